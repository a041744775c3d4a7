from odoo import api, models


class CountReportPaper(models.AbstractModel):
    """The visitor report on paper 接待人数日报, with the figures as they were sent."""

    _name = "report.scenic_service_desk.report_count_report"
    _description = "Visitor Report"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.count.report"

    @api.model
    def _report_lines(self, report):
        """The rows of a report; of a correction with what was sent before.

        :param report: ``scenic.count.report`` record
        :return: list of dicts, see ``scenic.count.report._lines``
        """
        return report._lines(report.figures or [], self.env.lang, report.former_figures if report.original_id else None)
