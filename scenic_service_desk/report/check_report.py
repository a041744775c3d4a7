from odoo import api, models

_ROWS = 22


class ScenicCheckPaper(models.AbstractModel):
    """What the forms of after-shift checks need besides: rows, filled or empty, in portions of a page."""

    _name = "scenic.paper.check"
    _description = "After-Shift Check Form"
    _inherit = ["scenic.paper.mixin"]

    @api.model
    def _asset_pages(self, check, desk):
        """The things of an asset check, or of the desk where the form is printed empty.

        sudo: who prints an empty form need not see the desk's equipment elsewhere.
        :param check: ``scenic.asset.check`` record, may be empty
        :param desk: ``scenic.desk`` record
        :return: list of pages, each a list of dicts, filled up with empty ones
        """
        if check:
            rows = [
                {
                    "name": line.name,
                    "code": line.code,
                    "place": line.location_note,
                    "book": line.book_quantity if line.kind == "goods" else 1 if line.kind == "equipment" else "",
                    "counted": self._counted(line),
                    "finding": line.finding,
                    "remark": self._remark(line),
                }
                for line in check.line_ids
            ]
        else:
            rows = [
                {"name": one.name, "code": one.scenic_code, "place": one.scenic_location_note, "book": 1}
                for one in desk.sudo().equipment_ids
            ] + [
                {"name": goods.name, "place": goods.location_note, "book": goods.quantity}
                for goods in desk.sudo().goods_ids
            ]
        return self._fill_pages(rows)

    @api.model
    def _counted(self, line):
        """How many of a line were there: an equipment is there or not."""
        if line.kind == "goods":
            return line.counted_quantity if line.finding else ""
        return "" if not line.finding else 0 if line.finding == "missing" else 1

    @api.model
    def _remark(self, line):
        """Remark, repair request and what became of a missing thing.

        :return: str
        """
        settled = self._label(line, "settled") if line.settled else ""
        return " ".join(filter(None, [line.remark, self._hidden_name(line, "request_id"), settled]))

    @api.model
    def _hidden_name(self, record, field_name):
        """The name of an equipment or a repair that a record points to.

        sudo: the reader of a form need not see the equipment or the request itself.
        :return: str
        """
        return record.sudo()[field_name].display_name or ""

    @api.model
    def _safety_pages(self, check, desk):
        """The points of a safety check, or of the desk's template; see ``_asset_pages``."""
        if check:
            rows = [
                {
                    "name": line.name,
                    "critical": line.is_critical,
                    "switch": line.has_switch,
                    "off": desk._local(line.switched_off_at).strftime("%H:%M") if line.switched_off_at else "",
                    "result": line.result,
                    "remark": " ".join(filter(None, [line.remark, line.hazard_id.name])),
                }
                for line in check.line_ids
            ]
        else:
            rows = [
                {"name": point.name, "critical": point.is_critical, "switch": point.has_switch}
                for point in (desk._safety_points() if desk else ())
            ]
        return self._fill_pages(rows)

    @api.model
    def _fill_pages(self, rows):
        pages = [rows[start : start + _ROWS] for start in range(0, len(rows) or 1, _ROWS)]
        pages[-1] += [{}] * (max(12, len(pages[-1])) - len(pages[-1]))
        return pages


class AssetCheckReport(models.AbstractModel):
    _name = "report.scenic_service_desk.report_asset_check"
    _description = "Form: Asset Check"
    _inherit = ["scenic.paper.check"]
    _paper_model = "scenic.asset.check"


class SafetyCheckReport(models.AbstractModel):
    _name = "report.scenic_service_desk.report_safety_check"
    _description = "Form: Safety Check"
    _inherit = ["scenic.paper.check"]
    _paper_model = "scenic.safety.check"


class HazardReport(models.AbstractModel):
    _name = "report.scenic_service_desk.report_hazard"
    _description = "Form: Hazard"
    _inherit = ["scenic.paper.check"]
    _paper_model = "scenic.hazard"


class EquipmentLabelReport(models.AbstractModel):
    _name = "report.scenic_service_desk.report_equipment_label"
    _description = "Equipment Label"
    _inherit = ["scenic.paper.mixin"]
    _paper_model = "maintenance.equipment"


class BlankFormReport(models.AbstractModel):
    """The empty check forms carry the desk's own list."""

    _name = "report.scenic_service_desk.report_blank_form"
    _inherit = ["report.scenic_service_desk.report_blank_form", "scenic.paper.check"]
