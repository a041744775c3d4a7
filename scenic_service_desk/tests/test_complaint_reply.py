from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .common import MODULE, ScenicCommon


@tagged("post_install", "-at_install")
class TestComplaintReply(ScenicCommon):
    """Canned replies suit where an entry stands, and speak the visitor's language (register 3)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.desk.phone = "0000-8800 1300"
        cls.complaint = cls.new_complaint()

    def _replies(self):
        return self.env["scenic.complaint.reply"].with_user(self.agent)

    def _proposed(self, **values):
        return self._replies()._for(self.new_complaint(**values)).occasion

    def test_of_a_complaint_by_its_judgement(self):
        self.assertEqual(self._replies()._for(self.complaint).occasion, "received")
        for judgement in ("founded", "partly", "unfounded"):
            with self.subTest(judgement):
                self.complaint._write_unlocked({"judgement": judgement})
                self.assertEqual(self._replies()._for(self.complaint).occasion, judgement)

    def test_of_other_entries_by_their_kind(self):
        for kind in ("grievance", "suggestion", "praise"):
            with self.subTest(kind):
                self.assertEqual(self._proposed(kind=kind), kind)

    def test_of_a_request_for_help_as_of_a_grievance(self):
        self.assertEqual(self._proposed(kind="help"), "grievance")

    def test_own_text_of_the_company_goes_first(self):
        own = self.env["scenic.complaint.reply"].create(
            {"name": "Ours", "text_zh": "{number}", "text_en": "{number}", "company_id": self.env.company.id}
        )
        self.assertEqual(self._replies()._for(self.complaint), own)

    def test_put_away_it_is_not_proposed(self):
        shipped = self._replies()._for(self.complaint)
        shipped.sudo().active = False
        self.assertNotEqual(self._replies()._for(self.complaint), shipped)

    def test_every_shipped_text_is_filled_in(self):
        self.complaint.solution = "More benches."
        for reply in self.env["scenic.complaint.reply"].search([("company_id", "=", False)]):
            with self.subTest(reply.name):
                text = reply._compose(self.complaint)
                self.assertIn(self.complaint.name, text)
                self.assertNotIn("{", text)

    def test_chinese_visitor_gets_chinese(self):
        self.assertIn("您的投诉", self.env.ref(f"{MODULE}.complaint_reply_received")._compose(self.complaint))

    def test_others_get_english(self):
        languages = self.env["res.lang"].with_context(active_test=False)
        self.complaint.visitor_lang_id = languages.search([("code", "=", "fr_FR")])
        self.assertIn("your complaint", self.env.ref(f"{MODULE}.complaint_reply_received")._compose(self.complaint))

    def test_says_where_to_call(self):
        self.assertIn("0000-8800 1300", self.env.ref(f"{MODULE}.complaint_reply_received")._compose(self.complaint))

    def test_a_full_stop_is_not_doubled(self):
        self.complaint.solution = "More benches."
        reply = self.env["scenic.complaint.reply"].create({"name": "x", "text_zh": "{solution}。", "text_en": "x"})
        self.assertEqual(reply._compose(self.complaint), "More benches。")

    def test_unknown_blank_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "{visitor} cannot be filled in"):
            self.env["scenic.complaint.reply"].create({"name": "x", "text_zh": "{visitor}", "text_en": "x"})

    def test_are_the_managers(self):
        reply = self.env["scenic.complaint.reply"].create(
            {"name": "x", "text_zh": "x", "text_en": "x", "company_id": self.env.company.id}
        )
        reply.with_user(self.manager).text_zh = "y"
        with self.assertRaises(AccessError):
            reply.with_user(self.supervisor).text_zh = "z"

    def test_chosen_in_the_form_it_fills_the_letter_in(self):
        self.complaint.reply_id = self.env.ref(f"{MODULE}.complaint_reply_received")
        self.assertIn(self.complaint.name, self.complaint.reply_text)

    def test_letter_s_title_says_what_it_answers(self):
        letter = self.env["report.scenic_service_desk.report_complaint_letter"]
        praise = self.new_complaint(kind="praise")
        self.assertEqual(
            [letter._title(entry) for entry in (self.complaint, praise)], ["游客投诉回复函", "游客意见回复函"]
        )
