from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .check_common import CheckCommon
from .common import PIXEL


@tagged("post_install", "-at_install")
class TestAssetCheck(CheckCommon):
    """The after-shift check of fixed assets and counted goods (register 11)."""

    def test_lines_come_from_the_desk(self):
        check = self.asset_check()
        self.assertEqual(check.line_ids.equipment_id, self.printer + self.screen)
        self.assertEqual(self.line(check, "Chairs").book_quantity, 12)
        self.assertEqual(len(check.line_ids), 3)

    def test_all_present_in_one_tap(self):
        check = self.asset_check()
        check.action_all_fine()
        self.assertEqual(check.result, "ok")
        self.assertEqual(self.line(check, "Chairs").counted_quantity, 12)

    def test_all_present_keeps_exceptions(self):
        check = self.asset_check()
        self.line(check, "Printer").action_damaged()
        check.action_all_fine()
        self.assertEqual(self.line(check, "Printer").finding, "damaged")
        self.assertEqual((check.damaged_count, check.present_count, check.result), (1, 2, "abnormal"))

    def test_fewer_than_booked_are_missing(self):
        check = self.asset_check()
        self.line(check, "Chairs").counted_quantity = 11
        self.assertEqual(self.line(check, "Chairs").finding, "missing")

    def test_not_signed_with_something_unjudged(self):
        check = self.asset_check()
        with self.assertRaisesRegex(UserError, "3 points are still to be checked"):
            check.action_done()

    def test_a_desk_with_nothing_signs_at_once(self):
        check = self.asset_check(self.kiosk_agent, desk_id=self.kiosk.id)
        self.assertEqual((check.line_count, check.result), (0, "open"))
        check.action_done()
        self.assertEqual((check.state, check.result), ("done", "ok"))

    def test_keeper_signs(self):
        check = self.signed_asset_check()
        signature = self.env["scenic.signature"].search([("res_model", "=", check._name), ("res_id", "=", check.id)])
        self.assertEqual((signature.role, signature.employee_id), ("checker", self.agent_employee))
        self.assertEqual((check.state, check.checker_id), ("done", self.agent_employee))

    def test_shared_login_is_asked_who_signs(self):
        check = self.asset_check(self.counter, employee_id=self.agent_employee.id)
        check.action_all_fine()
        action = check.action_done()
        wizard = self.env["scenic.sign.wizard"].with_user(self.counter).with_context(**action["context"])
        wizard.create({"signer_id": self.colleague_employee.id, "signer_pin": "1234"}).action_sign()
        self.assertEqual(check.checker_id, self.colleague_employee)

    def test_same_person_does_not_recheck(self):
        check = self.signed_asset_check()
        with self.assertRaisesRegex(UserError, "Somebody else"):
            check.action_recheck()

    def test_somebody_else_rechecks(self):
        check = self.signed_asset_check()
        check.with_user(self.colleague).action_recheck()
        self.assertEqual((check.state, check.second_checker_id), ("rechecked", self.colleague_employee))

    def test_a_kiosk_needs_no_second_checker(self):
        self.assertTrue(self.asset_check().needs_recheck)
        check = self.asset_check(self.kiosk_agent, desk_id=self.kiosk.id)
        self.assertFalse(check.needs_recheck)

    def test_signed_lines_and_photos_are_locked(self):
        check = self.signed_asset_check()
        for vals in ({"finding": "missing"}, {"photo": PIXEL}, {"remark": "Was there"}):
            with self.subTest(vals), self.assertRaises(UserError):
                check.line_ids[0].write(vals)
        with self.assertRaises(UserError):
            check.write({"line_ids": [(0, 0, {"name": "Vase"})]})

    def test_what_is_on_the_list_is_not_changed(self):
        line = self.line(self.asset_check(), "Chairs")
        for vals in ({"book_quantity": 11}, {"goods_id": False}, {"settled": "found"}, {"is_scanned": True}):
            with self.subTest(vals), self.assertRaises(UserError):
                line.write(vals)
        with self.assertRaises(UserError):
            line.unlink()

    def test_only_the_unexpected_is_added_by_hand(self):
        check = self.asset_check()
        check.write({"line_ids": [(0, 0, {"name": "Somebody's vase"})]})
        self.assertEqual(self.line(check, "Somebody's vase").finding, "unexpected")
        with self.assertRaises(UserError):
            check.write({"line_ids": [(0, 0, {"name": "Printer", "equipment_id": self.printer.id})]})
        self.line(check, "Somebody's vase").action_remove()
        self.assertEqual(check.unexpected_count, 0)

    def test_what_follows_from_a_check_is_not_added_by_hand(self):
        lines = self.asset_check().line_ids
        forged = {"is_scanned": True, "request_id": 1, "settled_by_id": 2, "book_quantity": 9, "code": "PR-77"}
        for name, value in forged.items():
            with self.subTest(name), self.assertRaises(UserError):
                lines.create({"check_id": lines.check_id.id, "name": "Vase", name: value})

    def test_a_default_fills_in_nothing_of_that(self):
        check = self.asset_check()
        lines = check.line_ids.with_context(
            default_is_scanned=True, default_kind="equipment", default_equipment_id=self.printer.id
        )
        line = lines.create({"check_id": check.id, "name": "Vase"})
        self.assertRecordValues(line, [{"is_scanned": False, "kind": "extra", "equipment_id": False}])

    def test_supervisor_has_it_checked_again(self):
        check = self.signed_asset_check()
        with self.assertRaises(AccessError):
            check.with_user(self.agent).action_reopen()
        check.with_user(self.supervisor).action_reopen()
        self.assertEqual((check.state, check.checker_id.id), ("draft", False))

    def test_timeline_names_exceptions_only(self):
        check = self.signed_asset_check({"Printer": "damaged"})
        self.assertEqual(check._timeline_text(), "Damaged 1")
        self.assertEqual(self.signed_asset_check()._timeline_text(), "All present")
