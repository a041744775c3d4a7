from odoo import models


class InquirySheetReport(models.AbstractModel):
    """The day's inquiries of a desk as the paper form (客服中心电话咨询记录表)."""

    _name = "report.scenic_service_desk.report_inquiry_sheet"
    _description = "Inquiry Log"
    _inherit = ["scenic.day.paper.mixin"]

    _paper_model = "scenic.inquiry"


class AnswerSheetReport(models.AbstractModel):
    """Recorded-menu texts (语音咨询内容), to be read onto the machine."""

    _name = "report.scenic_service_desk.report_answer_sheet"
    _description = "Recorded Menu Text"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.answer"


class BlankInquiryReport(models.AbstractModel):
    """The empty form of the day's inquiries, landscape as on paper."""

    _name = "report.scenic_service_desk.report_blank_inquiry"
    _description = "Blank Inquiry Log"
    _inherit = ["report.scenic_service_desk.report_inquiry_sheet"]

    _paper_model = "scenic.blank.form"
