from datetime import datetime

from freezegun import freeze_time

from odoo import Command
from odoo.tests import tagged

from .common import MODULE
from .patrol import PatrolCommon


@tagged("post_install", "-at_install")
class TestPatrolTime(PatrolCommon):
    """On time, late, missed: by the plan's hours on the desk's clock."""

    def _scan_at(self, moment, post=None):
        with freeze_time("2026-05-11 21:00:00"):  # 5:00 of the 12th in Shanghai
            patrol = self.round()
        with freeze_time(moment):
            return patrol, self.scan(post or self.gate)

    def test_hours_are_the_desks(self):
        with freeze_time("2026-05-11 21:00:00"):
            visit = self.visit(self.round(), self.gate)
        self.assertEqual((visit.due_from, visit.deadline), (datetime(2026, 5, 12, 1), datetime(2026, 5, 12, 2)))
        self.assertEqual(visit.due_hours, "09:00–10:00")

    def test_before_the_day_turns_no_round_is_made(self):
        with freeze_time("2026-05-11 19:59:00"):  # 3:59, still the 11th
            patrol = self.round()
        self.assertEqual(str(patrol.day), "2026-05-11")

    def test_edges_of_on_time(self):
        for moment, state in (
            ("00:54:59", "extra"),
            ("00:55:00", "on_time"),
            ("02:05:00", "on_time"),
            ("02:05:01", "late"),
            ("09:00:00", "late"),
        ):
            with self.subTest(moment), self.env.cr.savepoint() as savepoint:
                _patrol, visit = self._scan_at(f"2026-05-12 {moment}")
                self.assertEqual(visit.state, state)
                savepoint.rollback()
                self.env.invalidate_all()

    def test_too_early_leaves_the_post_open(self):
        patrol, visit = self._scan_at("2026-05-12 00:30:00")
        self.assertNotEqual(visit.patrol_id, patrol)
        self.assertEqual(self.visit(patrol, self.gate).state, "open")

    def test_tolerance_is_the_desks_setting(self):
        self.desk.patrol_tolerance = 0
        _patrol, visit = self._scan_at("2026-05-12 02:01:00")
        self.assertEqual(visit.state, "late")

    def test_post_twice_a_day(self):
        self.plan.stop_ids = [Command.create({"checkpoint_id": self.gate.id, "hour_from": 15, "hour_to": 16})]
        patrol, morning = self._scan_at("2026-05-12 01:30:00")
        with freeze_time("2026-05-12 07:30:00"):
            afternoon = self.scan(self.gate)
        self.assertEqual(morning + afternoon, self.visit(patrol, self.gate).filtered("signed_at"))
        self.assertEqual(afternoon.state, "on_time")

    def test_post_after_midnight(self):
        self.plan.stop_ids = [
            Command.clear(),
            Command.create({"checkpoint_id": self.gate.id, "hour_from": 23, "hour_to": 1}),
            Command.create({"checkpoint_id": self.bridge.id, "hour_from": 2, "hour_to": 3}),
        ]
        patrol, visit = self._scan_at("2026-05-12 16:30:00")  # 0:30 of the 13th
        self.assertEqual((visit.patrol_id, visit.state, visit.due_hours), (patrol, "on_time", "23:00–01:00"))
        self.assertEqual(self.visit(patrol, self.bridge).due_from, datetime(2026, 5, 12, 18))

    def test_summer_time(self):
        self.desk.tz = "Europe/Berlin"
        for day, hour in (("2026-10-24", 7), ("2026-10-25", 8), ("2026-03-28", 8), ("2026-03-29", 7)):
            with self.subTest(day), freeze_time(f"{day} 05:00:00"):
                visit = self.visit(self.round(), self.gate)
                self.assertEqual((visit.due_from.hour, str(visit.day)), (hour, day))
                self.assertEqual(visit.due_hours, "09:00–10:00")

    def test_scanned_in_summer_time(self):
        self.desk.tz = "Europe/Berlin"
        with freeze_time("2026-10-25 05:00:00"):
            patrol = self.round()
        with freeze_time("2026-10-25 09:04:00"):  # 10:04 in winter time; 11:04 if the clock had not been set back
            self.assertRecordValues(self.scan(self.gate), [{"patrol_id": patrol.id, "state": "on_time"}])

    def test_overdue_shows_before_the_round_ends(self):
        with freeze_time("2026-05-11 21:00:00"):
            patrol = self.round()
        with freeze_time("2026-05-12 02:30:00"):
            overdue = self.env["scenic.patrol.visit"].search([("is_overdue", "=", True), ("patrol_id", "=", patrol.id)])
            self.assertEqual(overdue.checkpoint_id, self.gate)
            self.assertFalse(self.visit(patrol, self.bridge).is_overdue)

    def _reminders(self, patrol):
        return patrol.activity_ids.filtered(
            lambda activity: activity.activity_type_id == self.env.ref(f"{MODULE}.mail_activity_patrol_missed")
        )

    def test_missed_is_told_once(self):
        patrol, _visit = self._scan_at("2026-05-12 01:30:00")
        with freeze_time("2026-05-12 03:05:00"):
            self.env["scenic.patrol"]._cron_patrols()
            self.assertEqual(self.visit(patrol, self.bridge).state, "open")
        for moment in ("03:06:00", "03:21:00"):
            with freeze_time(f"2026-05-12 {moment}"):
                self.env["scenic.patrol"]._cron_patrols()
        self.assertEqual(self.visit(patrol, self.bridge).state, "missed")
        reminder = self._reminders(patrol)
        self.assertRecordValues(
            reminder, [{"user_id": self.manager.id, "summary": "Posts Missed on Patrol · Glass Bridge"}]
        )
        with freeze_time("2026-05-12 03:30:00"):
            patrol.with_user(self.duty)._finish("called away")
        self.assertEqual(self._reminders(patrol), reminder)

    def test_missed_post_is_still_visited_late(self):
        patrol, _visit = self._scan_at("2026-05-12 01:30:00")
        with freeze_time("2026-05-12 04:00:00"):
            self.env["scenic.patrol"]._cron_patrols()
            self.assertEqual(self.scan(self.bridge), self.visit(patrol, self.bridge))
        self.assertEqual(self.visit(patrol, self.bridge).state, "late")

    def test_ended_early_is_told_at_once(self):
        patrol, _visit = self._scan_at("2026-05-12 01:30:00")
        with freeze_time("2026-05-12 01:45:00"):
            patrol.with_user(self.duty)._finish("storm")
        self.assertEqual(len(self._reminders(patrol)), 1)

    def test_complete_round_is_not_told(self):
        patrol, _visit = self._scan_at("2026-05-12 01:30:00")
        with freeze_time("2026-05-12 02:30:00"):
            self.scan(self.bridge)
        with freeze_time("2026-05-12 12:00:00"):
            self.env["scenic.patrol"]._cron_patrols()
        self.assertFalse(self._reminders(patrol))

    def test_round_nobody_ended_is_handed_over(self):
        patrol, _visit = self._scan_at("2026-05-12 01:30:00")
        with freeze_time("2026-05-12 02:00:00"):
            self.assertFalse(patrol._is_open_matter())
        with freeze_time("2026-05-12 05:00:00"):
            self.assertTrue(patrol._is_open_matter())
