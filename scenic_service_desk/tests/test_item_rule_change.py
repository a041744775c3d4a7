from datetime import timedelta
from unittest.mock import patch

from odoo import Command, fields
from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import SQL

from ..models import item_rule_trace
from .item_rule import RuleCommon


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

    def test_lists_stay_and_who_signs_them_is_told(self):
        drafted, signed = self.old_item(), self.old_item()
        lists = self.new_transfer(drafted, "police") | self.new_transfer(signed, "police")
        lists[1].action_give()
        self.new_rule(keep_count=90)
        self.assertEqual(lists.line_ids.mapped("result"), ["open", "open"])
        for transfer, item in zip(lists, (drafted, signed), strict=True):
            told = [message.body for message in transfer.message_ids if "Keeping rule changed" in (message.body or "")]
            self.assertEqual(len(told), 1)
            self.assertIn(item.name, told[0])

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
            with self.time_left():
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
        with self.time_left():
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
