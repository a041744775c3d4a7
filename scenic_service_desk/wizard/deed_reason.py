from odoo import fields, models


class ScenicDeedReason(models.TransientModel):
    """The reason for which a good deed is rejected or withdrawn; at a shared login, by whom."""

    _name = "scenic.deed.reason"
    _description = "Reason to End a Good Deed"
    _inherit = ["scenic.visible.mixin", "scenic.sign.mixin"]

    deed_id = fields.Many2one("scenic.good.deed", required=True, readonly=True)
    step = fields.Selection([("rejected", "Reject"), ("withdrawn", "Withdraw Deed")], required=True, readonly=True)
    reason = fields.Text(required=True)

    def action_confirm(self):
        """Reject or withdraw.

        :return: action that closes the dialog
        :raise AccessError: for somebody who may not
        :raise UserError: for a wrong PIN, or when the deed has moved on meanwhile
        """
        self.ensure_one()
        method = self._prove_signer()
        self.deed_id._end(self.step, self.reason, self.signer_id, method)
        return {"type": "ir.actions.act_window_close"}
