from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicHandoverLine(models.Model):
    """A thing handed over with a shift, counted."""

    _name = "scenic.handover.line"
    _description = "Line of a Handover"
    _inherit = ["scenic.lock.line.mixin"]
    _order = "sequence, id"

    _lock_parent = "handover_id"
    _lock_lines = "line_ids"

    handover_id = fields.Many2one("scenic.handover", required=True, readonly=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="handover_id.company_id", store=True, precompute=True, index=True)
    desk_id = fields.Many2one(related="handover_id.desk_id", store=True, precompute=True)
    thing_id = fields.Many2one("scenic.handover.thing", readonly=True, required=True, ondelete="restrict")
    sequence = fields.Integer(related="thing_id.sequence", store=True, precompute=True)
    expected = fields.Float(digits=(12, 2), readonly=True)
    quantity = fields.Float("Quantity Handed Over", digits=(12, 2))
    remark = fields.Char()
    is_ok = fields.Boolean("In Order", compute="_compute_is_ok")

    @api.model_create_multi
    def create(self, vals_list):
        """What is expected comes from the list of things, whatever the values say.

        sudo: the list is the centre manager's.
        """
        things = self.env["scenic.handover.thing"].sudo().browse(vals["thing_id"] for vals in vals_list)
        return super().create(
            [{**vals, "expected": thing.quantity} for vals, thing in zip(vals_list, things, strict=True)]
        )

    def write(self, vals):
        """:raise UserError: when the thing or what is expected of it would change"""
        if not self.env.su and vals.keys() & {"thing_id", "expected", "handover_id"}:
            raise UserError(self.env._("What is expected comes from the list of things. Write what was counted."))
        return super().write(vals)

    @api.depends("expected", "quantity")
    def _compute_is_ok(self):
        for line in self:
            line.is_ok = line.quantity == line.expected
