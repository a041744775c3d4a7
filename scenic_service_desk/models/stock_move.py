from odoo import api, fields, models


class StockMove(models.Model):
    """What a receipt of unclaimed property moves: each line of the list for itself."""

    _inherit = "stock.move"

    scenic_line_id = fields.Many2one(
        "scenic.custody.transfer.line",
        "Line of the Custody Transfer",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    scenic_cash_id = fields.Many2one(
        "scenic.custody.transfer.cash",
        "Cash of the Custody Transfer",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )

    scenic_lot_id = fields.Many2one(
        "stock.lot",
        "Lot of the Found Item",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="All found things are one product: of what leaves finance's store this very one is taken.",
    )

    scenic_label = fields.Char("Found Item", compute="_compute_scenic_label", compute_sudo=True)

    @api.depends("scenic_line_id", "description_picking", "picking_id.scenic_claim_id")
    def _compute_scenic_label(self):
        """Number, category and description of the item: its product is the same for all of them."""
        for move in self:
            is_custody = bool(move.scenic_line_id or move.picking_id.scenic_claim_id)
            move.scenic_label = is_custody and move.description_picking

    @api.model
    def _prepare_merge_moves_distinct_fields(self):
        return [*super()._prepare_merge_moves_distinct_fields(), "scenic_line_id", "scenic_cash_id"]

    def _update_reserved_quantity_vals(
        self, need, location_id, lot_id=None, package_id=None, owner_id=None, strict=True
    ):
        """Of what leaves finance's store the item asked for is reserved, not the one that has lain there longest."""
        lot_id = self.scenic_lot_id or lot_id
        return super()._update_reserved_quantity_vals(need, location_id, lot_id, package_id, owner_id, strict)

    def _is_taken(self):
        """Whether something of it has been taken in.

        :return: bool
        """
        self.ensure_one()
        return self.state == "done" and self.quantity > 0
