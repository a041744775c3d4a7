import base64
import io

import openpyxl

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common import ScenicCommon

SUMMARIES = ("scenic.lost.summary", "scenic.callback.summary", "scenic.complaint.summary", "scenic.deed.summary")
# nothing was entered then
LONG_AGO = {"date_from": "2001-01-01", "date_to": "2001-01-31"}


@tagged("post_install", "-at_install")
class TestSummary(ScenicCommon):
    """What the summaries of the registers have in common; of nothing there is no rate."""

    def new_summary(self, model, **values):
        return self.env[model].with_user(self.supervisor).create({**LONG_AGO, **values})

    def sheet(self, summary, number=0):
        return openpyxl.load_workbook(io.BytesIO(base64.b64decode(summary.workbook))).worksheets[number]

    def test_period_the_right_way_round(self):
        for model in SUMMARIES:
            with self.subTest(model), self.assertRaisesRegex(ValidationError, "both days"):
                self.new_summary(model, date_from="2001-02-01")

    def test_file_called_after_the_period(self):
        for model in SUMMARIES:
            summary = self.new_summary(model)
            with self.subTest(model):
                url = summary.action_workbook()["url"]
                self.assertTrue(url.startswith(f"/web/content/{model}/{summary.id}/workbook/"))
                self.assertIn("2001-01-01", url)
                self.assertTrue(url.endswith(".xlsx?download=true"))
                self.assertNotIn(" ", url)

    def test_workbook_of_nothing(self):
        for model in SUMMARIES:
            with self.subTest(model):
                self.assertTrue(self.sheet(self.new_summary(model)).title)

    def test_no_rate_of_nothing(self):
        self.assertIsNone(self.new_summary("scenic.lost.summary")._figures()[-1]["rate"])
        total = self.new_summary("scenic.callback.summary")._figures()[-1]
        self.assertEqual((total["rate"], total["time_rate"]), (None, None))

    def test_no_rate_of_nothing_in_the_workbook(self):
        for model, columns in (("scenic.lost.summary", [6]), ("scenic.callback.summary", [9, 10])):
            row = self.sheet(self.new_summary(model))[6]
            with self.subTest(model):
                self.assertEqual(row[1].value, 0)
                self.assertEqual([row[column - 1].value for column in columns], [None] * len(columns))

    def test_no_rate_of_nothing_on_paper(self):
        for name in ("lost", "callback"):
            summary = self.new_summary(f"scenic.{name}.summary")
            report = self.env.ref(f"scenic_service_desk.{name}_summary_report")
            html = report.with_user(self.supervisor)._render_qweb_html(report, summary.ids)[0].decode()
            with self.subTest(name):
                self.assertIn("–</td>", html.replace("\n", ""))

    def test_on_screen_are_the_entries_meant(self):
        inside, outside = (self.new_entry("scenic.complaint", description=text) for text in ("Inside", "Outside"))
        outside.sudo()._write_unlocked({"state": "merged"})
        summary = self.env["scenic.complaint.summary"].with_user(self.supervisor).create({"desk_id": self.desk.id})
        self.env.flush_all()
        shown = self.env["scenic.complaint.stat"].search(summary.action_show()["domain"]).complaint_id
        self.assertIn(inside, shown)
        self.assertNotIn(outside, shown)

    def test_those_not_called_yet_do_not_count_as_unhappy(self):
        self.env.company.write({"scenic_callback_quiet_from": 0, "scenic_callback_quiet_to": 0})  # at any hour
        done, planned = self.new_callback(), self.new_callback()
        done._attempt("reached", self.agent_employee, "login")
        done._answer("satisfied", self.agent_employee)
        [(rate,)] = planned._read_group([("id", "in", (done | planned).ids)], [], ["satisfied_rate:avg"])
        self.assertEqual(rate, 100)
        [(rate,)] = planned._read_group([("id", "=", planned.id)], [], ["satisfied_rate:avg"])
        self.assertIs(rate, False)
