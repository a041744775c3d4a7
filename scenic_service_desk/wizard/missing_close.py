from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ScenicMissingClose(models.TransientModel):
    """How a search has ended otherwise than by a reunion here."""

    _name = "scenic.missing.close"
    _description = "Close the Case"
    _inherit = ["scenic.visible.mixin"]

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
    date = fields.Datetime("Case Ended At", required=True, default=fields.Datetime.now)
    note = fields.Char("Closing Note")

    @api.constrains("date")
    def _check_date(self):
        if any(wizard.date < wizard.person_id.date.replace(second=0) for wizard in self):
            raise ValidationError(self.env._("The case ends before its report. Please check the time."))

    def action_confirm(self):
        """Close the case.

        :return: action that closes the dialog
        :raise UserError: when it has moved on meanwhile, or the police do not know what they must
        """
        self.ensure_one()
        moment = min(self.date, fields.Datetime.now())
        self.person_id._end(self.result, (self.note or "").strip() or None, moment=moment)
        return {"type": "ir.actions.act_window_close"}
