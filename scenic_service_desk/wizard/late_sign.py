from odoo import fields, models


class ScenicLateSign(models.TransientModel):
    """The times of a paper sign-in sheet; whoever is there confirms them with his PIN."""

    _name = "scenic.late.sign"
    _description = "Enter Times From Paper"
    _inherit = ["scenic.visible.mixin", "scenic.sign.mixin"]

    member_id = fields.Many2one("scenic.shift.member", required=True, readonly=True)
    is_in_known = fields.Boolean(compute="_compute_is_in_known")
    came_at = fields.Datetime()
    went_at = fields.Datetime("Left At")

    def _compute_is_in_known(self):
        for wizard in self:
            wizard.is_in_known = wizard.member_id.state == "on_duty"

    def action_confirm(self):
        """Enter the times; without a PIN the signature on paper counts.

        :return: action that closes the dialog
        :raise UserError: for a wrong PIN, or times that cannot be
        """
        self.ensure_one()
        person = self.member_id.employee_id
        method = "paper"
        if person == self.env.user.employee_id:
            method = "login"
        # sudo: the proof is nobody's to read or to write
        elif person == self.sudo().proven_id:
            # one PIN, one act
            self.sudo().proven_id = False
            method = "pin"
        self.member_id._enter_late(self.came_at, self.went_at, method)
        return {"type": "ir.actions.act_window_close"}
