from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .clock import DAY, HOUR, MONDAY, ClockCommon

SHIPPED = "scenic_service_desk.deadline_rule_"


@tagged("post_install", "-at_install")
class TestShippedRules(ClockCommon):
    """The periods a park starts with; the centre works from nine to six on weekdays, 2026-11-23 is a Monday."""

    def due(self, name, start):
        """When a shipped rule is met at the latest, on the desk's clock."""
        rule = self.env.ref(f"{SHIPPED}{name}")
        due_at = self.env["scenic.deadline"]._due_in(self.desk, self.desk.company_id)
        due = due_at(self.utc(start), rule.amount, rule.unit, rule.cut_off)
        return self.desk._local(due).strftime("%Y-%m-%d %H:%M")

    def test_notice_to_the_department_the_next_day_at_the_latest(self):
        for start in ("2026-11-23 00:10", "2026-11-23 10:00", "2026-11-23 23:50"):
            self.assertEqual(self.due("complaint_notice", start), "2026-11-24 23:59")

    def test_department_answers_by_noon_of_the_day_after(self):
        for start in ("2026-11-23 00:10", "2026-11-23 10:00", "2026-11-23 23:50"):
            self.assertEqual(self.due("complaint_department_answer", start), "2026-11-24 12:00")

    def test_department_answers_at_weekends_too(self):
        self.assertEqual(self.due("complaint_department_answer", "2026-11-27 17:00"), "2026-11-28 12:00")

    def test_analysis_and_measure_in_three_working_days(self):
        for name in ("complaint_analysis", "complaint_measure"):
            self.assertEqual(self.due(name, "2026-11-23 10:00"), "2026-11-26 18:00")
            self.assertEqual(self.due(name, "2026-11-26 19:00"), "2026-12-01 18:00")

    def test_working_days_skip_the_national_holiday(self):
        self.holiday(self.utc("2026-10-01 00:00"), self.utc("2026-10-07 23:59"))
        self.assertEqual(self.due("complaint_analysis", "2026-09-29 10:00"), "2026-10-09 18:00")

    def test_authority_has_its_answer_in_ten_calendar_days(self):
        self.assertEqual(self.due("complaint_authority", "2026-11-23 00:00"), "2026-12-03 23:59")
        self.holiday(self.utc("2026-11-24 00:00"), self.utc("2026-11-30 23:59"))
        self.assertEqual(self.due("complaint_authority", "2026-11-23 00:00"), "2026-12-03 23:59")

    def test_called_back_within_three_days(self):
        self.assertEqual(self.due("callback", "2026-11-27 22:00"), "2026-11-30 21:00")

    def test_incident_to_the_authority_within_the_hour(self):
        self.assertEqual(self.due("incident_authority", "2026-11-28 23:30"), "2026-11-29 00:30")

    def test_supplements_within_thirty_days(self):
        """Fire and traffic have seven: that stands at the type of the incident."""
        self.assertEqual(self.due("incident_supplement", "2026-11-23 10:00"), "2026-12-23 23:59")

    def test_police_at_once_for_a_minor(self):
        self.assertEqual(self.due("missing_police_minor", "2026-11-23 10:00"), "2026-11-23 10:00")
        self.assertEqual(self.due("missing_police", "2026-11-23 10:00"), "2026-11-23 11:00")

    def test_only_working_time_waits_for_the_visitor(self):
        rules = self.env["scenic.deadline.rule"].search([("code", "=like", "complaint_%"), ("company_id", "=", False)])
        waiting = rules.filtered("pauses").mapped("code")
        self.assertEqual(sorted(waiting), ["complaint_analysis", "complaint_measure"])

    def test_each_tells_the_supervisor_then_the_manager(self):
        shipped = self.env["ir.model.data"].search(
            [("module", "=", "scenic_service_desk"), ("model", "=", "scenic.deadline.rule")]
        )
        for rule in self.env["scenic.deadline.rule"].browse(shipped.mapped("res_id")):
            steps = rule.step_ids.filtered(lambda step: step.after_minutes >= 0).sorted("after_minutes")
            with self.subTest(rule.code):
                self.assertEqual(steps.mapped("who"), ["supervisor", "manager"])

    def test_a_measure_is_due_as_the_company_says(self):
        rule = self.env.ref(f"{SHIPPED}complaint_measure")
        rule.copy({"company_id": self.desk.company_id.id, "amount": 48, "unit": "hours"})
        complaint = self.new_clocked(kind="complaint")
        values = {"complaint_id": complaint.id, "name": "A board with waiting times"}
        with freeze_time(MONDAY):
            measure = self.env["scenic.complaint.measure"].create(values)
        self.assertEqual(measure.deadline, MONDAY + 48 * HOUR)


