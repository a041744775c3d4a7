from odoo.exceptions import AccessError
from odoo.tests import tagged

from .test_answer import AnswerCommon


@tagged("post_install", "-at_install")
class TestForeignCaller(AnswerCommon):
    """A colleague who speaks the language, those on shift first, else English."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # whoever else the database knows speaks no language
        cls.env["hr.employee"].search([("scenic_language_ids", "!=", False)]).scenic_language_ids = False

    def _speaks(self, *employees, code="ja_JP"):
        for employee in employees:
            employee.scenic_language_ids = self.lang(code)

    def _call(self, code="ja_JP"):
        return self.new_inquiry(visitor_lang_id=self.lang(code).id)

    def test_on_shift_then_team_then_others(self):
        self._speaks(self.kiosk_agent_employee, self.colleague_employee, self.agent_employee)
        slot = self.env["scenic.shift.slot"].create({"name": "Always", "hour_from": 0, "hour_to": 30})
        self.desk.slot_ids = slot
        call = self._call()
        call.shift_id.sudo().employee_ids = self.colleague_employee
        call.invalidate_recordset(["speaker_ids"])
        self.assertEqual(call.speaker_ids.ids[0], self.colleague_employee.id)
        self.assertEqual(call.speaker_ids.ids[-1], self.kiosk_agent_employee.id)
        self.assertFalse(call.speakers_are_english)

    def test_any_variant_of_a_language(self):
        self._speaks(self.colleague_employee, code="en_US")
        self.assertEqual(self._call("en_GB").speaker_ids, self.colleague_employee)

    def test_else_english(self):
        self._speaks(self.colleague_employee, code="en_US")
        call = self._call("th_TH")
        self.assertEqual(call.speaker_ids, self.colleague_employee)
        self.assertTrue(call.speakers_are_english)

    def test_chinese_needs_nobody(self):
        self._speaks(self.colleague_employee, code="zh_CN")
        self.assertFalse(self.new_inquiry().is_foreign)
        self.assertFalse(self.new_inquiry().speaker_ids)

    def test_languages_are_hrs_to_keep(self):
        with self.assertRaises(AccessError):
            self.colleague_employee.with_user(self.agent).read(["scenic_language_ids"])
