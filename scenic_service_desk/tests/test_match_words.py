from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from odoo.addons.scenic_service_desk.tools.matching import concepts

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestMatchWords(ScenicCommon):
    """Words that mean the same are data (register 7)."""

    def _concepts(self, text):
        return concepts(text, self.env["scenic.match.word"]._vocabulary(self.env.company.id))

    def test_shipped_words(self):
        groups = self.env["scenic.match.word"].search([("company_id", "=", False)])
        self.assertGreaterEqual(len(groups), 250)
        for same in (
            "双肩包 双肩背包 背包 rucksack knapsack backpack",
            "手机 phone smartphone 移动电话",
            "黑色 black 黑",
            "华为 Huawei HUAWEI",
            "雨伞 umbrella umbrellas 雨傘",
            "充电宝 行動電源 powerbank",
        ):
            with self.subTest(same):
                self.assertEqual(len({tuple(self._concepts(word)) for word in same.split()}), 1)

    def test_longest_word_wins(self):
        self.assertIn("t.phone", self._concepts("黑色手机"))
        self.assertNotIn("t.phone", self._concepts("黑色手机壳"))
        self.assertNotIn("m.glass", self._concepts("glasses"))

    def test_as_little_as_possible_stays_unknown(self):
        self.assertIn("t.earphones", self._concepts("右耳机一只"))
        self.assertEqual(self._concepts("一把手电筒"), self._concepts("手电筒"))

    def test_a_thing_is_also_what_it_is_a_kind_of(self):
        self.assertLessEqual({"t.iphone", "u.phone", "b.apple"}, set(self._concepts("iPhone")))

    def test_words_of_ones_own_count_at_once(self):
        words = self.env["scenic.match.word"].with_user(self.manager)
        words.create({"kind": "ignored", "words": "Dragon Valley，龙谷", "company_id": self.env.company.id})
        self.assertFalse(self._concepts("龙谷"))

    def test_open_entries_are_read_again(self):
        item = self.new_item(description="Qilin", category="toy")
        report = self.new_report(description="麒麟", category_id=self.category("bag").id)
        self.assertNotIn(item.id, dict(report._match_candidates()))
        self.env["scenic.match.word"].create({"kind": "thing", "words": "qilin, 麒麟"})
        with self.time_left():
            self.env["scenic.match.word"]._cron_refresh_tokens()
        self.assertIn(item.id, dict(report._match_candidates()))

    def test_what_a_manager_changed_stays(self):
        umbrella = self.env.ref("scenic_service_desk.match_word_umbrella")
        umbrella.words = "bumbershoot"
        count = self.env["scenic.match.word"].search_count([])
        self.env["scenic.match.word"]._load_shipped()
        self.assertEqual(umbrella.words, "bumbershoot")
        self.assertEqual(self.env["scenic.match.word"].search_count([]), count)

    def test_named_in_the_readers_language(self):
        umbrella = self.env.ref("scenic_service_desk.match_word_umbrella")
        self.assertEqual(umbrella.with_context(lang="en_US").display_name, "umbrella")
        self.assertEqual(umbrella.with_context(lang="zh_CN").display_name, "雨伞")

    def test_nothing_is_a_kind_of_itself(self):
        bag, backpack = (self.env.ref(f"scenic_service_desk.match_word_{code}") for code in ("bag", "backpack"))
        with self.assertRaises(ValidationError):
            bag.parent_ids = backpack

    def test_agents_read_only(self):
        words = self.env["scenic.match.word"].with_user(self.agent)
        self.assertTrue(words.search([], limit=1).words)
        with self.assertRaises(AccessError):
            words.create({"words": "thing"})
