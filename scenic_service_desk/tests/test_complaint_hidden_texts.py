from types import SimpleNamespace
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..report.archive_workbook import ArchiveWorkbook
from .hidden import HiddenCommon


@tagged("post_install", "-at_install")
class TestComplaintHiddenTexts(HiddenCommon):
    """Prints, links, the log and the archive are silent about whom a complaint is about (register 3)."""

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

    def test_incident_raised_from_it_copies_none_of_it(self):
        context = self.complaint.with_user(self.agent).action_raise_incident()["context"]
        self.assertNotIn("default_first_report", context)
        self.assertIn("default_first_report", self.new_complaint().action_raise_incident()["context"])

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
