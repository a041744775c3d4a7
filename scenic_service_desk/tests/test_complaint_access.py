from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestComplaintAccess(ScenicCommon):
    """Whoever is complained of, or is at fault, reads nothing of it by any way (register 3)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.complaint = cls.new_complaint(against_employee_id=cls.colleague_employee.id)
        cls.colleague.group_ids |= cls.env.ref("base.group_allow_export")
        cls.theirs = cls.complaint.with_user(cls.colleague)

    def _complaints(self, user):
        return self.env["scenic.complaint"].with_user(user)

    def test_record(self):
        for read in (
            lambda: self.theirs.read(["name"]),
            lambda: self.theirs.export_data(["name", "description"]),
            lambda: self.theirs.web_read({"name": {}}),
            lambda: self.theirs.action_print_form() and self.theirs.read(["state"]),
        ):
            with self.assertRaises(AccessError):
                read()

    def test_lists_searches_and_figures(self):
        mine = [("id", "=", self.complaint.id)]
        self.assertFalse(self._complaints(self.colleague).search(mine))
        self.assertFalse(self._complaints(self.colleague).search([("search_any", "=", self.complaint.name)]))
        self.assertFalse(self._complaints(self.colleague).name_search(self.complaint.name))
        self.assertEqual(self._complaints(self.colleague)._read_group(mine, [], ["__count"]), [(0,)])

    def test_others_do_read_it(self):
        for user in (self.agent, self.supervisor, self.manager):
            self.assertEqual(self.complaint.with_user(user).name, self.complaint.name)

    def test_timeline_and_open_matters(self):
        timeline = self.env["scenic.timeline"].with_user(self.colleague)
        domain = [("log_id", "=", self.complaint.log_id.id), ("name", "=", self.complaint.name)]
        self.assertFalse(timeline.search(domain))
        self.assertTrue(timeline.with_user(self.agent).search(domain))
        self.assertNotIn(self.complaint.name, timeline._open_matters(self.desk).mapped("name"))

    def test_handed_over_matters(self):
        handover = self.new_handover()
        matter = self.env["scenic.handover.matter"].create(
            {
                "handover_id": handover.id,
                "company_id": handover.company_id.id,
                "res_model": "scenic.complaint",
                "res_id": self.complaint.id,
                "name": self.complaint.name,
            }
        )
        self.assertTrue(matter.with_user(self.agent).search([("id", "=", matter.id)]))
        self.assertFalse(matter.with_user(self.colleague).search([("id", "=", matter.id)]))
        with self.assertRaises(AccessError):
            matter.with_user(self.colleague).read(["name"])

    def test_messages(self):
        self.complaint.message_post(body="He shouted", partner_ids=self.colleague.partner_id.ids)
        messages = self.complaint.message_ids
        self.assertFalse(messages.notified_partner_ids & self.colleague.partner_id)
        self.assertFalse(messages.with_user(self.colleague).search([("id", "in", messages.ids)]))
        with self.assertRaises(AccessError):
            messages.with_user(self.colleague).read(["body"])

    def test_following(self):
        self.complaint.message_subscribe(self.colleague.partner_id.ids)
        self.assertNotIn(self.colleague.partner_id, self.complaint.message_partner_ids)

    def test_reminders(self):
        activities = self.complaint.activity_ids
        self.assertTrue(activities)
        self.assertNotIn(self.colleague, activities.user_id)
        self.assertFalse(activities.with_user(self.colleague).search([("id", "in", activities.ids)]))
        with self.assertRaises(UserError):
            self.complaint.activity_schedule("mail.mail_activity_data_todo", user_id=self.colleague.id)

    def test_files_and_evidence(self):
        complaint = self.complaint.with_user(self.agent)
        evidence = (
            self.env["scenic.complaint.evidence"]
            .with_user(self.agent)
            .create({"complaint_id": complaint.id, "kind": "photo", "file": b"aGVsbG8="})
        )
        attachment = self.env["ir.attachment"].create(
            {"name": "letter", "raw": b"x", "res_model": complaint._name, "res_id": complaint.id}
        )
        with self.assertRaises(AccessError):
            evidence.with_user(self.colleague).read(["kind"])
        with self.assertRaises(AccessError):
            attachment.with_user(self.colleague).read(["raw"])

    def test_clocks_chain_and_signatures(self):
        complaint = self.complaint.with_user(self.supervisor)
        signature = self.env["scenic.signature"]._sign(complaint, "reader", "login", self.supervisor_employee)
        for lines in (complaint.sudo().deadline_ids, complaint.sudo().chain_ids, signature):
            with self.subTest(lines._name):
                self.assertTrue(lines)
                self.assertFalse(lines.with_user(self.colleague).search([("id", "in", lines.ids)]))
        self.assertTrue(signature.with_user(self.agent).search([("id", "=", signature.id)]))

    def test_corrective_measures(self):
        measure = (
            self.env["scenic.complaint.measure"]
            .with_user(self.agent)
            .create({"complaint_id": self.complaint.id, "name": "Teach him manners"})
        )
        with self.assertRaises(AccessError):
            measure.with_user(self.colleague).read(["name"])

    def test_whoever_is_found_at_fault_hears_no_more_of_it(self):
        complaint = self.new_complaint(self.agent)
        complaint.message_subscribe(self.deputy.partner_id.ids)
        complaint.with_user(self.supervisor).message_post(body="x", partner_ids=self.deputy.partner_id.ids)
        department = self.env["hr.department"].create({"name": "Ferry"})
        complaint.with_user(self.supervisor)._judge(
            {
                "judgement": "founded",
                "judgement_reason": "Seen on camera",
                "fault_department_id": department.id,
                "fault_employee_id": self.deputy_employee.id,
            }
        )
        self.assertNotIn(self.deputy.partner_id, complaint.message_partner_ids)
        with self.assertRaises(AccessError):
            complaint.with_user(self.deputy).read(["name"])
        messages = complaint.sudo().message_ids
        self.assertFalse(messages.with_user(self.deputy).search([("id", "in", messages.ids)]))

    def test_a_supervisor_complained_of_is_not_reminded(self):
        complaint = self.new_complaint(against_employee_id=self.supervisor_employee.id)
        self.assertNotIn(self.supervisor, complaint.activity_ids.user_id)
        self.assertNotIn(self.supervisor_employee, complaint.sudo().chain_ids.employee_id)
        self.assertIn(self.manager, complaint.activity_ids.user_id)

    def test_nobody_takes_a_complaint_about_himself(self):
        with self.assertRaisesRegex(UserError, "about himself"):
            self.new_complaint(self.colleague, against_employee_id=self.colleague_employee.id)

    def test_whoever_took_it_may_be_found_at_fault(self):
        complaint = self.new_complaint(self.agent)
        with self.assertRaisesRegex(UserError, "about himself"):
            complaint.with_user(self.colleague).against_employee_id = self.agent_employee
        complaint.with_user(self.supervisor)._judge(
            {
                "judgement": "founded",
                "judgement_reason": "Seen on camera",
                "fault_department_id": self.env["hr.department"].create({"name": "Counter"}).id,
                "fault_employee_id": self.agent_employee.id,
            }
        )
        with self.assertRaises(AccessError):
            complaint.with_user(self.agent).read(["description"])

    def test_at_the_shared_login_neither(self):
        with self.assertRaisesRegex(UserError, "about himself"):
            self.new_complaint(
                self.counter,
                employee_id=self.colleague_employee.id,
                against_employee_id=self.colleague_employee.id,
            )

    def test_timeline_text_is_silent_about_employees(self):
        self.assertEqual(self.complaint._timeline_text(), "Complaint")

    def test_disciplinary_note_is_for_hr_and_the_manager(self):
        complaint = self.complaint
        complaint.with_user(self.manager).disciplinary_note = "Warned"
        for user in (self.agent, self.supervisor):
            with self.subTest(user.login), self.assertRaises(AccessError):
                complaint.with_user(user).read(["disciplinary_note"])

    def test_hr_reads_those_at_fault_and_nothing_of_the_visitor(self):
        officer = self._new_user("hr_officer", "hr.group_hr_user")
        complaint = self.new_complaint()
        self.assertFalse(self._complaints(officer).search([("id", "=", complaint.id)]))
        complaint._write_unlocked({"fault_employee_id": self.plain_employee.id, "judgement": "founded"})
        self.assertEqual(complaint.with_user(officer).judgement, "founded")
        with self.assertRaises(AccessError):
            complaint.with_user(officer).read(["visitor_phone"])

    def test_evaluation_counts_founded_complaints(self):
        officer = self._new_user("hr_officer2", "hr.group_hr_user")
        complaint = self.new_complaint()
        complaint._write_unlocked({"fault_employee_id": self.plain_employee.id, "judgement": "founded"})
        day = complaint.day
        facts = self.plain_employee.with_user(officer)._evaluation_facts(day, day)
        [section] = [section for section in facts if section["key"] == "complaints"]
        self.assertEqual(section["totals"][self.plain_employee.id], "1 complaints founded")
        self.assertEqual(section["rows"][self.plain_employee.id][0][1], complaint.name)
