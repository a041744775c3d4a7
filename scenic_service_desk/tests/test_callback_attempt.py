from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..tools.quiet_hours import is_quiet, not_after, not_before
from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestCallbackAttempt(ScenicCommon):
    """Attempts and answers: not at night, a reason for so-so, the manager reopens."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.write({"scenic_callback_quiet_from": 0, "scenic_callback_quiet_to": 0})
        cls.callback = cls.new_callback()

    def always_quiet(self):
        """Quiet hours around the desk's present hour."""
        hour = self.desk._local(fields.Datetime.now()).hour
        self.env.company.write(
            {"scenic_callback_quiet_from": (hour - 2) % 24, "scenic_callback_quiet_to": (hour + 3) % 24}
        )

    def call(self, **values):
        """The question of what came of the call, filled in and saved by the agent."""
        calls = self.env["scenic.callback.call"].with_user(self.agent)
        return calls.create({"callback_id": self.callback.id, **values}).action_save()

    def test_satisfied_is_one_tap(self):
        self.assertFalse(self.callback.action_satisfied())
        self.assertEqual((self.callback.state, self.callback.satisfaction), ("done", "satisfied"))
        self.assertEqual(self.callback.attempt_ids.outcome, "reached")
        self.assertEqual(self.callback.called_by_id, self.agent_employee)

    def test_no_answer_is_one_tap(self):
        self.callback.action_no_answer()
        self.assertEqual(self.callback.state, "planned")
        self.assertEqual(self.callback.next_at, self.callback.attempt_ids.date + timedelta(hours=3))

    def test_so_so_asks_for_the_reason(self):
        action = self.callback.action_so_so()
        self.assertEqual(action["res_model"], "scenic.callback.call")
        self.assertEqual(self.callback.state, "planned")

    def test_so_so_without_a_reason_is_refused(self):
        with self.assertRaises(UserError):
            self.call(satisfaction="so_so")

    def test_so_so_counts_as_not_satisfied(self):
        self.call(satisfaction="so_so", dissatisfaction="The queue")
        self.assertEqual(self.callback.satisfied_rate, 0)
        self.assertEqual(self.callback.dissatisfaction, "The queue")

    def test_agreed_time_is_the_new_due_time(self):
        agreed = fields.Datetime.now() + timedelta(days=5)
        self.call(outcome="later", agreed_at=agreed)
        self.assertEqual(self.callback.deadline, agreed.replace(microsecond=0))
        self.assertEqual(self.callback.activity_ids.user_id, self.agent)

    def test_agreed_time_is_not_before_the_call(self):
        with self.assertRaises(UserError):
            self.call(outcome="later", agreed_at=fields.Datetime.now() - timedelta(hours=1))

    def test_no_call_at_night(self):
        self.always_quiet()
        self.assertIn("not called between", self.callback.quiet_text)
        with self.assertRaises(UserError):
            self.callback.action_no_answer()

    def test_somebody_at_the_counter_at_night(self):
        self.always_quiet()
        self.call(channel="person", satisfaction="satisfied")
        self.assertEqual(self.callback.state, "done")

    def test_no_agreed_time_at_night(self):
        hour = (self.desk._local(fields.Datetime.now()).hour + 5) % 24
        self.env.company.write({"scenic_callback_quiet_from": hour, "scenic_callback_quiet_to": (hour + 2) % 24})
        with self.assertRaises(UserError):
            self.call(outcome="later", agreed_at=fields.Datetime.now() + timedelta(hours=6))

    def test_attempts_are_never_changed(self):
        self.callback.action_no_answer()
        with self.assertRaises(UserError):
            self.callback.attempt_ids.sudo().write({"outcome": "reached"})

    def test_attempts_are_not_made_by_hand(self):
        self.callback.action_no_answer()
        [values] = self.callback.attempt_ids.copy_data()
        with self.assertRaises(AccessError):
            self.env["scenic.callback.attempt"].with_user(self.agent).create(values)

    def test_shared_login_asks_who_called(self):
        action = self.callback.with_user(self.counter).action_satisfied()
        self.assertEqual(action["res_model"], "scenic.callback.call")

    def test_shared_login_signs_with_the_pin(self):
        calls = self.env["scenic.callback.call"].with_user(self.counter)
        call = calls.create(
            {
                "callback_id": self.callback.id,
                "satisfaction": "satisfied",
                "signer_id": self.colleague_employee.id,
                "signer_pin": "1234",
            }
        )
        call.action_save()
        self.assertEqual(self.callback.called_by_id, self.colleague_employee)
        self.assertEqual(self.callback.attempt_ids.method, "pin")

    def test_form_of_the_call(self):
        calls = self.env["scenic.callback.call"].with_user(self.agent)
        form = Form(calls.with_context(default_callback_id=self.callback.id, default_satisfaction="dissatisfied"))
        form.dissatisfaction = "Rude"
        form.save().action_save()
        self.assertEqual(self.callback.satisfaction, "dissatisfied")

    def test_giving_up_wants_attempts(self):
        with self.assertRaises(UserError):
            self.callback.action_give_up()
        for _attempt in range(3):
            self.callback.action_no_answer()
        self.callback.action_give_up()
        self.assertEqual(self.callback.state, "unreached")

    def test_supervisor_gives_up_at_once(self):
        self.callback.with_user(self.supervisor).action_give_up()
        self.assertEqual(self.callback.state, "unreached")

    def test_wish_to_reopen_reaches_the_manager(self):
        self.call(satisfaction="dissatisfied", dissatisfaction="Nothing changed", reopen=True)
        self.assertEqual(self.callback.follow_up, "asked")
        self.assertEqual(self.callback.activity_ids.user_id, self.manager)

    def test_only_the_manager_judges_the_wish(self):
        self.call(satisfaction="dissatisfied", dissatisfaction="Nothing changed", reopen=True)
        with self.assertRaises(AccessError):
            self.callback.with_user(self.supervisor).action_decline_reopening()
        self.callback.with_user(self.manager).action_decline_reopening()
        self.assertEqual(self.callback.follow_up, "declined")
        self.assertFalse(self.callback.activity_ids)

    def test_answered_in_time(self):
        self.callback.action_satisfied()
        late = self.new_callback()
        late._write_unlocked({"deadline": fields.Datetime.now() - timedelta(hours=1)})
        late.action_satisfied()
        self.assertEqual((self.callback.in_time, late.in_time), (True, False))

    def test_what_was_said_is_purged(self):
        self.call(satisfaction="dissatisfied", dissatisfaction="Rude to Mrs Li", note="Room 12")
        self.callback.sudo()._purge()
        self.assertFalse(self.callback.dissatisfaction or self.callback.note)

    def test_quiet_hours(self):
        moment = fields.Datetime.to_datetime("2026-03-01 00:00:00")
        for minutes in range(0, 48 * 60, 17):
            local = moment + timedelta(minutes=minutes)
            for begin, end in ((21, 9), (0, 6), (12.5, 14), (8, 8)):
                before, after = not_after(local, begin, end), not_before(local, begin, end)
                self.assertFalse(is_quiet(before, begin, end) or is_quiet(after, begin, end))
                self.assertTrue(before <= local <= after)
