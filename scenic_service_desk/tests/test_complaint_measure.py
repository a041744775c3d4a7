from datetime import datetime, timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestComplaintMeasure(ScenicCommon):
    """Corrective measures 整改措施 have a date of their own and are followed up until done (register 3)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.complaint = cls.new_complaint()

    def _measure(self, user=None, **values):
        measures = self.env["scenic.complaint.measure"].with_user(user or self.agent)
        return measures.create({"complaint_id": self.complaint.id, "name": "A board with waiting times", **values})

    def test_due_in_three_working_days(self):
        self.desk.resource_calendar_id = self.env["resource.calendar"].create(
            {"name": "Five days", "tz": "Asia/Shanghai"}
        )
        # a Friday
        with freeze_time("2026-06-05 02:00:00"):
            measure = self._measure()
        self.assertEqual(self.desk._local_date(measure.deadline), datetime(2026, 6, 10).date())

    def test_a_date_given_stays(self):
        due = datetime(2026, 6, 30, 2)
        self.assertEqual(self._measure(deadline=due).deadline, due)

    def test_overdue_until_done(self):
        measure = self._measure(deadline=datetime(2020, 1, 1))
        overdue = [("is_overdue", "=", True), ("id", "=", measure.id)]
        self.assertTrue(measure.search(overdue))
        measure.action_done()
        self.assertFalse(measure.search(overdue))

    def test_an_open_one_without_a_reminder_gets_one(self):
        lost, kept, done = self._measure(), self._measure(), self._measure()
        done.action_done()
        self._reminder(lost).unlink()
        before = self._reminder(kept)
        before.date_deadline = datetime(2027, 1, 1).date()
        for _time in range(2):
            lost._remind_of_open()
        self.assertRecordValues(
            self._reminder(lost),
            [{"user_id": self.supervisor.id, "date_deadline": self.desk._local_date(lost.deadline)}],
        )
        self.assertRecordValues(self._reminder(kept), [{"id": before.id, "date_deadline": datetime(2027, 1, 1).date()}])
        self.assertFalse(self._reminder(done))

    def _reminder(self, measure):
        return measure.sudo().activity_ids

    def test_the_supervisor_is_reminded(self):
        measure = self._measure(deadline=datetime(2026, 6, 30, 22))
        # at the desk it is the next morning by then
        self.assertRecordValues(
            self._reminder(measure), [{"user_id": self.supervisor.id, "date_deadline": datetime(2026, 7, 1).date()}]
        )

    def test_the_reminder_moves_with_its_date(self):
        measure = self._measure()
        measure.deadline = datetime(2026, 6, 30, 2)
        self.assertEqual(self._reminder(measure).date_deadline, datetime(2026, 6, 30).date())

    def test_done_nobody_is_reminded(self):
        measure = self._measure()
        measure.action_done()
        self.assertFalse(self._reminder(measure))

    def test_those_concerned_are_not_reminded(self):
        measure = self._measure()
        self.complaint._write_unlocked({"against_employee_id": self.supervisor_employee.id})
        self.assertNotIn(self.supervisor, self._reminder(measure).user_id)

    def test_done_by_whom_and_when(self):
        measure = self._measure()
        measure.with_user(self.supervisor).action_done()
        self.assertEqual(measure.checked_by_id, self.supervisor_employee)
        self.assertAlmostEqual(measure.done_at, datetime.now(), delta=timedelta(minutes=5))

    def test_done_again_it_keeps_its_time(self):
        measure = self._measure()
        measure.action_done()
        done = measure.done_at
        with freeze_time(done + timedelta(hours=1)):
            measure.with_user(self.supervisor).action_done()
        self.assertRecordValues(measure, [{"done_at": done, "checked_by_id": self.agent_employee.id}])

    def test_who_looked_is_not_written_by_hand(self):
        measure = self._measure()
        for vals in ({"done_at": datetime(2020, 1, 1)}, {"checked_by_id": self.plain_employee.id}):
            with self.subTest(vals), self.assertRaisesRegex(UserError, "never by hand"):
                measure.write(vals)
        with self.assertRaisesRegex(UserError, "never by hand"):
            self._measure(done_at=datetime(2020, 1, 1))

    def test_stays_with_its_complaint(self):
        measure = self._measure()
        with self.assertRaisesRegex(UserError, "never by hand"):
            measure.complaint_id = self.new_complaint()

    def test_is_never_taken_away(self):
        measure = self._measure()
        for user in (self.agent, self.supervisor, self.manager):
            with self.subTest(user.login), self.assertRaises(AccessError):
                measure.with_user(user).unlink()

    def test_duty_manager_says_it_is_done(self):
        duty = self._new_user("duty_measures", "scenic_service_desk.group_duty_manager")
        measure = self._measure()
        measure.with_user(duty).action_done()
        self.assertTrue(measure.done_at)

    def test_at_the_own_desk_only(self):
        with self.assertRaises(AccessError):
            self._measure(self.kiosk_agent)
        with self.assertRaises(AccessError):
            self._measure().with_user(self.kiosk_agent).name = "x"

    def test_open_ones_go_along_with_a_merger(self):
        open_one, done = self._measure(), self._measure()
        done.action_done()
        survivor = self.new_complaint()
        self.complaint.with_user(self.supervisor)._merge_into(survivor.with_user(self.supervisor))
        self.assertEqual(open_one.complaint_id, survivor)
        self.assertEqual(done.complaint_id, self.complaint)
