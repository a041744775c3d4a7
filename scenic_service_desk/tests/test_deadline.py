from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from ..models import deadline_run
from .clock import DAY, HOUR, MONDAY, ClockCommon


@tagged("post_install", "-at_install")
class TestDeadline(ClockCommon):
    """A clock is started once, stands still while the visitor is awaited, and ends in time or late."""

    def test_due_as_the_rule_says(self):
        clock = self.entry._clock_start("test_working", self.utc("2026-11-23 17:00"))
        self.assertEqual(clock.deadline, self.utc("2026-11-24 11:00"))

    def test_started_once(self):
        self.entry._clock_start("test_passing", MONDAY)
        self.assertFalse(self.entry._clock_start("test_passing", MONDAY + HOUR))
        self.assertEqual(self.entry.deadline_ids.deadline, MONDAY + 2 * HOUR)

    def test_started_for_many_at_once(self):
        entries = self.entry + self.new_clocked() + self.new_clocked(desk_id=self.desk.id)
        entries._clock_start("test_passing", MONDAY)
        self.assertEqual(entries.mapped("next_due"), [MONDAY + 2 * HOUR] * 3)

    def test_more_time_than_the_rule_says(self):
        clock = self.entry._clock_start("test_passing", MONDAY, amount=5)
        self.assertEqual(clock.deadline, MONDAY + 5 * HOUR)

    def test_rule_switched_off(self):
        self.passing.active = False
        self.assertFalse(self.entry._clock_start("test_passing", MONDAY))

    def test_own_rule_goes_before_the_shared_one(self):
        self.passing.company_id = False
        own = self.passing.copy({"company_id": self.env.company.id, "amount": 1})
        clock = self.entry._clock_start("test_passing", MONDAY)
        self.assertEqual(clock.rule_id, own)
        self.assertEqual(clock.deadline, MONDAY + HOUR)

    def test_a_change_of_the_rule_holds_for_those_to_come(self):
        clock = self.entry._clock_start("test_working", MONDAY)
        self.working.amount = 1
        self.holiday(self.utc("2026-11-23 09:00"), self.utc("2026-11-23 18:00"))
        self.assertEqual(clock.deadline, self.utc("2026-11-24 12:00"))

    def test_days_are_whole(self):
        with self.assertRaisesRegex(ValidationError, "whole"):
            self.working.write({"unit": "working_days", "amount": 1.5})

    def test_done_in_time(self):
        clock = self.entry._clock_start("test_passing", MONDAY)
        self.entry._clock_done("test_passing", MONDAY + HOUR)
        self.assertEqual((clock.state, clock.in_time), ("done", True))

    def test_done_late(self):
        clock = self.entry._clock_start("test_passing", MONDAY)
        self.entry._clock_done("test_passing", MONDAY + 3 * HOUR)
        self.assertEqual((clock.state, clock.in_time), ("done", False))

    def test_done_while_it_stood_still(self):
        clock = self.entry._clock_start("test_working", MONDAY)
        self.entry._clock_pause(MONDAY + HOUR)
        self.entry._clock_done("test_working", MONDAY + 5 * DAY)
        self.assertTrue(clock.in_time)

    def test_runs_anew_after_it_was_done(self):
        self.entry._clock_start("test_passing", MONDAY)
        self.entry._clock_done("test_passing", MONDAY + HOUR)
        self.assertTrue(self.entry._clock_start("test_passing", MONDAY + DAY))

    def test_pause_keeps_the_working_time_not_used(self):
        clock = self.entry._clock_start("test_working", self.utc("2026-11-23 09:00"))
        self.entry._clock_pause(self.utc("2026-11-23 10:00"))
        self.entry._clock_resume(self.utc("2026-11-25 17:00"))
        self.assertEqual(clock.deadline, self.utc("2026-11-26 10:00"))

    def test_time_that_just_passes_does_not_wait(self):
        clock = self.entry._clock_start("test_passing", MONDAY)
        self.entry._clock_pause(MONDAY)
        self.assertEqual(clock.state, "running")

    def test_next_due_is_the_earliest_that_runs(self):
        self.entry._clock_start("test_working", MONDAY)
        self.entry._clock_start("test_passing", MONDAY + 2 * HOUR)
        self.assertEqual(self.entry.next_due, MONDAY + 3 * HOUR)
        self.entry._clock_pause(MONDAY)
        self.assertEqual(self.entry.next_due, MONDAY + 4 * HOUR)
        self.entry._clock_cancel()
        self.assertFalse(self.entry.next_due)

    def test_overdue_depends_on_the_time(self):
        self.entry._clock_start("test_passing", MONDAY)
        for moment, overdue in ((MONDAY + HOUR, False), (MONDAY + 3 * HOUR, True)):
            with freeze_time(moment):
                self.env.invalidate_all()
                found = self.entry.search([("id", "=", self.entry.id), ("has_overdue", "=", True)])
                self.assertEqual((self.entry.has_overdue, bool(found)), (overdue, overdue))

    def test_nobody_writes_a_clock(self):
        clock = self.entry._clock_start("test_passing", MONDAY)
        for user in (self.agent, self.manager):
            with self.assertRaises(AccessError):
                clock.with_user(user).write({"deadline": MONDAY + 9 * DAY})

    def test_whoever_reads_the_entry_reads_its_clocks(self):
        clock = self.entry._clock_start("test_passing", MONDAY)
        mine = [("id", "=", clock.id)]
        self.assertEqual(clock.with_user(self.colleague).search(mine), clock)
        self.env["ir.rule"].create(
            {
                "name": "Nobody but who made it",
                "model_id": self.env["ir.model"]._get_id(self.entry._name),
                "domain_force": "[('user_id', '=', user.id)]",
            }
        )
        self.assertFalse(clock.with_user(self.colleague).search(mine))
        with self.assertRaises(AccessError):
            clock.with_user(self.colleague).read(["deadline"])
        self.assertEqual(clock.with_user(self.agent).search(mine), clock)


