from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestInquiry(ScenicCommon):
    """A call is recorded, mended the same day, and stands from then on."""

    def test_an_ordinary_call_needs_its_topic_only(self):
        call = self.env["scenic.inquiry"].with_user(self.agent).create({"topic_id": self.topic("tickets").id})
        self.assertRecordValues(
            call,
            [
                {
                    "state": "recorded",
                    "channel": "external",
                    "outcome": "answered",
                    "desk_id": self.desk.id,
                    "employee_id": self.agent_employee.id,
                    "picked_up_late": False,
                }
            ],
        )
        self.assertEqual(call.visitor_lang_id.code, "zh_CN")
        self.assertFalse(call.activity_ids)

    def test_without_topic_only_a_wrong_number(self):
        self.assertTrue(self.new_inquiry(topic_id=False, outcome="wrong_number"))
        with self.assertRaises(ValidationError):
            self.new_inquiry(topic_id=False)

    def test_transferred_to_somebody(self):
        department = self.env["hr.department"].create({"name": "Ticket Office"})
        self.assertTrue(self.new_inquiry(outcome="transferred", department_id=department.id))
        self.assertTrue(self.new_inquiry(outcome="transferred", transferred_to_id=self.colleague_employee.id))
        with self.assertRaises(ValidationError):
            self.new_inquiry(outcome="transferred")

    def test_topic_knows_where_to_transfer(self):
        department = self.env["hr.department"].create({"name": "Ticket Office"})
        self.topic("tickets").department_id = department
        call = self.env["scenic.inquiry"].new({"topic_id": self.topic("ticket_refund").id, "outcome": "transferred"})
        call._onchange_department()
        self.assertEqual(call.department_id, department)

    def test_slip_of_the_pen_is_mended_until_the_day_is_closed(self):
        call = self.new_inquiry()
        call.question = "How much for two?"
        call.log_id.sudo()._write_unlocked({"state": "closed"})
        for user in (self.agent, self.manager):
            with self.subTest(user.login), self.assertRaises(UserError):
                call.with_user(user).question = "How much for three?"

    def test_withdrawn_stays_and_is_locked(self):
        call = self.new_inquiry()
        call.action_withdraw()
        self.assertEqual(call.state, "withdrawn")
        with self.assertRaises(UserError):
            call.question = "Again"

    def test_nobody_withdraws_from_a_closed_day(self):
        call = self.new_inquiry()
        call.log_id.sudo()._write_unlocked({"state": "closed"})
        with self.assertRaises(UserError):
            call.action_withdraw()

    def test_agent_of_another_desk_reads_only(self):
        call = self.new_inquiry()
        with self.assertRaises(AccessError):
            call.with_user(self.kiosk_agent).question = "Mine"
        with self.assertRaises(AccessError):
            self.new_inquiry(self.kiosk_agent)
        self.assertTrue(call.with_user(self.kiosk_agent).name)
        call.with_user(self.supervisor).question = "Supervisor's"

    def test_crew_leader_sees_no_calls(self):
        with self.assertRaises(AccessError):
            self.new_inquiry().with_user(self.crew_leader).read(["question"])

    def test_no_personal_data_for_timeline_and_archive(self):
        call = self.new_inquiry(visitor_name="Li Lei", visitor_phone="13800138000", question="How much?")
        self.assertEqual(call._timeline_text(), "Tickets · How much? · Answered")
        self.assertFalse([name for name in call._archive_fields() if name.startswith("visitor")])
        self.assertLessEqual(set(call._archive_fields()), call._fields.keys())

    def test_shared_login_chooses_the_agent(self):
        call = self.new_inquiry(self.counter, employee_id=self.colleague_employee.id)
        self.assertEqual((call.employee_id, call.sign_method), (self.colleague_employee, False))

    def test_opened_from_the_log(self):
        call = self.new_inquiry()
        self.env["scenic.inquiry.tally"].with_user(self.agent)._tap(self.desk, self.topic("tickets"))
        log = call.log_id.with_user(self.agent)
        self.assertEqual((log.inquiry_count, log.question_count), (1, 1))
        self.assertEqual(self.env["scenic.inquiry"].search(log.action_inquiries()["domain"]), call)
