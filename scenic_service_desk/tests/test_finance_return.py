from odoo.exceptions import UserError
from odoo.tests import tagged

from .finance import FinanceCommon


@tagged("post_install", "-at_install")
class TestFinanceReturn(FinanceCommon):
    """A late owner: finance gives back first, then the item is handed over."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.received()
        cls.items.invalidate_recordset()

    def back(self, claim):
        """Finance's return for a claim, in the hands of finance."""
        return claim.sudo().finance_picking_id.with_user(self.keeper).sudo(False)

    def test_item_lies_with_finance(self):
        self.assertTrue(self.item.is_with_finance)
        self.assertEqual(self.compared_claim(self.item).finance_state, "lies")

    def test_what_never_went_there_does_not(self):
        item = self.new_phone()
        self.assertFalse(item.is_with_finance)
        self.assertFalse(self.new_claim(item).finance_state)

    def test_approving_asks_finance(self):
        claim = self.approved_claim(self.item)
        self.assertEqual(claim.finance_state, "asked")
        self.assertEqual(self.back(claim).state, "assigned")
        self.assertEqual(self.back(claim).move_line_ids.lot_id.name, self.item.name)

    def test_not_handed_over_before_it_is_released(self):
        claim = self.approved_claim(self.item)
        with self.assertRaisesRegex(UserError, "has not been released"):
            claim.action_hand_over()
        self.assertEqual(self.item.state, "transferred")

    def test_released_it_is_handed_over(self):
        claim = self.approved_claim(self.item)
        self.back(claim).button_validate()
        self.assertEqual((claim.finance_state, self.item.state), ("released", "reserved"))
        claim.action_hand_over()
        self.assertEqual(self.item.state, "returned")
        self.assertEqual(
            self.item.custody_move_ids.sorted("id").mapped("kind")[-3:], ["finance", "released", "returned"]
        )

    def test_nothing_is_left_in_finances_store(self):
        claim = self.approved_claim(self.item)
        self.back(claim).button_validate()
        self.assertFalse(self.item._finance_quants())
        self.assertTrue(self.other._finance_quants())

    def test_ordinary_thing_is_asked_for_by_a_button(self):
        umbrella = self.new_item()
        self.received(umbrella)
        claim = self.new_claim(umbrella)
        with self.assertRaisesRegex(UserError, "has not been released"):
            claim.action_hand_over()
        claim.action_ask_finance()
        self.back(claim).button_validate()
        claim.action_hand_over()
        self.assertEqual(umbrella.state, "returned")

    def test_valuable_is_not_asked_for_without_approval(self):
        with self.assertRaises(UserError):
            self.compared_claim(self.item).action_ask_finance()

    def test_two_claims_ask_once(self):
        umbrella = self.new_item()
        self.received(umbrella)
        first, second = self.new_claim(umbrella), self.new_claim(umbrella)
        first.action_ask_finance()
        with self.assertRaisesRegex(UserError, "approved already"):
            second.action_ask_finance()

    def test_withdrawn_the_return_is_cancelled(self):
        claim = self.approved_claim(self.item)
        picking = self.back(claim)
        claim._end("withdrawn", "Found his own")
        self.assertEqual(picking.state, "cancel")
        self.assertTrue(self.item.is_with_finance)

    def test_withdrawn_after_the_release_it_is_at_the_counter(self):
        claim = self.approved_claim(self.item)
        self.back(claim).button_validate()
        claim._end("withdrawn", "Never came")
        self.assertEqual(self.item.state, "at_counter")

    def test_goes_to_finance_again_with_the_same_lot(self):
        claim = self.approved_claim(self.item)
        lot = self.back(claim).move_line_ids.lot_id
        self.back(claim).button_validate()
        claim._end("withdrawn", "Never came")
        self.received(self.item)
        self.assertEqual(self.item._finance_quants().lot_id, lot.sudo())

    def test_cancelled_by_finance_it_is_asked_again(self):
        claim = self.approved_claim(self.item)
        first = self.back(claim)
        first.action_cancel()
        self.assertEqual(claim.finance_state, "lies")
        claim.action_ask_finance()
        self.assertEqual(self.back(claim).state, "assigned")
        self.assertNotEqual(self.back(claim), first)

    def test_gone_from_the_store_is_said(self):
        quant = self.item._finance_quants()
        quant.with_context(inventory_mode=True).inventory_quantity = 0
        quant.action_apply_inventory()
        with self.assertRaisesRegex(UserError, "no longer in finance's store"):
            self.approved_claim(self.item)

    def test_no_return_without_a_claim(self):
        receipt = self.item._finance_transfer().picking_id.with_user(self.keeper)
        wizard = self.env["stock.return.picking"].with_user(self.keeper)
        wizard = wizard.with_context(active_id=receipt.id, active_ids=receipt.ids, active_model="stock.picking")
        with self.assertRaisesRegex(UserError, "approved claim only"):
            wizard.create({}).action_create_returns_all()

    def test_cash_comes_back_with_the_wallet(self):
        wallet = self.wallet((300, self.env.ref("base.CNY")))
        self.received(wallet)
        claim = self.approved_claim(wallet)
        self.assertEqual(sorted(self.back(claim).move_ids.mapped("product_uom_qty")), [1, 300])
