from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.mail.tools.discuss import Store

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestLostMatch(ScenicCommon):
    """Lost reports and found items are brought together (register 7)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.compare_at_once()
        cls.compare_ours_only()

    def new_report(self, user=None, **values):
        values = {
            "description": "Black folding umbrella with a wooden handle",
            "visitor_phone": "13800000001",
            **values,
        }
        return self.new_entry("scenic.lost.report", user, **values)

    def pair(self, report, item):
        return self.env["scenic.lost.match"].search([("report_id", "=", report.id), ("item_id", "=", item.id)])

    def confirmed(self):
        report, item = self.new_report(), self.new_item()
        self.pair(report, item).with_user(self.agent).action_confirm()
        return report, item

    def test_an_item_handed_in_is_compared_with_open_reports(self):
        report = self.new_report()
        item = self.new_item(self.kiosk_agent, desk_id=self.kiosk.id)
        self.assertEqual(self.pair(report, item).state, "proposed")
        self.assertEqual(report.state, "proposed")

    def test_a_report_is_compared_with_items_in_the_house(self):
        item = self.new_item()
        report = self.new_report()
        self.assertTrue(self.pair(report, item))
        self.assertEqual(report.state, "proposed")

    def test_who_took_the_report_is_reminded_once(self):
        report = self.new_report()
        self.new_item(self.colleague)
        self.new_item(self.colleague)
        kind = self.env.ref("scenic_service_desk.mail_activity_match")
        reminders = report.activity_ids.filtered(lambda activity: activity.activity_type_id == kind)
        self.assertEqual(reminders.user_id, self.agent)
        self.assertEqual(len(reminders), 1)

    def test_reminder_says_what_to_do_in_the_reader_s_language(self):
        report = self.new_report()
        self.new_item(self.colleague)
        kind = self.env.ref("scenic_service_desk.mail_activity_match")
        reminder = report.activity_ids.filtered(lambda activity: activity.activity_type_id == kind)
        (shown,) = Store().add(reminder.with_user(self.agent)).get_result()["mail.activity"]
        self.assertEqual((shown["summary"], shown["display_name"]), (False, kind.with_user(self.agent).name))

    def test_every_report_taker_is_reminded(self):
        reports = self.new_report() | self.new_report(self.colleague)
        self.new_item(self.colleague)
        kind = self.env.ref("scenic_service_desk.mail_activity_match")
        for report, taker in zip(reports, (self.agent, self.colleague), strict=True):
            reminders = report.activity_ids.filtered(lambda activity: activity.activity_type_id == kind)
            self.assertEqual(reminders.user_id, taker)

    def test_a_proposal_is_no_reason_to_compare_again(self):
        """Each report that a find may belong to would otherwise search the whole house once more."""
        reports = self.new_report() | self.new_report()
        with patch.object(self.env.registry["scenic.lost.report"], "_find_matches") as compared:
            self.new_item()
        self.assertEqual(reports.mapped("state"), ["proposed", "proposed"])
        compared.assert_not_called()

    def test_a_report_opened_again_is_compared(self):
        report = self.new_report()
        report._end("withdrawn")
        item = self.new_item()
        self.assertFalse(self.pair(report, item))
        report.with_user(self.supervisor).action_reopen()
        self.assertTrue(self.pair(report, item))

    def test_what_does_not_match_is_not_proposed(self):
        report = self.new_report(description="Silver laptop computer")
        item = self.new_item()
        self.assertFalse(self.pair(report, item))
        self.assertEqual(report.state, "searching")

    def test_a_corrected_description_takes_the_proposal_back(self):
        item = self.new_item()
        report = self.new_report()
        report.write(
            {"description": "Silver laptop computer", "category_id": self.category("electronics").id, "color": "silver"}
        )
        self.assertFalse(self.pair(report, item))
        self.assertEqual(report.state, "searching")

    def test_a_much_better_find_takes_the_place_of_a_poor_one(self):
        report = self.new_report(serial_number="HX77120", color="black")
        poor = self.new_item(description="Umbrella", color="black")
        self.assertTrue(self.pair(report, poor))
        good = self.new_item(serial_number="HX77120", color="black")
        self.assertEqual(self.pair(report, good).state, "proposed")
        self.assertFalse(self.pair(report, poor))

    def test_who_has_a_much_better_find_is_not_asked_about_a_poor_one(self):
        report = self.new_report(serial_number="HX77120", color="black")
        self.new_item(serial_number="HX77120", color="black")
        poor = self.new_item(description="Umbrella", color="black")
        self.assertFalse(self.pair(report, poor))

    def test_the_best_rejected_the_next_is_proposed(self):
        report = self.new_report(serial_number="HX77120", color="black")
        good = self.new_item(serial_number="HX77120", color="black")
        poor = self.new_item(description="Umbrella", color="black")
        self.pair(report, good).with_user(self.agent).action_reject()
        self.assertEqual(self.pair(report, poor).state, "proposed")

    def test_a_rejected_pair_is_never_proposed_again(self):
        report, item = self.new_report(), self.new_item()
        self.pair(report, item).with_user(self.agent).action_reject()
        item.note = "wooden handle"
        report.note = "wooden handle"
        self.assertEqual(self.pair(report, item).state, "rejected")
        self.assertEqual(report.state, "searching")

    def test_confirming_sets_the_call_to_the_owner(self):
        report, item = self.confirmed()
        self.assertEqual(report.item_id, item)
        self.assertTrue(report.next_contact_at)
        kinds = report.activity_ids.activity_type_id
        self.assertEqual(kinds, self.env.ref("scenic_service_desk.mail_activity_call_owner"))

    def test_one_click_tells_the_owner(self):
        report, _item = self.confirmed()
        report.with_user(self.agent).action_reached()
        self.assertEqual(report.state, "told")
        self.assertEqual(report.contact_ids.outcome, "reached")

    def test_a_second_item_is_not_confirmed_for_a_report(self):
        report, _item = self.confirmed()
        other = self.new_item()
        with self.assertRaisesRegex(UserError, "search on first"):
            self.pair(report, other).with_user(self.agent).action_confirm()

    def test_not_his_rejects_the_pair_and_searches_on(self):
        report, item = self.confirmed()
        report.with_user(self.agent).action_search_on()
        self.assertFalse(report.item_id)
        self.assertEqual(self.pair(report, item).state, "rejected")

    def test_the_owner_claims_without_telling_all_again(self):
        report, item = self.confirmed()
        context = report.with_user(self.agent).action_claim()["context"]
        claim = self.env["scenic.claim"].with_user(self.agent).with_context(**context).create({})
        self.assertEqual(claim.item_id, item)
        self.assertEqual(claim.visitor_phone, "13800000001")
        self.assertIn("wooden handle", claim.description)

    def returned(self):
        report, item = self.confirmed()
        context = report.with_user(self.agent).action_claim()["context"]
        claim = self.env["scenic.claim"].with_user(self.agent).with_context(**context)
        claim = claim.create({"visitor_name": "Li", "signed_on_paper": True, "verdict": "match"})
        claim.action_hand_over()
        return report, item, claim

    def test_the_return_ends_the_report(self):
        report, item, _claim = self.returned()
        self.assertEqual((report.state, report.result), ("returned", "returned"))
        self.assertEqual(item.state, "returned")

    def test_others_who_hoped_for_it_search_on(self):
        other = self.new_report(visitor_phone="13900000002")
        report, item, _claim = self.returned()
        self.assertFalse(self.pair(other, item).filtered(lambda pair: pair.state == "proposed"))
        self.assertEqual(other.state, "searching")
        self.assertEqual(report.state, "returned")

    def test_a_reversed_return_opens_the_report_again(self):
        report, _item, claim = self.returned()
        claim.with_user(self.manager)._end("reversed", "The wrong person")
        self.assertIn(report.state, ("searching", "proposed"))

    def test_cards_explain_every_part(self):
        report, item = self.new_report(), self.new_item()
        cards = report.with_user(self.agent).match_cards()["cards"]
        [card] = [card for card in cards if card["res_id"] == item.id]
        self.assertEqual(sum(reason["points"] for reason in card["reasons"]), card["score"])
        self.assertIn("Found within the hour", [reason["text"] for reason in card["reasons"]])

    def test_characters_in_common_are_shown_as_words(self):
        joined = self.env["scenic.lost.match"]._joined(["份证", "小花", "身份"])
        self.assertEqual(joined, ["小花", "身份证"])

    def test_a_name_is_compared_and_not_shown(self):
        report = self.new_report(description="Identity card", document_name_entry="Zhang Lihua")
        self.new_item(description="Identity card", category="identity", document_name_entry="Zhang Lihua")
        cards = report.with_user(self.agent).match_cards()["cards"]
        self.assertIn("The same name", str(cards))
        self.assertNotIn("Lihua", str(cards))

    def test_an_agent_makes_no_pair_by_hand(self):
        report, item = self.new_report(), self.new_item(description="Silver laptop")
        values = {"report_id": report.id, "item_id": item.id, "company_id": report.company_id.id}
        with self.assertRaises(AccessError):
            self.env["scenic.lost.match"].with_user(self.agent).create(values)

    def test_a_crew_leader_sees_no_pairs(self):
        report, item = self.new_report(), self.new_item()
        with self.assertRaises(AccessError):
            self.pair(report, item).with_user(self.crew_leader).read(["score"])

    def test_a_crew_leader_opens_his_find_without_cards(self):
        self.new_report()
        item = self.new_on_site()
        self.assertEqual(item.with_user(self.crew_leader).match_cards(), {"can_judge": False, "cards": []})

    def test_only_a_supervisor_takes_a_rejection_back(self):
        report, item = self.new_report(), self.new_item()
        pair = self.pair(report, item)
        pair.with_user(self.agent).action_reject()
        with self.assertRaises(AccessError):
            pair.with_user(self.agent).action_reconsider()
        pair.with_user(self.supervisor).action_reconsider()
        self.assertEqual((pair.state, report.state), ("proposed", "proposed"))

    def test_another_company_shows_nothing(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        report, item = self.new_report(), self.new_item()
        self.manager.write({"company_ids": [(4, company.id)], "company_id": company.id})
        pairs = self.env["scenic.lost.match"].with_user(self.manager).with_context(allowed_company_ids=company.ids)
        self.assertFalse(pairs.search([("id", "=", self.pair(report, item).id)]))
