import doctest
from datetime import datetime, timedelta
from unittest.mock import patch

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from ..models import item_rule_trace
from ..tools import working_days
from .common import ScenicCommon


class RuleCommon(ScenicCommon):
    """Rules of the company, and items of the autumn of 2024."""

    @classmethod
    def new_rule(cls, category="umbrella", user=None, **values):
        """A rule of the manager: five days, then to the police."""
        values = {
            "category_id": cls.category(category).id,
            "keep_unit": "days",
            "keep_count": 5,
            "destination": "police",
            **values,
        }
        return cls.env["scenic.item.rule"].with_user(user or cls.manager).create(values)

    @classmethod
    def old_item(cls, **values):
        """Handed in on 10 October 2024, a Thursday, at 11:00 in Shanghai."""
        values = {"date": "2024-10-10 03:00:00", "found_at": "2024-10-10 02:00:00", "is_late_entry": True, **values}
        return cls.new_item(**values)

    def until(self, item):
        """The day until which an item is kept, on the desk's clock."""
        return self.desk._local(item.keep_until).date().isoformat()


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


@tagged("post_install", "-at_install")
class TestRuleChange(RuleCommon):
    """A change moves what is open, and nothing else; it leaves a trace."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # umbrellas that the database holds besides would be counted too
        categories = [cls.category("clothing").id, cls.category("umbrella").id]
        for table in ("scenic_found_item", "scenic_found_content"):
            query = SQL("UPDATE %s SET category_id = %s WHERE category_id = %s", SQL.identifier(table), *categories)
            cls.env.cr.execute(query)
        cls.env.invalidate_all()

    def traces(self, category="umbrella"):
        """The traces of a category in our company, the latest first."""
        return self.env["scenic.item.rule.trace"].search(
            [("category_id", "=", self.category(category).id), ("company_id", "=", self.env.company.id)]
        )

    def test_open_items_move_closed_ones_stay(self):
        opened, closed = self.old_item(), self.old_item()
        closed.sudo()._transition("disposed", by_system=True)
        self.new_rule()
        self.assertEqual((self.until(opened), opened.destination), ("2024-10-15", "police"))
        self.assertEqual((self.until(closed), closed.destination), ("2024-10-31", "finance"))

    def test_items_of_other_categories_stay(self):
        phone = self.old_item(category="phone")
        self.new_rule()
        self.assertEqual(self.until(phone), "2024-10-31")

    def test_trace_says_what_when_who_and_how_many(self):
        self.old_item()
        self.old_item()
        rule = self.new_rule()
        before = self.traces()
        rule.with_user(self.manager).keep_count = 7
        trace = self.traces() - before
        self.assertRecordValues(
            trace, [{"user_id": self.manager.id, "rule_id": rule.id, "state": "done", "item_count": 2}]
        )
        self.assertEqual(trace.change, "Keeping Period: 5 days → 7 days")
        self.assertLess(fields.Datetime.now() - trace.date, timedelta(minutes=5))

    def test_items_history_tells_it(self):
        moved, kept = self.old_item(), self.old_item(category="phone")
        self.new_rule()
        [message] = moved.message_ids.filtered(lambda message: "Keeping rule changed" in (message.body or ""))
        self.assertIn("manager Wang", message.body)
        changed = message.sudo().tracking_value_ids.field_id.mapped("name")
        self.assertEqual(set(changed), {"keep_until", "destination"})
        self.assertNotIn("Keeping rule changed", " ".join(kept.message_ids.mapped("body")))

    def test_category_leaves_a_trace_too(self):
        item = self.old_item()
        category = self.category("umbrella").with_user(self.env.ref("base.user_admin"))
        category.write({"keep_unit": "days", "keep_count": 20})
        self.assertEqual(self.until(item), "2024-10-30")
        self.assertEqual(self.traces()[0].change, "Keeping Period: until the month's end → 20 days")

    def test_rule_covers_what_the_category_changes(self):
        item = self.old_item()
        self.new_rule()
        self.category("umbrella").destination = "dispose"
        self.assertEqual(item.destination, "police")
        self.assertEqual(self.traces()[0].item_count, 0)

    def test_deleted_rule_gives_items_back_to_the_category(self):
        item = self.old_item()
        self.new_rule().unlink()
        self.assertEqual((self.until(item), item.destination), ("2024-10-31", "finance"))
        self.assertIn("archived", self.traces()[0].change)

    def test_note_alone_leaves_no_trace(self):
        rule = self.new_rule()
        before = self.traces()
        rule.write({"note": "City rules", "keep_count": 5})
        self.assertEqual(self.traces(), before)

    def test_content_of_the_category_moves_its_bag(self):
        pills = Command.create({"name": "Pills", "category_id": self.category("medicine").id})
        bag = self.old_item(category="bag", content_ids=[pills])
        self.new_rule("medicine", keep_count=2, destination="dispose")
        self.assertEqual((self.until(bag), bag.destination), ("2024-10-12", "finance"))

    def test_nobody_writes_traces(self):
        self.new_rule()
        for user in (self.agent, self.manager):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.traces().with_user(user).write({"item_count": 0})

    def test_many_items_move_by_the_job(self):
        items = self.old_item() | self.old_item() | self.old_item()
        self.addCleanup(self.env.registry.clear_cache)
        with patch.object(item_rule_trace, "_AT_ONCE", 2), patch.object(item_rule_trace, "_BATCH", 2):
            self.new_rule()
            trace = self.traces()[0]
            self.assertEqual((trace.state, self.until(items[0])), ("running", "2024-10-31"))
            with patch.object(type(self.env["ir.cron"]), "_commit_progress", lambda *_a, **_k: 60.0):
                trace._cron_move()
        self.assertEqual({self.until(item) for item in items}, {"2024-10-15"})
        self.assertEqual((trace.state, trace.item_count), ("done", 3))

    def test_job_goes_on_where_it_was_ended(self):
        items = self.old_item() | self.old_item() | self.old_item()
        left = [0.0, 60.0, 60.0, 60.0]
        with (
            patch.object(item_rule_trace, "_AT_ONCE", 0),
            patch.object(item_rule_trace, "_BATCH", 2),
            patch.object(type(self.env["ir.cron"]), "_commit_progress", lambda *_a, **_k: left.pop(0)),
        ):
            self.new_rule()
            trace = self.traces()[0]
            trace._cron_move()
            self.assertEqual((trace.state, trace.item_count, trace.seen_id), ("running", 2, items[1].id))
            trace._cron_move()
            self.assertEqual((trace.state, trace.item_count), ("done", 3))

    def test_job_leaves_what_was_closed_meanwhile(self):
        items = self.old_item() | self.old_item()
        with patch.object(item_rule_trace, "_AT_ONCE", 0):
            self.new_rule()
        items[0].sudo()._transition("disposed", by_system=True)
        with patch.object(type(self.env["ir.cron"]), "_commit_progress", lambda *_a, **_k: 60.0):
            self.traces()._cron_move()
        self.assertEqual([self.until(item) for item in items], ["2024-10-31", "2024-10-15"])

    def test_run_again_it_moves_nothing(self):
        item = self.old_item()
        self.new_rule()
        self.assertFalse(item.sudo()._apply_rules("again"))

    def test_recovered_item_gets_todays_date(self):
        item = self.old_item()
        claim = self.new_claim(item)
        claim.action_hand_over()
        self.new_rule()
        self.assertEqual(self.until(item), "2024-10-31")
        item._reverse_for_claim("Wrong owner")
        self.assertEqual(self.until(item), "2024-10-15")


@tagged("post_install", "-at_install")
class TestDue(RuleCommon):
    """The due list, and the lists drawn up from it."""

    def due(self, *items):
        """Those of the items that are on the list."""
        ids = [item.id for item in items]
        return self.env["scenic.found.item"].search([("is_due", "=", True), ("id", "in", ids)])

    def test_past_and_near_their_period(self):
        self.new_rule(keep_unit="hours", keep_count=48)
        self.new_rule("bag", keep_count=60)
        overdue, soon, later = self.old_item(), self.new_item(), self.new_item(category="bag")
        self.assertEqual(self.due(overdue, soon, later), overdue | soon)
        self.assertEqual([item.is_due for item in (overdue, soon, later)], [True, True, False])

    def test_days_before_are_a_setting(self):
        self.new_rule(keep_unit="hours", keep_count=48)
        item = self.new_item()
        self.env.company.scenic_due_days = 1
        item.invalidate_recordset(["is_due"])
        self.assertFalse(self.due(item) or item.is_due)

    def test_what_has_gone_is_not_due(self):
        item = self.old_item()
        item.sudo()._transition("disposed", by_system=True)
        self.assertFalse(self.due(item) or item.is_due)

    def test_a_list_for_each_destination(self):
        self.new_rule("bag")
        items = self.old_item() | self.old_item(category="bag") | self.old_item(category="food")
        action = items.with_user(self.custodian).action_draft_transfers()
        lists = self.env["scenic.custody.transfer"].search(action["domain"])
        self.assertEqual(set(lists.mapped("kind")), {"finance", "police", "disposal"})
        self.assertEqual(lists.line_ids.item_id, items)

    def test_one_list_opens(self):
        action = self.old_item().with_user(self.custodian).action_draft_transfers()
        self.assertEqual(self.env["scenic.custody.transfer"].browse(action["res_id"]).kind, "finance")

    def test_promised_items_stay(self):
        item = self.old_item(category="phone")
        self.approved_claim(item)
        with self.assertRaisesRegex(UserError, "promised"):
            item.with_user(self.custodian).action_draft_transfers()

    def test_all_that_is_overdue(self):
        late, fresh = self.old_item(), self.new_item()
        # as the button above the list calls it: with no item selected
        call_kw(self.env["scenic.found.item"].with_user(self.custodian), "action_draft_overdue", [[]], {})
        lists = self.env["scenic.custody.transfer"].search([("line_ids.item_id", "in", (late | fresh).ids)])
        self.assertIn(late, lists.line_ids.item_id)
        self.assertNotIn(fresh, lists.line_ids.item_id)

    def test_page_is_served_by_an_index(self):
        self.cr.execute("SELECT indexdef FROM pg_indexes WHERE tablename = 'scenic_found_item'")
        serving = "(company_id, destination, keep_until, id) WHERE"
        self.assertTrue([definition for (definition,) in self.cr.fetchall() if serving in definition])


@tagged("post_install", "-at_install")
class TestDueReminder(RuleCommon):
    """The custodian is told once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(
            patch.object(type(cls.env["ir.cron"]), "_commit_progress", lambda *_args, **_kwargs: 60.0)
        )
        cls.items = cls.env["scenic.found.item"]

    def activities(self, kind="due"):
        """The reminders of our desk."""
        kind = self.env.ref(f"scenic_service_desk.mail_activity_{kind}")
        activities = self.env["mail.activity"].search([("activity_type_id", "=", kind.id)])
        ours = self.items.search([("desk_id", "=", self.desk.id)]).ids
        return activities.filtered(lambda activity: activity.res_id in ours)

    def test_one_activity_for_all(self):
        self.old_item()
        self.old_item()
        self.items._cron_remind_due()
        self.assertRecordValues(self.activities(), [{"user_id": self.custodian.id}])
        self.assertIn("2 items", self.activities().summary)

    def test_run_twice_it_reminds_once(self):
        self.old_item()
        self.items._cron_remind_due()
        self.items._cron_remind_due()
        self.assertEqual(len(self.activities()), 1)

    def test_done_is_done_until_more_is_due(self):
        self.old_item()
        self.items._cron_remind_due()
        self.activities().action_feedback()
        self.items._cron_remind_due()
        self.assertFalse(self.activities())
        self.old_item()
        self.items._cron_remind_due()
        self.assertIn("1 items", self.activities().summary)

    def test_nothing_due_nobody_told(self):
        self.new_item()
        self.items._cron_remind_due()
        self.assertFalse(self.activities())

    def test_reminder_moves_on_to_what_is_left(self):
        first, second = self.old_item(), self.old_item()
        self.items._cron_remind_due()
        for item, left in ((first, second), (second, None)):
            item.with_user(self.custodian)._custody_step("disposed", {"reason": "Rotten"})
            self.assertEqual(self.activities().mapped("res_id"), left.ids if left else [])
