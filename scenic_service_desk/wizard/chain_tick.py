from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError


class ScenicChainTick(models.TransientModel):
    """The agent's tick: “radioed 10:32, answered”."""

    _name = "scenic.chain.tick"
    _description = "Told by Telephone or Radio"
    _inherit = ["scenic.visible.mixin"]

    notice_id = fields.Many2one("scenic.chain.notice", required=True, readonly=True)
    how = fields.Selection([("phone", "Telephone"), ("radio", "Radio")], "Told Via", required=True, default="phone")
    moment = fields.Datetime("When", required=True, default=fields.Datetime.now)
    is_answered = fields.Boolean("Has Answered", default=True)
    is_there = fields.Boolean("Is on Scene")
    note = fields.Char()

    def action_tick(self):
        """Write it down.

        :return: action that closes the dialog
        :raise UserError: for a time to come
        """
        self.ensure_one()
        if self.moment > fields.Datetime.now() + timedelta(minutes=1):
            raise UserError(self.env._("The time lies in the future. Please check date and hour."))
        vals = {"told_at": self.moment}
        if self.is_answered:
            vals["acknowledged_at"] = self.moment
        if self.is_there:
            vals["arrived_at"] = self.moment
        if self.note:
            vals["note"] = self.note
        self.notice_id._note(vals, how=self.how)
        return {"type": "ir.actions.act_window_close"}
