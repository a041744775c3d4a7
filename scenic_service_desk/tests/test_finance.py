from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .finance import FinanceCommon


@tagged("post_install", "-at_install")
class TestFinanceReceipt(FinanceCommon):
    """The custodian's signature makes finance's receipt; each item has its lot, nobody known owns it."""

    def test_receipt_is_ready_for_finance(self):
        picking = self.receipt(self.handed())
        self.assertEqual((picking.state, picking.picking_type_code), ("assigned", "incoming"))

    def test_one_lot_an_item_named_by_its_number(self):
        picking = self.receipt(self.handed())
        self.assertEqual(sorted(picking.move_line_ids.lot_id.mapped("name")), sorted(self.items.mapped("name")))

    def test_owner_is_nobody_known(self):
        picking = self.receipt(self.handed())
        self.assertEqual(picking.move_line_ids.owner_id, self.env.company._finance_owner())
        self.assertNotIn(picking.owner_id, self.env["res.company"].search([]).partner_id)

    def test_made_once_and_used_again(self):
        first, second = self.handed(self.item), self.handed(self.other)
        pickings = self.receipt(first) | self.receipt(second)
        self.assertEqual(len(pickings), 2)
        self.assertEqual(len(pickings.picking_type_id), 1)
        self.assertEqual(len(pickings.move_ids.product_id), 1)

    def test_types_of_a_former_installation_are_taken_up(self):
        first = self.env.company._finance_type()
        self.env.company.scenic_finance_type_id = False
        (first | first.return_picking_type_id).active = False
        self.assertEqual(self.env.company._finance_type(), first)
        self.assertTrue(first.active and first.return_picking_type_id.active)

    def test_chosen_operation_type_is_taken(self):
        own = self.env["stock.warehouse"].search([("company_id", "=", self.env.company.id)], limit=1).in_type_id
        self.env.company.scenic_finance_type_id = own
        self.assertEqual(self.receipt(self.handed()).picking_type_id, own)

    def test_second_warehouse_changes_nothing(self):
        first = self.env["stock.warehouse"].search([("company_id", "=", self.env.company.id)], limit=1)
        self.env["stock.warehouse"].create({"name": "Second", "code": "W2"})
        self.assertEqual(self.receipt(self.handed()).picking_type_id.warehouse_id, first)

    def test_each_company_has_its_own(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        own = other._finance_type()
        self.assertNotEqual(own, self.env.company._finance_type())
        self.assertEqual(
            (own.company_id, own.code, own.default_location_dest_id.company_id), (other, "incoming", other)
        )
        self.assertNotEqual(other._finance_owner(), self.env.company._finance_owner())

    def test_without_warehouse_it_says_so(self):
        # what the database holds besides may keep its warehouses from being put away
        self.env.company.scenic_finance_type_id = False
        self.patch(type(self.env.company), "_finance_warehouse", lambda self: self.env["stock.warehouse"])
        transfer = self.new_transfer(self.items, "finance", self.custodian)
        with self.assertRaisesRegex(UserError, "no warehouse"):
            transfer.action_give()
        self.assertEqual(transfer.state, "draft")

    def test_own_company_is_no_owner(self):
        with self.assertRaisesRegex(ValidationError, "booked with a value"):
            self.env.company.scenic_finance_owner_id = self.env.company.partner_id

    def test_taken_back_the_receipt_is_cancelled(self):
        transfer = self.handed()
        picking = self.receipt(transfer)
        transfer.action_take_back()
        self.assertEqual(picking.state, "cancel")
        self.assertEqual(set(self.items.mapped("state")), {"in_custody"})

    def test_signed_again_it_has_a_new_receipt(self):
        transfer = self.handed()
        first = self.receipt(transfer)
        transfer.action_take_back()
        transfer.action_give()
        self.assertNotEqual(self.receipt(transfer), first)
        self.assertEqual(self.receipt(transfer).state, "assigned")

    def test_promised_item_leaves_the_receipt(self):
        transfer = self.handed()
        self.approved_claim(self.item)
        self.assertEqual(self.move_of(self.receipt(transfer), self.item).state, "cancel")
        self.assertEqual(self.receipt(transfer).state, "assigned")
