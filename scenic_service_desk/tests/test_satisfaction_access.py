from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import MODULE
from .satisfaction import SatisfactionCommon

SURVEYS = ("survey.survey", "survey.question.answer", "survey.user_input", "survey.user_input.line")
FIGURES = ("scenic.satisfaction", "scenic.satisfaction.item", "scenic.satisfaction.target")


@tagged("post_install", "-at_install")
class TestSatisfactionAccess(SatisfactionCommon):
    """Who reads and writes what visitors answered, over RPC as on the screen; no answer leads to a name."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.answer = cls.new_answer(overall="1", recommend="0", comment="Cold soup", phone="13912345678")
        cls.duty_manager = cls._new_user("duty_manager", f"{MODULE}.group_duty_manager")
        cls.portal = cls._new_user("portal", "base.group_portal")
        cls.public = cls.env.ref("base.public_user")
        cls.survey_user = cls._new_user("survey_user", "survey.group_survey_user")
        cls.staff = (cls.agent, cls.supervisor, cls.manager)
        cls.others = (cls.crew_leader, cls.plain, cls.portal, cls.public)

    def assert_refused(self, users, model, operation):
        for user in users:
            with self.subTest(user.login, model=model, operation=operation):
                self.assertFalse(self.env[model].with_user(user).has_access(operation))

    def complaint_answered(self):
        """A complaint about the colleague, and what its visitor answered."""
        complaint = self.new_complaint(against_employee_id=self.colleague_employee.id)
        complaint.sudo()._write_unlocked({"visitor_phone": "13912345679"})
        return complaint, self.new_answer(case=complaint, overall="1", comment="He shouted")

    def test_surveys_are_closed_to_everybody(self):
        for model in SURVEYS:
            for operation in ("read", "write", "create", "unlink"):
                self.assert_refused((*self.staff, self.duty_manager, *self.others), model, operation)

    def test_questions_are_read_alone(self):
        for operation in ("write", "create", "unlink"):
            self.assert_refused((*self.staff, self.duty_manager), "survey.question", operation)
        self.assert_refused(self.others, "survey.question", "read")

    def test_only_our_questions_are_read(self):
        foreign = self.env["survey.question"].create({"title": "Salary?", "question_type": "char_box"})
        mine = self.question("staff")
        found = self.env["survey.question"].with_user(self.agent).search([("id", "in", (mine | foreign).ids)])
        self.assertEqual(found, mine)

    def test_questions_lead_to_no_answers(self):
        questions = self.env["survey.question"].with_user(self.manager)
        self.assertNotIn("user_input_line_ids", questions.fields_get())
        with self.assertRaises(AccessError):
            questions.search([("user_input_line_ids.value_text_box", "ilike", "soup")])

    def test_figures_are_read_by_the_desk(self):
        for model in FIGURES:
            for user in (*self.staff, self.duty_manager):
                with self.subTest(user.login, model=model):
                    self.assertTrue(self.env[model].with_user(user).has_access("read"))
            self.assert_refused(self.others, model, "read")

    def test_figures_are_written_by_nobody(self):
        for model in ("scenic.satisfaction", "scenic.satisfaction.item"):
            for operation in ("write", "create", "unlink"):
                self.assert_refused((*self.staff, self.duty_manager, *self.others), model, operation)

    def test_case_is_read_by_nobody(self):
        answers = self.env["scenic.satisfaction"]
        for user in (*self.staff, self.duty_manager):
            for name in ("res_model", "res_id"):
                with self.subTest(user.login, field=name), self.assertRaises(AccessError):
                    answers.with_user(user).browse(self.answer.id).read([name])
                with self.subTest(user.login, search=name), self.assertRaises(AccessError):
                    answers.with_user(user).search([(name, "!=", False)])

    def test_no_number_in_the_answers(self):
        self.assertNotIn("13912345678", str(self.figures(self.answer).read()))

    def test_duty_manager_reads_no_number(self):
        callback = self.env["scenic.callback"]._of_cases(self.answer).with_user(self.duty_manager)
        with self.assertRaises(AccessError):
            callback.read(["contact_phone"])
        self.assertNotIn("13912345678", str(callback.read()))

    def test_whom_it_is_about_reads_no_answer(self):
        _complaint, answer = self.complaint_answered()
        figures, items = self.env["scenic.satisfaction"], self.env["scenic.satisfaction.item"]
        for user, sees in ((self.agent, True), (self.colleague, False)):
            with self.subTest(user.login):
                found = figures.with_user(user).search([("id", "in", (answer | self.answer).ids)])
                self.assertEqual(len(found), 2 if sees else 1)
                self.assertEqual(bool(items.with_user(user).search([("satisfaction_id", "=", answer.id)])), sees)

    def test_nor_the_call_back_that_follows(self):
        _complaint, answer = self.complaint_answered()
        callback = self.env["scenic.callback"]._of_cases(answer)
        self.assertTrue(callback.with_user(self.agent).has_access("read"))
        self.assertFalse(callback.with_user(self.colleague).has_access("read"))

    def test_nor_who_is_found_to_be_at_fault_later(self):
        complaint, answer = self.complaint_answered()
        complaint.sudo()._write_unlocked({"fault_employee_id": self.kiosk_agent_employee.id})
        self.assertFalse(self.figures(answer).with_user(self.kiosk_agent).has_access("read"))

    def test_survey_makers_read_no_case(self):
        for name in ("scenic_model", "scenic_res_id"):
            with self.subTest(name), self.assertRaises(AccessError):
                self.answer.with_user(self.survey_user).read([name])

    def test_survey_makers_of_another_company_read_nothing(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        stranger = self._new_user(
            "survey_stranger", "survey.group_survey_manager", company_id=other.id, company_ids=other.ids
        )
        self.assertFalse(self.answer.with_user(stranger).has_access("read"))
        self.assertFalse(self.answer.user_input_line_ids.with_user(stranger).has_access("read"))

    def test_other_company_sees_nothing(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        stranger = self._new_user(
            "stranger", "scenic_service_desk.group_manager", company_id=other.id, company_ids=other.ids
        )
        for model in FIGURES[:2]:
            name = "id" if model == FIGURES[0] else "satisfaction_id"
            with self.subTest(model):
                self.assertFalse(self.env[model].with_user(stranger).search([(name, "=", self.answer.id)]))
