from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestOrdinaryClaim(ScenicCommon):
    """An umbrella goes back on a description, a phone number and a signature."""

    def test_returned_in_one_step(self):
        item = self.new_item()
        claim = self.new_claim(item)
        claim.action_hand_over()
        self.assertEqual((item.state, claim.state), ("returned", "returned"))
        self.assertTrue(claim.returned_at)

    def test_ledger_says_to_whom_without_his_name(self):
        claim = self.new_claim(self.new_item())
        claim.action_hand_over()
        move = claim.item_id.custody_move_ids.filtered(lambda line: line.kind == "returned")
        self.assertRecordValues(move, [{"receiver": f"Claimant ({claim.name})", "sign_method": "paper"}])

    def test_missing_things_are_named(self):
        for vals, text in (
            ({"visitor_name": False}, "name"),
            ({"visitor_phone": False}, "phone"),
            ({"signed_on_paper": False}, "signs"),
            ({"mode": "courier"}, "waybill"),
        ):
            claim = self.new_claim(self.new_item(), **vals)
            with self.subTest(vals), self.assertRaisesRegex(UserError, text):
                claim.action_hand_over()

    def test_claim_without_an_item_is_kept_but_hands_nothing_over(self):
        claim = self.new_claim(self.env["scenic.found.item"], description="Blue suitcase, lost at noon")
        self.assertEqual(claim.state, "draft")
        with self.assertRaisesRegex(UserError, "choose the item"):
            claim.action_hand_over()

    def test_by_courier(self):
        claim = self.new_claim(
            self.new_item(),
            mode="courier",
            signed_on_paper=False,
            courier_waybill="SF1",
            courier_check="Video call",
            courier_address="1 Lake Road",
        )
        claim.action_hand_over()
        line = claim.item_id.custody_move_ids.filtered(lambda line: line.kind == "returned")
        self.assertRecordValues(line, [{"reference": "SF1", "sign_method": False, "signature_id": False}])

    def test_representative_names_the_owner(self):
        with self.assertRaisesRegex(ValidationError, "owner"):
            self.new_claim(self.new_item(), is_representative=True)
        claim = self.new_claim(self.new_item(), is_representative=True, owner_name="Han Meimei", owner_letter=True)
        claim.action_hand_over()
        self.assertEqual(claim.state, "returned")

    def test_no_questions_are_asked(self):
        self.assertFalse(self.new_claim(self.new_item()).answer_ids)

    def test_desk_may_ask_approval_for_every_claim(self):
        self.desk.approve_every_claim = True
        claim = self.new_claim(self.new_item())
        with self.assertRaisesRegex(UserError, "approval"):
            claim.action_hand_over()
        claim.action_submit()
        claim.with_user(self.supervisor).action_approve()
        claim.action_hand_over()
        self.assertEqual(claim.state, "returned")

    def test_what_is_gone_cannot_be_claimed(self):
        item = self.new_item()
        item._transition("disposed")
        with self.assertRaises(UserError):
            item.action_new_claim()
        with self.assertRaisesRegex(UserError, "Disposed"):
            self.new_claim(item).action_hand_over()

    def test_returned_even_after_its_transfer(self):
        item = self.new_item()
        item._transition("transferred")
        self.new_claim(item).action_hand_over()
        self.assertEqual(item.state, "returned")

    def test_plain_user_claims_nothing(self):
        with self.assertRaises(AccessError):
            self.new_claim(self.new_item(), self.plain)

    def test_withdrawn_with_a_reason(self):
        claim = self.new_claim(self.new_item())
        with self.assertRaises(UserError):
            claim._end("withdrawn", " ")
        claim._end("withdrawn", "Found his own at home")
        self.assertRecordValues(claim, [{"state": "withdrawn", "close_reason": "Found his own at home"}])
        self.assertEqual(claim.item_id.state, "at_counter")


