from psycopg2.errors import CheckViolation

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestComplaint(ScenicCommon):
    """What visitors say is written down in under a minute and goes to who handles it (register 3)."""

    def test_intake_is_five_fields(self):
        with Form(self.env["scenic.complaint"].with_user(self.agent)) as form:
            form.description = "The toilets are dirty"
            form.category_id = self.complaint_category("clean_toilet")
            form.zone_id = self.zone
            form.visitor_phone = "13812345678"
        self.assertRecordValues(
            form.record, [{"state": "received", "kind": "complaint", "severity": "low", "desk_id": self.desk.id}]
        )
        self.assertRegex(form.record.name, r"^CP-\d\d-\d{6}$")

    def test_nothing_said_is_no_entry(self):
        with self.assertRaisesRegex(UserError, "what the visitor says"):
            self.new_complaint(description="  ")

    def test_grievance_on_the_spot_is_three_fields(self):
        with Form(self.env["scenic.complaint"].with_user(self.agent).with_context(default_kind="grievance")) as form:
            form.description = "Hot in the queue"
            form.zone_id = self.zone
            form.settled_how = "Gave them water"
        form.record.action_settle()
        self.assertRecordValues(form.record, [{"state": "settled", "settled_by_id": self.agent_employee.id}])

    def test_settling_says_how(self):
        entry = self.new_complaint(kind="grievance")
        with self.assertRaisesRegex(UserError, "how it was dealt with"):
            entry.action_settle()

    def test_a_complaint_is_not_settled_on_the_spot(self):
        with self.assertRaisesRegex(UserError, "whole way"):
            self.new_complaint(settled_how="Said sorry").action_settle()

    def test_raised_to_a_complaint_it_keeps_number_and_history(self):
        entry = self.new_complaint(kind="grievance", settled_how="Said sorry")
        entry.action_settle()
        number, messages = entry.name, entry.message_ids
        entry.action_escalate()
        self.assertRecordValues(entry, [{"name": number, "kind": "complaint", "state": "received"}])
        self.assertLessEqual(messages, entry.message_ids)
        self.assertTrue(entry.raised_at)

    def test_raised_to_a_complaint_its_clocks_start(self):
        entry = self.new_complaint(kind="grievance")
        self.assertFalse(entry.deadline_ids)
        entry.action_escalate()
        self.assertIn("complaint_notice", entry.deadline_ids.mapped("code"))

    def test_the_kind_does_not_change_by_hand(self):
        with self.assertRaisesRegex(UserError, "The kind stays"):
            self.new_complaint().kind = "grievance"

    def test_supervisor_hears_at_once(self):
        complaint = self.new_complaint()
        reminder = self.env.ref("scenic_service_desk.mail_activity_complaint")
        mine = complaint.activity_ids.filtered(lambda activity: activity.activity_type_id == reminder)
        self.assertEqual(mine.user_id, self.supervisor)

    def test_praise_proposes_a_good_deed_once(self):
        praise = self.new_complaint(kind="praise", against_employee_id=self.plain_employee.id)
        praise.against_employee_id = self.plain_employee
        deed = praise.sudo().deed_ids
        self.assertRecordValues(deed, [{"doer_id": self.plain_employee.id, "state": "draft"}])

    def test_praise_may_be_read_by_whom_it_praises(self):
        praise = self.new_complaint(kind="praise", against_employee_id=self.colleague_employee.id)
        self.assertEqual(praise.with_user(self.colleague).name, praise.name)

    @mute_logger("odoo.sql_db")
    def test_minutes_are_not_negative(self):
        with self.assertRaises(CheckViolation):
            self.new_complaint(kind="grievance", settled_minutes=-1)

    def test_found_by_number_phone_and_words(self):
        complaint = self.new_complaint(description="Ferry cancelled unannounced", visitor_phone="139-8765-4321")
        other = self.new_complaint()
        for text in (complaint.name, "13987654321", "4321", "ferry unannounced"):
            with self.subTest(text):
                found = self.env["scenic.complaint"].with_user(self.agent).search([("search_any", "=", text)])
                self.assertIn(complaint, found)
                self.assertNotIn(other, found)

    def test_seen_at_every_desk_written_at_the_own(self):
        complaint = self.new_complaint(self.kiosk_agent, desk_id=self.kiosk.id)
        self.assertEqual(complaint.with_user(self.agent).visitor_name, "Li Lei")
        with self.assertRaises(AccessError):
            complaint.with_user(self.agent).remedy = "money"
        complaint.with_user(self.supervisor).remedy = "money"

    def test_who_sees_nothing_of_it(self):
        complaint = self.new_complaint()
        for user in (self.crew_leader, self.plain):
            with self.subTest(user.login), self.assertRaises(AccessError):
                complaint.with_user(user).read(["name"])

    def test_another_company_sees_nothing(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        stranger = self._new_user(
            "stranger", "scenic_service_desk.group_supervisor", company_id=company.id, company_ids=company.ids
        )
        complaint = self.new_complaint()
        self.assertFalse(self.env["scenic.complaint"].with_user(stranger).search([("id", "=", complaint.id)]))

    def test_open_grievance_keeps_the_day_open(self):
        entry = self.new_complaint(kind="grievance", settled_how="Water")
        keys = [gap["key"] for gap in self.env["scenic.complaint"]._closing_gaps(entry.log_id)]
        self.assertIn(f"complaint_open:{entry.id}", keys)
        entry.action_settle()
        keys = [gap["key"] for gap in self.env["scenic.complaint"]._closing_gaps(entry.log_id)]
        self.assertNotIn(f"complaint_open:{entry.id}", keys)

    def test_timeline_tells_the_matter_not_the_visitor(self):
        text = self.new_complaint()._timeline_text()
        self.assertIn("Queues", text)
        self.assertNotIn("Li Lei", text)

    def test_desk_counts_what_is_open(self):
        desk = self.desk.with_user(self.agent)
        before = desk.complaint_count, desk.to_judge_count
        self.new_complaint()
        self.new_complaint(kind="grievance")
        desk.invalidate_recordset()
        self.assertEqual((desk.complaint_count, desk.to_judge_count), (before[0] + 2, before[1] + 1))

    def test_purge_takes_the_visitor_and_his_files(self):
        entry = self.new_complaint(
            kind="grievance",
            settled_how="Water",
            witnesses="Han Meimei 139",
            evidence_ids=[fields.Command.create({"kind": "photo", "file": b"aGVsbG8="})],
        )
        entry.action_settle()
        entry.sudo()._purge()
        self.assertRecordValues(entry.sudo(), [{"visitor_name": False, "visitor_phone": False, "witnesses": False}])
        self.assertFalse(entry.sudo().evidence_ids.file)
