from odoo import api, models

_ROWS = 15


class ScenicTransferPaper(models.AbstractModel):
    """What the transfer lists need besides: rows, filled or empty, in portions of a page, and the sums of cash."""

    _name = "scenic.paper.transfer"
    _description = "Transfer List on Paper"
    _inherit = ["scenic.paper.mixin"]

    @api.model
    def _transfer_pages(self, transfer, desk):
        """The lines that pass, in portions of a page.

        sudo: agents have no rights on storage places.
        :param transfer: ``scenic.custody.transfer`` record, may be empty
        :param desk: ``scenic.desk`` record
        :return: list of pages, each a list of dicts, filled up with empty ones
        """
        rows = [
            {
                "number": line.item_id.name,
                "name": line.description,
                "quantity": line.quantity,
                "cash": line.cash_text,
                "words": line.cash_words,
                "seal": line.seal_number,
                "place": "/".join((line.sudo().location_id.complete_name or "").split("/")[-2:]),
                "found": self._day(line.item_id.found_at, desk),
                "zone": line.item_id.zone_id.name,
                "keep": self._deadline(line.item_id.keep_until, desk),
                "tick": line.result == "received",
                "remark": " ".join(filter(None, [line.remark, self._not_received(line)])),
            }
            for line in transfer.line_ids.filtered(lambda line: line.result in ("open", "received", "stayed"))
        ]
        pages = [rows[start : start + _ROWS] for start in range(0, len(rows) or 1, _ROWS)]
        # room for what is added by hand; an empty form has its whole page
        room = 12 if transfer else _ROWS
        pages[-1] += [{}] * (max(room, len(pages[-1])) - len(pages[-1]))
        return pages

    @api.model
    def _not_received(self, line):
        return line.result_text if line.result == "stayed" else ""

    @api.model
    def _cash_sums(self, transfer):
        """The sums of cash that pass with a list, in figures and words.

        :return: list of str, one a currency
        """
        return (transfer.cash_total or "").splitlines()


class CustodyTransferReport(models.AbstractModel):
    _name = "report.scenic_service_desk.report_custody_transfer"
    _description = "Form: Custody Transfer"
    _inherit = ["scenic.paper.transfer"]
    _paper_model = "scenic.custody.transfer"


class BlankFormReport(models.AbstractModel):
    """The empty lists have room for as many lines as the printed ones."""

    _name = "report.scenic_service_desk.report_blank_form"
    _inherit = ["report.scenic_service_desk.report_blank_form", "scenic.paper.transfer"]
