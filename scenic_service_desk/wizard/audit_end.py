from odoo import fields, models


class ScenicAuditEnd(models.TransientModel):
    """Why a full audit becomes a short check (register 11)."""

    _name = "scenic.audit.end"
    _description = "End of a Full Audit"
    _inherit = ["scenic.visible.mixin"]

    check_id = fields.Many2one("scenic.asset.check", required=True, readonly=True)
    reason = fields.Text(required=True)

    def action_confirm(self):
        """End the audit; the check looks who may.

        :return: action that closes the dialog
        """
        self.ensure_one()
        self.check_id._end_audit(self.reason)
        return {"type": "ir.actions.act_window_close"}
