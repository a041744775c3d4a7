from odoo.exceptions import UserError
from odoo.tests import tagged

from .finance_issue import IssueCommon

MISSING = "scenic_service_desk.mail_activity_transfer_missing"


@tagged("post_install", "-at_install")
class TestFinanceIssueDifferences(IssueCommon):
    """What finance does not give out stays in its store; what ends early leaves nothing behind in Inventory."""

    def partly(self):
        """A list of which finance gives out the first item only, in Inventory."""
        transfer = self.out(receiver_name="Officer Zhang", reference="GA-7")
        picking = self.delivery(transfer)
        self.move_of(picking, self.other).quantity = 0
        picking.button_validate()
        return transfer

    def test_what_is_not_given_out_stays_with_finance(self):
        self.partly()
        self.assertEqual(self.items.mapped("is_with_finance"), [False, True])
        self.assertEqual(self.items._finance_quants().lot_id.name, self.other.name)

    def test_custodian_and_manager_are_told(self):
        transfer = self.partly()
        self.assertTrue(transfer.has_differences)
        self.assertEqual(transfer.activity_search([MISSING]).user_id, self.custodian | self.manager)

    def test_it_goes_on_the_next_list(self):
        self.partly()
        self.assertEqual(self.out(items=self.items).line_ids.item_id, self.other)

    def test_unticked_on_paper_it_stays(self):
        transfer = self.out(receiver_name="Officer Zhang", reference="GA-7")
        transfer.released_by = "Zhao, finance"
        transfer.line_ids.filtered(lambda line: line.item_id == self.other).is_received = False
        transfer.action_received_on_paper()
        self.assertEqual(self.items.mapped("is_with_finance"), [False, True])
        self.assertEqual(self.items._finance_quants().lot_id.name, self.other.name)

    def test_wallet_does_not_go_without_its_cash(self):
        wallet = self.wallet((300, self.env.ref("base.CNY")))
        self.received(wallet)
        picking = self.delivery(self.out("police", wallet, receiver_name="Officer Zhang", reference="GA-7"))
        for quantity in (0, 200):
            picking.move_ids.filtered(lambda move: move.product_uom_qty == 300).quantity = quantity
            with self.subTest(quantity), self.assertRaisesRegex(UserError, "whole"):
                picking.button_validate()

    def test_taken_back_the_delivery_is_cancelled(self):
        transfer = self.out()
        picking = self.delivery(transfer)
        transfer.action_take_back()
        self.assertEqual(picking.state, "cancel")
        transfer.action_give()
        self.assertEqual(self.delivery(transfer).state, "assigned")

    def test_cancelled_in_inventory_is_refused(self):
        transfer = self.out()
        self.delivery(transfer).action_cancel()
        self.assertEqual(transfer.state, "cancelled")
        self.assertTrue(all(self.items.mapped("is_with_finance")))
        self.assertEqual(transfer.activity_search([MISSING]).user_id, self.custodian | self.manager)

    def test_claimed_meanwhile_it_is_kept_for_the_owner(self):
        transfer = self.out()
        claim = self.approved_claim(self.item)
        line = transfer.line_ids.filtered(lambda line: line.item_id == self.item)
        self.assertEqual(line.result, "dropped")
        self.assertIn("promised", line.result_note)
        self.assertEqual(claim.sudo().finance_picking_id.state, "assigned")

    def test_gone_from_the_store_is_said(self):
        quant = self.item._finance_quants()
        quant.with_context(inventory_mode=True).inventory_quantity = 0
        quant.action_apply_inventory()
        transfer = self.new_transfer(self.items, "state", self.custodian)
        with self.assertRaisesRegex(UserError, "no longer in finance's store"):
            transfer.action_give()
