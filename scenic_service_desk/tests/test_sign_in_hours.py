from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .roster import DAY, RosterCommon


@tagged("post_install", "-at_install")
class TestLateness(RosterCommon):
    """Lateness counts from the start of the shift, less the minutes the desk asks for, on the desk's clock."""

    def _late(self, moment, user=None, desk=None):
        with freeze_time(moment):
            (desk or self.desk).with_user(user or self.agent).action_sign_in()
        return self.members.search([("employee_id", "=", (user or self.agent).employee_id.id)], limit=1).late_minutes

    def test_half_an_hour_before_is_in_time(self):
        self.plan(self.agent_employee)
        self.assertEqual(self._late(self.at(7, 30)), 0)

    def test_some_seconds_do_not_count(self):
        self.plan(self.agent_employee)
        self.assertEqual(self._late(self.at(7, 30).replace(second=50)), 0)

    def test_at_the_start_is_late(self):
        self.plan(self.agent_employee)
        self.assertEqual(self._late(self.at(8)), 30)

    def test_minutes_are_the_desks(self):
        self.desk.sign_in_lead = 10
        self.plan(self.agent_employee)
        self.assertEqual(self._late(self.at(8, 5)), 15)

    def test_what_is_signed_stays_when_the_desk_changes(self):
        member = self.plan(self.agent_employee)
        self._late(self.at(8))
        self.desk.sign_in_lead = 0
        self.assertEqual(member.late_minutes, 30)

    def test_over_midnight(self):
        night = self.env["scenic.shift.slot"].create({"name": "Night", "hour_from": 22, "hour_to": 30})
        self.desk.slot_ids += night
        member = self.plan(self.agent_employee, night)
        # ten past midnight, the roster of the day before
        self.assertEqual(self._late(self.at(24, 10)), 160)
        with freeze_time(self.at(30, 5)):  # the desk's new day has begun at four
            self.desk.with_user(self.agent).action_sign_out()
        self.assertEqual(member.signed_out_at, self.at(30, 5))

    def test_unplanned_after_the_day_turned(self):
        night = self.env["scenic.shift.slot"].create({"name": "Night", "hour_from": 22, "hour_to": 30})
        self.desk.slot_ids = night
        with freeze_time(self.at(29)):
            self.desk.with_user(self.agent).action_sign_in()
        self.assertEqual(self.members.search([("employee_id", "=", self.agent_employee.id)]).day, DAY)

    def test_summer_time(self):
        self.desk.tz = "Europe/Berlin"
        for day, start in ((date(2024, 3, 31), (2024, 3, 31, 6)), (date(2024, 10, 27), (2024, 10, 27, 7))):
            with self.subTest(day):
                member = self.plan(self.agent_employee, day=day)
                self.assertEqual(member.date_start, self.utc(*start))
                self.assertEqual(self._late(member.date_start.replace(minute=12)), 42)

    def test_user_in_another_zone(self):
        self.agent.tz = "America/New_York"
        self.plan(self.agent_employee)
        self.assertEqual(self._late(self.at(7, 45)), 15)

    def test_figures_of_a_period(self):
        for day, minute in ((1, 0), (2, 45), (3, 59)):
            self.plan(self.agent_employee, day=date(2024, 5, day))
            with freeze_time(self.at(7, minute, date(2024, 5, day))):
                self.desk.with_user(self.agent).action_sign_in()
        both = self.agent_employee + self.colleague_employee
        figures = self.members._lateness_of(both, date(2024, 5, 1), date(2024, 5, 2))
        self.assertEqual(figures[self.agent_employee.id], {"times": 1, "minutes": 15, "shifts": 2})
        self.assertEqual(figures[self.colleague_employee.id], {"times": 0, "minutes": 0, "shifts": 0})

    def test_supervisor_is_told_once(self):
        member = self.plan(self.agent_employee)
        activities = self.env["mail.activity"].search([("res_model", "=", "scenic.duty.log")])
        for minute in (10, 20, 30):
            with freeze_time(self.at(8, minute)):
                self.members._cron_tell_absence()
        told = self.env["mail.activity"].search([("res_model", "=", "scenic.duty.log")]) - activities
        self.assertRecordValues(
            told,
            [
                {
                    "user_id": self.supervisor.id,
                    "res_id": member.log_id.id,
                    "summary": "Find Out Who Is Missing · agent Wang",
                }
            ],
        )

    def test_the_manager_is_told_where_the_supervisor_has_left(self):
        member = self.plan(self.agent_employee)
        self.supervisor.active = False
        with freeze_time(self.at(8, 30)):
            self.members._cron_tell_absence()
        self.assertEqual(member.log_id.activity_ids.user_id, self.manager)

    def test_nobody_is_told_of_whoever_is_there(self):
        self.plan(self.agent_employee)
        self._late(self.at(8, 5))
        with freeze_time(self.at(8, 40)):
            self.members._cron_tell_absence()
        self.assertFalse(self.members.search([("absence_told", "=", True)]))
