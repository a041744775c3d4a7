from odoo import fields, models
from odoo.exceptions import UserError


class ScenicComplaintReason(models.TransientModel):
    """The reason for which a complaint is sent back, withdrawn or reopened."""

    _name = "scenic.complaint.reason"
    _description = "Reason for a Step of a Complaint"
    _inherit = ["scenic.visible.mixin"]

    complaint_id = fields.Many2one("scenic.complaint", required=True, readonly=True)
    step = fields.Selection(
        [("send_back", "Solution Sent Back"), ("withdraw", "Withdrawn by the Visitor"), ("reopen", "Taken Up Again")],
        required=True,
        readonly=True,
    )
    reason = fields.Text(required=True)

    def action_confirm(self):
        """Take the step.

        :return: action that closes the dialog
        :raise UserError: without a reason, or when it has moved on meanwhile
        """
        self.ensure_one()
        reason = (self.reason or "").strip()
        if not reason:
            raise UserError(self.env._("Please write the reason."))
        steps = {"send_back": "_send_back", "withdraw": "_withdraw", "reopen": "_reopen"}
        getattr(self.complaint_id, steps[self.step])(reason)
        return {"type": "ir.actions.act_window_close"}
