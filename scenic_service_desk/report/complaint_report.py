from odoo import api, fields, models


class ComplaintReport(models.AbstractModel):
    """A complaint as its form 游客投诉登记表."""

    _name = "report.scenic_service_desk.report_complaint"
    _description = "Form: Complaint"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.complaint"


class ComplaintGrievanceReport(models.AbstractModel):
    """What was dealt with on the spot as its form 游客抱怨登记表."""

    _name = "report.scenic_service_desk.report_complaint_grievance"
    _description = "Form: Grievance"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.complaint"


class ComplaintNoticeReport(models.AbstractModel):
    """The notice to a department with its reply part 意见告知书."""

    _name = "report.scenic_service_desk.report_complaint_notice"
    _description = "Form: Notice of a Complaint"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.complaint"


class ComplaintReceiptReport(models.AbstractModel):
    """What a visitor signs for his compensation."""

    _name = "report.scenic_service_desk.report_complaint_receipt"
    _description = "Form: Receipt for a Compensation"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.complaint"


class ComplaintLetterReport(models.AbstractModel):
    """The reply to the visitor, in his language whatever the printer's is."""

    _name = "report.scenic_service_desk.report_complaint_letter"
    _description = "Form: Reply to a Visitor"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.complaint"

    @api.model
    def _get_report_values(self, docids, data=None):
        """:raise AccessError: for who reads complaints, but nothing of their visitors"""
        values = super()._get_report_values(docids, data)
        docs = values["docs"]
        docs._check_field_access(docs._fields["visitor_name"], "read")
        return values

    @api.model
    def _in_letter_language(self, complaint):
        """The entry in the visitor's language, where that is installed."""
        code = complaint._letter_lang()
        return complaint.with_context(lang=code) if self.env["res.lang"]._get_data(code=code) else complaint

    @api.model
    def _title(self, complaint):
        """Who praised or proposed something did not complain."""
        chinese = complaint._letter_lang() == "zh_CN"
        if complaint.kind == "complaint":
            return "游客投诉回复函" if chinese else "Reply to Your Complaint"
        return "游客意见回复函" if chinese else "Our Reply to You"

    @api.model
    def _today(self, complaint):
        """The day of the letter as the visitor's language writes it."""
        day = complaint.desk_id._local(complaint.replied_at or fields.Datetime.now()).date()
        return f"{day.year}年{day.month}月{day.day}日" if complaint._letter_lang() == "zh_CN" else f"{day:%d %B %Y}"

    @api.model
    def _salutation(self, complaint):
        """How the visitor is addressed.

        :param complaint: ``scenic.complaint`` record in his language
        :return: str
        """
        name = (complaint.visitor_name or "").strip()
        if complaint._letter_lang() == "zh_CN":
            titled = name.endswith(("女士", "先生", "小姐"))
            title = "" if titled else {"male": "先生", "female": "女士"}.get(complaint.visitor_sex, "")
            return f"尊敬的{name or '游客'}{title}："
        title = {"male": "Mr. ", "female": "Ms. "}.get(complaint.visitor_sex, "")
        return f"Dear {title}{name}," if name else "Dear visitor,"
