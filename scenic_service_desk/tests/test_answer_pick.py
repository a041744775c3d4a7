from odoo.tests import tagged

from .test_answer import AnswerCommon


@tagged("post_install", "-at_install")
class TestAnswerPick(AnswerCommon):
    """The standard answer is found by its words and fills the inquiry."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.students = cls.new_approved()
        cls.parking = cls.new_approved(
            name="停车场怎么收费？", text="小车每次十元，过夜另计。", topic_id=cls.topic("traffic_parking").id
        )
        cls.both = cls.students | cls.parking

    def _find(self, text):
        return self.both.search([("search_any", "ilike", text), ("id", "in", self.both.ids)])

    def test_finds_in_any_order_without_spaces(self):
        for text in ("学生票", "多少钱 学生", "学生证半价", "半价 学生", "student", "DISC", "tickets", "ticket pri"):
            with self.subTest(text):
                self.assertEqual(self._find(text), self.students)

    def test_finds_nothing(self):
        for text in ("学生停车", "孕妇", "%", "''", "   "):
            with self.subTest(text):
                self.assertFalse(self._find(text))

    def test_typed_in_the_field(self):
        found = self.env["scenic.answer"].with_user(self.agent).name_search("过夜 停车")
        self.assertIn(self.parking.id, [answer_id for answer_id, _name in found])

    def test_fills_question_and_answer(self):
        call = self.new_inquiry(answer_id=self.students.id)
        self.assertRecordValues(
            call,
            [
                {
                    "question": self.students.name,
                    "answer": self.students.text,
                    "answer_version_id": self.students.version_id.id,
                }
            ],
        )

    def test_typed_words_stay(self):
        call = self.new_inquiry(answer_id=self.students.id, question="儿子上大学", answer="半价，带学生证")
        self.assertEqual((call.question, call.answer), ("儿子上大学", "半价，带学生证"))
        self.assertEqual(call.answer_version_id, self.students.version_id)

    def test_entry_keeps_the_version_given(self):
        call = self.new_inquiry(answer_id=self.students.id)
        given = self.students.version_id
        self.students.text = "学生六折。"
        self.assertEqual((call.answer_version_id, call.answer), (given, "全日制学生凭学生证半价。"))

    def test_answers_in_the_callers_language(self):
        english = self.new_approved(
            name="Do students pay less?",
            text="Half price with a student card.",
            lang_id=self.lang("en_US").id,
            source_id=self.students.id,
        )
        call = self.new_inquiry(answer_id=self.students.id, visitor_lang_id=self.lang("en_GB").id)
        self.assertEqual((call.answer, call.answer_version_id), (english.text, english.version_id))
        french = self.new_inquiry(answer_id=self.students.id, visitor_lang_id=self.lang("fr_FR").id)
        self.assertEqual(french.answer, self.students.text)

    def test_expired_answer_warns(self):
        self.students.valid_to = "2020-01-01"
        self.assertIn("Expired", self.new_inquiry(answer_id=self.students.id).answer_warning)
        self.assertFalse(self.new_inquiry(answer_id=self.parking.id).answer_warning)

    def test_picker_offers_what_is_in_force(self):
        draft = self.new_answer(name="学生年卡")
        picker = self.env["scenic.answer.picker"].with_user(self.agent).new({"words": "学生"})
        self.assertIn(self.students, picker.answer_ids._origin)
        self.assertFalse((draft | self.parking) & picker.answer_ids._origin)
        picker.topic_id = self.topic("traffic")
        self.assertFalse(picker.answer_ids)
        picker.words = False
        self.assertEqual(picker.answer_ids._origin & self.both, self.parking)

    def test_what_holds_today_stands_beside_the_answers(self):
        notice = self.env["scenic.notice"].with_user(self.supervisor).create({"title": "缆车停运", "text": "今天检修"})
        picker = self.env["scenic.answer.picker"].with_user(self.agent)
        self.assertNotIn("缆车停运", picker.new({}).notice_text or "")
        notice.action_publish()
        self.assertIn("缆车停运 – 今天检修", picker.new({}).notice_text)
        self.assertIn("缆车停运", self.new_inquiry().notice_text)

    def test_picked_answer_goes_into_the_inquiry(self):
        call = self.new_inquiry()
        self.students.with_user(self.agent).with_context(scenic_inquiry_id=call.id).action_record_call()
        self.assertEqual((call.answer_id, call.answer), (self.students, self.students.text))

    def test_picked_answer_begins_an_inquiry(self):
        context = self.students.with_user(self.agent).action_record_call()["context"]
        call = self.env["scenic.inquiry"].with_user(self.agent).with_context(**context).create({})
        self.assertRecordValues(
            call, [{"topic_id": self.students.topic_id.id, "answer": self.students.text, "outcome": "answered"}]
        )
