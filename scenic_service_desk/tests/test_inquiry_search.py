from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestInquirySearch(ScenicCommon):
    """Calls are found by number, phone and words; what is personal is forgotten in time."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.call = cls.new_inquiry(
            topic="traffic_parking",
            question="大巴车停哪里",
            answer="东门停车场，二十元一次",
            origin="浙江杭州",
            visitor_name="周先生",
            visitor_phone="+86 138-0013-8000",
        )
        cls.other = cls.new_inquiry(question="几点关门", topic="opening")

    def _find(self, text):
        both = self.call | self.other
        return both.with_user(self.agent).search([("search_any", "ilike", text), ("id", "in", both.ids)])

    def test_finds(self):
        for text in (
            self.call.name,
            "大巴",
            "停车场 大巴",
            "停哪里",
            "杭州",
            "parking",
            "traffic",
            "13800138000",
            "8000",
        ):
            with self.subTest(text):
                self.assertEqual(self._find(text), self.call)

    def test_finds_nothing(self):
        for text in ("大巴关门", "周先生", "9999", "%", "  "):
            with self.subTest(text):
                self.assertFalse(self._find(text))

    def test_topic_by_code_word_and_main_topic(self):
        topics = self.env["scenic.inquiry.topic"].with_user(self.agent)
        parking = self.topic("traffic_parking")
        for text in ("32", "car park", "Parking", "traffic"):
            with self.subTest(text):
                self.assertIn(parking.id, [topic_id for topic_id, _name in topics.name_search(text)])

    def test_calls_under_a_main_topic(self):
        found = self.env["scenic.inquiry"].search([("topic_id", "child_of", self.topic("traffic").id)])
        self.assertIn(self.call, found)
        self.assertNotIn(self.other, found)

    def test_renamed_topic_is_told_at_once(self):
        self.topic("traffic").name = "Getting Here"
        self.assertIn("Getting Here", self.call._timeline_text())
        self.other.topic_id = self.topic("traffic_arrival")
        self.assertEqual(self._find("getting"), self.other)

    def test_lists_are_answered_by_an_index(self):
        self.env.cr.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        calls = self.env["scenic.inquiry"].with_user(self.agent)
        for domain, index in (
            ([], "company_date_idx"),
            ([("state", "=", "owed")], "owed_idx"),
        ):
            query = calls._search(domain, order="deadline" if "owed" in index else None, limit=80)
            self.env.cr.execute("EXPLAIN " + self.env.cr.mogrify(query.select().code, query.select().params).decode())
            plan = "\n".join(row[0] for row in self.env.cr.fetchall())
            with self.subTest(index):
                self.assertIn(index, plan)

    def test_caller_is_forgotten_after_the_period(self):
        self.env.flush_all()
        with (
            freeze_time(fields.Datetime.now() + timedelta(days=366)),
            self.time_left(),
        ):
            self.env["res.company"]._cron_scenic_purge()
        self.env.invalidate_all()
        self.assertRecordValues(
            self.call.sudo(), [{"visitor_name": False, "visitor_phone": False, "question": "大巴车停哪里"}]
        )
        self.assertFalse(self._find("13800138000"))
