from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from ..report.deed_workbook import DeedWorkbook


class ScenicDeedSummary(models.TransientModel):
    """The summary of good deeds 好人好事汇总表 of a month, by department and employee."""

    _name = "scenic.deed.summary"
    _description = "Summary of Good Deeds"
    _inherit = ["scenic.summary.mixin"]

    _summary_report = "scenic_service_desk.deed_summary_report"
    _summary_workbook = DeedWorkbook

    date_from = fields.Date(default=lambda self: self._last_month())
    date_to = fields.Date(default=lambda self: self._last_month() + relativedelta(months=1, days=-1))
    department_ids = fields.Many2many(
        "hr.department", "scenic_deed_summary_department_rel", string="Departments", help="Empty: all."
    )

    @api.model
    def _last_month(self):
        return fields.Date.context_today(self).replace(day=1) - relativedelta(months=1)

    def _deeds(self):
        """The confirmed good deeds of the period, those the user may read.

        :return: ``scenic.good.deed`` recordset
        """
        self.ensure_one()
        domain = [
            ("company_id", "=", self.company_id.id),
            ("state", "=", "confirmed"),
            ("day", ">=", self.date_from),
            ("day", "<=", self.date_to),
        ]
        if self.department_ids:
            domain.append(("department_id", "child_of", self.department_ids.ids))
        return self.env["scenic.good.deed"].search(domain, order="day, id")

    def _departments(self):
        """The figures by department and employee.

        :return: list of dicts with ``name``, ``rows`` (dicts with ``name``, ``number``, ``count``, ``returned``,
            ``points``) and the sums ``count``, ``returned``, ``points``; visitors come last, without points
        """
        groups = []
        deeds = self._deeds()
        of_staff = deeds.filtered("doer_id").grouped("department_id")
        for department, mine in sorted(of_staff.items(), key=lambda pair: (not pair[0], pair[0].display_name or "")):
            rows = [
                {"name": doer.name, "number": own[0]._doer_number(), **self._sums(own)}
                for doer, own in mine.grouped("doer_id").items()
            ]
            rows.sort(key=lambda row: (-row["points"], -row["count"], row["name"]))
            name = department.display_name or self.env._("Without Department")
            groups.append({"name": name, "rows": rows, **self._sums(mine)})
        if visitors := deeds.filtered(lambda deed: deed.doer_kind == "visitor"):
            row = {"name": self.env._("Visitors' Good Deeds"), "number": "", **self._sums(visitors)}
            groups.append({"name": self.env._("Visitors' Good Deeds"), "rows": [row], **self._sums(visitors)})
        return groups

    @api.model
    def _sums(self, deeds):
        return {
            "count": len(deeds),
            "returned": len(deeds.filtered("is_returned")),
            "points": sum(deeds.mapped("points")),
        }

    def action_print(self):
        """Print the summary; the dialog has done its work then.

        :return: report action
        """
        return {**super().action_print(), "close_on_report_download": True}
