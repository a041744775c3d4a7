import doctest
import importlib.util
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import BaseCase, tagged
from odoo.tools import SQL, file_path

from odoo.addons.scenic_service_desk.tools import matching

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestMatchExamples(BaseCase):
    """The engine's own examples."""

    def test_examples(self):
        modules = (
            matching.text,
            matching.vocabulary,
            matching.thing,
            matching.scoring,
            matching.query,
            matching.spelling,
            matching.days,
        )
        results = [doctest.testmod(module) for module in modules]
        self.assertFalse(sum(result.failed for result in results))
        self.assertGreater(sum(result.attempted for result in results), 15)


@tagged("post_install", "-at_install")
class TestMatch(ScenicCommon):
    """What was lost is compared with what was found (register 7)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("zh_CN")

    def _report(self, **values):
        return self.new_report(**{"description": "Black backpack with a panda charm", **values})

    def _item(self, **values):
        return self.new_item(**{"description": "黑色双肩包，挂着熊猫挂件", "category": "bag", **values})

    def _points(self, report, item):
        """Points by part of a pair that is proposed, empty where it is not."""
        scores = dict(report._match_candidates())
        return {part.key: part.points for part in scores[item.id].parts} if item.id in scores else {}

    def test_english_report_finds_a_chinese_item(self):
        item = self._item()
        points = self._points(self._report(category_id=self.category("bag").id), item)
        self.assertTrue(all(points[key] > 0 for key in ("category", "words", "color", "time")), points)

    def test_chinese_item_finds_an_english_report(self):
        report = self._report(category_id=self.category("bag").id)
        self.assertIn(report.id, dict(self._item()._match_candidates()))

    def test_traditional_characters_are_the_same(self):
        report = self._report(description="黑色雙肩包，掛著熊貓掛件", category_id=self.category("bag").id)
        other = self._report(description="黑色双肩包，挂着熊猫挂件", category_id=self.category("bag").id)
        self.assertEqual(report._match_thing().tokens, other._match_thing().tokens)

    def test_a_kind_of_what_is_named_counts_like_it(self):
        report, earphones, wireless, toy = (
            matching.Thing.described(self.env["scenic.match.word"]._vocabulary(self.env.company.id), text)
            for text in ("Earphones", "Earphones", "Wireless earphones", "Toy")
        )
        same, kind, other = (
            {part.key: part.points for part in matching.score(report, found, matching.Rules()).parts}["words"]
            for found in (earphones, wireless, toy)
        )
        self.assertTrue(same > kind > same / 3, (same, kind))
        self.assertFalse(other)

    def test_what_is_far_behind_the_best_is_left_out(self):
        self.compare_ours_only()
        self.env.company.write({"scenic_match_threshold": 1, "scenic_match_behind": 0})
        item = self._item()
        report = self._report(category_id=self.category("bag").id)
        self._item(description="Backpack", color="red")
        self.assertEqual([item_id for item_id, _score in report._match_candidates()], [item.id])
        self.env.company.scenic_match_behind = 100
        self.assertEqual(len(report._match_candidates()), 2)

    def test_wrong_category_excludes_nothing(self):
        item = self._item(category="camera")
        report = self._report(category_id=self.category("bag").id)
        self.assertIn(item.id, dict(report._match_candidates()))

    def test_name_on_a_document_is_compared(self):
        item = self._item(category="wallet", description="Wallet", document_name_entry="WANG Xiao-Ming")
        report = self._report(description="Kite", category_id=self.category("toy").id, visitor_name="Xiaoming Wang")
        self.assertEqual(self._points(report, item)["name"], self.env.company.scenic_match_name)

    def test_a_name_is_enough_to_look_for(self):
        item = self._item(category="wallet", description="Wallet", document_name_entry="王小明")
        report = self._report(description="？", category_id=self.category("other").id, visitor_name="王小明")
        self.assertEqual(report._match_thing().said("t"), set())
        self.assertIn(item.id, [item_id for item_id, _thing in self._searched(report)])

    def _searched(self, record):
        rules = {record.company_id: record._match_rules(record.company_id)}
        return record._match_search({record.id: record._match_thing()}, rules)[record.id]

    def test_found_by_name_and_word_it_is_compared_once(self):
        item = self._item(category="wallet", description="Brown wallet", document_name_entry="王小明")
        report = self._report(description="Brown wallet", visitor_name="王小明")
        self.assertEqual([item_id for item_id, _thing in self._searched(report)].count(item.id), 1)

    def test_chinese_name_is_found_by_its_passport(self):
        item = self._item(category="wallet", description="Wallet", document_name_entry="王小明")
        toy = self.category("toy").id
        for name, alike in (
            ("WANG XIAOMING", True),
            ("Xiaoming Wang", True),
            ("Wang Xiao-Ming", True),
            ("Wang Xiao Ming", True),
            ("Wang Xiaohong", False),
        ):
            with self.subTest(name):
                report = self._report(description="Kite", category_id=toy, visitor_name=name)
                self.assertEqual(self._points(report, item).get("name", 0) > 0, alike)

    def test_passport_is_found_by_a_chinese_name(self):
        report = self._report(description="Kite", category_id=self.category("toy").id, visitor_name="歐陽娜")
        item = self._item(category="wallet", description="Wallet", document_name_entry="NA OUYANG")
        scores = dict(item._match_candidates())
        self.assertGreater({part.key: part.points for part in scores[report.id].parts}["name"], 0)

    def test_two_who_sound_alike_are_not_one(self):
        item = self._item(document_name_entry="王小明")
        report = self._report(visitor_name="汪晓鸣")
        points = {part.key: part.points for part in report._match_score(item).parts}
        self.assertLess(points["name"], 0)

    def test_name_on_a_document_is_shown_nowhere(self):
        item = self._item(document_name_entry="WANG Xiaoming")
        with self.assertRaises(AccessError):
            item.with_user(self.supervisor).read(["match_names"])
        self.env.flush_all()
        self.env.cr.execute("SELECT row_to_json(t)::text FROM scenic_found_item t WHERE id = %s", [item.id])
        stored = self.env.cr.fetchone()[0].replace('"document_name":"WANG Xiaoming"', "")
        self.assertNotIn("xiaoming", stored.lower())
        score = item._match_score(self._report(visitor_name="Wang Xiaoming"))
        self.assertEqual([part.hint for part in score.parts if part.key == "name"], [()])

    def test_purged_name_is_compared_no_longer(self):
        item = self._item(document_name_entry="WANG Xiaoming")
        item.sudo()._purge()
        self.assertFalse(item.sudo()._match_hashes())
        item.flush_recordset()
        self.env.cr.execute("SELECT match_names FROM scenic_found_item WHERE id = %s", [item.id])
        self.assertFalse(self.env.cr.fetchone()[0])

    def test_serial_number_nearly_decides(self):
        item = self._item(description="Item", serial_number="sn 77-O1")
        report = self._report(description="Thing", serial_number="SN7701", color="red")
        self.assertEqual(report._match_candidates()[0][0], item.id)

    def test_found_before_it_was_lost(self):
        item = self._item(found_at=fields.Datetime.now() - timedelta(days=20))
        report = self._report(lost_from=fields.Datetime.now() - timedelta(days=2))
        self.assertNotIn(item.id, dict(report._match_candidates()))
        self.assertLess({part.key: part.points for part in report._match_score(item).parts}["time"], 0)

    def test_only_open_entries_of_the_company(self):
        report = self._report()
        gone, foreign = self._item(), self._item()
        gone._transition("disposed")
        company = self.env["res.company"].create({"name": "Second Park"})
        self.env.flush_all()
        self.env.cr.execute("UPDATE scenic_found_item SET company_id = %s WHERE id = %s", [company.id, foreign.id])
        self.assertFalse({gone.id, foreign.id} & dict(report._match_candidates()).keys())

    def test_nearer_zones_bring_more(self):
        far, near = self.env["scenic.zone"].create(
            [
                {"name": "Far", "latitude": 31.30, "longitude": 121.60},
                {"name": "Near", "latitude": 31.2005, "longitude": 121.5005},
            ]
        )
        self.zone.write({"latitude": 31.2, "longitude": 121.5})
        item = self._item(zone_id=self.zone.id)
        points = [self._points(self._report(zone_ids=zone.ids), item)["zone"] for zone in (self.zone, near, far)]
        self.assertEqual(points, sorted(points, reverse=True))
        self.assertEqual((points[0], points[2]), (self.env.company.scenic_match_zone, 0))
        self.assertGreater(points[1], 0)

    def test_zones_without_coordinates_are_near_at_the_same_desk(self):
        other = self.env["scenic.zone"].create({"name": "Other", "desk_id": self.desk.id})
        self.zone.desk_id = self.desk
        item = self._item(zone_id=self.zone.id)
        self.assertGreater(self._points(self._report(zone_ids=other.ids), item)["zone"], 0)

    def test_weights_and_threshold_are_settings(self):
        item, report = self._item(), self._report()
        self.env.company.scenic_match_color = 0
        self.assertEqual(self._points(report, item)["color"], 0)
        self.env.company.scenic_match_threshold = 100
        self.assertFalse(report._match_candidates())
        with self.assertRaises(ValidationError):
            self.env.company.scenic_match_threshold = 0
        with self.assertRaises(ValidationError):
            self.env.company.scenic_match_words = -1

    def test_one_query(self):
        self._item()
        report = self._report()
        report._match_candidates()
        with self.assertQueryCount(1):
            report._match_candidates()

    def test_the_query_is_answered_by_the_small_index(self):
        item, report = self._item(), self._report()
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns"
            " WHERE table_name = 'scenic_found_item' AND column_name NOT IN ('id', 'name', 'match_tokens')"
        )
        columns = SQL(self.env.cr.fetchone()[0])
        # a house full of other things
        self.env.cr.execute(
            SQL(
                "INSERT INTO scenic_found_item (name, match_tokens, %(columns)s)"
                " SELECT 'T-' || i, array_to_tsvector(ARRAY['t.kite', 'c.green']), %(columns)s"
                " FROM scenic_found_item, generate_series(1, 3000) i WHERE id = %(item)s",
                columns=columns,
                item=item.id,
            )
        )
        self.env.cr.execute("ANALYZE scenic_found_item")
        query = report._match_query(report._match_thing(), report._match_rules(report.company_id))
        plan = "\n".join(row[0] for row in self.env.execute_query(SQL("EXPLAIN %s", query)))
        self.assertIn("scenic_found_item_open_match_idx", plan)
        self.assertNotIn("Seq Scan", plan)

    def test_items_of_a_former_version_are_filled(self):
        items = self._item() + self._item(document_name_entry="Li Lei")
        self.env.flush_all()
        columns = "SELECT id, match_tokens, match_names FROM scenic_found_item WHERE id IN %s ORDER BY id"
        before = self.env.execute_query(SQL(columns, tuple(items.ids)))
        self.env.cr.execute("UPDATE scenic_found_item SET match_tokens = NULL, match_names = NULL")
        self.env.invalidate_all()
        path = file_path("scenic_service_desk/migrations/19.0.3.0.0/post-match.py")
        spec = importlib.util.spec_from_file_location("post_match", path)
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        script.migrate(self.env.cr, "19.0.2.0.0")
        self.assertEqual(self.env.execute_query(SQL(columns, tuple(items.ids))), before)
