from odoo import fields, models


class ScenicApproveWizard(models.TransientModel):
    """A supervisor approves a claim at a shared counter login, with his PIN."""

    _name = "scenic.approve.wizard"
    _description = "Approve With PIN"
    _inherit = ["scenic.visible.mixin", "scenic.sign.mixin"]

    claim_id = fields.Many2one("scenic.claim", required=True, readonly=True)

    def action_confirm(self):
        """Approve in the name of who gave his PIN; his own rights count, not those of the shared login.

        :return: action that closes the dialog
        :raise UserError: for a wrong PIN
        :raise AccessError: when he is no supervisor
        """
        self.ensure_one()
        method = self._prove_signer()
        self.claim_id._approve(self.signer_id, self.signer_id.user_id, method)
        return {"type": "ir.actions.act_window_close"}
