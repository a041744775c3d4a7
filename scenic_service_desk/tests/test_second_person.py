import base64

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ScenicCommon

PIXEL = base64.b64encode(
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


@tagged("post_install", "-at_install")
class TestSecondPerson(ScenicCommon):
    """Nobody gets round the second person: not by lowering the item, not by another's name, not beside the form."""

    def test_agent_does_not_make_a_valuable_ordinary(self):
        lowered = {"category_id": self.category("umbrella").id, "is_valuable": False}
        phone = self.new_phone()
        with self.assertRaisesRegex(AccessError, "supervisor"):
            phone.with_user(self.agent).write(lowered)
        phone.with_user(self.supervisor).write(lowered)
        self.assertEqual(self.new_claim(phone).tier, "ordinary")

    def test_another_category_keeps_it_a_valuable(self):
        phone = self.new_phone()
        phone.with_user(self.agent).category_id = self.category("umbrella")
        self.assertEqual(self.new_claim(phone).tier, "valuable")

    def test_bag_with_cash_is_a_valuable(self):
        cash = {"amount": 8000, "counted_by_id": self.agent_employee.id, "recounted_by_id": self.plain_employee.id}
        bag = self.new_item(category="bag", cash_ids=[Command.create(cash)])
        self.assertTrue(self.new_claim(bag).needs_approval)

    def test_bag_with_a_document_is_a_valuable(self):
        card = {"name": "Identity card", "category_id": self.category("identity").id}
        bag = self.new_item(category="bag", content_ids=[Command.create(card)])
        self.assertTrue(bag.is_valuable)

    def test_supervisor_who_compared_does_not_approve(self):
        claim = self.new_claim(self.new_phone(), id_type="id_card", id_number_entry="11010519491231002x")
        claim = claim.with_user(self.supervisor)
        claim.answer_ids.answer = "As it is"
        claim.action_compare()
        claim.write({"verdict": "match", "verdict_reason": "He knew."})
        claim.action_submit()
        self.assertFalse(claim.can_approve)
        with self.assertRaisesRegex(AccessError, "own claim test"):
            claim.action_approve()

    def test_late_entry_at_the_shared_login_is_signed_all_the_same(self):
        claim = self.compared_claim(
            self.new_phone(), self.counter, is_late_entry=True, employee_id=self.agent_employee.id
        )
        with self.assertRaisesRegex(UserError, "PIN"):
            claim.action_submit()

    def test_pin_of_a_late_entry_at_the_shared_login_counts(self):
        values = {"is_late_entry": True, "employee_id": self.agent_employee.id}
        with self.assertRaisesRegex(UserError, "PIN"):
            self.new_claim(self.new_phone(), self.counter, sign_pin="0000", **values)
        claim = self.new_claim(self.new_phone(), self.counter, sign_pin=self.agent_employee.sudo().pin, **values)
        self.assertEqual(claim.sign_method, "pin")

    def test_tester_who_saw_the_marks_before_is_named(self):
        phone = self.new_phone()
        first = self.compared_claim(phone)
        first._end("withdrawn", "He went away.")
        self.assertEqual(self.compared_claim(phone).seen_before, first.name)

    def test_claim_stays_at_its_desk(self):
        claim = self.new_claim(self.new_item())
        with self.assertRaisesRegex(UserError, "stays at the desk"):
            claim.write({"desk_id": self.kiosk.id})

    def test_what_was_counted_stands_in_custody(self):
        cash = {"amount": 1000, "counted_by_id": self.agent_employee.id, "recounted_by_id": self.plain_employee.id}
        item = self.new_item(category="wallet", seal_number="S1", cash_ids=[Command.create(cash)])
        item.with_user(self.manager)._custody_step(
            "custody", {"receiver_id": self.plain_employee.id, "receiver": "custodian"}
        )
        for change in (
            lambda: item.with_user(self.agent).write({"seal_number": "S2"}),
            lambda: item.cash_ids.with_user(self.agent).write({"amount": 100}),
            lambda: item.cash_ids.with_user(self.agent).unlink(),
        ):
            with self.assertRaisesRegex(UserError, "counted and sealed"):
                change()

    def test_reserved_item_goes_nowhere_but_to_its_owner(self):
        phone = self.new_phone()
        self.approved_claim(phone)
        for kind in ("custody", "police", "disposed", "brought_in"):
            with self.subTest(kind), self.assertRaisesRegex(UserError, "cannot be done"):
                phone._custody_step(kind, {})

    def test_signature_of_a_return_is_not_exchanged_as_a_file(self):
        claim = self.new_claim(self.new_item(), signature=PIXEL, signed_on_paper=False)
        claim.action_hand_over()
        files = self.env["ir.attachment"].search(
            [("res_model", "=", claim._name), ("res_id", "=", claim.id), ("res_field", "=", "signature")]
        )
        self.assertTrue(files)
        for change in (
            lambda: files.with_user(self.agent).write({"datas": PIXEL}),
            lambda: files.with_user(self.agent).unlink(),
            lambda: files.with_user(self.agent).create(
                {"name": "x", "res_model": claim._name, "res_id": claim.id, "res_field": "signature", "datas": PIXEL}
            ),
        ):
            with self.assertRaisesRegex(AccessError, "on its form only"):
                change()

    def test_category_corrected_to_dangerous_tells_the_police_once(self):
        item = self.new_item()
        for _again in range(2):
            item.with_user(self.agent).category_id = self.category("dangerous")
        self.assertEqual(len(item.activity_search(["scenic_service_desk.mail_activity_police"])), 1)
