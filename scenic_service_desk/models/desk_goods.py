from odoo import fields, models


class ScenicDeskGoods(models.Model):
    """Things of one kind at a desk, counted together: twelve chairs are one line (register 11)."""

    _name = "scenic.desk.goods"
    _description = "Counted Goods"
    _order = "desk_id, sequence, id"

    name = fields.Char(required=True)
    desk_id = fields.Many2one("scenic.desk", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="desk_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    quantity = fields.Integer("Book Quantity", required=True, default=1)
    location_note = fields.Char("Where It Stands")

    _quantity_positive = models.Constraint("CHECK (quantity >= 0)", "A book quantity cannot be negative.")
