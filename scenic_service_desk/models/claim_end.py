from odoo import models
from odoo.exceptions import UserError


class ScenicClaim(models.Model):
    """How a claim ends without a return, or a wrong return is reversed (register 8)."""

    _inherit = "scenic.claim"

    def _open_reason_wizard(self, step, name):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "scenic.claim.reason",
            "view_mode": "form",
            "target": "new",
            "context": {"default_claim_id": self.id, "default_step": step},
        }

    def action_reject(self):
        """Reject with a reason.

        :return: act_window
        """
        return self._open_reason_wizard("rejected", self.env._("Reject the Claim"))

    def action_withdraw(self):
        """The claimant withdraws, or never comes.

        :return: act_window
        """
        return self._open_reason_wizard("withdrawn", self.env._("Withdraw the Claim"))

    def action_reverse(self):
        """The item went to the wrong person (centre manager).

        :return: act_window
        """
        return self._open_reason_wizard("reversed", self.env._("Reverse the Return"))

    def _end(self, step, reason, moment=None):
        """End a claim without, or after a wrong, return.

        :param str step: ``rejected``, ``withdrawn`` or ``reversed``
        :param str reason: why
        :param moment: when it was, for demo data; now by default
        :raise UserError: without a reason
        """
        self.ensure_one()
        if not (reason or "").strip():
            raise UserError(self.env._("Please write the reason."))
        was = self.state
        self._transition(step, {"close_reason": reason})
        if step == "reversed":
            self.item_id._reverse_for_claim(reason, moment)
        elif was == "approved":
            self.item_id._release_from_claim()
        self.activity_unlink(["scenic_service_desk.mail_activity_approve_claim"])
