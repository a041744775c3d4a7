from odoo import models


class StockQuant(models.Model):
    """What leaves finance's store: back to a late owner, or for good (register 9)."""

    _inherit = "stock.quant"

    def _give_out(self, vals, move_vals):
        """Draw up a delivery of all that these quants hold, ready to be validated by finance.

        sudo (the caller's): the desk has no rights in Inventory.
        :param dict vals: further values of the delivery
        :param dict move_vals: from a quant to further values of its move
        :return: ``stock.picking`` record
        """
        company = self.company_id
        kind = company._finance_return_type()
        picking = (
            self.env["stock.picking"]
            .with_company(company)
            .create(
                {
                    "picking_type_id": kind.id,
                    "location_id": self.location_id[:1].id,
                    "location_dest_id": kind.default_location_dest_id.id,
                    "owner_id": self.owner_id[:1].id,
                    "company_id": company.id,
                    **vals,
                }
            )
        )
        moves = picking.move_ids.create(
            [
                {
                    "picking_id": picking.id,
                    "picking_type_id": kind.id,
                    "company_id": company.id,
                    "product_id": quant.product_id.id,
                    "product_uom": quant.product_id.uom_id.id,
                    "product_uom_qty": quant.quantity,
                    "location_id": quant.location_id.id,
                    "location_dest_id": picking.location_dest_id.id,
                    "restrict_partner_id": quant.owner_id.id,
                    "scenic_lot_id": quant.lot_id.id,
                    "origin": picking.origin,
                    **move_vals[quant],
                }
                for quant in self
            ]
        )
        moves._action_confirm(merge=False)._action_assign()
        return picking
