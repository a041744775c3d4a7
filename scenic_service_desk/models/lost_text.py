import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

_BLANK = re.compile(r"\{(\w+)\}")


class ScenicLostText(models.Model):
    """A text to send to the owner of something lost, in Chinese and English whatever languages are installed."""

    _name = "scenic.lost.text"
    _description = "Text to an Owner"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char("Occasion", required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    kind = fields.Selection(
        [
            ("registered", "The Report Was Taken"),
            ("found", "Something Was Found"),
            ("unreached", "Not Reached by Telephone"),
            ("closed", "The Search Is Over"),
        ],
        "Proposed When",
        required=True,
        default="registered",
    )
    text_zh = fields.Text("Chinese Text", required=True)
    text_en = fields.Text("English Text", required=True, help="For all languages but Chinese.")

    @api.constrains("text_zh", "text_en")
    def _check_blanks(self):
        known = self._blanks(self.env["scenic.lost.report"])
        for text in self:
            wrong = set(_BLANK.findall(f"{text.text_zh} {text.text_en}")) - known.keys()
            if wrong:
                raise ValidationError(
                    self.env._(
                        "{%(wrong)s} cannot be filled in. Known are: %(known)s.",
                        wrong=min(wrong),
                        known=", ".join(f"{{{name}}}" for name in known),
                    )
                )

    @api.model
    def _blanks(self, report):
        """What the blanks of a text stand for: nothing of the owner, who knows himself; of the thing its kind alone.

        :param report: ``scenic.lost.report`` record in the language wanted, may be empty
        :return: dict of str
        """
        desk = report.desk_id
        return {
            "number": report.name or "",
            "item": report.category_id.name or "",
            "desk": desk.name or "",
            "phone": desk.phone or desk.company_id.sudo().phone or "",
            "park": desk.company_id.sudo().name or "",
            "until": fields.Date.to_string(report.valid_until) or "",
        }

    @api.model
    def _for(self, report):
        """The text that suits where a report stands: somebody who did not answer is asked to call back.

        :param report: ``scenic.lost.report`` record
        :return: ``scenic.lost.text`` record, may be empty
        """
        if report.state == "closed":
            kind = "closed"
        elif report.item_id:
            # a match that nobody has confirmed is no news for the owner
            kind = "found"
        else:
            missed = report.contact_ids.sorted("date")[-1:].outcome == "no_answer"
            kind = "unreached" if missed else "registered"
        return self.search(
            [("kind", "=", kind), ("company_id", "in", [report.company_id.id, False])],
            order="company_id, sequence, id",
            limit=1,
        )

    def _compose(self, report, lang):
        """The text with its blanks filled in.

        :param report: ``scenic.lost.report`` record
        :param str lang: ``zh`` or ``en``
        :return: str
        """
        self.ensure_one()
        code = {"zh": "zh_CN", "en": "en_US"}[lang]
        # a language that is not switched on has no names to give
        known = self.env["res.lang"]._get_data(code=code)
        blanks = self._blanks(report.with_context(lang=code) if known else report)
        text = self.text_zh if lang == "zh" else self.text_en
        return _BLANK.sub(lambda blank: blanks.get(blank[1], blank[0]), text or "")
