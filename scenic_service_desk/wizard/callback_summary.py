import base64

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..report.callback_workbook import CallbackWorkbook

_COUNTED = ("planned", "satisfied", "so_so", "dissatisfied", "unreached", "in_time", "reopened", "total")


class ScenicCallbackSummary(models.TransientModel):
    """The call-backs of a period, on screen, on paper or as a workbook (register 14: 回访总结)."""

    _name = "scenic.callback.summary"
    _description = "Summary of Call-backs"

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
        """The call-backs meant: those planned on the period's days, as each desk's day turns; not those nobody needed.

        :return: Domain
        """
        self.ensure_one()
        logs = Domain("date", ">=", self.date_from) & Domain("date", "<=", self.date_to)
        domain = Domain("company_id", "=", self.company_id.id) & Domain("log_id", "any", logs)
        domain &= Domain("state", "!=", "cancelled")
        return domain & Domain("desk_id", "=", self.desk_id.id) if self.desk_id else domain

    def _callbacks(self):
        """:return: ``scenic.callback`` recordset, oldest first"""
        return self.env["scenic.callback"].search(self._domain(), order="date, id")

    def _unhappy(self):
        """:return: ``scenic.callback`` recordset of visitors who were not satisfied, oldest first"""
        unhappy = Domain("satisfaction", "in", ("so_so", "dissatisfied"))
        return self.env["scenic.callback"].search(self._domain() & unhappy, order="date, id")

    def _figures(self):
        """How many call-backs for which reason, and what was answered; in the end the total.

        :return: list of dicts; ``rate`` is the share of the satisfied among those who answered, in %
        """
        callbacks = self.env["scenic.callback"]
        figures = {reason: dict.fromkeys(_COUNTED, 0) for reason in callbacks._fields["reason"].get_values(self.env)}
        groupby = ["reason", "state", "satisfaction", "in_time", "follow_up"]
        for reason, state, answer, in_time, follow_up, count in callbacks._read_group(
            self._domain(), groupby, ["__count"]
        ):
            line = figures[reason]
            line["total"] += count
            line[answer or state] += count
            line["in_time"] += count if in_time else 0
            line["reopened"] += count if follow_up == "reopened" else 0
        labels = dict(callbacks._fields["reason"]._description_selection(self.env))
        lines = [
            {"reason": labels[reason], "is_total": False, **line} for reason, line in figures.items() if line["total"]
        ]
        total = {name: sum(line[name] for line in lines) for name in _COUNTED}
        lines.append({"reason": "", "is_total": True, **total})
        for line in lines:
            answered = line["satisfied"] + line["so_so"] + line["dissatisfied"]
            line["answered"] = answered
            line["rate"] = round(100 * line["satisfied"] / answered) if answered else 0
            line["time_rate"] = round(100 * line["in_time"] / answered) if answered else 0
        return lines

    def action_show(self):
        """The period's call-backs as a pivot table, to be turned as one likes.

        :return: act_window
        """
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.callback_action")
        views = [(False, kind) for kind in ("pivot", "graph", "list", "form")]
        return {**action, "views": views, "domain": list(self._domain()), "context": {}}

    def action_print(self):
        """The summary on paper.

        :return: report action
        """
        return self.env.ref("scenic_service_desk.callback_summary_report").report_action(self, config=False)

    def action_workbook(self):
        """The summary as a workbook.

        :return: act_url to the file
        """
        self.ensure_one()
        self.workbook = base64.b64encode(CallbackWorkbook(self).make())
        name = self.env._("Summary of Call-backs %s", self.date_from)
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/workbook/{name}.xlsx?download=true",
            "target": "download",
        }
