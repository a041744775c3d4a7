from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .finance_issue import IssueCommon


@tagged("post_install", "-at_install")
class TestFinanceIssue(IssueCommon):
    """The custodian signs the list, finance gives out: ledger, items and Inventory say the same."""

    def test_custodians_signature_asks_finance(self):
        picking = self.delivery(self.out())
        self.assertEqual((picking.state, picking.picking_type_code), ("assigned", "outgoing"))
        self.assertEqual(sorted(picking.move_line_ids.lot_id.mapped("name")), sorted(self.items.mapped("name")))

    def test_until_finance_gives_out_nothing_has_gone(self):
        transfer = self.out(receiver_name="Officer Zhang", reference="GA-7")
        self.assertEqual(transfer.state, "handed")
        self.assertTrue(all(self.items.mapped("is_with_finance")))

    def test_validated_in_inventory_the_list_is_complete(self):
        transfer = self.given_out()
        self.assertRecordValues(
            transfer,
            [{"state": "received", "releaser_id": self.keeper_employee.id, "receiver_name": "Officer Zhang, 012345"}],
        )
        self.assertTrue(all(self.items.mapped("state_handed_on")))
        self.assertFalse(self.items._finance_quants())

    def test_three_have_signed(self):
        self.assertEqual(
            self.roles(self.given_out()),
            [
                ("giver", "login", self.custodian_employee.name),
                ("releaser", "login", self.keeper_employee.name),
                ("receiver", "paper", "Officer Zhang, 012345"),
            ],
        )

    def test_ledger_goes_from_finance_to_the_officer(self):
        self.given_out()
        self.assertRecordValues(
            self.last_moves(),
            [
                {
                    "kind": "state",
                    "giver_id": self.keeper_employee.id,
                    "receiver": "Officer Zhang, 012345",
                }
            ]
            * 2,
        )
        self.assertIn("GA-7", self.last_moves()[0].reference)

    def test_printed_list_names_who_of_finance_gave_it_out(self):
        report = self.env["ir.actions.report"]
        html = report._render_qweb_html("scenic_service_desk.report_custody_transfer", self.given_out().ids)[0].decode()
        self.assertIn(self.keeper_employee.name, html)
        here = self.out("police", self.new_phone(description="Third phone"))
        html = report._render_qweb_html("scenic_service_desk.report_custody_transfer", here.ids)[0].decode()
        self.assertNotIn("Given Out by Finance", html)

    def test_inventory_waits_for_the_receivers_name(self):
        picking = self.delivery(self.out())
        with self.assertRaisesRegex(UserError, "who received it"):
            picking.button_validate()

    def test_what_the_list_says_stands_in_the_delivery(self):
        transfer = self.out("police", receiver_name="Officer Zhang", reference="GA-7")
        picking = self.delivery(transfer)
        self.assertEqual((picking.scenic_receiver_name, picking.scenic_reference), ("Officer Zhang", "GA-7"))
        picking.scenic_reference = "GA-8"
        self.assertEqual(transfer.reference, "GA-8")

    def test_custodian_cannot_give_out_what_he_signed(self):
        self.custodian.group_ids |= self.env.ref("stock.group_stock_user")
        transfer = self.out(receiver_name="Officer Zhang")
        with self.assertRaisesRegex(UserError, "Somebody else"):
            self.delivery(transfer, self.custodian).button_validate()

    def test_police_takes_it_out_of_matching(self):
        transfer = self.given_out("police")
        self.assertEqual(set(self.items.mapped("state")), {"transferred"})
        self.assertFalse(any(self.items.mapped("is_kept_by_finance")))
        self.assertEqual(set(self.last_moves().mapped("kind")), {"police"})
        self.assertEqual(transfer.state, "received")

    def test_disposal_is_witnessed_by_finance_in_inventory(self):
        transfer = self.out("disposal", self.item, reason="Battery swollen")
        self.delivery(transfer).button_validate()
        self.assertEqual((self.item.state, transfer.receiver_id), ("disposed", self.keeper_employee))
        self.assertIn(("witness", "login", self.keeper_employee.name), self.roles(transfer))

    def test_disposal_is_witnessed_by_finance_on_the_list(self):
        transfer = self.out("disposal", self.item, reason="Battery swollen")
        with self.assertRaises(AccessError):
            transfer.with_user(self.agent).action_receive()
        transfer.with_user(self.keeper).action_receive()
        self.assertEqual((self.item.state, self.delivery(transfer).state), ("disposed", "done"))
        self.assertFalse(self.item._finance_quants())

    def test_cash_goes_out_with_its_wallet(self):
        wallet = self.wallet((300, self.env.ref("base.CNY")))
        self.received(wallet)
        self.assertEqual(sorted(self.delivery(self.out("police", wallet)).move_ids.mapped("product_uom_qty")), [1, 300])
