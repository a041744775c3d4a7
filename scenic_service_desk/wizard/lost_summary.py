import base64

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..models.lost_report import OPEN_STATES
from ..report.lost_workbook import LostWorkbook


class ScenicLostSummary(models.TransientModel):
    """The lost reports of a period, on screen, on paper or as a workbook (register 7: 汇总表)."""

    _name = "scenic.lost.summary"
    _description = "Summary of Lost Items"

    date_from = fields.Date("From", required=True, default=lambda self: self._this_day().replace(day=1))
    date_to = fields.Date("Until", required=True, default=lambda self: self._this_day())
    desk_id = fields.Many2one("scenic.desk", help="Empty: all desks.", domain="[('company_id', '=', company_id)]")
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    workbook = fields.Binary(readonly=True, attachment=False)

    @api.model
    def _this_day(self):
        return self.env["scenic.notice"]._company_day(self.env.company)

    @api.constrains("date_from", "date_to")
    def _check_period(self):
        if any(summary.date_to < summary.date_from for summary in self):
            raise ValidationError(self.env._("The period ends before it begins. Please check both days."))

    def _domain(self):
        """The reports meant: those of the period's duty logs, as each desk's day turns.

        :return: Domain
        """
        self.ensure_one()
        logs = Domain("date", ">=", self.date_from) & Domain("date", "<=", self.date_to)
        domain = Domain("company_id", "=", self.company_id.id) & Domain("log_id", "any", logs)
        return domain & Domain("desk_id", "=", self.desk_id.id) if self.desk_id else domain

    def _reports(self):
        """:return: ``scenic.lost.report`` recordset, oldest first"""
        return self.env["scenic.lost.report"].search(self._domain(), order="date, id")

    def _figures(self):
        """How many reports of each category, and what became of them; in the end the total.

        :return: list of dicts
        """
        figures = {}
        rows = self.env["scenic.lost.report"]._read_group(self._domain(), ["category_id", "state"], ["__count"])
        for category, state, count in rows:
            line = figures.setdefault(category, dict.fromkeys(("open", "returned", "closed"), 0))
            line["open" if state in OPEN_STATES else state] += count
        lines = [
            {"category": category.name, "is_total": False, **figures[category]}
            for category in self.env["scenic.item.category"].union(*figures).sorted()
        ]
        total = {name: sum(line[name] for line in lines) for name in ("open", "returned", "closed")}
        lines.append({"category": "", "is_total": True, **total})
        for line in lines:
            line["total"] = line["open"] + line["returned"] + line["closed"]
            line["rate"] = round(100 * line["returned"] / line["total"]) if line["total"] else 0
        return lines

    def action_show(self):
        """The period's reports as a pivot table, to be turned as one likes.

        :return: act_window
        """
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.lost_report_action")
        views = [(False, kind) for kind in ("pivot", "graph", "list", "form")]
        return {**action, "views": views, "domain": list(self._domain()), "context": {}}

    def action_print(self):
        """The summary on paper.

        :return: report action
        """
        return self.env.ref("scenic_service_desk.lost_summary_report").report_action(self, config=False)

    def action_workbook(self):
        """The summary as a workbook.

        :return: act_url to the file
        """
        self.ensure_one()
        self.workbook = base64.b64encode(LostWorkbook(self).make())
        name = self.env._("Summary of Lost Items %s", self.date_from)
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/workbook/{name}.xlsx?download=true",
            "target": "download",
        }
