from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .finance import FinanceCommon

MISSING = "scenic_service_desk.mail_activity_transfer_missing"


@tagged("post_install", "-at_install")
class TestFinanceInventory(FinanceCommon):
    """Whatever finance's people press in Inventory: list, receipt and store say the same afterwards."""

    def numbers_in_store(self, items):
        return sorted(items._finance_quants().mapped("lot_id.name"))

    def received_on_the_list(self, transfer):
        transfer.with_user(self.keeper).action_receive_all()
        self.assertEqual(self.receipt(transfer).state, "done")

    def test_unreserved_the_list_takes_it_in(self):
        transfer = self.handed()
        self.receipt(transfer).do_unreserve()
        self.received_on_the_list(transfer)
        self.assertEqual(self.numbers_in_store(self.items), sorted(self.items.mapped("name")))
        self.assertEqual(self.items._finance_quants().owner_id, self.env.company._finance_owner())

    def test_details_deleted_the_list_takes_it_in(self):
        transfer = self.handed()
        self.move_of(self.receipt(transfer), self.item).move_line_ids.unlink()
        self.received_on_the_list(transfer)
        self.assertEqual(self.numbers_in_store(self.items), sorted(self.items.mapped("name")))

    def test_cash_unreserved_the_list_takes_it_in(self):
        wallet = self.wallet((12.5, self.env.ref("base.CNY")), (20, self.env.ref("base.USD")))
        transfer = self.handed(wallet)
        self.receipt(transfer).do_unreserve()
        self.received_on_the_list(transfer)
        self.assertEqual(sorted(wallet._finance_quants().mapped("quantity")), [1, 12.5, 20])

    def test_reserved_again_inventory_takes_it_in(self):
        transfer = self.handed()
        picking = self.receipt(transfer)
        picking.do_unreserve()
        picking.action_assign()
        picking.button_validate()
        self.assertEqual(transfer.state, "received")
        self.assertEqual(self.numbers_in_store(self.items), sorted(self.items.mapped("name")))

    def test_wrong_number_chosen_its_own_is_taken(self):
        for by_list in (False, True):
            item, other = self.new_phone(), self.new_phone()
            self.to_custodian(item | other)
            transfer = self.handed(item | other)
            picking = self.receipt(transfer)
            lines = self.move_of(picking, item).move_line_ids, self.move_of(picking, other).move_line_ids
            lines[0].lot_id = lines[1].lot_id
            with self.subTest(by_list=by_list):
                if by_list:
                    self.received_on_the_list(transfer)
                else:
                    picking.button_validate()
                self.assertEqual(self.numbers_in_store(item), [item.name])

    def test_validated_from_the_list_among_others(self):
        lists = self.handed(self.item) | self.handed(self.other)
        own = self.own_goods("incoming")
        (self.receipt(lists[0]) | self.receipt(lists[1]) | own).button_validate()
        self.assertEqual(lists.mapped("state"), ["received", "received"])
        self.assertEqual(own.state, "done")

    def own_goods(self, code, product=None):
        """A receipt or delivery of two chairs, or of one of ``product``, typed by finance."""
        product = product or self.env["product.product"].create({"name": "Chair", "is_storable": True})
        warehouse = self.env["stock.warehouse"].search([("company_id", "=", self.env.company.id)], limit=1)
        outside = self.env.ref("stock.stock_location_suppliers")
        ends = [outside.id, warehouse.lot_stock_id.id]
        source, target = ends if code == "incoming" else reversed(ends)
        places = {"location_id": source, "location_dest_id": target}
        kind = warehouse.in_type_id if code == "incoming" else warehouse.out_type_id
        move = {**places, "product_id": product.id, "product_uom_qty": 1, "quantity": 1}
        pickings = self.env["stock.picking"].with_user(self.keeper)
        return pickings.create({**places, "picking_type_id": kind.id, "move_ids": [Command.create(move)]})

    def test_duplicate_takes_nothing_in(self):
        copy = self.receipt(self.handed()).copy()
        copy.action_confirm()
        copy.move_ids.quantity = 1
        with self.assertRaisesRegex(UserError, "comes in with a list"):
            copy._action_done()

    def test_typed_by_hand_nothing_comes_in_or_goes_out(self):
        self.received()
        product = self.env["product.product"]._of_custody("item")
        for code in ("incoming", "outgoing"):
            picking = self.own_goods(code, product.with_user(self.keeper).sudo(False))
            with self.subTest(code), self.assertRaisesRegex(UserError, "comes in with a list"):
                picking._action_done()

    def test_from_shelf_to_shelf_finance_moves_as_it_likes(self):
        self.received(self.item)
        quant = self.item._finance_quants()
        places = {"location_id": quant.location_id.id, "location_dest_id": self.stock_room.id}
        warehouse = quant.location_id.warehouse_id
        move = {**places, "product_id": quant.product_id.id, "product_uom_qty": 1}
        picking = self.env["stock.picking"].create(
            {**places, "picking_type_id": warehouse.int_type_id.id, "move_ids": [Command.create(move)]}
        )
        picking.action_confirm()
        picking.action_assign()
        # whatever lies there besides
        picking.move_line_ids.write({"lot_id": quant.lot_id.id, "owner_id": quant.owner_id.id})
        picking.button_validate()
        self.assertEqual(self.item._finance_quants().location_id, self.stock_room)
        self.assertTrue(self.item.is_with_finance)

    def test_part_split_off_takes_nothing_in(self):
        transfer = self.handed()
        picking = self.receipt(transfer)
        self.move_of(picking, self.other).quantity = 0
        picking.action_split_transfer()
        part = self.move_of(
            self.env["stock.picking"].search([("backorder_id", "=", picking.id)]), self.other
        ).picking_id
        self.assertTrue(part)
        part.move_ids.quantity = 1
        with self.assertRaisesRegex(UserError, "comes in with a list"):
            part._action_done()
        picking.button_validate()
        self.assertEqual(self.items.mapped("state"), ["transferred", "in_custody"])
        self.assertEqual(part.state, "cancel")

    def test_deleted_the_list_keeps_its_receipt(self):
        transfer = self.handed()
        with self.assertRaises(IntegrityError), self.cr.savepoint(), mute_logger("odoo.sql_db"):
            self.receipt(transfer).sudo().unlink()
        self.assertEqual(self.receipt(transfer).state, "assigned")

    def test_empty_envelope_is_not_received(self):
        envelope = self.wallet((12.5, self.env.ref("base.CNY")), category="cash")
        transfer = self.handed(envelope | self.item)
        transfer.with_user(self.keeper).cash_ids.counted = 0
        self.received_on_the_list(transfer)
        self.assertEqual((envelope | self.item).mapped("state"), ["in_custody", "transferred"])
        self.assertEqual(transfer.activity_search([MISSING]).user_id, self.custodian | self.manager)

    def test_empty_envelope_alone_is_no_receipt(self):
        transfer = self.handed(self.wallet((12.5, self.env.ref("base.CNY")), category="cash"))
        transfer.with_user(self.keeper).cash_ids.counted = 0
        with self.assertRaisesRegex(UserError, "tick what was received"):
            transfer.with_user(self.keeper).action_receive_all()

    def test_who_has_left_is_told_nothing(self):
        """What differs is told those who still work here."""
        transfer = self.handed()
        self.desk.custodian_id.sudo().active = False
        picking = self.receipt(transfer)
        self.move_of(picking, self.other).quantity = 0
        picking.button_validate()
        self.assertEqual(transfer.activity_search([MISSING]).user_id, self.manager)


