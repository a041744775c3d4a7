from odoo import api, models

# rows of a landscape page; the first one holds the figures too
_ROWS, _ROWS_FIRST = 21, 20


class LostReportReport(models.AbstractModel):
    """A lost report as its form 游客失物登记表, with the owner's slip."""

    _name = "report.scenic_service_desk.report_lost_report"
    _description = "Form: Lost Report"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.lost.report"


class LostSummaryReport(models.AbstractModel):
    """The lost reports of a period 游客失物登记汇总表: figures by category, then a line each."""

    _name = "report.scenic_service_desk.report_lost_summary"
    _description = "Form: Summary of Lost Items"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.lost.summary"

    @api.model
    def _summary_pages(self, summary):
        """The reports of a period in portions of a page; the first one leaves room for the figures.

        :param summary: ``scenic.lost.summary`` record
        :return: list of ``scenic.lost.report`` recordsets, at least one
        """
        reports = summary._reports()
        room = max(_ROWS_FIRST - len(summary._figures()), 0)
        return [reports[:room], *(self._pages(reports[room:], _ROWS) if len(reports) > room else [])]
