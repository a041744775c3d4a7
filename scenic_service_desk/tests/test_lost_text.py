import base64
import io

import zxingcpp
from PIL import Image

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from .common import MODULE, ScenicCommon


@tagged("post_install", "-at_install")
class TestLostText(ScenicCommon):
    """What is sent to an owner: in his language, with no more of him than he needs."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.desk.phone = "0000-8800 1200"
        cls.report = cls.new_report(marks_entry="Initials", courier_address="Road 1", note="with the photo of his wife")
        cls.english = cls.env["res.lang"].with_context(active_test=False).search([("code", "=", "en_US")])

    def _message(self, report=None, user=None):
        """The dialog as it opens."""
        report = (report or self.report).with_user(user or self.agent)
        return Form(
            self.env["scenic.lost.message"]
            .with_user(user or self.agent)
            .with_context(**report.action_message()["context"])
        )

    def _codes(self, message):
        image = Image.open(io.BytesIO(base64.b64decode(message.qr)))
        # a scanner wants a quiet zone; the dialog's paper is one
        framed = Image.new("RGB", (image.width + 80, image.height + 80), "white")
        framed.paste(image, (40, 40))
        return [code.text for code in zxingcpp.read_barcodes(framed)]

    def test_chinese_visitor_gets_chinese(self):
        message = self._message()
        self.assertEqual(message.lang, "zh")
        self.assertIn("您的失物登记已受理", message.text)
        self.assertIn(self.report.name, message.text)
        self.assertIn("0000-8800 1200", message.text)

    def test_others_get_english(self):
        self.report.visitor_lang_id = self.english
        message = self._message()
        self.assertEqual(message.lang, "en")
        self.assertIn("we have registered what you lost", message.text)
        self.assertIn("Umbrella", message.text)

    def test_agent_may_choose_otherwise(self):
        with self._message() as message:
            message.lang = "en"
            self.assertIn("we have registered", message.text)
            message.text_id = self.env.ref(f"{MODULE}.lost_text_found")
            self.assertIn("has been found", message.text)

    def test_no_more_of_the_owner_than_needed(self):
        for text in self.env["scenic.lost.text"].search([]):
            for lang in ("zh", "en"):
                composed = text._compose(self.report, lang)
                with self.subTest(text.name, lang=lang):
                    for secret in ("Li Lei", "1234", "Initials", "Road 1", "wife", "folding"):
                        self.assertNotIn(secret, composed)
                    self.assertNotIn("{", composed)

    def test_text_suits_where_the_report_stands(self):
        texts = self.env["scenic.lost.text"].with_user(self.agent)
        self.assertEqual(texts._for(self.report).kind, "registered")
        self.report.action_no_answer()
        self.assertEqual(texts._for(self.report).kind, "unreached")
        self.report._call_owner(item=self.new_phone())
        self.report.action_told()
        self.assertEqual(texts._for(self.report).kind, "found")

    def test_a_match_nobody_confirmed_is_no_news(self):
        self.report._write_unlocked({"state": "proposed"})
        self.assertEqual(self.env["scenic.lost.text"]._for(self.report).kind, "registered")

    def test_own_text_of_the_company_goes_first(self):
        own = self.env["scenic.lost.text"].create(
            {
                "name": "Ours",
                "kind": "registered",
                "text_zh": "{number}",
                "text_en": "{number}",
                "company_id": self.env.company.id,
            }
        )
        self.assertEqual(self.env["scenic.lost.text"]._for(self.report), own)

    def test_unknown_blank_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "{name} cannot be filled in"):
            self.env["scenic.lost.text"].create({"name": "x", "text_zh": "{name}", "text_en": "x"})

    def test_qr_opens_a_text_message(self):
        message = self._message()
        self.assertEqual(self._codes(message), [f"SMSTO:13812345678:{message.text}"])
        message.qr_kind = "text"
        self.assertEqual(self._codes(message), [message.text])

    def test_sent_is_an_attempt(self):
        self.report._call_owner(item=self.new_phone())
        self._message().save().action_sent_sms()
        self.assertRecordValues(
            self.report.contact_ids, [{"channel": "sms", "outcome": "message_left", "note": "Something Was Found"}]
        )
        self.assertTrue(self.report.next_contact_at)

    def test_mere_confirmation_calls_for_nothing_more(self):
        self._message().save().action_sent_wechat()
        self.assertRecordValues(self.report.contact_ids, [{"channel": "wechat", "next_at": False}])
        self.assertFalse(self.report.next_contact_at)

    def test_nothing_is_noted_in_a_closed_report(self):
        self.report._end("withdrawn")
        with self.assertRaises(UserError):
            self._message().save().action_sent_sms()

    def test_texts_are_the_managers(self):
        text = self.env.ref(f"{MODULE}.lost_text_found")
        for user in (self.agent, self.supervisor):
            with self.subTest(user.login), self.assertRaises(AccessError):
                text.with_user(user).text_zh = "x"
