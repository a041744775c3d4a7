from odoo.tests import tagged

from .paper import PaperCommon
from .test_answer import AnswerCommon


@tagged("post_install", "-at_install")
class TestInquiryReport(AnswerCommon, PaperCommon):
    """The day's calls and the recorded menu on paper."""

    def test_a_line_a_call_with_the_number_masked(self):
        calls = self.new_inquiry(question="How much for two?", visitor_name="Li Lei", visitor_phone="13812345678")
        calls |= self.new_inquiry(outcome="transferred", transferred_to_id=self.colleague_employee.id)
        text = self.html("inquiry_sheet_report", calls)
        for part in ("Inquiry Log", "How much for two?", "Li Lei", "138****5678", "colleague Wang", "Put Through"):
            with self.subTest(part):
                self.assertIn(part, text)
        self.assertNotIn("13812345678", text)

    def test_desks_and_days_on_sheets_of_their_own(self):
        calls = self.new_inquiry() | self.new_inquiry(date="2026-05-20 04:00:00", is_late_entry=True)
        calls |= self.new_inquiry(self.kiosk_agent, desk_id=self.kiosk.id)
        calls |= self.new_inquiry() | self.new_inquiry()
        self.assertEqual(len(self.pages(self.pdf("inquiry_sheet_report", calls))), 3)

    def test_a_long_day_goes_on_on_the_next_sheet(self):
        calls = self.env["scenic.inquiry"].with_user(self.agent)
        for number in range(45):
            calls |= self.new_inquiry(
                question=f"问题{number}：" + "很长的问题" * 12,
                answer="很长的回答" * 30,
                visitor_name="欧阳先生",
                visitor_phone="13800138000",
            )
        pages = self.pages(self.pdf("inquiry_sheet_report", calls))
        self.assertEqual(len(pages), 3)
        self.assertIn("问题44", pages[2].replace(" ", ""))

    def test_blank_form_is_one_page(self):
        form = self.env["scenic.blank.form"].with_user(self.agent).create({"form": "inquiry", "copies": 2})
        self.assertEqual(form.action_print()["report_name"], "scenic_service_desk.report_blank_inquiry")
        self.assertEqual(len(self.pages(self.pdf("blank_inquiry_report", form))), 2)

    def test_recorded_menu_with_its_versions(self):
        answer = self.new_approved(kind="recorded", name="Main menu", text="Press one.")
        answer.text = "Press two."
        text = self.html("answer_sheet_report", answer)
        for part in ("Recorded Menu Text", "Main menu", "Press one.", "Press two.", "supervisor Wang"):
            with self.subTest(part):
                self.assertIn(part, text)
