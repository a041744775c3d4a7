from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestMatchLife(ScenicCommon):
    """What becomes of a pair when its report or its item goes on (register 7)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.compare_ours_only()
        cls.compare_at_once()

    def pair(self, report, item):
        return self.env["scenic.lost.match"].search([("report_id", "=", report.id), ("item_id", "=", item.id)])

    def confirmed(self, item=None, **values):
        item = item or self.new_item()
        report = self.new_report(**values)
        self.pair(report, item).with_user(self.agent).action_confirm()
        return report, item

    def names(self, report, item):
        return {part.key: part.points for part in report._match_score(item).parts}["name"]

    def test_the_owner_s_name_corrected_is_compared_again(self):
        item = self.new_item(category="wallet", description="Wallet", document_name_entry="Zhang Lihua")
        report = self.new_report(description="Kite", visitor_name="Zhang Li")
        self.assertFalse(self.pair(report, item))
        report.with_user(self.agent).visitor_name = "Zhang Lihua"
        self.assertTrue(self.pair(report, item))

    def test_a_content_written_by_itself_is_compared_again(self):
        item = self.new_item(category="bag", description="Bag", content_ids=[(0, 0, {"name": "Book"})])
        report = self.new_report(description="Kånken Q7731X", color=False, zone_ids=False)
        self.assertFalse(self.pair(report, item))
        item.content_ids.with_user(self.agent).name = "Kånken Q7731X"
        self.assertTrue(self.pair(report, item))

    def test_proposals_end_with_the_item(self):
        for step in ("returned", "disposed"):
            with self.subTest(step):
                report, item = self.new_report(), self.new_item()
                self.assertTrue(self.pair(report, item))
                item._transition(step)
                self.assertFalse(self.pair(report, item))
                self.assertNotEqual(self.pair(report, item).state, "proposed")

    def test_proposals_end_with_the_report(self):
        report, item = self.new_report(), self.new_item()
        report.with_user(self.agent)._end("mistake")
        self.assertFalse(self.pair(report, item))

    def test_a_closed_report_has_nothing_to_reconsider(self):
        report, item = self.new_report(), self.new_item()
        pair = self.pair(report, item)
        pair.with_user(self.agent).action_reject()
        report._end("withdrawn")
        with self.assertRaises(UserError):
            pair.with_user(self.supervisor).action_reconsider()
        self.assertEqual(pair.state, "rejected")

    def test_rejected_stays_rejected_whatever_both_say_afterwards(self):
        report, item = self.new_report(), self.new_item()
        self.pair(report, item).with_user(self.agent).action_reject()
        for record in (report, item):
            record.write({"description": "iPhone 14 Pro", "serial_number": "SN-770122", "color": "purple"})
        report.with_user(self.agent).match_cards()
        item.with_user(self.agent).match_cards()
        self.assertEqual(self.pair(report, item).state, "rejected")
        report._end("withdrawn")
        report.with_user(self.supervisor).action_reopen()
        self.assertEqual(self.pair(report, item).state, "rejected")

    def test_many_rejections_do_not_hide_what_is_to_be_judged(self):
        self.env.company.scenic_match_behind = 100
        report = self.new_report(serial_number="HX77120")
        best = self.new_item(serial_number="HX77120")
        rejected = self.pair(report, best)
        rejected.with_user(self.agent).action_reject()
        plain = self.new_item()
        self.pair(report, plain)._write_unlocked({"score": 1})
        for _number in range(30):
            self.env.cr.execute(
                "INSERT INTO scenic_lost_match (report_id, item_id, company_id, score, state)"
                " VALUES (%s, %s, %s, 99, 'rejected')",
                [report.id, self.new_item(description="Kite", category="toy").id, report.company_id.id],
            )
        cards = report.with_user(self.agent).match_cards()["cards"]
        self.assertIn(plain.id, [card["res_id"] for card in cards])

    def test_closed_by_mistake_and_opened_again_its_item_is_proposed(self):
        report, item = self.confirmed()
        report.with_user(self.agent)._end("mistake")
        report.with_user(self.supervisor).action_reopen()
        self.assertEqual((report.state, self.pair(report, item).state), ("proposed", "proposed"))
        self.assertFalse(report.item_id)

    def test_two_reports_of_one_item_may_both_be_told(self):
        item = self.new_item()
        mine, _item = self.confirmed(item)
        other, _item = self.confirmed(item, visitor_name="Han Meimei", visitor_phone="13900000002")
        self.assertEqual((mine.item_id, other.item_id), (item, item))

    def returned(self, item, report=None, phone="138 1234 5678"):
        claim = self.new_claim(item, visitor_phone=phone, lost_report_id=report.id if report else False)
        claim.write({"verdict": "match"})
        claim.action_hand_over()
        return claim

    def test_the_phone_is_the_same_however_written(self):
        report, item = self.confirmed(visitor_phone="+86 138-1234-5678")
        self.returned(item, phone="13812345678")
        self.assertEqual(report.state, "returned")

    def test_both_reports_of_one_owner_end(self):
        item = self.new_item()
        first, _item = self.confirmed(item)
        second, _item = self.confirmed(item)
        self.returned(item, first)
        self.assertEqual((first.state, second.state), ("returned", "returned"))

    def test_after_a_reversed_return_the_other_owner_is_proposed_again(self):
        item = self.new_item()
        wrong, _item = self.confirmed(item)
        right, _item = self.confirmed(item, visitor_name="Han Meimei", visitor_phone="13900000002")
        claim = self.returned(item, wrong)
        self.assertEqual((right.state, right.item_id), ("searching", self.env["scenic.found.item"]))
        self.assertNotEqual(self.pair(right, item).state, "proposed")
        claim.with_user(self.manager)._end("reversed", "The wrong person")
        self.assertEqual(self.pair(right, item).state, "proposed")
        self.assertEqual(self.pair(wrong, item).state, "rejected")

    def test_the_owner_is_called_when_his_thing_leaves(self):
        for kind, values, state in (
            ("police", {"receiver_name": "Officer 0077", "reference": "GA-7"}, "transferred"),
            ("disposal", {"reason": "Spoilt"}, "disposed"),
        ):
            with self.subTest(kind):
                report, item = self.confirmed()
                report.with_user(self.agent).action_reached()
                self.assertFalse(report.next_contact_at)
                transfer = self.new_transfer(item, kind, self.custodian, **values)
                transfer.action_give()
                if transfer.state == "handed":
                    transfer.with_user(self.supervisor).action_receive_all()
                self.assertEqual(item.state, state)
                self.assertTrue(report.next_contact_at)
                self.assertIn(item.name, report.message_ids[:1].body)
                report._end("not_found")

    def test_what_visitors_call_their_things_is_no_html(self):
        item = self.new_item(description="Black folding umbrella <img src='https://x.test/a.png'>")
        report, _item = self.confirmed(item)
        item.sudo()._custody_step("police", {"receiver": "Officer 0077"}, by_system=True)
        self.assertIn(item.name, report.message_ids[:1].body)
        self.assertNotIn("<img", str(report.message_ids.mapped("body")))

    def test_on_the_way_to_finance_nobody_is_called(self):
        report, item = self.confirmed()
        report.with_user(self.agent).action_reached()
        item.sudo()._custody_step("finance", {"receiver": "Finance"}, by_system=True)
        self.assertFalse(report.next_contact_at)
        self.assertTrue(report.can_claim)

    def test_erased_the_owner_is_compared_by_his_name_no_longer(self):
        report, item = self.confirmed(visitor_name="Zhang Lihua", document_name_entry="Zhang Lihua")
        item.document_name_entry = "Zhang Lihua"
        report._end("withdrawn")
        report.sudo()._purge()
        report.flush_recordset()
        self.env.cr.execute(
            "SELECT match_names, row_to_json(r)::text FROM scenic_lost_report r WHERE id = %s", [report.id]
        )
        [(names, row)] = self.env.cr.fetchall()
        self.assertFalse(names)
        self.assertNotIn("Lihua", row)
        self.env.cr.execute("SELECT parts::text FROM scenic_lost_match WHERE report_id = %s", [report.id])
        self.assertNotIn("Lihua", str(self.env.cr.fetchall()))

    def test_an_agent_of_another_desk_judges(self):
        report, item = self.new_report(), self.new_item()
        pair = self.pair(report, item).with_user(self.kiosk_agent)
        pair.action_confirm()
        self.assertEqual(report.item_id, item)
        pair.action_reject("Another handle")
        self.assertFalse(report.item_id)
        self.assertEqual((pair.state, pair.reason), ("rejected", "Another handle"))

    def test_settings_count_at_once_for_all_open_reports(self):
        report, item = self.new_report(), self.new_item()
        self.assertTrue(self.pair(report, item))
        queue = self.env["scenic.match.queue"]
        for threshold, is_proposed in ((100, False), (20, True)):
            self.env.company.scenic_match_threshold = threshold
            queue._work()
            self.assertEqual(bool(self.pair(report, item)), is_proposed)
        self.env.company.scenic_match_threshold = 20
        self.assertFalse(queue.search([]), "nothing has changed")

    def test_settings_count_for_the_job_and_on_opening_from_both_sides(self):
        report, item = self.new_report(), self.new_item()
        for weight in (0, 100):
            self.env.company.write({"scenic_match_color": weight})
            for record in (report, item):
                record.with_user(self.agent).match_cards()
                pair = self.pair(report, item)
                color = next(part for part in pair.parts if part["key"] == "color")
                self.assertEqual(color["points"] > 0, weight > 0)

    def test_the_parts_add_up_in_both_languages(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        report = self.new_report(serial_number="HX77120", document_name_entry="Zhang Lihua")
        item = self.new_item(serial_number="HX77120", document_name_entry="Zhang Lihua")
        pair = self.pair(report, item)
        self.assertEqual(pair.score, 100)
        for lang in ("en_US", "zh_CN"):
            pairs = pair.with_context(lang=lang)
            self.assertEqual(sum(reason["points"] for reason in pairs._reasons()[pair.id]), pair.score)

    def test_time_is_told_as_it_is_counted(self):
        now = fields.Datetime.now().replace(microsecond=0)
        item = self.new_item(found_at=now - timedelta(hours=5))
        report = self.new_report(lost_until=now - timedelta(hours=1))
        self.assertGreater({part.key: part.points for part in report._match_score(item).parts}["time"], 0)
        self.assertNotIn("before it was lost", self.pair(report, item).with_context(lang="en_US").reason_text)

    def test_user_of_one_company_sees_the_pairs_of_it(self):
        report, item = self.new_report(), self.new_item()
        other = self.env["res.company"].create({"name": "Other Park"})
        self.agent.write({"company_ids": [(4, other.id)]})
        cards = (
            report.with_user(self.agent).with_context(allowed_company_ids=self.env.company.ids).match_cards()["cards"]
        )
        self.assertIn(item.id, [card["res_id"] for card in cards])
