from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .finance import FinanceCommon

MISSING = "scenic_service_desk.mail_activity_transfer_missing"


class IssueCommon(FinanceCommon):
    """Two phones in finance's store, of which something is to leave for good."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.compare_at_once()
        cls.received()
        cls.year_over(cls.items)
        cls.items.invalidate_recordset()

    @classmethod
    def out(cls, kind="state", items=None, **values):
        """A list out of finance's store that the custodian has signed."""
        transfer = cls.new_transfer(cls.items if items is None else items, kind, cls.custodian, **values)
        transfer.action_give()
        return transfer

    @classmethod
    def delivery(cls, transfer, user=None):
        """Finance's delivery of a list, in the hands of finance."""
        return cls.receipt(transfer, user)

    @classmethod
    def given_out(cls, kind="state", items=None):
        """A list that finance has carried out in Inventory."""
        transfer = cls.out(kind, items)
        picking = cls.delivery(transfer)
        picking.write({"scenic_receiver_name": "Officer Zhang, 012345", "scenic_reference": "GA-7"})
        picking.button_validate()
        return transfer

    def roles(self, transfer):
        """Who signed a list, and how."""
        signatures = self.env["scenic.signature"].search(
            [("res_model", "=", transfer._name), ("res_id", "=", transfer.id)], order="id"
        )
        return [(one.role, one.method, one.signer_name) for one in signatures]

    def last_moves(self, items=None):
        """The last line of the ledger of each item."""
        items = self.items if items is None else items
        return self.env["scenic.custody.move"].union(*(item.custody_move_ids.sorted("id")[-1:] for item in items))


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

    def test_entered_from_paper_inventory_follows(self):
        transfer = self.out()
        picking = self.delivery(transfer)
        transfer.write({"receiver_name": "Officer Zhang", "reference": "GA-7", "released_by": "Zhao, finance"})
        transfer.action_received_on_paper()
        self.assertEqual((transfer.state, picking.state), ("received", "done"))
        self.assertFalse(self.items._finance_quants())
        self.assertIn(("releaser", "paper", "Zhao, finance"), self.roles(transfer))
        self.assertEqual(set(self.last_moves().mapped("giver")), {"Zhao, finance"})

    def test_list_signed_in_a_former_version_leaves_nothing_in_stock(self):
        transfer = self.new_transfer(self.items, "state", self.custodian)
        with patch.object(type(transfer), "_make_delivery", lambda _self: None):
            transfer.action_give()
        transfer.write({"receiver_name": "Officer Zhang", "reference": "GA-7", "released_by": "Zhao, finance"})
        transfer.action_received_on_paper()
        self.assertEqual(self.delivery(transfer).state, "done")
        self.assertFalse(self.items._finance_quants())

    def test_paper_names_who_of_finance_gave_it_out(self):
        transfer = self.out(receiver_name="Officer Zhang", reference="GA-7")
        with self.assertRaisesRegex(UserError, "who of finance"):
            transfer.action_received_on_paper()

    def test_paper_is_entered_by_the_custodian_alone(self):
        transfer = self.out(receiver_name="Officer Zhang", reference="GA-7")
        transfer.released_by = "Zhao, finance"
        for user in (self.agent, self.supervisor, self.keeper):
            with self.subTest(user.login), self.assertRaises(AccessError):
                transfer.with_user(user).action_received_on_paper()

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

    def test_only_the_custodian_lets_go_of_what_finance_keeps(self):
        transfer = self.new_transfer(self.items, "police", self.agent)
        for user in (self.agent, self.supervisor):
            with self.subTest(user.login), self.assertRaises(AccessError):
                transfer.with_user(user).action_give()

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

    def test_promised_it_is_not_given_away(self):
        self.approved_claim(self.item)
        for kind in ("state", "police", "disposal"):
            with self.subTest(kind), self.assertRaises(UserError):
                self.new_transfer(self.item, kind, self.custodian)

    def test_gone_from_the_store_is_said(self):
        quant = self.item._finance_quants()
        quant.with_context(inventory_mode=True).inventory_quantity = 0
        quant.action_apply_inventory()
        transfer = self.new_transfer(self.items, "state", self.custodian)
        with self.assertRaisesRegex(UserError, "no longer in finance's store"):
            transfer.action_give()

    def test_two_stores_are_two_lists(self):
        here = self.year_over(self.new_phone(description="Third phone"))
        with self.assertRaisesRegex(UserError, "list of its own"):
            self.new_transfer(self.item | here, "police", self.custodian)
        action = (self.items | here).with_user(self.custodian).action_hand_to_state()
        lists = self.env["scenic.custody.transfer"].search(action["domain"])
        self.assertEqual({one.line_ids.item_id for one in lists}, {self.items, here})

    def test_draft_of_the_desks_things_takes_up_none_of_finances(self):
        here = self.new_phone(description="Third phone")
        first = self.new_transfer(self.item, "police", self.custodian)
        second = self.env["scenic.custody.transfer"].with_user(self.custodian)._draft("police", here)
        self.assertNotEqual(first, second)

    def test_form_proposes_the_way(self):
        with_user = self.item.with_user(self.custodian)
        opened = self.env["scenic.custody.transfer"].browse(with_user.action_pass_on()["res_id"])
        self.assertEqual((opened.kind, opened.is_from_finance), ("state", True))
        self.other.sudo()._write_unlocked({"claim_notice_date": False, "official_notice_date": False})
        opened = opened.browse(self.other.with_user(self.custodian).action_pass_on()["res_id"])
        self.assertEqual(opened.kind, "police")

    def test_finance_sees_what_it_is_to_give_out(self):
        transfer = self.out().with_user(self.keeper)
        self.assertEqual(len(transfer.line_ids), 2)
        self.assertEqual(self.delivery(transfer).action_scenic_transfer()["res_id"], transfer.id)
        spec = {name: {} for name in transfer.get_view(view_type="form")["models"][transfer._name] if name != "id"}
        self.assertTrue(transfer.web_read(spec))

    def test_finance_sees_no_draft_and_nothing_of_the_desks(self):
        lists = self.new_transfer(self.items, "state", self.custodian)
        lists |= self.out("police", self.new_phone(description="Third phone"))
        self.assertFalse(lists.with_user(self.keeper).search([("id", "in", lists.ids)]))
