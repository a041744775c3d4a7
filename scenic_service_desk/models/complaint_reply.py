from odoo import api, fields, models


class ScenicComplaintReply(models.Model):
    """A canned reply to visitors (register 3)."""

    _name = "scenic.complaint.reply"
    _description = "Canned Reply"
    _inherit = ["scenic.canned.text.mixin"]
    _text_model = "scenic.complaint"

    name = fields.Char("Occasion")

    occasion = fields.Selection(
        [
            ("received", "Complaint Taken In"),
            ("founded", "Complaint Founded"),
            ("partly", "Complaint Partly Founded"),
            ("unfounded", "Complaint Unfounded"),
            ("grievance", "Grievance"),
            ("suggestion", "Suggestion"),
            ("praise", "Praise"),
        ],
        "Proposed When",
        required=True,
        default="received",
    )

    @api.model
    def _blanks(self, entry):
        return {
            **super()._blanks(entry),
            "category": entry.category_id.name or "",
            "date": fields.Date.to_string(entry.day) or "",
            "solution": (entry.solution or entry.settled_how or "").rstrip("。. "),
            "compensation": entry.compensation_words or "",
        }

    @api.model
    def _for(self, complaint):
        """The reply that suits where an entry stands.

        :param complaint: ``scenic.complaint`` record
        :return: ``scenic.complaint.reply`` record, may be empty
        """
        if complaint.kind == "complaint":
            occasion = complaint.judgement or "received"
        else:
            occasion = {"help": "grievance"}.get(complaint.kind, complaint.kind)
        return self._first([("occasion", "=", occasion)], complaint.company_id)

    def _compose(self, complaint):
        """The reply in the visitor's language.

        :param complaint: ``scenic.complaint`` record
        :return: str
        """
        return self._filled_in(complaint, complaint._letter_lang())
