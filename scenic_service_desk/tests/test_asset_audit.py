from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .check_common import CheckCommon


@tagged("post_install", "-at_install")
class TestAssetAudit(CheckCommon):
    """A full audit that was demanded or has begun is no short check any more (register 11)."""

    def _begun(self):
        check = self.asset_check(mode="audit")
        check.action_scan("PR-77")
        return check

    def test_an_audit_chosen_by_mistake_is_taken_back(self):
        check = self.asset_check(mode="audit")
        check.mode = "quick"
        check.action_all_fine()
        self.assertEqual(check.result, "ok")

    def test_an_audit_begun_is_not_taken_back(self):
        check = self._begun()
        for user in (self.agent, self.supervisor):
            with self.subTest(user.login), self.assertRaisesRegex(UserError, "supervisor"):
                check.with_user(user).mode = "quick"

    def test_what_a_supervisor_demands_stands(self):
        check = self.asset_check()
        check.with_user(self.supervisor).mode = "audit"
        with self.assertRaises(UserError):
            check.mode = "quick"

    def test_agent_neither_demands_nor_lifts(self):
        check = self.asset_check(mode="audit")
        self.assertFalse(check.audit_demanded)
        with self.assertRaises(UserError):
            check.audit_demanded = True
        with self.assertRaises(AccessError):
            self._begun()._end_audit("No time")

    def test_supervisor_goes_back_with_a_reason(self):
        check = self._begun()
        form = Form(self.env["scenic.audit.end"].with_user(self.supervisor).with_context(default_check_id=check.id))
        form.reason = "Scanner broken"
        form.save().action_confirm()
        self.assertEqual(check.mode, "quick")
        self.assertIn("Scanner broken", check.message_ids[0].body)

    def test_no_reason_no_way_back(self):
        check = self._begun().with_user(self.supervisor)
        with self.assertRaisesRegex(UserError, "why"):
            check._end_audit("  ")

    def test_a_signed_audit_stays_one(self):
        check = self._begun()
        self.line(check, "Screen").action_present()
        self.line(check, "Chairs").action_present()
        check.action_done()
        with self.assertRaises(UserError):
            check.with_user(self.supervisor)._end_audit("Too late")

    def test_desk_demands_one_a_month(self):
        self.desk.asset_audit_monthly = True
        first = self.asset_check(mode="quick")
        self.assertEqual((first.mode, first.audit_demanded), ("audit", True))
        for line in first.line_ids:
            line.action_present()
        first.action_done()
        self.assertEqual(self.asset_check().mode, "quick")
        next_month = self.asset_check(date=first.date - timedelta(days=32), is_late_entry=True)
        self.assertEqual(next_month.mode, "audit")

    def test_nothing_to_scan_no_audit(self):
        self.desk.asset_audit_monthly = True
        (self.printer + self.screen).scenic_desk_id = False
        self.assertEqual(self.asset_check().mode, "quick")