@tagged("post_install", "-at_install")
class TestDeadlineRule(ClockCommon):
    """A rule in words, within its limits, shared or a company's own."""

    def test_in_words(self):
        for amount, unit, cut_off, text in (
            (0, "minutes", 24, "At Once"),
            (1, "minutes", 24, "Within 1 minute"),
            (60, "minutes", 24, "Within 60 minutes"),
            (1, "hours", 24, "Within 1 hour"),
            (1.5, "hours", 24, "Within 1.5 hours"),
            (0, "days", 24, "By the end of the same day"),
            (10, "days", 12, "Within 10 calendar days"),
            (0, "next_day_at", 18, "By 18:00 the same day"),
            (1, "next_day_at", 12.5, "By 12:30 the next day"),
            (1, "next_day_at", 24, "By the end of the next day"),
            (3, "next_day_at", 21, "By 21:00, 3 days later"),
            (3, "next_day_at", 24, "By the end of the day, 3 days later"),
            (4, "working_hours", 24, "Within 4 working hours"),
            (3, "working_days", 24, "Within 3 working days"),
        ):
            with self.subTest(unit, amount=amount, cut_off=cut_off):
                self.passing.write({"amount": amount, "unit": unit, "cut_off": cut_off})
                self.assertEqual(self.passing.duration_text, text)

    def test_clock_says_what_it_was_started_with(self):
        self.passing.write({"amount": 1, "unit": "next_day_at", "cut_off": 18})
        clock = self.entry._clock_start("test_passing", MONDAY)
        self.passing.write({"amount": 2, "unit": "hours"})
        self.assertEqual(clock.duration_text, "By 18:00 the next day")

    def test_each_view_says_it(self):
        for view in ("deadline_view_list", "deadline_view_form", "deadline_rule_view_list", "deadline_rule_view_form"):
            self.assertIn('name="duration_text"', self.env.ref(f"scenic_service_desk.{view}").arch)

    def test_working_units_wait_by_themselves(self):
        self.assertEqual((self.working.pauses, self.passing.pauses), (True, False))
        self.passing.pauses = True
        self.passing.amount = 3
        self.assertTrue(self.passing.pauses)

    def test_limits(self):
        for values in ({"amount": -1}, {"cut_off": 0}, {"cut_off": 24.5}):
            with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.cr.savepoint():
                self.passing.write(values)
                self.passing.flush_recordset()

    def test_one_a_company_and_one_for_all(self):
        self.passing.company_id = False
        own = self.passing.copy({"company_id": self.env.company.id})
        for company in (False, self.env.company.id):
            with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.cr.savepoint():
                own.copy({"company_id": company}).flush_recordset()

    def test_a_company_makes_its_own_with_its_steps(self):
        self.passing.company_id = False
        action = self.passing.with_user(self.manager).action_copy_for_company()
        own = self.env["scenic.deadline.rule"].browse(action["res_id"])
        self.assertEqual(own.company_id, self.env.company)
        self.assertEqual(own.step_ids.mapped("who"), ["supervisor", "manager"])
        self.assertFalse(own.step_ids & self.passing.step_ids)

    def test_one_that_counts_is_not_deleted(self):
        self.entry._clock_start("test_passing", MONDAY)
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.cr.savepoint():
            self.passing.unlink()

    def test_the_manager_configures_and_others_read(self):
        self.passing.company_id = self.env.company
        for user in (self.agent, self.supervisor):
            self.assertTrue(self.passing.with_user(user).read(["duration_text"]))
            for record in (self.passing, self.passing.step_ids[:1]):
                with self.assertRaises(AccessError):
                    record.with_user(user).write({"sequence": 1} if record == self.passing else {"after_minutes": 1})
        self.passing.with_user(self.manager).write({"amount": 4})

    def test_another_company_s_rule_is_not_seen(self):
        other = self.env["res.company"].create({"name": "Another Park"})
        theirs = self.passing.copy({"company_id": other.id})
        seen = self.env["scenic.deadline.rule"].with_user(self.manager).search([("code", "=", "test_passing")])
        self.assertEqual(seen, self.passing)
        steps = self.env["scenic.deadline.step"].with_user(self.manager)
        self.assertFalse(steps.search([("id", "in", theirs.step_ids.ids)]))


