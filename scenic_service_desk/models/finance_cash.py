from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicCustodyTransferCash(models.Model):
    """Cash on a list for finance: what the list says, and what finance counted (register 9)."""

    _name = "scenic.custody.transfer.cash"
    _description = "Cash on a List for Finance"
    _inherit = ["scenic.lock.line.mixin"]
    _order = "transfer_id desc, line_id, currency_id"
    _rec_name = "line_id"
    _lock_parent = "transfer_id"
    _lock_lines = "line_ids"

    transfer_id = fields.Many2one(
        "scenic.custody.transfer", required=True, readonly=True, index=True, ondelete="restrict"
    )
    line_id = fields.Many2one(
        "scenic.custody.transfer.line", "Item", required=True, readonly=True, index=True, ondelete="restrict"
    )
    result = fields.Selection(related="line_id.result")
    currency_id = fields.Many2one("res.currency", required=True, readonly=True, ondelete="restrict")
    amount = fields.Monetary("Amount on the List", readonly=True)
    counted = fields.Monetary(help="What finance counted. It is filled in with what the list says.")
    difference = fields.Monetary(compute="_compute_difference")

    _line_uniq = models.UniqueIndex("(line_id, currency_id)")
    _counted_positive = models.Constraint("CHECK (counted >= 0)", "An amount cannot be negative.")

    @api.depends("amount", "counted", "line_id.result")
    def _compute_difference(self):
        for cash in self:
            cash.difference = cash.counted - cash.amount if cash.result in ("open", "received") else 0

    def _check_parent_unlocked(self, parents):
        # what Inventory says is written by the list's own code
        return None if parents._is_unlocked() else super()._check_parent_unlocked(parents)

    def write(self, vals):
        """:raise UserError: for all but what finance counts while the list waits for it"""
        if not self.transfer_id._is_unlocked():
            handed = all(transfer.state == "handed" for transfer in self.transfer_id)
            if vals.keys() - {"counted"} or not handed:
                raise UserError(self.env._("Only what was counted is written here, while the list waits for finance."))
        return super().write(vals)

    def _label(self, amount):
        """An amount of this currency, in the language of the environment."""
        return self.line_id._amount_label(amount, self.currency_id)
