import base64
import io

import openpyxl

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .common import MODULE
from .deed import DeedCommon
from .paper import PaperCommon

_LONG_AGO, _YEARS_AHEAD = "2000-01-01", "2100-01-01"


class EvaluationCommon(DeedCommon, PaperCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.department = cls.env["hr.department"].create({"name": "Security"})
        cls.guard_employee.department_id = cls.department
        cls.deed = cls.confirmed(doer_id=cls.guard_employee.id, description="Pulled a child out of the lake")
        cls.new_deed(doer_id=cls.guard_employee.id, description="Nobody has confirmed this")

    def _wizard(self, user=None, **values):
        values = {"date_from": _LONG_AGO, "date_to": _YEARS_AHEAD, **values}
        return self.env["scenic.deed.evaluation"].with_user(user or self.hr).create(values)

    def _facts(self, user=None, date_from=_LONG_AGO, date_to=_YEARS_AHEAD):
        employees = (self.guard_employee | self.agent_employee).with_user(user or self.hr)
        facts = employees._evaluation_facts(fields.Date.to_date(date_from), fields.Date.to_date(date_to))
        return {section["key"]: section for section in facts}


@tagged("post_install", "-at_install")
class TestEvaluation(EvaluationCommon):
    """The evaluation sheet is HR's alone."""

    def test_confirmed_deeds(self):
        [row] = self._facts()["deeds"]["rows"][self.guard_employee.id]
        self.assertEqual((row[1], row[3], row[5]), (self.deed.name, "Pulled a child out of the lake", "2"))

    def test_each_line_fits_the_columns(self):
        for section in self._facts().values():
            for rows in section["rows"].values():
                for row in rows:
                    with self.subTest(section["key"]):
                        self.assertEqual(len(row), len(section["columns"]))

    def test_the_period_counts(self):
        section = self._facts(date_to="2001-01-01")["deeds"]
        self.assertFalse(section["rows"][self.guard_employee.id])
        self.assertEqual(section["totals"][self.guard_employee.id], "0 good deeds, 0 points")

    def test_lateness_joins(self):
        line = self.env["scenic.shift.member"].create(
            {
                "desk_id": self.desk.id,
                "day": "2024-05-02",
                "slot_id": self.env.ref(f"{MODULE}.shift_slot_early").id,
                "employee_id": self.agent_employee.id,
            }
        )
        line._write_unlocked({"state": "on_duty", "signed_in_at": fields.Datetime.now(), "late_minutes": 12})
        section = self._facts()["lateness"]
        [row] = section["rows"][self.agent_employee.id]
        self.assertEqual(row[-1], "12")
        self.assertEqual(section["totals"][self.agent_employee.id], "Late 1 times in 1 shifts, 12 minutes in all")

    def test_who_may_not_ask(self):
        for user in (self.supervisor, self.manager, self.agent, self.guard, self.crew_leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._wizard(user)

    def test_who_may_not_read_the_facts(self):
        for user in (self.supervisor, self.manager, self.guard):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._facts(user)

    def test_what_hr_asked_for_is_nobody_elses(self):
        wizard = self._wizard()
        for user in (self.manager, self._new_user("hr2", "hr.group_hr_user")):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.html("deed_evaluation_report", wizard, user)

    def test_the_report_checks_for_itself(self):
        """Also where somebody would give the wizard away."""
        report = self.env["report.scenic_service_desk.report_deed_evaluation"]
        for user in (self.supervisor, self.manager):
            with self.subTest(user.login), self.assertRaises(AccessError):
                report.with_user(user)._get_report_values(self._wizard().ids)

    def test_the_sheet(self):
        text = self.html("deed_evaluation_report", self._wizard(employee_ids=self.guard_employee.ids), self.hr)
        for wanted in ("guard Wang", "TG4711", "Security", "Pulled a child out of the lake", "1 good deeds, 2 points"):
            with self.subTest(wanted):
                self.assertIn(wanted, text)
        self.assertNotIn("Nobody has confirmed this", text)

    def test_a_department(self):
        wizard = self._wizard(department_id=self.department.id)
        self.assertEqual(wizard._employees(), self.guard_employee)

    def test_nobody_to_print(self):
        empty = self.env["hr.department"].create({"name": "Empty"})
        with self.assertRaises(UserError):
            self._wizard(department_id=empty.id).action_print()

    def test_a_period_backwards(self):
        with self.assertRaises(ValidationError):
            self._wizard(date_from=_YEARS_AHEAD, date_to=_LONG_AGO)

    def test_from_the_employees_list(self):
        context = {"active_model": "hr.employee", "active_ids": self.guard_employee.ids}
        wizard = self.env["scenic.deed.evaluation"].with_user(self.hr).with_context(**context).create({})
        self.assertEqual(wizard.employee_ids, self.guard_employee)


@tagged("post_install", "-at_install")
class TestDeedSummary(EvaluationCommon):
    """The month's good deeds by department and employee."""

    def _summary(self, user=None, **values):
        values = {"date_from": _LONG_AGO, "date_to": _YEARS_AHEAD, "department_ids": self.department.ids, **values}
        return self.env["scenic.deed.summary"].with_user(user or self.supervisor).create(values)

    def test_only_confirmed_ones(self):
        [group] = self._summary()._departments()
        self.assertEqual((group["name"], group["count"], group["points"]), ("Security", 1, 2))

    def test_the_number_of_the_employee(self):
        [group] = self._summary()._departments()
        self.assertEqual(group["rows"][0]["number"], "TG4711")

    def test_visitors_come_last_without_points(self):
        self.confirmed(doer_kind="visitor", doer_id=False)
        groups = self._summary(department_ids=False)._departments()
        self.assertEqual((groups[-1]["name"], groups[-1]["points"]), ("Visitors' Good Deeds", 0))

    def test_who_may_not(self):
        for user in (self.agent, self.guard, self.crew_leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._summary(user)

    def test_hr_may(self):
        self.assertEqual(self._summary(self.hr)._departments()[0]["count"], 1)

    def test_the_workbook(self):
        book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(self._summary().workbook)))
        figures, deeds = book.worksheets
        self.assertEqual([cell.value for cell in figures[4]], ["Security", "guard Wang", "TG4711", 1, 0, 2])
        self.assertEqual(deeds["A4"].value, self.deed.name)

    def test_the_print(self):
        text = self.html("deed_summary_report", self._summary(), self.supervisor)
        self.assertIn("TG4711", text)

    def test_the_form(self):
        text = self.html("good_deed_report", self.deed)
        for wanted in (self.deed.name, "TG4711", "Pulled a child out of the lake"):
            with self.subTest(wanted):
                self.assertIn(wanted, text)

    def test_the_employee_prints_his_own(self):
        self.assertIn(self.deed.name, self.html("good_deed_report", self.deed, self.guard))

    def test_a_colleague_does_not(self):
        with self.assertRaises(AccessError):
            self.html("good_deed_report", self.deed, self.plain)

    def test_hr_prints_no_visitors_name(self):
        deed = self.confirmed(doer_id=self.guard_employee.id, visitor_name="Han Meimei", visitor_phone="13812345678")
        text = self.html("good_deed_report", deed, self.hr)
        self.assertNotIn("Han Meimei", text)
        self.assertNotIn("13812345678", text)


@tagged("post_install", "-at_install")
class TestEvaluationAddress(HttpCase, EvaluationCommon):
    """Who knows the address of the print has no more rights."""

    @mute_logger("odoo.http", "odoo.addons.web.controllers.report", "odoo.addons.base.models.ir_actions_report")
    def test_printing_by_address(self):
        wizard = self._wizard(employee_ids=self.guard_employee.ids)
        address = f"/report/html/{MODULE}.report_deed_evaluation/{wizard.id}"
        for user in (self.supervisor, self.manager, self.guard):
            user.password = user.login
            self.authenticate(user.login, user.login)
            with self.subTest(user.login):
                response = self.url_open(address)
                self.assertNotIn("Pulled a child out of the lake", response.text)
                self.assertGreaterEqual(response.status_code, 400)

    def test_hr_prints_it(self):
        wizard = self._wizard(employee_ids=self.guard_employee.ids)
        self.hr.password = self.hr.login
        self.authenticate(self.hr.login, self.hr.login)
        response = self.url_open(f"/report/html/{MODULE}.report_deed_evaluation/{wizard.id}")
        self.assertIn("Pulled a child out of the lake", response.text)
