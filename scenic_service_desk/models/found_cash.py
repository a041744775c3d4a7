from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.amount_words import amount_in_words


class ScenicFoundCash(models.Model):
    """Cash in a found item, by currency, counted by two persons; the finder counts as one."""

    _name = "scenic.found.cash"
    _description = "Cash in a Found Item"
    _inherit = ["scenic.lock.line.mixin"]
    _order = "id"
    _lock_parent = "item_id"
    _lock_lines = "cash_ids"

    item_id = fields.Many2one("scenic.found.item", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="item_id.company_id")
    # visitors bring money of countries whose currency the company does not use
    currency_id = fields.Many2one(
        "res.currency",
        required=True,
        ondelete="restrict",
        context={"active_test": False},
        default=lambda self: self.env.company.currency_id,
    )
    amount = fields.Monetary(required=True)
    amount_words = fields.Char("In Words", compute="_compute_amount_words")
    counted_by_id = fields.Many2one("hr.employee", ondelete="restrict", default=lambda self: self.env.user.employee_id)
    recounted_by_id = fields.Many2one("hr.employee", ondelete="restrict", help="Empty: the finder counted too.")

    _amount_positive = models.Constraint("CHECK (amount > 0)", "An amount of cash is more than zero.")

    @api.depends_context("lang")
    @api.depends("amount", "currency_id")
    def _compute_amount_words(self):
        for line in self:
            line.amount_words = amount_in_words(line.amount, line.currency_id, self.env.lang)

    @api.constrains("amount")
    def _check_amount(self):
        # the table refuses it too, in words less clear
        for line in self:
            if line.amount <= 0:
                raise ValidationError(self.env._("An amount of cash is more than zero."))

    @api.constrains("counted_by_id", "recounted_by_id", "item_id")
    def _check_two_persons(self):
        for line in self:
            second = line.recounted_by_id or line.item_id.finder_employee_id
            if not line.counted_by_id or line.counted_by_id == second:
                raise ValidationError(
                    self.env._("Cash is counted by two different persons. Choose who counted it and who counted again.")
                )
