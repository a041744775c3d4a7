from odoo import api, fields, models
from odoo.exceptions import UserError

# received by somebody who has no login here: he signs the printed list
ON_PAPER = ("police", "issuer", "finance", "state")
# of these an officer takes the whole list, and gives his receipt
AUTHORITIES = ("police", "issuer", "state")


class ScenicCustodyTransfer(models.Model):
    """Who has no login here signs the printed list: the police, an issuer, the competent department (register 9)."""

    _inherit = "scenic.custody.transfer"

    is_on_paper = fields.Boolean(compute="_compute_is_on_paper")

    @api.depends("kind")
    def _compute_is_on_paper(self):
        for transfer in self:
            transfer.is_on_paper = transfer.kind in ON_PAPER

    @api.model
    def _missing_of_receipt_labels(self):
        return {"receiver_name": self.env._("who received it"), "reference": self.env._("the receipt number")}

    def _missing_of_receipt(self):
        """What the signed paper says and nobody has typed yet.

        :return: list of str
        """
        self.ensure_one()
        wanted = ["receiver_name", "reference"] if self.kind == "police" else ["receiver_name"]
        labels = self._missing_of_receipt_labels()
        return [labels[name] for name in wanted if not (self[name] or "").strip()]

    def action_received_on_paper(self):
        """The printed list came back with signature and receipt: the police, an issuer, the competent department, a
        finance without login here.

        :raise UserError: naming what is missing
        """
        self.ensure_one()
        if self.kind not in ON_PAPER:
            raise UserError(self.env._("Such a list is signed here by both, at their logins or with their PINs."))
        if missing := self._missing_of_receipt():
            raise UserError(self.env._("Please write %s.", ", ".join(missing)))
        self.line_ids._leave_gone()
        self._check_ticked()
        return self._received_on_paper()

    def _received_on_paper(self):
        self.check_access("write")
        moment = self._act_moment()
        signature = self.env["scenic.signature"]._sign(
            self, "receiver", "paper", name=self.receiver_name, moment=moment
        )
        self._complete(signature, {"received_at": moment})
        return True