@tagged("post_install", "-at_install")
class TestValuableClaim(ScenicCommon):
    """A valuable is asked about before it is shown, compared, and approved by a second person."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.new_phone(document_name_entry="Wang Fang")

    def test_tier_by_category(self):
        tiers = {"umbrella": "ordinary", "phone": "valuable", "cash": "valuable", "identity": "valuable"}
        for category, tier in tiers.items():
            with self.subTest(category):
                self.assertEqual(self.new_claim(self.new_item(category=category)).tier, tier)

    def test_questions_come_from_the_category(self):
        claim = self.new_claim(self.item)
        self.assertEqual(claim.answer_ids.mapped("question"), self.category("phone").questions.splitlines())

    def test_other_item_other_questions(self):
        camera = self.new_item(category="camera")
        claim = self.new_claim(self.item)
        claim.item_id = camera
        self.assertLessEqual(
            set(self.category("camera").questions.splitlines()), set(claim.answer_ids.mapped("question"))
        )

    def test_marks_show_only_after_the_answers(self):
        claim = self.new_claim(self.item)
        self.assertFalse(claim.marks_shown)
        with self.assertRaisesRegex(UserError, "every question"):
            claim.action_compare()
        claim.answer_ids.answer = "Black"
        claim.action_compare()
        self.assertEqual(claim.marks_shown, "Cracked corner\nWang Fang")

    def test_comparing_is_logged(self):
        claim = self.compared_claim(self.item)
        log = self.env["scenic.reveal.log"].search([("res_model", "=", self.item._name), ("res_id", "=", self.item.id)])
        self.assertEqual(log.user_id, self.agent)
        self.assertIn(claim.name, log.reason)

    def test_compared_once(self):
        claim = self.compared_claim(self.item)
        with self.assertRaises(UserError):
            claim.action_compare()

    def test_answers_stand_once_compared(self):
        claim = self.compared_claim(self.item)
        for vals in ({"answer": "Cracked corner"}, {"question": "Cracked?"}):
            with self.subTest(vals), self.assertRaises(UserError):
                claim.answer_ids[0].write(vals)
        with self.assertRaises(UserError):
            self.env["scenic.claim.answer"].with_user(self.agent).create(
                {"claim_id": claim.id, "question": "Marks?", "answer": "Cracked corner"}
            )

    def test_answers_do_not_move_to_another_claim(self):
        claim, other = self.compared_claim(self.item), self.new_claim(self.item)
        with self.assertRaises(UserError):
            other.answer_ids[0].write({"claim_id": claim.id})

    def test_compared_claim_keeps_its_item(self):
        claim = self.compared_claim(self.item)
        with self.assertRaises(UserError):
            claim.item_id = self.new_phone()

    def test_missing_things_are_named(self):
        steps = [
            ({}, "compare the answers"),
            ({"verdict": False}, "verdict"),
            ({"verdict": "match", "verdict_reason": False}, "verdict"),
            ({"verdict_reason": "He knew it", "id_type": False}, "identity document"),
        ]
        claim = self.new_claim(self.item, id_type="id_card", id_number_entry="110105194912310021")
        for vals, text in steps:
            with self.subTest(vals):
                claim.write(vals)
                with self.assertRaisesRegex(UserError, text):
                    claim.action_submit()
            if not claim.marks_shown_at:
                claim.answer_ids.answer = "x"
                claim.action_compare()
        claim.id_type = "id_card"
        claim.action_submit()
        self.assertEqual(claim.state, "submitted")

    def test_identity_number_is_needed(self):
        claim = self.compared_claim(self.item)
        claim.sudo()._write_unlocked({"id_number": False})
        with self.assertRaisesRegex(UserError, "identity document"):
            claim.action_submit()

    def test_not_handed_over_without_approval(self):
        claim = self.compared_claim(self.item)
        with self.assertRaisesRegex(UserError, "approval"):
            claim.action_hand_over()
        claim.action_submit()
        with self.assertRaises(UserError):
            claim.action_hand_over()
        self.assertEqual(self.item.state, "at_counter")

    def test_not_turned_into_an_ordinary_one(self):
        other, claim = self.new_item(), self.new_claim(self.item)
        self.item.is_valuable = False
        claim.item_id = other
        claim.item_id = self.item
        self.assertEqual(claim.tier, "valuable")

    def test_what_was_tested_is_frozen_when_submitted(self):
        claim = self.compared_claim(self.item)
        claim.action_submit()
        for vals in (
            {"visitor_name": "Someone"},
            {"verdict": "no"},
            {"item_id": self.new_item().id},
            {"id_number_entry": "1"},
            {"owner_name": "x"},
        ):
            with self.subTest(vals), self.assertRaises(UserError):
                claim.write(vals)

    def test_returned_with_approval(self):
        claim = self.approved_claim(self.item)
        self.assertEqual(self.item.state, "reserved")
        claim.action_hand_over()
        self.assertEqual((self.item.state, claim.state), ("returned", "returned"))

    def test_questions_of_a_category_without_any(self):
        self.category("phone").questions = False
        self.assertEqual(len(self.new_claim(self.new_phone()).answer_ids), 1)