@tagged("post_install", "-at_install")
class TestDeadlineStep(ClockCommon):
    """Who is told, in the order of the time, also when the steps change while clocks run."""

    def setUp(self):
        super().setUp()
        self.clock = self.entry._clock_start("test_passing", MONDAY)

    def test_in_the_order_of_the_time(self):
        self.passing.step_ids = [
            Command.clear(),
            Command.create({"who": "manager", "after_minutes": 60}),
            Command.create({"who": "supervisor", "after_minutes": -30}),
        ]
        self.run_job(MONDAY + 2 * HOUR)
        self.assertEqual(self.told(), [self.supervisor])
        self.run_job(MONDAY + 3 * HOUR)
        self.assertEqual(self.told(), [self.supervisor, self.manager])

    def test_a_reminder_before_and_an_alarm_after_are_two_kinds(self):
        self.passing.step_ids = [
            Command.clear(),
            Command.create({"who": "supervisor", "after_minutes": -30}),
            Command.create({"who": "supervisor", "after_minutes": 0}),
        ]
        self.run_job(MONDAY + DAY)
        kinds = self.clock.activity_ids.activity_type_id.mapped("decoration_type")
        self.assertEqual(sorted(kinds), ["danger", "warning"])

    def test_a_step_added_later_is_taken(self):
        self.run_job(MONDAY + 5 * HOUR)
        self.assertFalse(self.clock.next_step_at)
        self.desk.safety_officer_id = self.deputy
        with freeze_time(MONDAY + 6 * HOUR):
            self.passing.step_ids = [Command.create({"who": "safety_officer", "after_minutes": 600})]
        self.run_job(MONDAY + 12 * HOUR)
        self.assertEqual(self.told(), [self.supervisor, self.manager, self.deputy])

    def test_a_step_says_who_and_when(self):
        rule = self.passing
        rule.step_ids = [Command.create({"who": "manager", "after_minutes": -30})]
        names = ["Centre Manager, 30 min before", "Supervisor of the Desk, when due", "Centre Manager, 120 min after"]
        self.assertEqual(rule.step_ids.sorted("after_minutes").mapped("display_name"), names)

    def test_a_step_put_between_does_not_repeat_the_others(self):
        self.run_job(MONDAY + 5 * HOUR)
        self.desk.safety_officer_id = self.deputy
        with freeze_time(MONDAY + 6 * HOUR):
            self.passing.step_ids = [Command.create({"who": "safety_officer", "after_minutes": 60})]
        self.run_job(MONDAY + 6 * HOUR)
        self.assertEqual(self.told(), [self.supervisor, self.manager, self.deputy])

    def test_a_step_put_before_does_not_swallow_what_follows(self):
        self.run_job(MONDAY + 2 * HOUR)
        with freeze_time(MONDAY + 3 * HOUR):
            self.passing.step_ids = [Command.create({"who": "safety_officer", "after_minutes": -30})]
        self.assertEqual(self.clock.next_step_at, MONDAY + 1.5 * HOUR)
        self.run_job(MONDAY + 4 * HOUR)
        self.assertEqual(self.told(), [self.supervisor, self.manager])
        self.assertEqual(self.clock.taken_step_ids, self.passing.step_ids)

    def test_a_reminder_beforehand_comes_too_late_once_it_is_missed(self):
        self.run_job(MONDAY + 2 * HOUR)
        self.desk.safety_officer_id = self.deputy
        with freeze_time(MONDAY + 3 * HOUR):
            self.passing.step_ids = [Command.create({"who": "safety_officer", "after_minutes": -30})]
        self.run_job(MONDAY + 3 * HOUR)
        self.assertEqual(self.told(), [self.supervisor])

    def test_what_is_late_all_the_same_is_told_again(self):
        """Reminders go when a step moves into the future; who is to hear of it now hears of it again."""
        self.run_job(MONDAY + 4 * HOUR)
        with freeze_time(MONDAY + 4 * HOUR):
            self.passing.step_ids.filtered(lambda step: step.who == "manager").after_minutes = 600
        self.assertFalse(self.told())
        self.run_job(MONDAY + 5 * HOUR)
        self.assertEqual(self.told(), [self.supervisor])

    def test_a_step_taken_away_is_not_waited_for(self):
        self.passing.step_ids.filtered(lambda step: step.who == "manager").unlink()
        self.run_job(MONDAY + DAY)
        self.assertEqual(self.told(), [self.supervisor])

    def test_a_step_moved_moves_what_comes_next(self):
        self.passing.step_ids.filtered(lambda step: step.who == "supervisor").after_minutes = 60
        self.assertEqual(self.clock.next_step_at, MONDAY + 3 * HOUR)

    def test_whoever_is_there_is_told_for_who_is_not(self):
        self.desk.supervisor_id = False
        self.run_job(MONDAY + 2 * HOUR)
        self.assertEqual(self.told(), [self.manager])
