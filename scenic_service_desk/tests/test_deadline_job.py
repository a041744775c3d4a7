from odoo.fields import Command
from odoo.tests import tagged

from .clock import DAY, HOUR, MONDAY, ClockCommon


@tagged("post_install", "-at_install")
class TestDeadlineJob(ClockCommon):
    """Whoever has to hear of a missed deadline is told, each once, however often the job runs."""

    def setUp(self):
        super().setUp()
        self.clock = self.entry._clock_start("test_passing", MONDAY)

    def test_nobody_before_it_is_missed(self):
        self.run_job(MONDAY + HOUR)
        self.assertFalse(self.told())

    def test_supervisor_then_manager(self):
        self.run_job(MONDAY + 2 * HOUR)
        self.assertEqual(self.told(), [self.supervisor])
        self.run_job(MONDAY + 4 * HOUR)
        self.assertEqual(self.told(), [self.supervisor, self.manager])

    def test_once_however_often_it_runs(self):
        for _time in range(3):
            self.run_job(MONDAY + 3 * HOUR)
        self.assertEqual(self.told(), [self.supervisor])

    def test_each_once_after_an_outage(self):
        for _time in range(2):
            self.run_job(MONDAY + DAY)
        self.assertEqual(self.told(), [self.supervisor, self.manager])
        self.assertFalse(self.clock.next_step_at)

    def test_a_reminder_settled_does_not_come_back(self):
        self.run_job(MONDAY + 2 * HOUR)
        self.clock.sudo().activity_ids.action_feedback()
        self.run_job(MONDAY + 3 * HOUR)
        self.assertFalse(self.told())

    def test_reminders_go_with_what_was_due(self):
        other = self.entry._clock_start("test_working", MONDAY)
        self.run_job(MONDAY + DAY)
        self.entry._clock_done("test_passing", MONDAY + DAY)
        self.assertEqual(self.told(), [self.supervisor, self.manager])
        self.assertEqual(self.entry.sudo().activity_ids, other.activity_ids)

    def test_said_in_the_readers_language_about_the_rule(self):
        self.run_job(MONDAY + 2 * HOUR)
        reminder = self.clock.activity_ids
        self.assertEqual((reminder.res_model, reminder.res_id), (self.entry._name, self.entry.id))
        self.assertEqual(reminder.summary, f"{reminder.activity_type_id.name} · Run")

    def test_what_stands_still_is_not_late(self):
        clock = self.entry._clock_start("test_working", MONDAY)
        self.entry._clock_pause(MONDAY + HOUR)
        self.run_job(MONDAY + 10 * DAY)
        self.assertFalse(clock.activity_ids)

    def test_late_again_after_it_moved(self):
        clock = self.entry._clock_start("test_working", MONDAY)
        self.entry._clock_cancel("test_passing")
        self.run_job(MONDAY + 4 * HOUR)
        self.assertEqual(self.told(), [self.supervisor])
        # as hours are written when a day off is entered late
        day_off = self.holiday(self.utc("2026-11-23 00:00"), self.utc("2026-11-23 23:59"))
        clock._compute_again()
        self.assertTrue(day_off)
        self.run_job(clock.deadline)
        self.assertEqual(len(clock.activity_ids), 1)

    def test_reminded_before(self):
        self.passing.step_ids = [Command.clear(), Command.create({"who": "manager", "after_minutes": -30})]
        self.run_job(MONDAY + HOUR)
        self.assertFalse(self.told())
        self.run_job(MONDAY + 1.75 * HOUR)
        self.assertEqual(self.told(), [self.manager])

    def test_one_who_may_not_read_it_is_passed_over(self):
        self.env["ir.rule"].create(
            {
                "name": "All but one",
                "model_id": self.env["ir.model"]._get_id(self.entry._name),
                "domain_force": "[('desk_id.supervisor_id', '!=', user.id)]",
            }
        )
        self.run_job(MONDAY + 2 * HOUR)
        self.assertEqual(self.told(), [self.manager])

    def test_a_desk_without_people(self):
        self.desk.write({"supervisor_id": False, "manager_id": False})
        self.run_job(MONDAY + DAY)
        self.assertEqual((self.told(), self.clock.taken_step_ids), ([], self.passing.step_ids))

    def test_as_many_queries_for_many(self):
        entries = self.new_clocked().browse()
        counts = []
        for size in (5, 20):
            entries = self.new_clocked().browse().concat(*(self.new_clocked() for _number in range(size)))
            entries._clock_start("test_passing", MONDAY)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.run_job(MONDAY + 2 * HOUR)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLess(counts[1] - counts[0], 15)
