from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .check_common import CheckCommon


@tagged("post_install", "-at_install")
class TestAssetMissing(CheckCommon):
    """What is missing is an open matter until it is found or written off (register 11)."""

    def _reminders(self, check):
        kind = self.env.ref("scenic_service_desk.mail_activity_missing_asset")
        return check.sudo().activity_ids.filtered(lambda activity: activity.activity_type_id == kind)

    def test_asset_manager_hears_at_once(self):
        check = self.signed_asset_check({"Printer": "missing"})
        self.assertEqual(self._reminders(check).user_id, self.manager)

    def test_manager_stands_in_for_an_asset_manager_who_sees_nothing(self):
        self.desk.asset_manager_id = self.plain
        check = self.signed_asset_check({"Printer": "missing"})
        self.assertEqual(self._reminders(check).user_id, self.manager)

    def test_it_is_handed_over(self):
        check = self.signed_asset_check({"Printer": "missing"})
        check.with_user(self.colleague).action_recheck()
        self.assertTrue(check._is_open_matter())

    def test_missing_the_next_evening_too_is_one_matter(self):
        first = self.signed_asset_check({"Printer": "missing"})
        second = self.signed_asset_check({"Printer": "missing"})
        self.assertEqual(self.line(second, "Printer").settled, "carried")
        self.assertFalse(self._reminders(second))
        self.assertTrue(first.has_open_missing)

    def test_more_missing_is_told_again(self):
        first = self.asset_check()
        self.line(first, "Chairs").counted_quantity = 11
        first.action_all_fine()
        first.action_done()
        second = self.asset_check()
        self.line(second, "Chairs").counted_quantity = 10
        second.action_all_fine()
        second.action_done()
        self.assertIn("Chairs: 10 of 12", self._reminders(second).summary)
        self.assertFalse(first.has_open_missing)

    def test_seen_again_settles_it(self):
        first = self.signed_asset_check({"Printer": "missing"})
        self.signed_asset_check()
        self.assertEqual(self.line(first, "Printer").settled, "found")
        self.assertFalse(first.has_open_missing)
        self.assertFalse(self._reminders(first))

    def test_a_late_entry_of_an_earlier_day_settles_nothing(self):
        check = self.signed_asset_check({"Printer": "missing"})
        self.signed_asset_check(date=check.date - timedelta(days=1), is_late_entry=True)
        self.assertTrue(check.has_open_missing)

    def test_agent_finds_it_again(self):
        check = self.signed_asset_check({"Printer": "missing"})
        self.line(check, "Printer").action_found()
        self.assertFalse(check.has_open_missing)

    def test_agent_does_not_write_off(self):
        check = self.signed_asset_check({"Printer": "missing"})
        with self.assertRaises(AccessError):
            self.line(check, "Printer").action_write_off()

    def test_asset_manager_writes_equipment_off(self):
        check = self.signed_asset_check({"Printer": "missing"})
        self.line(check, "Printer").with_user(self.manager).action_write_off()
        self.assertFalse(self.printer.scenic_desk_id)
        self.assertFalse(check.has_open_missing)

    def test_safety_group_writes_goods_off(self):
        check = self.asset_check()
        self.line(check, "Chairs").counted_quantity = 9
        check.action_all_fine()
        check.action_done()
        self.line(check, "Chairs").with_user(self.officer).action_write_off()
        self.assertEqual(self.chairs.quantity, 9)

    def test_not_settled_before_signing(self):
        check = self.asset_check()
        self.line(check, "Printer").action_missing()
        with self.assertRaises(UserError):
            self.line(check, "Printer").action_found()
