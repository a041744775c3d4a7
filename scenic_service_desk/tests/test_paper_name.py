import re

from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from .paper import PaperCommon

# what tells one print from another: numbers, days
_MARKS = {
    "name": "XX-26-000123",
    "code": "XX-26-000123",
    "number": "XX-26-000123",
    "receipt_number": "XX-26-000123",
    "date": "2026-11-23",
    "date_from": "2026-11-01",
    "date_to": "2026-11-30",
}


@tagged("post_install", "-at_install")
class TestPaperName(PaperCommon):
    """A print is saved under the form's title in the reader's language and what tells it from others."""

    def _reports(self, lang="zh_CN"):
        """All reports of ours."""
        ours = self.env["ir.model.data"].search(
            [("module", "=", "scenic_service_desk"), ("model", "=", "ir.actions.report")]
        )
        return self.env["ir.actions.report"].with_context(lang=lang).browse(ours.mapped("res_id"))

    def _name(self, report, record):
        """What Odoo calls the file, without its suffix."""
        return safe_eval(report.print_report_name, {"object": record})

    def _record(self, report, **marks):
        """A record of the report's model, as it might be, in the report's language."""
        model = self.env[report.model].with_context(lang=report.env.lang)
        return model.new({name: mark for name, mark in {**_MARKS, **marks}.items() if name in model._fields})

    def test_each_has_the_title_and_a_mark(self):
        for report in self._reports():
            with self.subTest(report.report_name):
                name = self._name(report, self._record(report))
                self.assertEqual(name[: len(report.name)], report.name)
                self.assertRegex(name[len(report.name) :], r"^ \S")

    def test_no_english_word_in_chinese(self):
        # a name that somebody gave is as he gave it
        self.desk.name = "游客服务中心"
        for report in self._reports():
            with self.subTest(report.report_name):
                name = self._name(report, self._record(report)).replace("XX-26-000123", "")
                self.assertNotRegex(name, r"[A-Za-z]")

    def test_said_once_for_all_languages(self):
        """An expression is code: one that is translated is another for each language."""
        for report in self._reports():
            with self.subTest(report.report_name):
                self.assertIn("._paper_name(", report.print_report_name)
                self.assertEqual(report.print_report_name, report.with_context(lang="en_US").print_report_name)

    def test_only_what_a_file_name_may_hold(self):
        report = self.env.ref("scenic_service_desk.answer_sheet_report")
        name = report._paper_name('A/B\\C: "why?" <x>|*\n', "1.")
        self.assertFalse(re.search(r'[\\/:*?"<>|\n]', name))
        self.assertEqual(name, "Recorded Menu Text A B C why x 1")

    def test_a_workbook_is_called_as_its_print(self):
        summary = (
            self.env["scenic.lost.summary"]
            .with_context(lang="zh_CN")
            .create({"date_from": "2026-11-01", "date_to": "2026-11-30"})
        )
        report = self.env.ref("scenic_service_desk.lost_summary_report").with_context(lang="zh_CN")
        self.assertEqual(summary._workbook_name(), f"{report.name} 2026-11-01 2026-11-30")
        self.assertEqual(self._name(report, summary), summary._workbook_name())
