from odoo import fields, models


class ScenicClaimReason(models.TransientModel):
    """The reason for which a claim is rejected, withdrawn or reversed."""

    _name = "scenic.claim.reason"
    _description = "Reason to End a Claim"
    _inherit = ["scenic.visible.mixin"]

    claim_id = fields.Many2one("scenic.claim", required=True, readonly=True)
    step = fields.Selection(
        [("rejected", "Reject"), ("withdrawn", "Withdraw"), ("reversed", "Reverse the Return")],
        required=True,
        readonly=True,
    )
    reason = fields.Text(required=True)

    def action_confirm(self):
        """End the claim.

        :return: action that closes the dialog
        :raise UserError: when it has moved on meanwhile
        """
        self.ensure_one()
        self.claim_id._end(self.step, self.reason)
        return {"type": "ir.actions.act_window_close"}
