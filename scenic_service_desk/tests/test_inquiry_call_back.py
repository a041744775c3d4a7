from datetime import timedelta
from itertools import repeat
from unittest.mock import patch

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ..models import inquiry_call_back
from .common import MODULE, ScenicCommon

NOON = "2026-05-20 04:00:00"  # on the desk's clock


@tagged("post_install", "-at_install")
class TestCallBack(ScenicCommon):
    """What nobody knows at once is asked, and answered within the time."""

    def setUp(self):
        super().setUp()
        self._job_goes_on(float("inf"))

    def _job_goes_on(self, *left, progress=None):
        """Let the job run as if committed, with so much of its time left after each call."""
        answers = iter(left) if len(left) > 1 else repeat(*left)

        def commit_progress(_cron, processed=0, **_values):
            (progress if progress is not None else []).append(processed)
            return next(answers)

        self.patch(self.registry["ir.cron"], "_commit_progress", commit_progress)

    def _owed(self, user=None, **values):
        with freeze_time(NOON):
            return self.new_inquiry(user, outcome="call_back", asked_id=self.supervisor_employee.id, **values)

    def _after(self, minutes):
        return freeze_time(fields.Datetime.to_datetime(NOON) + timedelta(minutes=minutes))

    def _activities(self, call, kind):
        return call.sudo().activity_ids.filtered(
            lambda activity: activity.activity_type_id == self.env.ref(f"{MODULE}.mail_activity_{kind}")
        )

    def test_due_in_half_an_hour(self):
        call = self._owed()
        self.assertEqual(call.state, "owed")
        self.assertEqual(call.deadline, call.date + timedelta(minutes=30))
        self.assertEqual(self._activities(call, "call_back").user_id, self.agent)

    def test_due_as_the_desk_says_or_as_agreed(self):
        self.desk.call_back_minutes = 45
        self.assertEqual(self._owed().deadline, fields.Datetime.to_datetime(NOON) + timedelta(minutes=45))
        self.assertEqual(str(self._owed(deadline="2026-05-20 08:00:00").deadline), "2026-05-20 08:00:00")

    def test_reminds_who_was_at_the_shared_login(self):
        call = self._owed(self.counter, employee_id=self.colleague_employee.id)
        self.assertEqual(self._activities(call, "call_back").user_id, self.colleague)

    def test_open_matter_until_done(self):
        call = self._owed()
        self.assertTrue(call._is_open_matter())
        with self._after(10):
            call.answer = "At three o'clock"
            call.action_reply()
        self.assertFalse(call._is_open_matter())

    def test_replied_in_time(self):
        call = self._owed()
        with self._after(20):
            call.answer = "At three o'clock"
            call.action_reply()
        self.assertRecordValues(
            call,
            [
                {
                    "state": "replied",
                    "reply_way": "phone",
                    "replied_in_time": True,
                    "replied_by_id": self.agent_employee.id,
                    "reply_at": fields.Datetime.to_datetime(NOON) + timedelta(minutes=20),
                }
            ],
        )
        self.assertFalse(call.activity_ids)

    def test_replied_late(self):
        call = self._owed(answer="At three")
        with self._after(31):
            call.action_reply()
        self.assertFalse(call.replied_in_time)

    def test_entered_later_with_its_true_time(self):
        call = self._owed(answer="At three")
        with self._after(600):
            call.reply_at = call.date + timedelta(minutes=12)
            call.action_reply()
        self.assertTrue(call.replied_in_time)

    def test_nothing_is_replied_without_an_answer(self):
        call = self._owed()
        with self._after(5), self.assertRaises(UserError):
            call.action_reply()
        call.reply_way = "unreached"
        with self._after(6):
            call.action_reply()
        self.assertEqual(call.state, "replied")

    def test_reply_lies_between_question_and_now(self):
        call = self._owed()
        for minutes in (-5, 60):
            with self.subTest(minutes), self._after(10), self.assertRaises(ValidationError):
                call.reply_at = call.date + timedelta(minutes=minutes)

    def test_overdue_by_the_clock(self):
        call = self._owed()
        for minutes, overdue in ((29, False), (31, True)):
            with self.subTest(minutes), self._after(minutes):
                call.invalidate_recordset(["is_overdue"])
                self.assertEqual(call.is_overdue, overdue)
                found = self.env["scenic.inquiry"].search([("is_overdue", "=", True), ("id", "=", call.id)])
                self.assertEqual(bool(found), overdue)

    def test_supervisor_is_told_once(self):
        call = self._owed()
        for _run in range(2):
            with self._after(40):
                self.env["scenic.inquiry"]._cron_report_late_call_backs()
        self.assertEqual(self._activities(call, "call_back_late").user_id, self.supervisor)
        self.assertEqual(len(self._activities(call, "call_back_late")), 1)

    def test_all_are_told_a_batch_at_a_time(self):
        calls = self.env["scenic.inquiry"].union(*(self._owed() for _call in range(5)))
        progress = []
        self._job_goes_on(60, progress=progress)
        with self._after(40), patch.object(inquiry_call_back, "_BATCH", 2):
            self.env["scenic.inquiry"]._cron_report_late_call_backs()
        self.assertEqual(set(calls.mapped("reported_late")), {True})
        self.assertEqual(progress, [0, 2, 2, 1])

    def test_what_the_jobs_time_does_not_reach_waits(self):
        calls = self.env["scenic.inquiry"].union(*(self._owed() for _call in range(3)))
        self._job_goes_on(60, 0)
        with self._after(40), patch.object(inquiry_call_back, "_BATCH", 2):
            self.env["scenic.inquiry"]._cron_report_late_call_backs()
        self.assertEqual(calls.mapped("reported_late").count(False), 1)

    def test_in_time_nobody_is_told(self):
        call = self._owed()
        with self._after(20):
            self.env["scenic.inquiry"]._cron_report_late_call_backs()
        self.assertFalse(self._activities(call, "call_back_late"))

    def test_outcome_corrected_to_owed(self):
        call = self.new_inquiry()
        call.outcome = "call_back"
        self.assertEqual(call.state, "owed")
        self.assertTrue(call.deadline)
        self.assertTrue(self._activities(call, "call_back"))

    def test_outcome_corrected_to_answered(self):
        call = self._owed()
        call.outcome = "answered"
        self.assertRecordValues(call, [{"state": "recorded", "deadline": False}])
        self.assertFalse(call.activity_ids)

    def test_replied_is_closed(self):
        call = self._owed(answer="At three")
        call.action_reply()
        for vals in ({"answer": "Four"}, {"outcome": "answered"}, {"replied_in_time": True}):
            with self.subTest(vals), self.assertRaises(UserError):
                call.write(vals)

    def test_owed_survives_the_closing_of_its_day(self):
        call = self._owed(answer="At three")
        call.log_id.sudo()._write_unlocked({"state": "closed"})
        call.action_reply()
        self.assertEqual(call.state, "replied")
