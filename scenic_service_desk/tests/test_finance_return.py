from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import SQL

from .finance import FinanceCommon


@tagged("post_install", "-at_install")
class TestFinanceReturn(FinanceCommon):
    """A late owner: finance gives back first, then the item is handed over."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.compare_at_once()
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

    def test_the_very_item_comes_back(self):
        """Not the one that has lain in finance's store the longest."""
        claims = self.approved_claim(self.other) | self.approved_claim(self.item)
        for claim in claims:
            with self.subTest(claim.item_id.name):
                self.assertEqual(self.back(claim).move_line_ids.lot_id.name, claim.item_id.name)

    def test_availability_checked_again_it_is_the_same(self):
        picking = self.back(self.approved_claim(self.other))
        picking.do_unreserve()
        picking.action_assign()
        self.assertEqual(picking.move_line_ids.lot_id.name, self.other.name)

    def test_another_number_is_not_given_back(self):
        picking = self.back(self.approved_claim(self.other))
        picking.move_line_ids.lot_id = self.item._finance_quants().lot_id.with_user(self.keeper).sudo(False)
        with self.assertRaisesRegex(UserError, "was chosen instead"):
            picking.button_validate()

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

    def released_on_paper(self, claim, user=None, **values):
        """The dialog of what finance signed on paper, confirmed."""
        wizards = self.env["scenic.finance.release"].with_user(user or self.custodian)
        wizards.create({"claim_id": claim.id, "released_by": "Zhao, finance", **values}).action_confirm()

    def test_released_on_paper_it_is_handed_over(self):
        claim = self.approved_claim(self.item)
        self.released_on_paper(claim)
        self.assertEqual((self.back(claim).state, claim.finance_state), ("done", "released"))
        self.assertFalse(self.item._finance_quants())
        claim.action_hand_over()
        self.assertEqual(self.item.state, "returned")

    def test_paper_stands_in_the_ledger(self):
        claim = self.approved_claim(self.item)
        moment = fields.Datetime.now()
        self.released_on_paper(claim, released_on=moment)
        move = self.item.custody_move_ids.filtered(lambda move: move.kind == "released")
        self.assertRecordValues(move, [{"giver": "Zhao, finance", "sign_method": "paper", "date": moment}])
        signature = move.signature_id
        self.assertEqual((signature.role, signature.method, signature.signer_name), ("giver", "paper", "Zhao, finance"))

    def test_login_stands_in_the_ledger(self):
        claim = self.approved_claim(self.item)
        self.back(claim).button_validate()
        move = self.item.custody_move_ids.filtered(lambda move: move.kind == "released")
        self.assertEqual((move.giver_id, move.sign_method), (self.keeper_employee, "login"))

    def test_paper_is_entered_by_the_custodian_alone(self):
        claim = self.approved_claim(self.item)
        with self.assertRaises(AccessError):
            self.released_on_paper(claim, self.agent)
        with self.assertRaises(AccessError):
            claim.with_user(self.agent)._release_on_paper("Zhao", fields.Datetime.now())

    def test_paper_names_who_signed_and_a_time_that_can_be(self):
        claim = self.approved_claim(self.item)
        for wrong in (
            {"released_by": "  "},
            {"released_on": fields.Datetime.now() + timedelta(hours=1)},
            {"released_on": fields.Datetime.now() - timedelta(days=400)},
        ):
            with self.assertRaises(UserError):
                self.released_on_paper(claim, **wrong)
        self.assertEqual(claim.finance_state, "asked")

    def test_paper_without_an_approved_claim_releases_nothing(self):
        with self.assertRaisesRegex(UserError, "was not asked"):
            self.released_on_paper(self.compared_claim(self.item))

    def test_phone_cards_name_the_item(self):
        receipt = self.item._finance_transfer().picking_id.with_user(self.keeper)
        self.assertIn(f"{self.item.name} · ", self.move_of(receipt, self.item).scenic_label)
        self.assertIn(self.item.name, receipt.scenic_labels)
        self.assertIn(self.other.description, receipt.scenic_labels)
        self.assertIn(self.item.name, self.back(self.approved_claim(self.item)).scenic_labels)

    def test_cards_of_other_goods_stay_as_they_are(self):
        kind = self.env.ref("stock.picking_type_in")
        product = self.env["product.product"].create({"name": "Printer paper"})
        places = {"location_id": kind.default_location_src_id.id, "location_dest_id": kind.default_location_dest_id.id}
        picking = self.env["stock.picking"].create({"picking_type_id": kind.id, **places})
        self.env["stock.move"].create(
            {"product_id": product.id, "product_uom_qty": 2, "picking_id": picking.id, **places}
        )
        self.assertFalse(picking.scenic_labels or picking.move_ids.scenic_label)

    def proposed(self, item, **values):
        """The pair of an item and a report that its owner makes now."""
        report = self.new_report(description=item.description, category_id=item.category_id.id, **values)
        return report.match_ids.filtered(lambda pair: pair.item_id == item)

    def test_owner_who_reports_late_is_found(self):
        self.assertEqual(self.proposed(self.item).state, "proposed")

    def test_late_owner_gets_it_through_finances_return(self):
        pair = self.proposed(self.item, visitor_name="Li Lei")
        pair.with_user(self.agent).action_confirm()
        claim = self.approved_claim(self.item, lost_report_id=pair.report_id.id)
        self.back(claim).button_validate()
        claim.action_hand_over()
        self.assertEqual((self.item.state, pair.report_id.state), ("returned", "returned"))

    def test_what_was_proposed_before_stays_proposed(self):
        item = self.new_phone(description="Pink Xiaomi phone with a kitten sticker")
        self.to_custodian(item)
        pair = self.proposed(item)
        self.received(item)
        self.assertEqual(pair.exists().state, "proposed")
        item.match_cards()
        self.assertEqual(pair.exists().state, "proposed")

    def test_police_takes_it_out_of_matching(self):
        item = self.new_phone(description="Pink Xiaomi phone with a kitten sticker")
        before = self.proposed(item)
        self.assertEqual(before.state, "proposed")
        transfer = self.new_transfer(item, "police", self.supervisor, receiver_name="Officer", reference="7")
        transfer.action_give()
        self.assertEqual(item.state, "transferred")
        self.assertFalse(before.exists())
        self.assertFalse(self.proposed(item))
        self.assertFalse(item.sudo()._match_candidates())

    def test_search_of_what_finance_keeps_can_use_the_indexes(self):
        """Their predicates follow from what is asked for, in a table that has no other index."""
        predicates = self.env.execute_query(
            SQL(
                "SELECT pg_get_expr(indpred, indrelid) FROM pg_index WHERE indexrelid::regclass::text IN %s",
                ("scenic_found_item_open_names_idx", "scenic_found_item_open_match_idx"),
            )
        )
        self.assertEqual(len(predicates), 2)
        self.assertEqual(*predicates)
        self.env.cr.execute("CREATE TEMP TABLE finds (LIKE scenic_found_item) ON COMMIT DROP")
        self.env.cr.execute(f"CREATE INDEX finds_idx ON finds USING gin (match_tokens) WHERE {predicates[0][0]}")
        self.env.cr.execute("SET LOCAL enable_seqscan = off")
        asked = SQL("match_tokens @@ 'u.phone'::tsquery AND %s", SQL(self.item._match_open))
        plan = self.env.execute_query(SQL("EXPLAIN SELECT FROM finds WHERE %s", asked))
        self.assertIn("finds_idx", str(plan))
