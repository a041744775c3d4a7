from odoo import models
from odoo.fields import Domain

from ..report.callback_workbook import CallbackWorkbook

_COUNTED = ("planned", "satisfied", "so_so", "dissatisfied", "unreached", "in_time", "reopened", "total")


class ScenicCallbackSummary(models.TransientModel):
    """The call-backs of a period, on screen, on paper or as a workbook (register 14: 回访总结)."""

    _name = "scenic.callback.summary"
    _description = "Summary of Call-backs"
    _inherit = ["scenic.desk.summary.mixin"]

    _summary_report = "scenic_service_desk.callback_summary_report"
    _summary_action = "scenic_service_desk.callback_action"
    _summary_workbook = CallbackWorkbook

    def _domain(self):
        """Those planned on the period's days; not those nobody needed.

        :return: Domain
        """
        return super()._domain() & Domain("state", "!=", "cancelled")

    def _callbacks(self):
        """:return: ``scenic.callback`` recordset, oldest first"""
        return self.env["scenic.callback"].search(self._domain(), order="date, id")

    def _unhappy(self):
        """:return: ``scenic.callback`` recordset of visitors who were not satisfied, oldest first"""
        unhappy = Domain("satisfaction", "in", ("so_so", "dissatisfied"))
        return self.env["scenic.callback"].search(self._domain() & unhappy, order="date, id")

    def _figures(self):
        """How many call-backs for which reason, and what was answered; in the end the total.

        :return: list of dicts; ``rate`` is the share of the satisfied among those who answered, in %, ``time_rate`` of
            those called in time; None where nobody answered
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
            line["rate"] = round(100 * line["satisfied"] / answered) if answered else None
            line["time_rate"] = round(100 * line["in_time"] / answered) if answered else None
        return lines
