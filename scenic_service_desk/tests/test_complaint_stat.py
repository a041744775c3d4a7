import base64
import io
from datetime import date, timedelta

import openpyxl
from freezegun import freeze_time

from odoo import fields
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestComplaintStat(ScenicCommon):
    """Complaints of one month at a desk of its own, counted by category and department."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.food, cls.noise = cls.env["scenic.complaint.category"].create([{"name": "Tea"}, {"name": "Noise"}])
        cls.child = cls.env["scenic.complaint.category"].create({"name": "Cold Tea", "parent_id": cls.food.id})
        cls.kitchen = cls.env["hr.department"].create({"name": "Tea Kitchen"})

    def new_complaint(self, day="2026-10-12", **values):
        values = {
            "kind": "complaint",
            "description": "The tea was cold",
            "category_id": self.child.id,
            "against_department_id": self.kitchen.id,
            "date": f"{day} 02:00:00",
            "is_late_entry": True,
            **values,
        }
        return self.new_entry("scenic.complaint", **values)

    def close(self, complaint, day):
        """As at the end of its way, with all its clocks."""
        with freeze_time(f"{day} 04:00:00"):
            complaint.sudo()._write_unlocked({"state": "closed", "closed_at": fields.Datetime.now()})
            complaint._after_close()

    def summary(self, **values):
        values = {"date_from": "2026-10-01", "date_to": "2026-10-31", "desk_id": self.desk.id, **values}
        return self.env["scenic.complaint.summary"].with_user(self.supervisor).create(values)

    def figures(self, by="main_category_id", **values):
        self.env.flush_all()
        return {line["name"]: line for line in self.summary(**values)._figures(by)}

    def test_by_main_category(self):
        self.new_complaint()
        self.new_complaint(category_id=self.noise.id)
        self.new_complaint(category_id=self.food.id)
        figures = self.figures()
        self.assertEqual({name: line["total"] for name, line in figures.items()}, {"Tea": 2, "Noise": 1, "Total": 3})

    def test_by_department_at_fault_before_the_accused(self):
        complaint = self.new_complaint()
        other = self.env["hr.department"].create({"name": "Gate"})
        self.assertEqual(self.figures("department_id")["Tea Kitchen"]["total"], 1)
        complaint.sudo()._write_unlocked({"fault_department_id": other.id})
        self.assertEqual(self.figures("department_id")["Gate"]["total"], 1)

    def test_period_before(self):
        self.new_complaint()
        self.new_complaint(day="2026-09-30")
        line = self.figures()["Tea"]
        self.assertEqual((line["total"], line["before"]), (1, 1))

    def test_part_of_a_month_is_compared_with_the_same_part(self):
        summary = self.summary(date_to="2026-10-12")
        self.assertEqual(summary._before(), (date(2026, 9, 1), date(2026, 9, 12)))

    def test_closure_rate(self):
        self.close(self.new_complaint(), "2026-10-13")
        self.new_complaint()
        self.assertEqual(self.figures()["Tea"]["closed_rate"], 0.5)

    def test_on_time_rate_of_those_concluded(self):
        self.assertIsNone(self.figures()["Total"]["on_time_rate"])
        self.close(self.new_complaint(), "2026-10-12")
        self.close(self.new_complaint(), "2026-10-28")
        self.new_complaint()
        self.assertEqual(self.figures()["Tea"]["on_time_rate"], 0.5)

    def test_first_response(self):
        complaint = self.new_complaint()
        self.new_complaint()
        self.assertIsNone(self.figures()["Tea"]["response"])
        complaint.sudo()._write_unlocked({"notice_at": complaint.date + timedelta(hours=3)})
        complaint.sudo()._write_unlocked({"judged_at": complaint.date + timedelta(hours=5)})
        self.assertEqual(self.figures()["Tea"]["response"], 3)

    def test_same_visitor_again(self):
        for day in ("2026-10-02", "2026-10-12"):
            self.new_complaint(day=day, visitor_phone="139 8765 4321")
        self.new_complaint(visitor_phone="139 1111 2222")
        line = self.figures()["Tea"]
        self.assertEqual(line["repeated"], 1)

    def test_after_a_year_it_is_no_repetition(self):
        self.new_complaint(day="2025-10-02", visitor_phone="139 8765 4321")
        self.assertFalse(self.new_complaint(visitor_phone="139 8765 4321").is_repeat)

    def test_purged_number_leaves_the_figures(self):
        self.new_complaint(day="2026-10-02", visitor_phone="139 8765 4321")
        again = self.new_complaint(visitor_phone="139 8765 4321")
        self.assertTrue(again.is_repeat)
        again._write_unlocked({"visitor_phone": False})
        self.assertTrue(again.is_repeat)

    def test_merged_ones_are_counted_once(self):
        self.new_complaint()
        self.new_complaint().sudo()._write_unlocked({"state": "merged"})
        self.assertEqual(self.figures()["Tea"]["total"], 1)

    def test_grievances_where_wanted(self):
        self.new_complaint(kind="grievance")
        self.new_complaint(kind="suggestion")
        self.assertEqual(self.figures()["Total"]["total"], 1)
        self.assertEqual(self.figures(with_grievances=False)["Total"]["total"], 0)

    def test_nobody_counts_what_is_about_himself(self):
        complaint = self.new_complaint(against_employee_id=self.supervisor_employee.id)
        mine = [("complaint_id", "=", complaint.id)]
        stat = self.env["scenic.complaint.stat"]
        self.env.flush_all()
        self.assertFalse(stat.with_user(self.supervisor).search(mine))
        self.assertTrue(stat.with_user(self.deputy).search(mine))

    def test_trend_of_twelve_months(self):
        self.new_complaint()
        self.new_complaint(day="2025-11-20")
        self.new_complaint(day="2025-10-20")
        self.env.flush_all()
        trend = self.summary()._trend()
        self.assertEqual((len(trend), trend[0]["label"], trend[-1]["label"]), (12, "2025-11", "2026-10"))
        self.assertEqual([month["total"] for month in trend], [1, *[0] * 10, 1])

    def test_workbook(self):
        self.new_complaint()
        self.env.flush_all()
        summary = self.summary()
        summary.action_workbook()
        book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(summary.workbook)))
        sheet = book["By Category"]
        self.assertEqual([cell.value for cell in sheet[6]][:2], ["Tea", 1])
        self.assertEqual(book.sheetnames, ["By Category", "By Department", "Category and Department", "By Month"])

    def test_one_page_for_any_number_of_categories(self):
        categories = self.env["scenic.complaint.category"].create([{"name": f"Kind {n}"} for n in range(20)])
        for category in categories:
            self.new_complaint(category_id=category.id)
        self.env.flush_all()
        lines = self.env["report.scenic_service_desk.report_complaint_summary"]._lines(
            self.summary(), "main_category_id"
        )
        self.assertEqual((len(lines), lines[-1]["total"]), (13, 20))
