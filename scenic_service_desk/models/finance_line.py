from odoo import fields, models


class ScenicCustodyTransferLine(models.Model):
    """What a line of a list for finance is in Inventory: a thing under its number, and cash by amount."""

    _inherit = "scenic.custody.transfer.line"

    cash_line_ids = fields.One2many("scenic.custody.transfer.cash", "line_id", "Cash to Count")

    def _set_result(self, result, note=False):
        res = super()._set_result(result, note)
        if result != "received":
            # what did not pass is not waited for in Inventory either
            self._pending_moves()._action_cancel()
        return res

    def _pending_moves(self):
        """What the receipt still waits for. sudo: who decides about a line has no rights in Inventory."""
        moves = self.env["stock.move"].sudo()
        return moves.search([("scenic_line_id", "in", self.ids), ("state", "not in", ("done", "cancel"))])

    def _list_cash(self):
        """Write down what cash the list says, by currency, for finance to count."""
        # sudo: the list writes it down, nobody by hand
        self.env["scenic.custody.transfer.cash"].sudo().create(
            [
                {
                    "transfer_id": line.transfer_id.id,
                    "line_id": line.id,
                    "currency_id": currency.id,
                    "amount": amount,
                    "counted": amount,
                }
                for line in self
                for currency, amount in line._cash_by_currency().items()
            ]
        )

    def _receipt_vals(self, picking):
        """Values of the moves of stock: one for the thing, one for each currency of its cash.

        An envelope of cash is its cash alone.
        :param picking: ``stock.picking`` record
        :return: list of dicts
        """
        products = self.env["product.product"].with_company(picking.company_id)
        common = {
            "picking_id": picking.id,
            "picking_type_id": picking.picking_type_id.id,
            "company_id": picking.company_id.id,
            "location_id": picking.location_id.id,
            "location_dest_id": picking.location_dest_id.id,
            "restrict_partner_id": picking.owner_id.id,
            "origin": picking.origin,
        }
        thing = products._of_custody("item")
        vals_list = []
        for line in self:
            own = {**common, "scenic_line_id": line.id, "description_picking": line.item_id._store_label()}
            if not (line.category_id.is_cash and line.cash_line_ids):
                vals_list.append({**own, "product_id": thing.id, "product_uom": thing.uom_id.id, "product_uom_qty": 1})
            for cash in line.cash_line_ids:
                product = products._of_custody("cash", cash.currency_id)
                vals_list.append(
                    {
                        **own,
                        "scenic_cash_id": cash.id,
                        "product_id": product.id,
                        "product_uom": product.uom_id.id,
                        "product_uom_qty": cash.amount,
                    }
                )
        return vals_list

    def _is_empty_envelope(self):
        """Whether finance counted nothing in an envelope that is its cash alone: then it has received nothing.

        sudo: finance reads no categories.
        :return: bool
        """
        line = self.sudo()
        return bool(line.category_id.is_cash and line.cash_line_ids and not any(line.cash_line_ids.mapped("counted")))

    def _give_lots(self, moves):
        """One lot an item, named by its number; one that has been with finance before keeps its lot.

        What was unreserved, or typed otherwise in Inventory, gets its own number and owner again.
        :param moves: ``stock.move`` recordset of the lines
        """
        # sudo: the custodian has no rights in Inventory; the lot is the item's number
        lots = self.env["stock.lot"].sudo()
        names = self.item_id.mapped("name")
        known = {
            (lot.product_id, lot.name): lot
            for lot in lots.search(
                [
                    ("name", "in", names),
                    ("product_id", "in", moves.product_id.ids),
                    ("company_id", "=", self.company_id.id),
                ]
            )
        }
        wanted = {(move.product_id, move.scenic_line_id.item_id.name) for move in moves} - known.keys()
        made = lots.create(
            [
                {"name": name, "product_id": product.id, "company_id": self.company_id.id}
                for product, name in sorted(wanted, key=lambda pair: (pair[0].id, pair[1]))
            ]
        )
        known |= {(lot.product_id, lot.name): lot for lot in made}
        for move in moves:
            lot = known[move.product_id, move.scenic_line_id.item_id.name]
            owner = move.restrict_partner_id
            other = move.move_line_ids.filtered(
                lambda line, lot=lot, owner=owner: line.lot_id != lot or line.owner_id != owner
            )
            if other:
                other.write({"lot_id": lot.id, "lot_name": False, "owner_id": owner.id})
