from freezegun import freeze_time

from odoo.tests import tagged

from .common import MODULE
from .roster import RosterCommon


@tagged("post_install", "-at_install")
class TestHandoverReminder(RosterCommon):
    """Who leaves is reminded to hand over, who comes to accept, and the supervisor of both; once."""

    def setUp(self):
        super().setUp()
        self.line = self.plan(self.agent_employee)
        self.next = self.plan(self.colleague_employee, self.late)
        self.log = self.line.log_id
        with freeze_time(self.at(7, 20)):
            self.line.with_user(self.agent).action_sign_in()
        with freeze_time(self.at(13, 30)):
            self.next.with_user(self.colleague).action_sign_in()

    def _run(self, hour, minute=0):
        with freeze_time(self.at(hour, minute)):
            self.env["scenic.handover"]._cron_remind()

    def _reminded(self, record, kind):
        kind = self.env.ref(f"{MODULE}.mail_activity_{kind}")
        activities = self.env["mail.activity"].search(
            [("res_model", "=", record._name), ("res_id", "=", record.id), ("activity_type_id", "=", kind.id)]
        )
        return sorted(activities.user_id.mapped("login")) if len(activities) == len(activities.user_id) else activities

    def _hand_over(self, hour=14, minute=0):
        with freeze_time(self.at(hour, minute)):
            handover = self.env["scenic.handover"].with_user(self.agent).create({"desk_id": self.desk.id})
            handover.action_hand_over()
        return handover

    def test_nobody_handed_over(self):
        self._run(14, 20)
        self.assertFalse(self._reminded(self.log, "hand_over"))
        self._run(14, 31)
        self.assertEqual(self._reminded(self.log, "hand_over"), ["scenic_agent", "scenic_supervisor"])

    def test_reminded_once(self):
        self._run(14, 31)
        self._run(14, 41)
        self.assertEqual(len(self.log.activity_ids), 2)
        self.log.activity_ids.action_done()
        self._run(14, 51)
        self.assertFalse(self.log.activity_ids)

    def test_signed_after_all(self):
        self._run(14, 31)
        self._hand_over(14, 35)
        self.assertFalse(self._reminded(self.log, "hand_over"))

    def test_a_shift_nobody_worked_in(self):
        line = self.plan(self.guest_employee, day=self.line.day.replace(day=3))
        with freeze_time(self.at(15, day=line.day)):
            self.env["scenic.handover"]._cron_remind()
        self.assertFalse(self._reminded(line.log_id, "hand_over"))

    def test_nobody_accepted(self):
        handover = self._hand_over()
        self._run(14, 20)
        self.assertFalse(self._reminded(handover, "accept_handover"))
        for minute in (31, 41):
            self._run(14, minute)
            self.assertEqual(self._reminded(handover, "accept_handover"), ["scenic_colleague", "scenic_supervisor"])

    def test_accepted_after_all(self):
        handover = self._hand_over()
        self._run(14, 31)
        with freeze_time(self.at(14, 40)):
            handover.with_user(self.colleague).action_accept()
        self.assertFalse(self._reminded(handover, "accept_handover"))

    def test_desk_that_wants_no_reminders(self):
        self.desk.handover_alert = 0
        self._run(20)
        self.assertFalse(self.log.activity_ids)

    def test_closed_day_reminds_nobody(self):
        self._run(14, 31)
        self.close_log(self.log)
        self.line.shift_id._write_unlocked({"handover_told": False})
        self.log._end_reminders(f"{MODULE}.mail_activity_hand_over")
        self._run(14, 41)
        self.assertFalse(self._reminded(self.log, "hand_over"))
