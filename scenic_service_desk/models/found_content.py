from odoo import api, fields, models


class ScenicFoundContent(models.Model):
    """One line of what a found item holds; perishables, documents and cash go their own way."""

    _name = "scenic.found.content"
    _description = "Content of a Found Item"
    _inherit = ["scenic.lock.line.mixin"]
    _order = "sequence, id"
    _lock_parent = "item_id"
    _lock_lines = "content_ids"

    item_id = fields.Many2one("scenic.found.item", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="item_id.company_id")
    sequence = fields.Integer(default=10)
    name = fields.Char("What", required=True)
    quantity = fields.Integer(default=1, required=True)
    category_id = fields.Many2one("scenic.item.category", index="btree_not_null", ondelete="restrict")
    goes_alone = fields.Boolean(compute="_compute_keep_until")
    keep_until = fields.Datetime(compute="_compute_keep_until", help="Set where the line leaves the mixed find.")

    _quantity_positive = models.Constraint("CHECK (quantity > 0)", "A quantity is at least 1.")

    @api.depends("category_id", "item_id.date", "item_id.desk_id", "item_id.zone_id")
    def _compute_keep_until(self):
        for line in self:
            desk = line.item_id.desk_id
            line.goes_alone = bool(line.category_id and line.category_id._goes_alone())
            if not (line.goes_alone and desk and line.item_id.date):
                line.keep_until = False
                continue
            decides = self.env["scenic.item.rule"]._of(line.category_id, desk.company_id, line.item_id.zone_id)
            calendar = desk.resource_calendar_id or desk.company_id.resource_calendar_id
            line.keep_until = decides._keep_until(line.item_id.date, desk._local, desk._utc, calendar)
