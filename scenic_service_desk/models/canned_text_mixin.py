import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

BLANK = re.compile(r"\{(\w+)\}")


class ScenicCannedTextMixin(models.AbstractModel):
    """A text kept ready for visitors, in Chinese and English whatever languages are installed; ``{blanks}`` in it are
    filled in with what the entry says.
    """

    _name = "scenic.canned.text.mixin"
    _description = "Canned Text"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, id"

    # the register whose entries fill in the blanks
    _text_model = ""

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    text_zh = fields.Text("Chinese Text", required=True)
    text_en = fields.Text("English Text", required=True, help="For all languages but Chinese.")

    @api.constrains("text_zh", "text_en")
    def _check_blanks(self):
        known = self._blanks(self.env[self._text_model])
        for text in self:
            wrong = set(BLANK.findall(f"{text.text_zh} {text.text_en}")) - known.keys()
            if wrong:
                raise ValidationError(
                    self.env._(
                        "{%(wrong)s} cannot be filled in. Known are: %(known)s.",
                        wrong=min(wrong),
                        known=", ".join(f"{{{name}}}" for name in known),
                    )
                )

    @api.model
    def _blanks(self, entry):
        """What the blanks of a text stand for: what every register knows. Extend it for what one has besides.

        sudo: whoever writes to a visitor need not read the company.
        :param entry: record of the register, in the language wanted; may be empty
        :return: dict of str
        """
        desk = entry.desk_id
        company = desk.company_id.sudo()
        return {
            "number": entry.name or "",
            "desk": desk.name or "",
            "phone": desk.phone or company.phone or "",
            "park": company.name or "",
        }

    @api.model
    def _first(self, domain, company):
        """The text for an occasion: the company's own before one of all companies.

        :param domain: the occasion
        :param company: ``res.company`` record
        :return: record, may be empty
        """
        of_company = [("company_id", "in", [company.id, False])]
        return self.search([*domain, *of_company], order="company_id, sequence, id", limit=1)

    def _filled_in(self, entry, code):
        """The text with its blanks filled in.

        :param entry: record of the register
        :param str code: the reader's language, ``zh_CN`` or ``en_US``
        :return: str
        """
        self.ensure_one()
        # a language that is not switched on has no names to give
        known = self.env["res.lang"]._get_data(code=code)
        blanks = self._blanks(entry.with_context(lang=code) if known else entry)
        text = self.text_zh if code.startswith("zh") else self.text_en
        return BLANK.sub(lambda blank: blanks.get(blank[1], blank[0]), text or "")
