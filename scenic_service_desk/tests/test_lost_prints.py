import base64
import io
import zipfile
from datetime import timedelta

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .paper import PaperCommon


@tagged("post_install", "-at_install")
class TestLostPrints(PaperCommon):
    """The register's form with the owner's slip, and the summary of a period."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.desk.phone = "0000-8800 1200"
        cls.report = cls.new_report(marks_entry="Initials", document_name_entry="Wang Fang", party="Group 3")

    def _summary(self, **values):
        """The summary of today, of our desk alone."""
        day = self.desk._local_date(fields.Datetime.now())
        values = {"date_from": day, "date_to": day, "desk_id": self.desk.id, **values}
        return self.env["scenic.lost.summary"].with_user(self.agent).create(values)

    def test_form_and_slip_on_one_page(self):
        report = self.new_report(
            description="雨伞" * 60, note="很长的说明" * 60, brand="b" * 60, serial_number="s" * 60,
            place_detail="p" * 120, visitor_name="欧阳" * 20,
        )  # fmt: skip
        for _number in range(6):
            report.action_no_answer()
        for lang in ("en_US", "zh_CN"):
            with self.subTest(lang):
                self.assertEqual(len(self.pages(self.pdf("lost_report_report", report, lang=lang))), 1)

    def test_what_it_says_and_what_not(self):
        text = self.html("lost_report_report", self.report)
        for part in (self.report.name, "Li Lei", "138******5678", "0000-8800 1200", "Group 3", "Owner's Slip"):
            with self.subTest(part):
                self.assertIn(part, text)
        for part in ("138 1234 5678", "Initials", "Wang Fang"):
            with self.subTest(part):
                self.assertNotIn(part, text)

    def test_slip_leads_to_the_report(self):
        self.assertEqual(self.codes(self.pdf("lost_report_report", self.report)), [[self.report._scan_url()]])

    def test_several_reports_each_on_its_page(self):
        reports = self.report | self.new_report() | self.new_report()
        self.assertEqual(len(self.pages(self.pdf("lost_report_report", reports))), 3)

    def test_blank_form_is_one_page_and_asks_for_marks(self):
        form = self.env["scenic.blank.form"].with_user(self.agent).create({"form": "lost_report", "copies": 2})
        pages = self.pages(self.pdf("blank_form_report", form))
        self.assertEqual(len(pages), 2)
        self.assertIn("Distinguishing Marks", " ".join(pages[0].split()))
        self.assertNotIn("On file", pages[0])

    def test_summary_counts_by_category(self):
        self.report._call_owner(item=self.new_phone())
        self.report._end("returned")
        self.new_report(description="phone", category_id=self.category("phone").id)
        self.new_report()._end("withdrawn")
        lines = [
            (line["category"], line["total"], line["returned"], line["closed"]) for line in self._summary()._figures()
        ]
        self.assertEqual(lines, [("Umbrella", 2, 1, 1), ("Mobile Phone", 1, 0, 0), ("", 3, 1, 1)])
        self.assertEqual(self._summary()._figures()[-1]["rate"], 33)

    def test_summary_of_a_desk_or_of_all(self):
        kiosk = self.new_report(self.kiosk_agent, desk_id=self.kiosk.id)
        self.assertIn(kiosk, self._summary(desk_id=False)._reports())
        self.assertNotIn(kiosk, self._summary()._reports())

    def test_summary_of_another_day_lacks_it(self):
        day = self.desk._local_date(fields.Datetime.now()) - timedelta(days=1)
        self.assertNotIn(self.report, self._summary(date_from=day, date_to=day)._reports())

    def test_summary_goes_on_over_pages_without_full_numbers(self):
        for _number in range(40):
            self.new_report()
        summary = self._summary()
        pages = self.pages(self.pdf("lost_summary_report", summary))
        self.assertEqual(len(pages), 3)
        text = "".join(pages)
        self.assertIn("Summary of Visitors' Lost Items", text)
        self.assertNotIn("138 1234 5678", text)
        self.assertNotIn("Li Lei", text)

    def test_summary_of_nothing(self):
        summary = self._summary(date_from="2020-01-01", date_to="2020-01-31")
        self.assertEqual(len(self.pages(self.pdf("lost_summary_report", summary))), 1)

    def test_workbook_holds_figures_and_lines(self):
        summary = self._summary()
        action = summary.action_workbook()
        self.assertTrue(action["url"].endswith(".xlsx?download=true"))
        with zipfile.ZipFile(io.BytesIO(base64.b64decode(summary.workbook))) as book:
            names = book.namelist()
            text = "".join(book.read(name).decode() for name in names if name.endswith(".xml"))
        self.assertEqual(len([name for name in names if "worksheets/sheet" in name]), 2)
        for part in (
            "Summary of Visitors",
            "Lost Reports",
            self.report.name,
            "138******5678",
            "Black folding umbrella",
        ):
            with self.subTest(part):
                self.assertIn(part, text)
        for part in ("Li Lei", "138 1234 5678", "Initials"):
            with self.subTest(part):
                self.assertNotIn(part, text)

    def test_period_the_right_way_round(self):
        with self.assertRaises(ValidationError):
            self._summary(date_from="2026-05-02", date_to="2026-05-01")

    def test_on_screen_is_the_same_choice(self):
        summary = self._summary()
        found = self.env["scenic.lost.report"].with_user(self.agent).search(summary.action_show()["domain"])
        self.assertIn(self.report, found)
        self.assertEqual(found, summary._reports().sorted(lambda report: (report.date, report.id), reverse=True))
