from odoo.exceptions import UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from .item_rule import RuleCommon


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
        cls.startClassPatcher(cls.time_left())
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
