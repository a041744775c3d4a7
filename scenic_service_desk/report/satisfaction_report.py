from odoo import models


class SatisfactionPosterReport(models.AbstractModel):
    """The poster at a desk that leads visitors to the questionnaire, in Chinese and English."""

    _name = "report.scenic_service_desk.report_satisfaction_poster"
    _description = "Poster: Satisfaction Survey"
    _inherit = ["report.scenic_service_desk.report_notice_poster"]
