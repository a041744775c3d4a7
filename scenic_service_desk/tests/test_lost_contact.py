from datetime import datetime, timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from .common import MODULE, ScenicCommon

# ten in the morning on the desk's clock, whatever the hour of the machine
MORNING = datetime(2026, 5, 20, 2, 0)
CALL = f"{MODULE}.mail_activity_call_owner"


@tagged("post_install", "-at_install")
class TestLostContact(ScenicCommon):
    """Each attempt to reach the owner is a click, and says when to try again."""

    def setUp(self):
        super().setUp()
        frozen = freeze_time(MORNING)
        frozen.start()
        self.addCleanup(frozen.stop)
        self.report = self.new_report()
        self.item = self.new_phone()

    def test_owner_to_be_called_has_a_reminder(self):
        self.report._call_owner(item=self.item)
        reminder = self.report.activity_search([CALL])
        self.assertRecordValues(reminder, [{"user_id": self.agent.id, "date_deadline": MORNING.date()}])
        self.assertEqual((self.report.next_contact_at, self.report.item_id), (MORNING, self.item))

    def test_reached_is_told(self):
        self.report._call_owner(item=self.item)
        self.report.action_reached()
        self.assertRecordValues(self.report, [{"state": "told", "next_contact_at": False, "contact_count": 1}])
        self.assertFalse(self.report.activity_search([CALL]))
        self.assertRecordValues(
            self.report.contact_ids,
            [{"outcome": "reached", "channel": "phone", "employee_id": self.agent_employee.id, "next_at": False}],
        )

    def test_reached_without_an_item_goes_on_searching(self):
        self.report.action_reached()
        self.assertEqual(self.report.state, "searching")

    def test_no_answer_is_tried_again_some_hours_later(self):
        self.report._call_owner(item=self.item)
        self.report.action_no_answer()
        later = MORNING + timedelta(hours=3)
        self.assertRecordValues(self.report, [{"state": "searching", "next_contact_at": later}])
        self.assertEqual(len(self.report.activity_search([CALL])), 1)

    def test_nobody_is_called_at_night(self):
        for hour, morning in ((19, 21), (21, 21), (3, 20)):
            with self.subTest(hour=hour):
                now = self.desk._utc(datetime(2026, 5, 20, hour))
                moment = self.env["scenic.lost.contact"]._next_after(self.report, "no_answer", now)
                self.assertEqual(moment, self.desk._utc(datetime(2026, 5, morning, 9)))

    def test_setting_says_how_long_to_wait(self):
        self.env.company.scenic_lost_retry_hours = 1
        self.report.action_no_answer()
        self.assertEqual(self.report.next_contact_at, MORNING + timedelta(hours=1))

    def test_message_left_is_followed_up_the_next_day(self):
        self.report.action_message_left()
        self.assertEqual(self.report.next_contact_at, MORNING + timedelta(days=1))

    def test_any_desk_of_the_company_calls(self):
        self.report._call_owner(item=self.item)
        self.report.with_user(self.kiosk_agent).action_reached()
        self.assertEqual(self.report.state, "told")
        self.assertEqual(self.report.contact_ids.employee_id, self.kiosk_agent_employee)

    def test_others_write_nothing_down(self):
        for user in (self.crew_leader, self.plain):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.report.with_user(user).action_reached()

    def test_who_wrote_it_down_is_no_choice(self):
        contact = (
            self.env["scenic.lost.contact"]
            .with_user(self.agent)
            .create({"report_id": self.report.id, "user_id": self.manager.id})
        )
        self.assertEqual(contact.user_id, self.agent)

    def test_never_changed_nor_deleted(self):
        self.report.action_no_answer()
        for user in (self.agent, self.manager):
            attempt = self.report.contact_ids.with_user(user)
            with self.subTest(user.login):
                with self.assertRaises(UserError):
                    attempt.outcome = "reached"
                with self.assertRaises(UserError):
                    attempt.unlink()

    def test_the_latest_attempt_says_when_to_call(self):
        self.report._call_owner(item=self.item)
        self.report.action_no_answer()
        self.report.action_reached()
        self.assertRecordValues(self.report, [{"state": "told", "next_contact_at": False, "contact_count": 2}])

    def test_times_fit(self):
        for values in (
            {"date": MORNING + timedelta(hours=1)},
            {"next_at": MORNING - timedelta(hours=1)},
        ):
            with self.subTest(values), self.assertRaises(ValidationError):
                self.env["scenic.lost.contact"].create({"report_id": self.report.id, **values})

    def test_dialog_writes_down_what_was_agreed(self):
        self.report._call_owner(item=self.item)
        action = self.report.action_other_contact()
        with Form(self.env[action["res_model"]].with_user(self.agent).with_context(**action["context"])) as form:
            form.outcome = "no_answer"
            self.assertEqual(form.next_at, MORNING + timedelta(hours=3))
            form.channel, form.note, form.next_at = "wechat", "after lunch", MORNING + timedelta(hours=4)
        self.assertFalse(self.report.contact_ids)
        form.record.action_save()
        self.assertRecordValues(
            self.report.contact_ids,
            [{"channel": "wechat", "note": "after lunch", "next_at": MORNING + timedelta(hours=4)}],
        )

    def test_history_tells_the_attempt_and_no_name(self):
        self.report._call_owner(item=self.item)
        self.report.action_no_answer()
        bodies = " ".join(str(message.body) for message in self.report.message_ids)
        self.assertIn("No Answer", bodies)
        self.assertNotIn("Li Lei", bodies)

    def test_card_of_the_desk_counts(self):
        self.report._call_owner(item=self.item)
        self.new_report()
        desk = self.desk.with_user(self.agent)
        self.assertEqual((desk.lost_count, desk.to_call_count, desk.to_call_late_count), (2, 1, 1))
        self.assertEqual(fields.Datetime.now(), MORNING)
