from odoo import api, models

_ROWS = 20


class InquirySheetReport(models.AbstractModel):
    """The day's inquiries of a desk as the paper form (客服中心电话咨询记录表)."""

    _name = "report.scenic_service_desk.report_inquiry_sheet"
    _description = "Inquiry Log"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.inquiry"

    @api.model
    def _sheets(self, docs):
        """The entries on their sheets: one desk and day each, in the order of the clock.

        :param docs: ``scenic.inquiry`` recordset
        :return: list of (desk, day, ``scenic.inquiry`` recordset of one page)
        """
        docs = docs.sorted(lambda inquiry: (inquiry.desk_id.sequence, inquiry.desk_id.id, inquiry.date, inquiry.id))
        days = docs.grouped(lambda inquiry: (inquiry.desk_id, inquiry.desk_id._local_date(inquiry.date)))
        return [(desk, day, page) for (desk, day), entries in days.items() for page in self._pages(entries, _ROWS)]

    @api.model
    def _rows(self, page):
        """How many lines are left empty, so that the form keeps its height.

        :return: range
        """
        return range(_ROWS - len(page))


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