@tagged("post_install", "-at_install")
class TestFinanceGivesBack(FinanceCommon):
    """What goes back to an owner goes whole, and comes again with a new list only."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.purse = cls.wallet((300, cls.env.ref("base.CNY")), (50, cls.env.ref("base.USD")))
        cls.received(cls.purse)
        cls.purse.invalidate_recordset()
        cls.claim = cls.approved_claim(cls.purse)
        cls.back = cls.claim.sudo().finance_picking_id.with_user(cls.keeper).sudo(False)

    def test_not_without_its_cash(self):
        cash = self.back.move_ids.filtered(lambda move: move.product_uom_qty == 300)
        for quantity in (0, 200):
            cash.quantity = quantity
            with self.subTest(quantity), self.assertRaisesRegex(UserError, "whole"):
                self.back.button_validate()

    def test_nothing_ticked_alone(self):
        self.back.move_ids[0].picked = True
        with self.assertRaisesRegex(UserError, "whole"):
            self.back.button_validate()

    def test_all_of_it_goes_back(self):
        self.back.button_validate()
        self.assertFalse(self.purse._finance_quants())
        self.assertEqual(self.purse.state, "reserved")

    def test_given_back_it_is_not_taken_in_by_a_return(self):
        self.back.button_validate()
        wizards = self.env["stock.return.picking"].with_user(self.keeper)
        wizard = wizards.with_context(
            active_id=self.back.id, active_ids=self.back.ids, active_model="stock.picking"
        ).create({})
        with self.assertRaisesRegex(UserError, "comes in with a list"):
            wizard.action_create_returns_all()

    def test_deleted_by_an_administrator_it_is_asked_again(self):
        self.back.action_cancel()
        self.back.sudo().unlink()
        self.claim.invalidate_recordset()
        self.assertEqual(self.claim.finance_state, "lies")
        self.claim.action_ask_finance()
        self.assertEqual(self.claim.finance_state, "asked")

    def test_another_owner_on_the_delivery(self):
        self.back.owner_id = self.env["res.partner"].create({"name": "Somebody"})
        self.back.button_validate()
        self.assertFalse(self.purse._finance_quants())


@tagged("post_install", "-at_install")
class TestFinanceGivesOut(FinanceCommon):
    """What leaves for good leaves as whose it lies in the store."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.received(cls.item)
        cls.env.company.scenic_finance_owner_id = cls.env["res.partner"].create({"name": "Unknown owners"})
        cls.received(cls.other)
        cls.items.invalidate_recordset()

    def out(self):
        transfer = self.new_transfer(
            self.items, "police", self.custodian, receiver_name="Officer Zhang", reference="GA-7"
        )
        transfer.action_give()
        return transfer

    def test_in_inventory(self):
        self.receipt(self.out()).button_validate()
        self.assertFalse(self.items._finance_quants())

    def test_on_paper(self):
        transfer = self.out()
        transfer.released_by = "Zhao, finance"
        transfer.action_received_on_paper()
        self.assertFalse(self.items._finance_quants())
