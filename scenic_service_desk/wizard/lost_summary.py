from odoo import models

from ..models.lost_report import OPEN_STATES
from ..report.lost_workbook import LostWorkbook


class ScenicLostSummary(models.TransientModel):
    """The lost reports of a period, on screen, on paper or as a workbook (register 7: 汇总表)."""

    _name = "scenic.lost.summary"
    _description = "Summary of Lost Items"
    _inherit = ["scenic.desk.summary.mixin"]

    _summary_report = "scenic_service_desk.lost_summary_report"
    _summary_action = "scenic_service_desk.lost_report_action"
    _summary_workbook = LostWorkbook

    def _reports(self):
        """:return: ``scenic.lost.report`` recordset, oldest first"""
        return self.env["scenic.lost.report"].search(self._domain(), order="date, id")

    def _figures(self):
        """How many reports of each category, and what became of them; in the end the total.

        :return: list of dicts; ``rate`` is the share of what was returned, in %, None of nothing
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
            line["rate"] = round(100 * line["returned"] / line["total"]) if line["total"] else None
        return lines
