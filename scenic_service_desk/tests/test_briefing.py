from freezegun import freeze_time
from psycopg2.errors import RestrictViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .roster import RosterCommon


@tagged("post_install", "-at_install")
class TestBriefing(RosterCommon):
    """Minutes are read and signed by everybody on the day's roster, also later."""

    def setUp(self):
        super().setUp()
        self.plan(self.agent_employee)
        self.plan(self.colleague_employee, self.late)
        self.plan(self.guest_employee, self.late)
        with freeze_time(self.at(7, 40)):
            self.briefing = (
                self.env["scenic.briefing"]
                .with_user(self.agent)
                .create({"desk_id": self.desk.id, "plan": "Two groups"})
            )

    def _hold(self):
        with freeze_time(self.at(8)):
            self.briefing.action_hold()
        return self.briefing

    def test_hangs_on_the_log_of_its_day(self):
        self.assertEqual(
            self.briefing.log_id, self.members.search([("employee_id", "=", self.guest_employee.id)]).log_id
        )

    def test_host_has_read_it(self):
        briefing = self._hold()
        self.assertEqual(briefing.reader_ids.employee_id, self.agent_employee)
        self.assertEqual(
            set(briefing.unread_employee_ids.ids), set((self.colleague_employee + self.guest_employee).ids)
        )

    def test_read_in_one_tap(self):
        briefing = self._hold().with_user(self.colleague)
        self.assertTrue(briefing.is_unread_by_me)
        briefing.action_read()
        self.assertFalse(briefing.is_unread_by_me)
        signature = self.env["scenic.signature"].search(
            [("res_model", "=", "scenic.briefing"), ("res_id", "=", briefing.id), ("role", "=", "reader")], limit=1
        )
        self.assertEqual((signature.employee_id, signature.method), (self.colleague_employee, "login"))

    def test_read_at_the_shared_login(self):
        self.env["scenic.sign.mixin"]._pin_failures().clear()
        action = self._hold().with_user(self.counter).action_read()
        self.answer(action, self.guest_employee, "4711")
        self.assertIn(self.guest_employee, self.briefing.sudo().reader_ids.employee_id)

    def test_read_after_the_day_was_closed(self):
        briefing = self._hold()
        briefing.log_id.sudo()._transition("closed")
        briefing.with_user(self.colleague).action_read()
        self.assertIn(self.colleague_employee, briefing.sudo().reader_ids.employee_id)

    def test_nobody_reads_a_draft(self):
        with self.assertRaisesRegex(UserError, "still being written"):
            self.briefing.with_user(self.colleague).action_read()

    def test_nobody_signs_twice(self):
        briefing = self._hold().with_user(self.colleague)
        briefing.action_read()
        with self.assertRaisesRegex(UserError, "signed already"):
            briefing.action_read()

    def test_stranger_does_not_sign(self):
        with self.assertRaisesRegex(AccessError, "day's roster"):
            self._hold().with_user(self.kiosk_agent).action_read()

    def test_empty_minutes_were_not_held(self):
        self.briefing.plan = False
        with self.assertRaisesRegex(UserError, "what was spoken about"):
            self.briefing.action_hold()

    def test_signed_minutes_stay(self):
        briefing = self._hold()
        for user in (self.agent, self.manager):
            with self.subTest(user.name), self.assertRaisesRegex(UserError, "closed"):
                briefing.with_user(user).plan = "Three groups"

    def test_corrected_until_somebody_else_signed(self):
        briefing = self._hold().with_user(self.supervisor)
        briefing.action_correct()
        briefing.plan = "Three groups"
        briefing.with_user(self.agent).action_hold()
        briefing.with_user(self.colleague).action_read()
        with self.assertRaisesRegex(UserError, "Others have read"):
            briefing.action_correct()

    def test_corrected_minutes_are_signed_anew(self):
        first = self._hold().reader_ids
        self.briefing.with_user(self.supervisor).action_correct()
        self.briefing.with_user(self.supervisor).plan = "Three groups"
        self.assertFalse(self.briefing._readers())
        self.briefing.with_user(self.agent).action_hold()
        again = self.briefing._readers()
        self.assertRecordValues(again, [{"employee_id": self.agent_employee.id, "revision": 2}])
        self.assertEqual(self.briefing.reader_ids, first + again)
        signatures = self.env["scenic.signature"].search(
            [("res_model", "=", "scenic.briefing"), ("res_id", "=", self.briefing.id), ("role", "=", "reader")]
        )
        self.assertEqual(signatures.employee_id, self.agent_employee)
        self.assertEqual(len(signatures), 2)

    def test_host_at_the_counter_signs_corrected_minutes_too(self):
        self._hold()
        self.briefing.with_user(self.supervisor).action_correct()
        self.briefing.with_user(self.counter).action_hold()
        self.assertIn(self.agent_employee, self.briefing.unread_employee_ids)

    def test_readers_are_written_once(self):
        reader = self._hold().reader_ids
        with self.assertRaises(UserError):
            reader.sudo().write({"read_at": "2024-01-01 00:00:00"})
        with mute_logger("odoo.sql_db"), self.assertRaises(RestrictViolation), self.env.cr.savepoint():
            self.env.cr.execute("DELETE FROM scenic_briefing_reader WHERE id = %s", [reader.id])

    def test_nobody_writes_a_reader_by_hand(self):
        briefing = self._hold()
        with self.assertRaises(AccessError):
            self.env["scenic.briefing.reader"].with_user(self.manager).create(
                {"briefing_id": briefing.id, "employee_id": self.guest_employee.id}
            )

    def test_pre_post_meeting_takes_the_desks_minutes(self):
        meeting = self.env["scenic.briefing"].create({"desk_id": self.desk.id, "kind": "pre_post"})
        self.assertEqual(meeting.minutes, 10)

    def test_kiosk_agent_writes_no_minutes_of_the_centre(self):
        with self.assertRaises(AccessError):
            self.briefing.with_user(self.kiosk_agent).plan = "x"
