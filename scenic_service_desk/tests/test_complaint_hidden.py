from datetime import timedelta
from types import SimpleNamespace
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from ..report.archive_workbook import ArchiveWorkbook
from .satisfaction import SatisfactionCommon


@tagged("post_install", "-at_install")
class TestComplaintHidden(SatisfactionCommon):
    """What follows from a complaint tells those it is about no more than the complaint itself (register 3)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.complaint = cls.new_complaint(against_employee_id=cls.colleague_employee.id)
        cls.department = cls.env["hr.department"].create({"name": "Ferry"})

    def hidden(self, records, user=None):
        """Whether somebody, the colleague by default, neither finds nor reads records; the deputy does."""
        self.env.flush_all()
        self.env.invalidate_all()
        deputys, theirs = records.with_user(self.deputy), records.with_user(user or self.colleague)
        of_them = [("id", "in", records.ids)]
        self.assertEqual(len(deputys.search(of_them)), len(records))
        return not theirs.search(of_them) and not theirs.has_access("read")

    def judged(self, complaint, employee):
        complaint.with_user(self.supervisor)._judge(
            {
                "judgement": "founded",
                "judgement_reason": "Seen on camera",
                "fault_department_id": self.department.id,
                "fault_employee_id": employee.id,
            }
        )

    def closed(self, complaint):
        complaint = complaint.with_user(self.supervisor)
        complaint.sudo()._write_unlocked({"state": "carried_out"})
        complaint.write({"visitor_answer": "declines"})
        complaint.action_close()
        return self.env["scenic.callback"]._of_cases(complaint)

    def test_what_was_split_off(self):
        self.assertTrue(self.hidden(self.complaint.with_user(self.supervisor)._split()))

    def test_what_was_merged_into_it(self):
        other = self.new_complaint()
        other.with_user(self.supervisor)._merge_into(self.complaint)
        self.assertTrue(self.hidden(other))
        other.with_user(self.supervisor).action_unmerge()
        self.assertFalse(self.hidden(other))

    def test_call_back_of_the_first_end_after_the_second(self):
        complaint = self.new_complaint()
        callback = self.closed(complaint)
        self.assertFalse(self.hidden(callback))
        attempt = callback.with_user(self.manager)._attempt("no_answer", self.manager_employee, "login")
        complaint.with_user(self.manager)._reopen("New facts")
        self.judged(complaint, self.colleague_employee)
        self.assertTrue(self.hidden(callback))
        self.assertTrue(self.hidden(attempt))

    def test_prints(self):
        reports = self.env["ir.actions.report"].search(
            [("model", "=", "scenic.complaint"), ("report_name", "like", "scenic_service_desk.%")]
        )
        self.assertGreater(len(reports), 3)
        for report in reports:
            self.env.flush_all()
            self.env.invalidate_all()
            with self.subTest(report.report_name), self.assertRaises(AccessError):
                report.with_user(self.colleague)._render_qweb_html(report.report_name, self.complaint.ids)

    def test_letter_is_for_those_who_talk_to_visitors(self):
        name = "scenic_service_desk.report_complaint_letter"
        complaint = self.new_complaint()
        complaint._write_unlocked({"fault_employee_id": self.plain_employee.id, "judgement": "founded"})
        officer = self._new_user("hr_letter", "hr.group_hr_user")
        manager = self._new_user("duty_letter", "scenic_service_desk.group_duty_manager")
        reports = self.env["ir.actions.report"]
        self.assertIn(b"Li Lei", reports.with_user(self.agent)._render_qweb_html(name, complaint.ids)[0])
        for user in (officer, manager):
            self.env.flush_all()
            self.env.invalidate_all()
            self.assertTrue(complaint.with_user(user).has_access("read"))
            with self.subTest(user.login), self.assertRaises(AccessError):
                reports.with_user(user)._render_qweb_html(name, complaint.ids)

    def test_call_back_tells_those_concerned_nothing(self):
        callback = self.closed(self.complaint)
        callback.message_subscribe(self.colleague.partner_id.ids)
        callback.message_post(body="He shouted", partner_ids=self.colleague.partner_id.ids)
        self.assertNotIn(self.colleague.partner_id, callback.message_partner_ids)
        self.assertFalse(
            callback.message_ids.with_user(self.colleague).search([("id", "in", callback.message_ids.ids)])
        )
        with self.assertRaises(ValidationError):
            callback.activity_schedule("mail.mail_activity_data_todo", user_id=self.colleague.id)

    def test_call_back_falls_silent_when_somebody_comes_to_be_concerned(self):
        complaint = self.new_complaint()
        callback = self.closed(complaint)
        callback.message_post(body="He shouted", partner_ids=self.colleague.partner_id.ids)
        callback.activity_schedule("mail.mail_activity_data_todo", user_id=self.colleague.id)
        complaint.with_user(self.manager)._reopen("New facts")
        self.judged(complaint, self.colleague_employee)
        self.assertNotIn(self.colleague, callback.sudo().activity_ids.user_id)
        self.assertFalse(
            callback.message_ids.with_user(self.colleague).search([("id", "in", callback.message_ids.ids)])
        )

    def test_shared_login_of_another_desk_sends_nothing_back(self):
        login = self._new_user("kiosk_counter", "scenic_service_desk.group_agent")
        self.kiosk.shared_user_ids = login
        complaint = self.complaint.sudo()
        complaint._write_unlocked({"state": "solution", "proposer_id": self.agent_employee.id})
        with self.assertRaises(AccessError):
            complaint.with_user(login)._send_back("No")

    def test_call_back_handed_over(self):
        callback = self.closed(self.complaint)
        handover = self.new_handover()
        matter = self.env["scenic.handover.matter"].create(
            {
                "handover_id": handover.id,
                "company_id": handover.company_id.id,
                "res_model": callback._name,
                "res_id": callback.id,
                "name": callback.name,
            }
        )
        self.assertTrue(self.hidden(matter))

    def test_call_back_in_sealed_texts(self):
        callback = self.closed(self.complaint)
        self.assertEqual(callback._timeline_text(), "Complaint Closed")

    def test_wish_to_reopen_does_not_reach_a_manager_concerned(self):
        complaint = self.new_complaint(against_employee_id=self.manager_employee.id)
        callback = self.closed(complaint).with_user(self.deputy)
        callback._attempt("reached", self.deputy_employee, "login")
        callback._answer("so_so", self.deputy_employee, "Nobody said sorry", reopen=True)
        self.assertNotIn(self.manager, callback.sudo().activity_ids.user_id)
        self.assertTrue(callback.sudo().activity_ids.user_id)

    def test_what_the_visitor_answers_in_the_questionnaire(self):
        answer = self.new_answer(case=self.complaint, overall="1", staff="1", comment="He shouted")
        figures = self.figures(answer).sudo()
        self.assertTrue(self.hidden(figures))
        self.assertTrue(self.hidden(figures.item_ids))
        self.assertFalse(self.hidden(self.figures(self.new_answer(overall="1")).sudo()))

    def test_incident_raised_from_it_copies_none_of_it(self):
        context = self.complaint.with_user(self.agent).action_raise_incident()["context"]
        self.assertNotIn("default_first_report", context)
        self.assertIn("default_first_report", self.new_complaint().action_raise_incident()["context"])

    def test_another_name_does_not_open_it(self):
        self.complaint.with_user(self.agent).against_employee_id = self.plain_employee
        self.assertTrue(self.hidden(self.complaint))

    def test_agent_takes_nobody_off(self):
        complaint = self.new_complaint(further_employee_ids=[fields.Command.link(self.colleague_employee.id)])
        complaint.with_user(self.agent).further_employee_ids = [fields.Command.clear()]
        self.assertTrue(self.hidden(complaint))

    def test_supervisor_takes_off_who_was_named_by_mistake(self):
        complaint = self.complaint.with_user(self.supervisor)
        complaint.against_employee_id = self.plain_employee
        complaint.further_employee_ids = [fields.Command.unlink(self.colleague_employee.id)]
        self.assertFalse(self.hidden(complaint))

    def test_whom_a_second_judgement_clears(self):
        complaint = self.new_complaint()
        self.judged(complaint, self.colleague_employee)
        self.judged(complaint, self.plain_employee)
        self.assertTrue(self.hidden(complaint))

    def test_links_do_not_name_it(self):
        other = self.new_complaint()
        other._write_unlocked({"split_from_id": self.complaint.id})
        theirs = other.with_user(self.colleague)
        self.assertNotIn(self.complaint.name, str(theirs.read(["split_from_id"])))
        self.assertIn(self.complaint.name, str(other.with_user(self.agent).read(["split_from_id"])))

    def test_waiver_names_no_category(self):
        entry = self.new_complaint(kind="grievance", against_employee_id=self.colleague_employee.id)
        texts = [gap["text"] for gap in entry._closing_gaps(entry.log_id) if gap["key"].endswith(f":{entry.id}")]
        self.assertEqual(len(texts), 1)
        self.assertNotIn(entry.category_id.name, texts[0])

    def test_texts_are_silent_about_employees_without_a_login(self):
        entry = self.new_complaint(against_employee_id=self.plain_employee.id)
        self.assertEqual(entry._timeline_text(), "Complaint")

    def test_archive_is_silent_about_it(self):
        written = {}
        book = ArchiveWorkbook(SimpleNamespace(env=self.env, desk_id=self.desk))
        book.formats = {"date": None, "datetime": None}
        sheet = SimpleNamespace(
            write_string=lambda row, column, text: written.setdefault(row, []).append(text),
            write_datetime=lambda *_cell: None,
            write_number=lambda *_cell: None,
        )
        other = self.new_complaint()
        with patch.object(book, "_sheet", lambda *_args: sheet, create=True):
            book._write_records("Complaints", other | self.complaint, self.complaint._archive_fields())
        open_row, silent_row = written.values()
        self.assertIn(other.category_id.display_name, open_row)
        self.assertIn(self.complaint.name, silent_row)
        self.assertNotIn(self.complaint.category_id.display_name, silent_row)

    def test_notices_end_for_whoever_is_found_at_fault(self):
        complaint = self.new_complaint()
        notices = complaint.sudo().chain_ids
        mine = notices.filtered(lambda notice: notice.user_id == self.supervisor)
        self.assertTrue(mine.activity_ids)
        complaint.with_user(self.manager)._judge(
            {
                "judgement": "founded",
                "judgement_reason": "Seen on camera",
                "fault_department_id": self.department.id,
                "fault_employee_id": self.supervisor_employee.id,
            }
        )
        self.assertFalse(mine.activity_ids)
        self.assertFalse(mine.mail_due)
        self.assertTrue(mine.ended_at)

    def test_who_does_not_answer_is_not_reported_to_those_concerned(self):
        complaint = self.new_complaint(self.deputy)
        self.judged(complaint, self.colleague_employee)
        complaint.sudo()._write_unlocked({"user_id": self.colleague.id})
        notices = complaint.sudo().chain_ids
        notices.write({"due_at": fields.Datetime.now() - timedelta(hours=1)})
        notices._report_late()
        late = self.env.ref("scenic_service_desk.mail_activity_chain_late")
        reminded = complaint.sudo().activity_ids.filtered(lambda activity: activity.activity_type_id == late)
        self.assertTrue(reminded)
        self.assertNotIn(self.colleague, reminded.user_id)


@tagged("post_install", "-at_install")
class TestDialogs(SatisfactionCommon):
    """Dialogs point only at what their user may read."""

    def refuses(self, model, user, **values):
        dialogs = self.env[model].with_user(user)
        spec = {name: {} for name, field in dialogs._fields.items() if dialogs._has_field_access(field, "read")}
        name = next(iter(values))
        with self.assertRaises(AccessError, msg=f"{model}: onchange"):
            dialogs.onchange(values, [name], spec)
        with self.assertRaises(AccessError, msg=f"{model}: default"):
            dialogs.with_context(**{f"default_{key}": one for key, one in values.items()}).onchange({}, [], spec)
        with self.assertRaises(AccessError, msg=f"{model}: create"):
            dialogs.create(values)

    def test_about_a_complaint_about_oneself(self):
        complaint = self.new_complaint(against_employee_id=self.deputy_employee.id)
        self.refuses("scenic.complaint.judge", self.deputy, complaint_id=complaint.id)
        self.refuses("scenic.complaint.reason", self.deputy, complaint_id=complaint.id, step="withdraw", reason="x")
        self.refuses("scenic.complaint.merge", self.deputy, complaint_ids=[fields.Command.set(complaint.ids)])
        self.refuses("scenic.survey.link", self.deputy, res_id=complaint.id, res_model=complaint._name)

    def test_about_entries_of_another_company(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        stranger = self._new_user(
            "stranger", "scenic_service_desk.group_agent", company_id=company.id, company_ids=[(6, 0, company.ids)]
        )
        self.env["scenic.desk"].create(
            {"name": "Other Gate", "company_id": company.id, "shared_user_ids": stranger.ids, "tz": "Asia/Shanghai"}
        )
        report, person, incident = self.new_report(), self.new_missing(), self.new_incident()
        self.refuses("scenic.lost.message", stranger, report_id=report.id)
        self.refuses("scenic.lost.attempt", stranger, report_id=report.id)
        self.refuses("scenic.lost.close", stranger, report_id=report.id)
        self.refuses("scenic.missing.reunite", stranger, person_id=person.id)
        self.refuses("scenic.missing.found", stranger, person_id=person.id)
        self.refuses("scenic.missing.close", stranger, person_id=person.id)
        self.refuses("scenic.incident.authority", stranger, incident_id=incident.id)
        self.refuses("scenic.broadcast", stranger, person_id=person.id)
        self.refuses("scenic.chain.tick", stranger, notice_id=incident.sudo().chain_ids[:1].id)

    def test_every_dialog_that_points_at_entries_looks(self):
        """Whoever adds a dialog about an entry inherits the check."""
        registry = self.env.registry
        entries = registry.descendants(["scenic.register.mixin", "scenic.visitor.mixin"], "_inherit")
        checked = registry.descendants(["scenic.visible.mixin"], "_inherit")
        blind = [
            name
            for name, model in registry.items()
            if name.startswith("scenic.")
            and model._transient
            and name not in checked
            and any(field.comodel_name in entries and field.type != "one2many" for field in model._fields.values())
        ]
        self.assertFalse(blind)

    def test_an_incident_is_not_raised_from_what_one_may_not_read(self):
        complaint = self.new_complaint(against_employee_id=self.colleague_employee.id)
        with self.assertRaises(AccessError):
            self.new_incident(self.colleague, source=f"scenic.complaint,{complaint.id}")
        self.assertTrue(self.new_incident(self.agent, source=f"scenic.complaint,{complaint.id}").source)
