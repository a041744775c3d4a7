from odoo import api, models

# what a page has room for besides the chart
_CATEGORIES, _DEPARTMENTS = 12, 8


class ComplaintSummaryReport(models.AbstractModel):
    """The complaints of a month on one page 顾客投诉分类统计表: by category, by department, over a year."""

    _name = "report.scenic_service_desk.report_complaint_summary"
    _description = "Form: Complaint Summary"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.complaint.summary"

    @api.model
    def _lines(self, summary, by):
        """Figures for the page: those with most entries where there are more than it has room for.

        :param summary: ``scenic.complaint.summary`` record
        :param str by: as ``_figures`` takes it
        :return: list of dicts, the total last
        """
        *lines, total = summary._figures(by)
        most = _CATEGORIES if by == "main_category_id" else _DEPARTMENTS
        if len(lines) > most:
            lines = sorted(lines, key=lambda line: -line["total"])[:most]
        return [*lines, total]

    @api.model
    def _percent(self, rate):
        """A rate as a person writes it; a dash where there is nothing to rate."""
        return "–" if rate is None else f"{round(100 * rate)} %"

    @api.model
    def _hours(self, hours):
        """Hours with one decimal; a dash where nobody answered yet."""
        return "–" if hours is None else f"{hours:.1f}"
