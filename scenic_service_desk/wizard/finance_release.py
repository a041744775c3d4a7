from odoo import fields, models
from odoo.exceptions import UserError


class ScenicFinanceRelease(models.TransientModel):
    """Takes down who of finance gave an item back and signed for it on paper."""

    _name = "scenic.finance.release"
    _description = "Released by Finance on Paper"
    _inherit = ["scenic.visible.mixin"]

    claim_id = fields.Many2one("scenic.claim", required=True, readonly=True)
    item_id = fields.Many2one(related="claim_id.item_id")
    released_by = fields.Char(required=True, help="Name and number of who of finance signed the printed form.")
    released_on = fields.Datetime("Signed At", required=True, default=fields.Datetime.now)

    def action_confirm(self):
        """The item is here again; its owner's claim can be handed over.

        :return: action that closes the dialog
        :raise UserError: without a name, or when finance cannot have released it
        """
        self.ensure_one()
        name = (self.released_by or "").strip()
        if not name:
            raise UserError(self.env._("Please write who of finance signed."))
        self.claim_id._release_on_paper(name, self.released_on)
        return {"type": "ir.actions.act_window_close"}
