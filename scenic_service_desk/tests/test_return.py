from unittest.mock import patch

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestReturn(ScenicCommon):
    """Item, ledger and claim are closed together; several may claim, one receives."""

    def _lines(self, item):
        return item.custody_move_ids.sorted("id").mapped("kind")

    def test_closed_together(self):
        item = self.new_phone()
        self.approved_claim(item).action_hand_over()
        self.assertEqual(self._lines(item), ["handed_in", "returned"])

    def test_a_failure_leaves_nothing_half_done(self):
        item = self.new_item()
        claim = self.new_claim(item)
        ledger = type(self.env["scenic.custody.move"])
        with (
            patch.object(ledger, "create", side_effect=ValueError("disk full")),
            self.assertRaises(ValueError),
            self.cr.savepoint(),
        ):
            claim.action_hand_over()
        self.env.invalidate_all()
        self.assertEqual((item.state, claim.state, self._lines(item)), ("at_counter", "draft", ["handed_in"]))
        self.assertFalse(
            self.env["scenic.signature"].search([("res_model", "=", claim._name), ("res_id", "=", claim.id)])
        )

    def test_one_bad_claim_of_several_stops_all(self):
        good, bad = self.new_claim(self.new_item()), self.new_claim(self.new_item(), signed_on_paper=False)
        with self.assertRaises(UserError):
            (good | bad).action_hand_over()
        self.env.invalidate_all()
        self.assertEqual(good.state, "draft")

    def test_second_claim_is_not_approved(self):
        item = self.new_phone()
        first = self.approved_claim(item)
        second = self.compared_claim(item, self.colleague)
        second.action_submit()
        with self.assertRaisesRegex(UserError, first.name):
            second.with_user(self.supervisor).action_approve()

    def test_second_claim_on_an_ordinary_item_gets_nothing(self):
        item = self.new_item()
        first, second = self.new_claim(item), self.new_claim(item)
        first.action_hand_over()
        with self.assertRaisesRegex(UserError, first.name):
            second.action_hand_over()

    @mute_logger("odoo.sql_db")
    def test_database_guarantees_one_approved(self):
        item = self.new_item()
        first, second = self.new_claim(item), self.new_claim(item)
        first._write_unlocked({"state": "approved"})
        with self.assertRaisesRegex(UniqueViolation, "one_approved"):
            second._write_unlocked({"state": "approved"})
            self.env.flush_all()

    def test_constraint_speaks_to_people(self):
        index = self.env["scenic.claim"]._one_approved
        self.assertIn("has been approved already", str(index.get_error_message(self.env["scenic.claim"], None)))

    def test_claims_on_an_item_know_each_other(self):
        item = self.new_item()
        first, second = self.new_claim(item), self.new_claim(item)
        self.assertEqual(first.competing_ids, second)
        self.assertEqual(item.claim_count, 2)

    def test_withdrawn_approval_frees_the_item(self):
        item = self.new_phone()
        claim = self.approved_claim(item)
        claim._end("withdrawn", "Never came")
        self.assertEqual(item.state, "at_counter")
        self.approved_claim(item, self.colleague).action_hand_over()
        self.assertEqual(item.state, "returned")

    def test_withdrawn_approval_puts_it_back_into_custody(self):
        item = self.new_phone()
        item.with_user(self.custodian)._custody_step("custody", {"receiver_id": self.custodian_employee.id})
        claim = self.approved_claim(item)
        claim._end("withdrawn", "Never came")
        self.assertRecordValues(item, [{"state": "in_custody", "custodian_id": self.custodian_employee.id}])


@tagged("post_install", "-at_install")
class TestReversal(ScenicCommon):
    """A wrong return is reversed by the manager, with a reason; nothing is deleted."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.new_phone()
        cls.claim = cls.approved_claim(cls.item)
        cls.claim.action_hand_over()

    def _reverse(self, user=None, reason="It was his neighbour's"):
        action = self.claim.with_user(user or self.manager).action_reverse()
        wizards = self.env[action["res_model"]].with_user(user or self.manager).with_context(**action["context"])
        wizards.create({"reason": reason}).action_confirm()

    def test_manager_reverses(self):
        self._reverse()
        self.assertEqual((self.claim.state, self.item.state), ("reversed", "recovering"))
        self.assertEqual(self.item.custody_move_ids.sorted("id")[-1:].reason, "It was his neighbour's")

    def test_nobody_else_reverses(self):
        for user in (self.agent, self.supervisor, self.custodian, self.crew_leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._reverse(user)

    def test_reason_is_needed(self):
        with self.assertRaises(UserError):
            self._reverse(reason="  ")

    def test_return_stays_on_record(self):
        self._reverse()
        kinds = self.item.custody_move_ids.sorted("id").mapped("kind")
        self.assertEqual(kinds, ["handed_in", "returned", "reversed"])
        self.assertTrue(self.claim.returned_at)

    def test_recovering_until_physically_back(self):
        self._reverse()
        with self.assertRaises(UserError):
            self.new_claim(self.item).action_hand_over()
        self.assertTrue(self.item.activity_search(["scenic_service_desk.mail_activity_recover"]))
        self.env["scenic.custody.wizard"].with_user(self.agent).create(
            {"item_ids": self.item.ids, "kind": "recovered"}
        ).action_confirm()
        self.assertEqual(self.item.state, "at_counter")
        self.assertEqual(self.item.location_id, self.stock_room)

    def test_rightful_owner_gets_it_afterwards(self):
        self._reverse()
        self.item._custody_step("recovered", {"receiver_id": self.agent_employee.id, "receiver": "agent"})
        second = self.approved_claim(self.item)
        second.action_hand_over()
        self.assertEqual((self.item.state, second.state, self.claim.state), ("returned", "returned", "reversed"))
