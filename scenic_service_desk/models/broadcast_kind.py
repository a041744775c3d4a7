import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

BLANK = re.compile(r"\{(\w+)\}")
# what a text about a person, or a thing, may be filled with
BLANKS = ("person", "clothing", "features", "item", "zone", "time", "desk", "park", "text")


class ScenicBroadcastKind(models.Model):
    """What is read out over the loudspeakers, and the words it begins with (register 5)."""

    _name = "scenic.broadcast.kind"
    _description = "Kind of Broadcast"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    purpose = fields.Selection(
        [
            ("sought", "Somebody Is Sought"),
            ("brought_in", "A Family Is Sought"),
            ("lost", "Something Is Sought"),
            ("other", "Anything Else"),
        ],
        required=True,
        default="other",
        help="Taken by itself for a missing person or a lost report.",
    )
    text_zh = fields.Text("Chinese Text", help="{person}, {clothing}, {item}, {zone}, {desk} … are filled in.")
    text_en = fields.Text("English Text")
    repeat_minutes = fields.Integer("Repeat After (Minutes)", default=10)
    repeat_times = fields.Integer("Times in All", default=3)
    needs_authorisation = fields.Boolean(help="Read out only after a supervisor has authorised the text.")

    _repeats = models.Constraint(
        "CHECK (repeat_minutes >= 0 AND repeat_times > 0)", "It is read out at least once, and not in the past."
    )

    @api.constrains("text_zh", "text_en")
    def _check_blanks(self):
        for kind in self:
            wrong = set(BLANK.findall(f"{kind.text_zh} {kind.text_en}")) - set(BLANKS)
            if wrong:
                raise ValidationError(
                    self.env._(
                        "{%(wrong)s} cannot be filled in. Known are: %(known)s.",
                        wrong=min(wrong),
                        known=", ".join(f"{{{name}}}" for name in BLANKS),
                    )
                )

    @api.model
    def _for(self, purpose, company):
        """The first kind for a purpose.

        :param str purpose: a value of ``purpose``
        :param company: ``res.company`` record
        :return: ``scenic.broadcast.kind`` record, may be empty
        """
        return self.search(
            [("purpose", "=", purpose), ("company_id", "in", [company.id, False])],
            order="company_id, sequence, id",
            limit=1,
        )
