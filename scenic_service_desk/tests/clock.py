"""Clocks of their own: rules nobody else has, hours that are known, and the job run at any time."""

from datetime import datetime, timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.fields import Command

from .common import ScenicCommon

# a Monday, nine o'clock in Shanghai
MONDAY = datetime(2026, 11, 23, 1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class ClockCommon(ScenicCommon):
    """The centre works from nine to six on weekdays; two rules: three working hours, and two hours that just pass."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.calendar = cls.new_calendar("Centre Hours")
        cls.desk.resource_calendar_id = cls.calendar
        steps = [
            Command.create({"who": "supervisor", "after_minutes": 0}),
            Command.create({"who": "manager", "after_minutes": 120}),
        ]
        cls.working, cls.passing = cls.env["scenic.deadline.rule"].create(
            [
                {"name": "Think", "code": "test_working", "amount": 3, "unit": "working_hours", "step_ids": steps},
                {"name": "Run", "code": "test_passing", "amount": 2, "unit": "hours", "step_ids": steps},
            ]
        )

    def setUp(self):
        super().setUp()
        self.entry = self.new_clocked()

    @classmethod
    def new_calendar(cls, name):
        """Working hours from nine to six, Monday to Friday."""
        day = {"name": "Day", "hour_from": 9, "hour_to": 18, "day_period": "full_day"}
        days = [Command.create({**day, "dayofweek": str(number)}) for number in range(5)]
        return cls.env["resource.calendar"].create(
            {"name": name, "tz": "Asia/Shanghai", "attendance_ids": [Command.clear(), *days]}
        )

    @classmethod
    def new_clocked(cls, **values):
        """An entry for which no clock runs yet."""
        values = {"kind": "grievance", "description": "The bench is broken", **values}
        return cls.new_entry("scenic.complaint", **values)

    @classmethod
    def holiday(cls, start, end, **values):
        """A day off of everybody at the centre."""
        values = {"name": "Day Off", "calendar_id": cls.calendar.id, "date_from": start, "date_to": end, **values}
        return cls.env["resource.calendar.leaves"].create(values)

    def run_job(self, moment):
        """Run the job at a moment; it commits nothing of the test's transaction."""
        self.env.flush_all()
        with (
            freeze_time(moment),
            self.time_left(),
        ):
            self.env["scenic.deadline"]._cron_escalate()
        self.env.invalidate_all()

    def told(self, entry=None):
        """Who has been told of the entry's deadlines, in order."""
        clocks = (entry or self.entry).sudo().deadline_ids
        return [activity.user_id for activity in clocks.activity_ids.sorted("id")]

    @staticmethod
    def utc(text):
        """A moment in Shanghai, as it is stored."""
        return fields.Datetime.to_datetime(f"{text}:00") - 8 * HOUR
