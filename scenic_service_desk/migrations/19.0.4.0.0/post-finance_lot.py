"""Finance's returns took whatever thing had lain in its store the longest; now the very one a claim is about."""

import logging

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError

_logger = logging.getLogger(__name__)


def migrate(cr, version):
    """Name the item's lot on each return that waits, and put right in Inventory which one went out."""
    if not version:
        return
    env = api.Environment(cr, SUPERUSER_ID, {})
    pickings = env["stock.picking"].search([("scenic_claim_id", "!=", False), ("state", "!=", "cancel")], order="id")
    for move in pickings.move_ids.filtered(lambda move: move.state != "cancel"):
        item = move.picking_id.scenic_claim_id.item_id
        lot = env["stock.lot"].search(
            [
                ("name", "=", item.name),
                ("product_id", "=", move.product_id.id),
                ("company_id", "in", (move.company_id.id, False)),
            ],
            limit=1,
        )
        if not lot:
            continue
        move.scenic_lot_id = lot
        if move.state != "done":
            move._do_unreserve()
            continue
        try:
            with cr.savepoint():
                move.move_line_ids.filtered(lambda line, lot=lot: line.lot_id != lot).lot_id = lot
        except UserError as error:
            # Inventory was put right by hand meanwhile, or is not what it seems: people look at it
            _logger.warning("%s: %s could not be put right: %s", move.picking_id.name, lot.name, error)
    # all are free before any is taken: two may hold each other's
    pickings.move_ids.filtered(lambda move: move.state in ("confirmed", "partially_available"))._action_assign()
