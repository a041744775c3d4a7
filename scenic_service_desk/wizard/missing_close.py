from odoo import fields, models


class ScenicMissingClose(models.TransientModel):
    """How a search has ended otherwise than by a reunion here."""

    _name = "scenic.missing.close"
    _description = "Close the Case"

    person_id = fields.Many2one("scenic.missing.person", required=True, readonly=True)
    is_police_due = fields.Boolean(related="person_id.is_police_due")
    result = fields.Selection(
        lambda self: [
            choice
            for choice in self.env["scenic.missing.person"]._fields["result"]._description_selection(self.env)
            if choice[0] != "reunited"
        ],
        required=True,
        default="by_self",
    )
    note = fields.Char("Closing Note")

    def action_confirm(self):
        """Close the case.

        :raise UserError: when it has moved on meanwhile, or the police do not know what they must
        """
        self.ensure_one()
        self.person_id._end(self.result, (self.note or "").strip() or None)
        return {"type": "ir.actions.act_window_close"}