@tagged("post_install", "-at_install")
class TestDeadlineMoves(ClockCommon):
    """Working time that changes moves what runs on it."""

    def setUp(self):
        super().setUp()
        self.clock = self.entry._clock_start("test_working", self.utc("2026-11-23 17:00"))

    def test_holiday(self):
        day_off = self.holiday(self.utc("2026-11-24 00:00"), self.utc("2026-11-24 23:59"))
        self.assertEqual(self.clock.deadline, self.utc("2026-11-25 11:00"))
        day_off.write({"date_from": self.utc("2026-11-25 00:00"), "date_to": self.utc("2026-11-25 23:59")})
        self.assertEqual(self.clock.deadline, self.utc("2026-11-24 11:00"))
        day_off.write({"date_from": self.utc("2026-11-24 00:00")})
        self.assertEqual(self.clock.deadline, self.utc("2026-11-26 11:00"))
        day_off.unlink()
        self.assertEqual(self.clock.deadline, self.utc("2026-11-24 11:00"))

    def test_holiday_of_the_whole_company(self):
        self.holiday(self.utc("2026-11-24 00:00"), self.utc("2026-11-24 23:59"), calendar_id=False)
        self.assertEqual(self.clock.deadline, self.utc("2026-11-25 11:00"))

    def test_time_off_of_an_employee_asks_for_nothing(self):
        with patch.object(type(self.clock), "_recompute_later") as asked:
            self.holiday(
                self.utc("2026-11-24 00:00"),
                self.utc("2026-11-24 23:59"),
                resource_id=self.agent_employee.resource_id.id,
            )
        asked.assert_not_called()

    def test_hours(self):
        tuesday = self.calendar.attendance_ids.filtered(lambda hours: hours.dayofweek == "1")
        tuesday.hour_from = 10
        self.assertEqual(self.clock.deadline, self.utc("2026-11-24 12:00"))
        self.calendar.attendance_ids = [Command.delete(tuesday.id)]
        self.assertEqual(self.clock.deadline, self.utc("2026-11-25 11:00"))

    def test_other_hours_for_the_desk(self):
        later = self.new_calendar("Late Hours")
        later.attendance_ids.write({"hour_from": 12})
        self.desk.resource_calendar_id = later
        self.assertEqual(self.clock.deadline, self.utc("2026-11-24 14:00"))

    def test_to_another_desk(self):
        self.kiosk.resource_calendar_id = self.new_calendar("Kiosk Hours")
        self.kiosk.resource_calendar_id.attendance_ids.write({"hour_to": 19})
        self.entry.with_user(self.supervisor).desk_id = self.kiosk
        self.assertEqual(self.clock.desk_id, self.kiosk)
        self.assertEqual(self.clock.deadline, self.utc("2026-11-24 10:00"))

    def test_what_waits_moves_too(self):
        self.entry._clock_pause(self.utc("2026-11-23 17:30"))
        self.holiday(self.utc("2026-11-26 00:00"), self.utc("2026-11-26 23:59"))
        self.entry._clock_resume(self.utc("2026-11-25 17:00"))
        self.assertEqual(self.clock.deadline, self.utc("2026-11-27 10:30"))

    def test_pauses_are_kept_when_hours_change(self):
        self.entry._clock_pause(self.utc("2026-11-23 17:30"))
        self.entry._clock_resume(self.utc("2026-11-24 10:00"))
        self.calendar.attendance_ids.filtered(lambda hours: hours.dayofweek == "1").hour_from = 11
        self.assertEqual(self.clock.deadline, self.utc("2026-11-24 13:30"))

    def test_what_is_done_stays(self):
        self.entry._clock_done("test_working", self.utc("2026-11-23 18:00"))
        self.holiday(self.utc("2026-11-24 00:00"), self.utc("2026-11-24 23:59"))
        self.assertEqual(self.clock.deadline, self.utc("2026-11-24 11:00"))

    def test_many_are_left_to_the_job(self):
        with patch.object(deadline_run, "_AT_ONCE", 0):
            self.holiday(self.utc("2026-11-24 00:00"), self.utc("2026-11-24 23:59"))
        self.assertTrue(self.clock.is_stale)
        self.run_job(self.utc("2026-11-24 12:00"))
        self.assertEqual(self.clock.deadline, self.utc("2026-11-25 11:00"))
        self.assertFalse(self.told())

    def test_what_is_done_before_the_job_comes_is_judged_as_hours_are_now(self):
        with patch.object(deadline_run, "_AT_ONCE", 0):
            self.holiday(self.utc("2026-11-24 00:00"), self.utc("2026-11-24 23:59"))
        self.entry._clock_done("test_working", self.utc("2026-11-25 10:00"))
        self.assertTrue(self.clock.in_time)
        self.assertFalse(self.clock.is_stale)

    def test_many_cost_the_save_no_more_than_few(self):
        counts = []
        for size in (3, 30):
            for _number in range(size):
                self.new_clocked()._clock_start("test_working", self.utc("2026-11-23 17:00"))
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            with patch.object(deadline_run, "_AT_ONCE", 0):
                self.holiday(self.utc("2026-11-24 00:00"), self.utc("2026-11-24 23:59"))
                self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])
        stale = self.clock.search([("desk_id", "=", self.desk.id), ("is_stale", "=", True)])
        self.assertEqual(len(stale), 34)
