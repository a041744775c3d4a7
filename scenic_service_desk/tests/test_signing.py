import time
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestSigning(ScenicCommon):
    """Who signs proves who he is: at his own login, or with his PIN at a shared one."""

    def setUp(self):
        super().setUp()
        # kept by the process, not by the transaction of the test before
        self.env["scenic.sign.mixin"]._pin_failures().clear()

    def _method(self, user, employee, pin=None):
        return self.env["scenic.sign.mixin"].with_user(user)._prove(employee.with_user(user), pin)

    def test_own_login(self):
        self.assertEqual(self._method(self.agent, self.agent_employee), "login")

    def test_nobody_signs_for_another_at_his_own_login(self):
        with self.assertRaisesRegex(AccessError, "yourself only"):
            self._method(self.agent, self.colleague_employee, "1234")

    def test_right_pin_at_a_shared_login(self):
        self.assertEqual(self._method(self.counter, self.agent_employee, "1234"), "pin")

    def test_wrong_or_missing_pin(self):
        for pin in ("4321", "", None, "12345", "１２３４", "12\u0000"):
            with self.subTest(pin=pin), self.assertRaisesRegex(UserError, "not the PIN"):
                self._method(self.counter, self.agent_employee, pin)

    def _fail(self, times):
        for _i in range(times):
            with self.assertRaisesRegex(UserError, "not the PIN"):
                self._method(self.counter, self.agent_employee, "0000")

    def test_five_wrong_pins_make_a_pause(self):
        self._fail(5)
        for pin in ("0000", "1234"):
            with self.subTest(pin), self.assertRaisesRegex(UserError, "wrong too often"):
                self._method(self.counter, self.agent_employee, pin)
        self.assertEqual(self._method(self.counter, self.colleague_employee, "1234"), "pin")

    def test_pause_ends_and_a_right_pin_forgives(self):
        self._fail(5)
        later = time.monotonic() + 301
        with patch("odoo.addons.scenic_service_desk.models.pin_guard.time.monotonic", return_value=later):
            self.assertEqual(self._method(self.counter, self.agent_employee, "1234"), "pin")
        self._fail(5)

    def test_empty_pin_is_no_try(self):
        for _i in range(6):
            with self.assertRaisesRegex(UserError, "not the PIN"):
                self._method(self.counter, self.agent_employee, " ")

    def test_every_way_to_give_a_pin_counts(self):
        for _i in range(5):
            with self.assertRaises(UserError):
                self.new_item(self.counter, employee_id=self.agent_employee.id, sign_pin="0000")
        with self.assertRaisesRegex(UserError, "wrong too often"):
            self.new_item(self.counter, employee_id=self.agent_employee.id, sign_pin="1234")

    def test_employee_without_a_pin(self):
        for pin in ("", None, "0"):
            with self.subTest(pin=pin), self.assertRaisesRegex(UserError, "has no PIN"):
                self._method(self.counter, self.plain_employee, pin)

    def test_nobody_chosen(self):
        with self.assertRaisesRegex(UserError, "who signs"):
            self._method(self.counter, self.env["hr.employee"], "1234")

    def test_nobody_is_preset_at_a_shared_login(self):
        items = self.env["scenic.found.item"]
        self.assertFalse(items.with_user(self.counter).default_get(["employee_id"]).get("employee_id"))
        self.assertEqual(
            items.with_user(self.agent).default_get(["employee_id"])["employee_id"], self.agent_employee.id
        )

    def test_entry_at_a_shared_login_with_pin(self):
        item = self.new_item(self.counter, employee_id=self.agent_employee.id, sign_pin="1234")
        self.assertRecordValues(item, [{"employee_id": self.agent_employee.id, "sign_method": "pin"}])
        self.assertEqual(item.custody_move_ids.sign_method, "pin")

    def test_entry_with_a_wrong_pin_is_refused(self):
        with self.assertRaises(UserError):
            self.new_item(self.counter, employee_id=self.agent_employee.id, sign_pin="9999")

    def test_entry_without_a_pin_is_saved_unsigned(self):
        item = self.new_item(self.counter, employee_id=self.agent_employee.id)
        self.assertFalse(item.sign_method)
        self.assertFalse(item.custody_move_ids.sign_method)

    def test_unsigned_entry_is_signed_later(self):
        item = self.new_item(self.counter, employee_id=self.agent_employee.id)
        with self.assertRaises(UserError):
            item.sign_pin = "9999"
        item.write({"sign_pin": "1234"})
        self.assertEqual(item.sign_method, "pin")

    def test_entry_for_another_at_ones_own_login_is_refused(self):
        with self.assertRaises(AccessError):
            self.new_item(employee_id=self.colleague_employee.id)

    def test_late_entry_from_paper_names_another(self):
        item = self.new_item(employee_id=self.colleague_employee.id, is_late_entry=True)
        self.assertRecordValues(item, [{"employee_id": self.colleague_employee.id, "user_id": self.agent.id}])
        self.assertFalse(item.sign_method)

    def test_who_made_a_signed_entry_stays(self):
        item = self.new_item()
        with self.assertRaises(UserError):
            item.employee_id = self.colleague_employee

    def test_pin_is_stored_nowhere(self):
        item = self.new_item(self.counter, employee_id=self.agent_employee.id, sign_pin="1234")
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertFalse(item.sign_pin)
        self.assertFalse(item._fields["sign_pin"].store)
