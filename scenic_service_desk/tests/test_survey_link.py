from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import MODULE
from .satisfaction import SatisfactionCommon


@tagged("post_install", "-at_install")
class TestSurveyLink(SatisfactionCommon):
    """The text with the questionnaire's link, for the visitor of a case."""

    def link(self, user=None, **values):
        links = self.env["scenic.survey.link"].with_user(user or self.agent)
        return links.create({"res_model": "scenic.claim", "res_id": self.claim.id, **values})

    def test_text_with_the_link(self):
        link = self.link(lang="en")
        self.assertIn(self.desk._survey_url(case=self.claim), link.text)
        self.assertTrue(link.qr)

    def test_link_for_what_visitors_are_not_asked_about(self):
        with self.assertRaises(UserError):
            self.link(res_model="res.users", res_id=self.agent.id).text  # noqa: B018

    def test_language_is_the_visitors(self):
        self.claim.sudo()._write_unlocked({"visitor_lang_id": self.env.ref("base.lang_en").id})
        self.assertEqual(self.link().lang, "en")
        self.claim.sudo()._write_unlocked({"visitor_lang_id": False})
        self.assertEqual(self.link().lang, "zh")

    def test_text_follows_the_language(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        link = self.link(lang="zh")
        self.assertIn("lang=zh", link.text)
        link.lang = "en"
        self.assertIn("lang=en", link.text)

    def test_number_is_the_visitors(self):
        self.assertEqual(self.link().phone, self.claim.visitor_phone)

    def test_link_of_a_complaint_about_oneself(self):
        complaint = self.new_complaint(against_employee_id=self.colleague_employee.id)
        values = {"res_model": complaint._name, "res_id": complaint.id}
        self.assertTrue(self.link(**values).text)
        with self.assertRaises(AccessError):
            self.link(self.colleague, **values).text  # noqa: B018

    def test_button_of_the_case(self):
        context = self.claim.with_user(self.agent).action_survey_link()["context"]
        link = self.env["scenic.survey.link"].with_user(self.agent).with_context(**context).create({})
        self.assertIn(self.desk._survey_url(case=self.claim), link.text)

    def test_no_questionnaire_about_no_case(self):
        callback = self.new_callback()
        with self.assertRaises(UserError):
            callback.action_survey_phone()
        with self.assertRaises(UserError):
            callback._do_signed("survey", self.agent_employee, "pin")

    def test_caller_signs_at_a_shared_login(self):
        callback = self.env["scenic.callback"]._plan(self.claim, "returned").with_user(self.counter)
        action = callback.action_survey_phone()
        self.assertEqual((action["res_model"], action["context"]["default_act"]), ("scenic.sign.wizard", "survey"))

    def test_signed_by_who_is_not_concerned(self):
        callback = self.env["scenic.callback"]._plan(self.claim, "returned").with_user(self.counter)
        with self.assertRaises(AccessError):
            callback._do_signed("survey", self.agent_employee, "pin")
        signed = callback._do_signed("survey", self.colleague_employee, "pin")
        self.assertIn(f"e={self.colleague_employee.id}-", signed["url"])

    def test_nobody_without_the_desk(self):
        for user in (self.plain, self.crew_leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.link(user)

    def test_claims_and_complaints_have_the_button(self):
        for model in ("scenic.claim", "scenic.complaint"):
            arch = self.env[model].with_user(self.agent).get_view(self.env.ref(f"{MODULE}.{model[7:]}_view_form").id)
            with self.subTest(model):
                self.assertIn("action_survey_link", arch["arch"])
