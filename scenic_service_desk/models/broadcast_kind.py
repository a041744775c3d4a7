from odoo import api, fields, models


class ScenicBroadcastKind(models.Model):
    """What is read out over the loudspeakers, and the words it begins with (register 5)."""

    _name = "scenic.broadcast.kind"
    _description = "Kind of Broadcast"
    _inherit = ["scenic.canned.text.mixin"]

    _text_model = "scenic.broadcast"

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
    text_zh = fields.Text(required=False, help="{person}, {clothing}, {item}, {zone}, {desk} … are filled in.")
    text_en = fields.Text(required=False, help=False)
    repeat_minutes = fields.Integer("Repeat After (Minutes)", default=10)
    repeat_times = fields.Integer("Times in All", default=3)
    needs_authorisation = fields.Boolean(help="Read out only after a supervisor has authorised the text.")

    _repeats = models.Constraint(
        "CHECK (repeat_minutes >= 0 AND repeat_times > 0)", "It is read out at least once, and not in the past."
    )

    @api.model
    def _blanks(self, entry):
        """What a text about a person, or a thing, may be filled with; see ``_blanks`` of the broadcast."""
        return entry._blanks("zh")

    @api.model
    def _for(self, purpose, company):
        """The first kind for a purpose.

        :param str purpose: a value of ``purpose``
        :param company: ``res.company`` record
        :return: ``scenic.broadcast.kind`` record, may be empty
        """
        return self._first([("purpose", "=", purpose)], company)
