import doctest
from datetime import datetime, timedelta

from psycopg2.errors import CheckViolation

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..tools import working_days
from .item_rule import RuleCommon


@tagged("post_install", "-at_install")
class TestItemRule(RuleCommon):
    """Which rule holds for a find."""

    def test_category_without_a_rule(self):
        item = self.old_item()
        self.assertEqual((self.until(item), item.destination), ("2024-10-31", "finance"))
        self.assertIn("Category “Umbrella”", item.keep_reason)

    def test_rule_goes_before_the_category(self):
        self.new_rule()
        item = self.old_item()
        self.assertEqual((self.until(item), item.destination), ("2024-10-15", "police"))
        self.assertEqual(item.keep_reason, "Rule “Umbrella”: 5 days")

    def test_zone_goes_before_everywhere(self):
        self.new_rule()
        self.new_rule(zone_id=self.zone.id, keep_count=60, destination="finance")
        here, elsewhere = self.old_item(), self.old_item(zone_id=False)
        self.assertEqual((self.until(here), here.destination), ("2024-12-09", "finance"))
        self.assertEqual(self.until(elsewhere), "2024-10-15")
        self.assertIn("Dragon Gate", here.keep_reason)

    def test_corrected_zone_brings_its_rule(self):
        self.new_rule(zone_id=self.zone.id)
        item = self.old_item(zone_id=False)
        item.zone_id = self.zone
        self.assertEqual((self.until(item), item.destination), ("2024-10-15", "police"))

    def test_rule_is_its_companys(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        self.env["scenic.item.rule"].create(
            {"company_id": other.id, "category_id": self.category("umbrella").id, "destination": "dispose"}
        )
        self.assertEqual(self.old_item().destination, "finance")

    def test_archived_rule_holds_no_more(self):
        self.new_rule().active = False
        self.assertEqual(self.until(self.old_item()), "2024-10-31")

    def test_one_rule_for_a_place(self):
        self.new_rule()
        with self.assertRaises(Exception) as caught, mute_logger("odoo.sql_db"), self.cr.savepoint():
            self.new_rule()
        self.assertIn("place_uniq", str(caught.exception))

    def test_working_days_leave_out_week_ends_and_holidays(self):
        calendar = self.env["resource.calendar"].create({"name": "Office", "tz": "Asia/Shanghai"})
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Anniversary",
                "calendar_id": calendar.id,
                "date_from": datetime(2024, 10, 14, 16),
                "date_to": datetime(2024, 10, 15, 16),
            }
        )
        self.desk.resource_calendar_id = calendar
        self.new_rule(keep_unit="working_days", keep_count=10)
        # 11, 14, 16, 17, 18, 21, 22, 23, 24, 25 October
        self.assertEqual(self.until(self.old_item()), "2024-10-25")

    def test_working_days_without_a_calendar(self):
        self.assertFalse(doctest.testmod(working_days).failed)

    def test_contents_have_rules_too(self):
        self.new_rule("food", keep_unit="hours", keep_count=3, destination="dispose")
        cake = Command.create({"name": "Cake", "category_id": self.category("food").id})
        item = self.old_item(category="bag", content_ids=[cake])
        self.assertEqual(item.content_ids.keep_until, item.date + timedelta(hours=3))
        self.assertEqual(self.until(item), "2024-10-31")

    def test_managers_write_agents_read(self):
        rule = self.new_rule()
        self.assertEqual(rule.with_user(self.agent).keep_count, 5)
        for user in (self.agent, self.supervisor, self.custodian, self.crew_leader):
            with self.subTest(user.login):
                with self.assertRaises(AccessError):
                    rule.with_user(user).keep_count = 9
                with self.assertRaises(AccessError):
                    self.new_rule("phone", user)

    def test_crew_leaders_find_is_kept_by_the_rule(self):
        self.new_rule()
        self.assertEqual(self.new_on_site().destination, "police")

    def test_pass_on_goes_where_the_rule_says(self):
        self.new_rule()
        item = self.old_item()
        action = item.action_pass_on()
        self.assertEqual(self.env["scenic.custody.transfer"].browse(action["res_id"]).kind, "police")

    def test_pass_on_of_what_is_to_be_disposed_of(self):
        self.new_rule(destination="dispose")
        action = self.old_item().action_pass_on()
        self.assertEqual(self.env["scenic.custody.transfer"].browse(action["res_id"]).kind, "disposal")

    def test_periods_that_no_calendar_holds_are_refused(self):
        for unit in ("hours", "days", "working_days"):
            with self.subTest(unit), mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation), self.cr.savepoint():
                self.new_rule(keep_unit=unit, keep_count=10000000)

    def test_days_before_that_no_calendar_holds_are_refused(self):
        with self.assertRaises(CheckViolation), mute_logger("odoo.sql_db"), self.cr.savepoint():
            self.env.company.scenic_due_days = 10000000
            self.env.flush_all()

    def test_no_hours_at_all_means_at_once(self):
        self.new_rule(keep_unit="hours", keep_count=0)
        self.assertTrue(self.new_item().keep_reason.endswith("At Once"))
