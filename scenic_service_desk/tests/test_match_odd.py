import importlib.util
from datetime import timedelta
from random import Random

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import file_path

from odoo.addons.scenic_service_desk.tools import matching

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestMatchOdd(ScenicCommon):
    """Whatever people type or leave out, an entry is saved and compared (register 7)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.compare_ours_only()
        cls.compare_at_once()

    def _points(self, report, item):
        return {part.key: part.points for part in report._match_score(item).parts}

    def test_texts_that_say_nothing_propose_nothing(self):
        for text in ("的", "我的", "一个", "the", "a", "？！…", "📱", "👜👜👜", "~ - _", "\u200b\u200bx"):
            with self.subTest(text):
                other = self.category("other").id
                item = self.new_item(description=text, category="other", color=False, zone_id=False)
                report = self.new_report(description=text, category_id=other, zone_ids=False, visitor_name=False)
                if not report._match_thing().tokens:
                    self.assertFalse(report.match_ids.filtered(lambda pair, item=item: pair.item_id == item))
                self.assertIsInstance(report.with_user(self.agent).match_cards()["cards"], list)

    def test_an_empty_description_is_refused(self):
        for text in ("", "  ", "　"):
            with self.subTest(text), self.assertRaises(ValidationError), self.cr.savepoint():
                self.new_report(description=text or " ")

    def test_a_very_long_text_is_compared(self):
        text = "黑色双肩包里面有一台笔记本电脑和充电线" * 600
        item = self.new_item(description=text, category="bag")
        report = self.new_report(description="黑色双肩包", note=text[:10_000])
        self.assertIn(item, report.match_ids.item_id)

    def test_far_too_long_a_text_is_saved(self):
        draw = Random(7)
        text = "".join(chr(draw.randrange(0x4E00, 0x9FA5)) for _number in range(400_000))
        report = self.new_report(description="黑色双肩包", note=text)
        report.flush_recordset()
        self.assertIn("t.backpack", report._match_thing().tokens)

    def test_every_word_there_is(self):
        groups = self.env["scenic.match.word"].search([])
        text = "，".join(word for group in groups for word in group._word_list())
        item = self.new_item(description="Umbrella", note=text)
        self.assertEqual(self.new_report(description=text)._match_candidates()[0][0], item.id)

    def test_full_width_digits_and_letters_are_the_same(self):
        item = self.new_item(description="ｉＰｈｏｎｅ　１３　手机", category="phone")
        report = self.new_report(description="iPhone 13")
        self.assertIn(item, report.match_ids.item_id)

    def test_digits_alone(self):
        item = self.new_item(description="8848123", category="other", color=False)
        report = self.new_report(description="８８４８１２３")
        self.assertIn(item, report.match_ids.item_id)

    def test_no_number_is_no_number(self):
        for text in ("unknown", "N/A", "none", "不详", "无序列号", "看不清楚", "0000", "-----", "00000000"):
            with self.subTest(text):
                item = self.new_item(description="Kite", category="toy", serial_number=text)
                report = self.new_report(description="Umbrella", serial_number=text)
                self.assertEqual(self._points(report, item)["serial"], 0)

    def test_nobody_is_nobody(self):
        for name in ("不详", "游客", "未知", "匿名", "Unknown", "anonymous", "失主", "先生", "女士", "N/A"):
            with self.subTest(name):
                item = self.new_item(description="Wallet", category="wallet", document_name_entry=name)
                report = self.new_report(description="Kite", visitor_name=name)
                self.assertEqual(self._points(report, item)["name"], 0)

    def test_a_family_name_with_its_title_contradicts_nobody(self):
        item = self.new_item(description="Wallet", category="wallet", document_name_entry="王小明")
        for name in ("王先生", "王女士", "李小姐", "欧阳先生", "Mr. Wang", "Ms Li"):
            with self.subTest(name):
                self.assertEqual(self._points(self.new_report(visitor_name=name), item)["name"], 0)

    def test_a_full_name_with_its_title_is_the_name(self):
        item = self.new_item(description="Wallet", category="wallet", document_name_entry="王小明")
        for name in ("王小明先生", "王小明 先生", "Mr. Wang Xiaoming", "王小明同学"):
            with self.subTest(name):
                self.assertGreater(self._points(self.new_report(visitor_name=name), item)["name"], 0)

    def test_a_year_that_cannot_be_is_refused(self):
        for moment in ("0001-01-01 00:00:00", "0026-11-20 10:00:00"):
            for enter, name in ((self.new_report, "lost_from"), (self.new_item, "found_at")):
                with self.subTest(moment, field=name), self.assertRaisesRegex(ValidationError, "cannot be right"):
                    enter(**{name: moment})

    def test_a_report_entered_afterwards_finds_what_was_found_then(self):
        then = fields.Datetime.now() - timedelta(days=40)
        item = self.new_item(found_at=then + timedelta(hours=2), date=then + timedelta(hours=3), is_late_entry=True)
        report = self.new_report(date=then + timedelta(hours=1), lost_until=then, is_late_entry=True)
        self.assertIn(item, report.match_ids.item_id)

    def test_imported_entries_are_compared(self):
        item = self.new_item()
        reports = self.env["scenic.lost.report"].with_user(self.agent)
        result = reports.load(
            ["description", "desk_id/.id", "visitor_name"],
            [["Black folding umbrella", str(self.desk.id), "Li Lei"], ["黑色折叠伞", str(self.desk.id), "韩梅梅"]],
        )
        self.assertFalse(result["messages"])
        for report in reports.browse(result["ids"]):
            self.assertIn(item, report.match_ids.item_id)

    def test_a_duplicate_is_compared_and_carries_no_pair(self):
        item, report = self.new_item(), self.new_report()
        report.match_ids.filtered(lambda pair: pair.item_id == item).with_user(self.agent).action_reject()
        copy = report.with_user(self.agent).copy()
        self.assertFalse(copy.item_id)
        pair = copy.match_ids.filtered(lambda pair: pair.item_id == item)
        self.assertEqual(pair.state, "proposed")

    def test_words_asked_for_with_archived_records_shown(self):
        """What one reader's list shows does not decide what all entries are compared by."""
        word = self.env["scenic.match.word"].create({"kind": "thing", "words": "zorple", "active": False})
        words = self.env["scenic.match.word"]
        self.env.registry.clear_cache()
        vocabulary = words.with_context(active_test=False)._vocabulary(self.env.company.id)
        self.assertFalse(vocabulary.tokens_of(word.code))
        self.assertEqual(matching.concepts("zorple", words._vocabulary(self.env.company.id)), ["w.zorple"])

    def test_where_nothing_weighs_nothing_is_proposed(self):
        company = self.env.company
        company.write({f"scenic_match_{key}": 0 for key in company._match_weights()})
        item, report = self.new_item(serial_number="HX77120"), self.new_report(serial_number="HX77120")
        self.assertEqual(report._match_score(item).total, 0)
        self.assertFalse(report.match_ids)

    def test_an_archived_category_is_still_one(self):
        toy = self.category("toy")
        item = self.new_item(description="Telescope", category="toy", color=False)
        report = self.new_report(description="Telescope", category_id=toy.id)
        toy.active = False
        item.note = "Brass"
        self.assertIn(item, report.match_ids.item_id)

    def test_a_language_added_later_changes_nothing(self):
        item = self.new_item(description="黑色折叠伞", note="wooden handle")
        before = item._match_describe()
        self.env["res.lang"]._activate_lang("zh_CN")
        self.env["res.lang"]._activate_lang("fr_FR")
        self.env.registry.clear_cache()
        self.assertEqual(item.with_context(lang="zh_CN")._match_describe(), before)

    def test_what_open_entries_of_a_former_version_are_compared_by_is_read_again(self):
        report, item = self.new_report(visitor_name="王先生"), self.new_item(document_name_entry="王小明")
        closed = self.new_report(visitor_name="王小明")
        closed._end("withdrawn")
        self.env.flush_all()
        names = "SELECT match_names::text FROM %s WHERE id = %%s"
        for record in (report, item, closed):
            self.env.cr.execute(f"UPDATE {record._table} SET match_names = 'n.stale' WHERE id = %s", [record.id])
        self.env.invalidate_all()
        path = file_path("scenic_service_desk/migrations/19.0.5.0.0/post-match_name.py")
        spec = importlib.util.spec_from_file_location("post_match_name", path)
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        script.migrate(self.env.cr, "19.0.4.0.0")
        stored = []
        for record in (report, item, closed):
            self.env.cr.execute(names % record._table, [record.id])
            stored.append(self.env.cr.fetchone()[0])
        self.assertFalse(stored[0])
        self.assertIn("n.", stored[1])
        self.assertNotIn("stale", stored[1])
        self.assertEqual(stored[2], "'n.stale'")
