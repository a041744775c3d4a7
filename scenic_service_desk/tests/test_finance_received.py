from odoo.exceptions import UserError
from odoo.tests import tagged

from .finance import FinanceCommon

MISSING = "scenic_service_desk.mail_activity_transfer_missing"


@tagged("post_install", "-at_install")
class TestFinanceReceived(FinanceCommon):
    """Finance ticks on the list or in Inventory; the other follows, and nothing is counted twice."""

    def test_validated_in_inventory_the_list_is_received(self):
        transfer = self.received()
        self.assertRecordValues(transfer, [{"state": "received", "receiver_id": self.keeper_employee.id}])
        self.assertEqual(set(self.items.mapped("state")), {"transferred"})

    def test_signed_on_the_list_the_receipt_is_validated(self):
        transfer = self.handed()
        transfer.with_user(self.keeper).action_receive_all()
        self.assertEqual(self.receipt(transfer).state, "done")
        self.assertEqual(set(self.items.mapped("state")), {"transferred"})

    def test_finance_signs_with_its_own_rights_alone(self):
        transfer = self.handed().with_user(self.keeper)
        transfer.line_ids.filtered(lambda line: line.item_id == self.item.with_user(self.keeper)).is_received = True
        transfer.action_receive()
        self.assertEqual(self.items.mapped("state"), ["transferred", "in_custody"])

    def test_in_stock_once(self):
        for way in ("action_receive_all", "button_validate"):
            item = self.item if way == "action_receive_all" else self.other
            transfer = self.handed(item)
            target = transfer.with_user(self.keeper) if way == "action_receive_all" else self.receipt(transfer)
            getattr(target, way)()
            with self.subTest(way):
                self.assertEqual(item._finance_quants().mapped("quantity"), [1])
                self.assertEqual(item.custody_move_ids.mapped("kind").count("finance"), 1)

    def test_signed_on_the_list_inventory_can_do_no_more(self):
        transfer = self.handed()
        transfer.with_user(self.keeper).action_receive_all()
        self.receipt(transfer).button_validate()
        self.assertEqual(self.item._finance_quants().mapped("quantity"), [1])

    def test_validated_in_inventory_nobody_signs_again(self):
        transfer = self.received()
        with self.assertRaises(UserError):
            transfer.with_user(self.keeper).action_receive_all()

    def test_ledger_names_receipt_and_who_received(self):
        transfer = self.received()
        move = self.item.custody_move_ids.filtered(lambda move: move.kind == "finance")
        self.assertIn(self.receipt(transfer).name, move.reference)
        self.assertEqual(move.receiver_id, self.keeper_employee)
        self.assertEqual(move.signature_id.method, "login")

    def test_custodian_cannot_receive_what_he_gave(self):
        self.custodian.group_ids |= self.env.ref("stock.group_stock_user")
        transfer = self.handed()
        with self.assertRaisesRegex(UserError, "Somebody else"):
            self.receipt(transfer, self.custodian).button_validate()

    def test_signed_on_paper_the_receipt_is_validated(self):
        transfer = self.handed()
        transfer.receiver_name = "Zhao, finance"
        transfer.line_ids.is_received = True
        transfer.action_received_on_paper()
        self.assertEqual(self.receipt(transfer).state, "done")

    def test_what_is_not_on_the_list_is_not_received_with_it(self):
        picking = self.receipt(self.handed())
        chair = self.env["product.product"].create({"name": "Chair", "is_storable": True})
        picking.write({"move_ids": [(0, 0, {"product_id": chair.id, "product_uom_qty": 1, "quantity": 1})]})
        with self.assertRaisesRegex(UserError, "Chair"):
            picking.button_validate()

    def test_owner_taken_away_comes_back(self):
        transfer = self.handed()
        picking = self.receipt(transfer)
        picking.owner_id = False
        picking.move_line_ids.owner_id = False
        picking.button_validate()
        self.assertEqual(self.items[0]._finance_quants().owner_id, self.env.company._finance_owner())


@tagged("post_install", "-at_install")
class TestFinanceDifferences(FinanceCommon):
    """What finance does not find stays with the custodian; those who must know are told."""

    def partly(self):
        """A list of which finance finds the first item only, in Inventory."""
        transfer = self.handed()
        picking = self.receipt(transfer)
        self.move_of(picking, self.other).quantity = 0
        picking.button_validate()
        return transfer

    def test_stays_with_the_custodian(self):
        transfer = self.partly()
        self.assertEqual(self.items.mapped("state"), ["transferred", "in_custody"])
        self.assertEqual(self.other.custodian_id, self.custodian_employee)
        self.assertTrue(transfer.has_differences)

    def test_no_backorder_is_left(self):
        transfer = self.partly()
        self.assertEqual(self.receipt(transfer).state, "done")
        self.assertFalse(self.receipt(transfer).backorder_ids)

    def test_no_question_where_the_type_asks_for_backorders(self):
        self.env.company._finance_type().create_backorder = "ask"
        transfer = self.partly()
        self.assertEqual(transfer.state, "received")
        self.assertFalse(self.receipt(transfer).backorder_ids)

    def test_custodian_and_manager_are_told(self):
        transfer = self.partly()
        self.assertEqual(transfer.activity_search([MISSING]).user_id, self.custodian | self.manager)

    def test_noted_on_both(self):
        transfer = self.partly()
        for record in (transfer, transfer.sudo().picking_id):
            with self.subTest(record._name):
                self.assertTrue(record.message_ids.filtered(lambda message: "Nikon" in (message.body or "")))

    def test_all_there_nobody_is_told(self):
        transfer = self.received()
        self.assertFalse(transfer.activity_search([MISSING]))
        self.assertFalse(transfer.has_differences)

    def test_what_stayed_goes_on_the_next_list(self):
        self.partly()
        self.assertEqual(self.new_transfer(self.items, "finance", self.custodian).line_ids.item_id, self.other)

    def test_ticked_on_the_list_the_rest_is_cancelled_in_inventory(self):
        transfer = self.handed()
        transfer.line_ids.filtered(lambda line: line.item_id == self.item).is_received = True
        transfer.with_user(self.keeper).action_receive()
        picking = self.receipt(transfer)
        states = {move.sudo().scenic_line_id.item_id: move.state for move in picking.move_ids}
        self.assertEqual(states, {self.item: "done", self.other: "cancel"})

    def test_cancelled_in_inventory_is_refused(self):
        transfer = self.handed()
        self.receipt(transfer).action_cancel()
        self.assertEqual(transfer.state, "cancelled")
        self.assertEqual(set(self.items.mapped("state")), {"in_custody"})
        self.assertEqual(transfer.activity_search([MISSING]).user_id, self.custodian | self.manager)
