import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

_BLANK = re.compile(r"\{(\w+)\}")


class ScenicComplaintReply(models.Model):
    """A canned reply to visitors, in Chinese and English whatever languages are installed (register 3)."""

    _name = "scenic.complaint.reply"
    _description = "Canned Reply"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char("Occasion", required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
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
    text_zh = fields.Text("Chinese Text", required=True)
    text_en = fields.Text("English Text", required=True, help="For all languages but Chinese.")

    @api.constrains("text_zh", "text_en")
    def _check_blanks(self):
        known = self._blanks(self.env["scenic.complaint"])
        for reply in self:
            wrong = set(_BLANK.findall(f"{reply.text_zh} {reply.text_en}")) - known.keys()
            if wrong:
                raise ValidationError(
                    self.env._(
                        "{%(wrong)s} cannot be filled in. Known are: %(known)s.",
                        wrong=min(wrong),
                        known=", ".join(f"{{{name}}}" for name in known),
                    )
                )

    @api.model
    def _blanks(self, complaint):
        """What the blanks of a reply stand for.

        :param complaint: ``scenic.complaint`` record in the language wanted, may be empty
        :return: dict of str
        """
        desk = complaint.desk_id
        company = desk.company_id.sudo()
        return {
            "number": complaint.name or "",
            "date": fields.Date.to_string(complaint.day) or "",
            "category": complaint.category_id.name or "",
            "solution": (complaint.solution or complaint.settled_how or "").rstrip("。. "),
            "compensation": complaint.compensation_words or "",
            "desk": desk.name or "",
            "phone": desk.phone or company.phone or "",
            "park": company.name or "",
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
        return self.search(
            [("occasion", "=", occasion), ("company_id", "in", [complaint.company_id.id, False])],
            order="company_id, sequence, id",
            limit=1,
        )

    def _compose(self, complaint):
        """The text with its blanks filled in, in the visitor's language.

        :param complaint: ``scenic.complaint`` record
        :return: str
        """
        self.ensure_one()
        code = complaint._letter_lang()
        known = self.env["res.lang"]._get_data(code=code)
        blanks = self._blanks(complaint.with_context(lang=code) if known else complaint)
        text = self.text_zh if code.startswith("zh") else self.text_en
        return _BLANK.sub(lambda blank: blanks.get(blank[1], blank[0]), text or "")
