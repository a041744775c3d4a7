from freezegun import freeze_time

from odoo.tests import tagged

from .common import MODULE
from .patrol import PatrolCommon


@tagged("post_install", "-at_install")
class TestReminder(PatrolCommon):
    """Who opens his reminders reads what he is to do, in his language; the entry it belongs to need not be opened."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("zh_CN")
        cls.manager.lang = "zh_CN"
        cls.kind = cls.env.ref(f"{MODULE}.mail_activity_patrol_missed")
        cls.kind.with_context(lang="zh_CN").name = "漏巡的点位"
        cls.bridge.with_context(lang="zh_CN").name = "玻璃桥"

    def missed(self):
        """The reminder of a post that nobody visited."""
        with freeze_time("2026-05-11 21:00:00"):
            patrol = self.round()
        self.plan.with_context(lang="zh_CN").name = "晨巡"
        with freeze_time("2026-05-12 01:30:00"):
            self.scan(self.gate)
        with freeze_time("2026-05-12 03:06:00"):
            self.env["scenic.patrol"]._cron_patrols()
        return patrol.activity_ids.filtered(lambda reminder: reminder.activity_type_id == self.kind)

    def test_what_is_to_be_done_comes_first_in_his_language(self):
        self.assertEqual(self.missed().summary, "漏巡的点位 · 玻璃桥")

    def test_entry_is_named_in_his_language(self):
        self.assertIn("晨巡", self.missed().res_name)

    def test_where_nothing_is_added_each_reads_the_kind(self):
        with freeze_time("2026-05-11 21:00:00"):
            patrol = self.round()
        reminder = patrol._remind_user(f"{MODULE}.mail_activity_patrol_missed", self.manager)
        self.assertFalse(reminder.summary)
        for lang, name in (("zh_CN", "漏巡的点位"), ("en_US", "Posts Missed on Patrol")):
            reminder.invalidate_recordset()
            self.assertEqual(reminder.with_context(lang=lang).display_name, name)

    def test_one_for_each_record(self):
        items = self.new_phone() | self.new_phone()
        reminders = items._remind_user(f"{MODULE}.mail_activity_police", self.supervisor, lambda item: item.name)
        self.assertEqual(reminders.mapped("res_id"), items.ids)
        self.assertEqual(reminders.mapped("summary"), [f"Tell the Police · {item.name}" for item in items])
