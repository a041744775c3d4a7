from datetime import date, datetime

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import MODULE, ScenicCommon


@tagged("post_install", "-at_install")
class TestDutyDay(ScenicCommon):
    """Who has duty for the whole park, and what the calendar says, are proposed to the logs."""

    DAY = date(2024, 5, 1)

    def _log(self, desk=None):
        return self.env["scenic.duty.log"]._of_day(desk or self.desk, self.DAY)

    def _plan(self, user=None, **values):
        values = {"date": self.DAY, "manager_id": self.manager_employee.id, **values}
        return self.env["scenic.duty.day"].with_user(user or self.supervisor).create(values)

    def test_proposed_to_every_desks_log(self):
        self._plan(leader_ids=self.deputy_employee.ids)
        for desk in (self.desk, self.kiosk):
            self.assertEqual(self._log(desk).duty_manager_id, self.manager_employee)
            self.assertEqual(self._log(desk).duty_leader_ids, self.deputy_employee)

    def test_proposed_to_logs_that_are_there(self):
        log = self._log()
        self._plan()
        self.assertEqual(log.duty_manager_id, self.manager_employee)

    def test_what_was_typed_stays(self):
        log = self._log()
        log.with_user(self.agent).write({"duty_manager_id": self.deputy_employee.id})
        self._plan()
        self.assertEqual(log.duty_manager_id, self.deputy_employee)

    def test_a_plan_is_named_by_its_manager_then_its_day(self):
        """An agent reads it in the calendar too."""
        name = self._plan().with_user(self.agent).display_name
        self.assertTrue(name.startswith(f"{self.manager_employee.name} "))
        self.assertTrue(name.endswith("2024"), name)

    def test_an_agent_changes_the_days_leaders_but_not_the_plan(self):
        log = self._log().with_user(self.agent)
        log.write({"duty_leader_ids": [(6, 0, self.deputy_employee.ids)], "weather": "rain"})
        self.assertEqual((log.duty_leader_ids.ids, log.weather), (self.deputy_employee.ids, "rain"))
        with self.assertRaises(AccessError):
            self._plan(self.agent)

    def test_another_desks_agent_does_not_change_the_leaders(self):
        with self.assertRaises(AccessError):
            self._log().with_user(self.kiosk_agent).write({"duty_leader_ids": [(6, 0, self.deputy_employee.ids)]})

    def test_leaders_of_a_closed_day_stay(self):
        log = self.close_log(self._log())
        with self.assertRaises(UserError):
            log.with_user(self.agent).write({"duty_leader_ids": [(6, 0, self.deputy_employee.ids)]})

    def test_holiday_of_the_desks_calendar(self):
        self.desk.resource_calendar_id = self.env["resource.calendar"].create({"name": "Park"})
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Labour Day",
                "calendar_id": self.desk.resource_calendar_id.id,
                # 1 May in Shanghai
                "date_from": datetime(2024, 4, 30, 16),
                "date_to": datetime(2024, 5, 1, 15, 59, 59),
            }
        )
        self.assertEqual(self._log().event, "Labour Day")
        self.assertFalse(self.env["scenic.duty.log"]._of_day(self.desk, date(2024, 5, 2)).event)
        self.assertFalse(self._log(self.kiosk).event)

    def test_named_by_desk_day_and_weekday(self):
        self.assertEqual(self._log().display_name, "Visitor Centre 05/01/2024 Wed")

    def test_day_of_23_hours(self):
        """The day begins at the desk's hour also when clocks change."""
        self.desk.tz = "Europe/Berlin"
        log = self.env["scenic.duty.log"]._of_day(self.desk, date(2024, 3, 31))
        self.assertEqual(log._start(), datetime(2024, 3, 31, 2))


@tagged("post_install", "-at_install")
class TestLeadersComment(ScenicCommon):
    """The day's leaders comment, also after closing; who and when is kept."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.log = cls.today_log()
        cls.duty_manager = cls._new_user("duty", f"{MODULE}.group_duty_manager")

    def test_duty_manager_comments_after_closing(self):
        self.close_log(self.log)
        action = self.log.with_user(self.duty_manager).action_comment()
        dialog = self.env["scenic.log.reason"].with_user(self.duty_manager).with_context(**action["context"])
        dialog.create({"text": "Well done"}).action_confirm()
        self.assertEqual((self.log.leader_comment, self.log.leader_comment_by_id), ("Well done", self.duty_manager))
        self.assertTrue(self.log.leader_comment_on)

    def test_an_agent_comments_only_on_his_own_duty(self):
        with self.assertRaises(AccessError):
            self.log.with_user(self.agent)._comment("Well done, me")
        self.log.duty_manager_id = self.agent_employee
        self.log.with_user(self.agent)._comment("As duty manager of the day")
        self.assertEqual(self.log.leader_comment_by_id, self.agent)

    def test_not_after_sealing(self):
        self.log.sudo()._write_unlocked({"state": "sealed"})
        with self.assertRaises(UserError):
            self.log.with_user(self.manager)._comment("Too late")

    def test_nobody_writes_it_into_the_form(self):
        with self.assertRaises(UserError):
            self.log.with_user(self.manager).write({"leader_comment": "Well done"})
