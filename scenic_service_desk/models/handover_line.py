from odoo import api, fields, models


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

    @api.depends("expected", "quantity")
    def _compute_is_ok(self):
        for line in self:
            line.is_ok = line.quantity == line.expected
