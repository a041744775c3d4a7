from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .missing import MissingCommon


@tagged("post_install", "-at_install")
class TestMissingPair(MissingCommon):
    """Sought and brought in."""

    def pair(self, sought, brought):
        return self.env["scenic.missing.pair"].search([("sought_id", "=", sought.id), ("brought_id", "=", brought.id)])

    def test_proposed_across_languages_with_reasons(self):
        pair = self.pair(self.new_missing(), self.new_brought_in())
        self.assertEqual(pair.state, "proposed")
        for reason in ("Sex", "Age", "Height", "Clothing and Features", "Zone", "Time"):
            with self.subTest(reason):
                self.assertIn(reason, pair.reason_text)

    def test_whoever_comes_first(self):
        brought = self.new_brought_in()
        self.assertTrue(self.pair(self.new_missing(), brought))

    def test_a_girl_is_no_boy(self):
        self.assertFalse(self.pair(self.new_missing(), self.new_brought_in(sex="female")))

    def test_found_before_last_seen(self):
        sought = self.new_missing()
        brought = self.new_brought_in(last_seen_at="2020-01-01 08:00:00")
        self.assertFalse(self.pair(sought, brought))

    def test_compared_again_when_the_card_changes(self):
        sought, brought = self.new_missing(sex="female"), self.new_brought_in()
        self.assertFalse(self.pair(sought, brought))
        sought.sex = "male"
        self.assertTrue(self.pair(sought, brought))

    def test_confirmed_both_are_found(self):
        sought, brought = self.new_missing(), self.new_brought_in()
        self.pair(sought, brought).with_user(self.agent).action_confirm()
        self.assertEqual((sought.state, brought.state), ("found", "found"))
        self.assertEqual((sought.same_as_id, brought.same_as_id), (brought, sought))
        self.assertEqual(sought.found_place, "Kiosk")

    def test_rejected_is_never_proposed_again(self):
        sought, brought = self.new_missing(), self.new_brought_in()
        pair = self.pair(sought, brought)
        pair.with_user(self.agent).action_reject()
        sought.clothing = "red jacket, blue trousers, white shoes"
        self.assertEqual(self.pair(sought, brought).state, "rejected")

    def test_search_on_takes_both_apart(self):
        sought, brought = self.new_missing(), self.new_brought_in()
        pair = self.pair(sought, brought)
        pair.with_user(self.agent).action_confirm()
        sought.action_search_on()
        self.assertEqual((sought.state, brought.state, pair.state), ("searching", "searching", "rejected"))
        self.assertFalse(sought.same_as_id or brought.same_as_id)

    def test_nobody_proposes_by_hand(self):
        values = {"sought_id": self.new_missing().id, "brought_id": self.new_brought_in(sex="female").id}
        with self.assertRaises(AccessError):
            self.env["scenic.missing.pair"].with_user(self.supervisor).create(
                {**values, "company_id": self.env.company.id}
            )

    def test_told_at_two_desks(self):
        first = self.new_missing()
        again = self.new_missing(self.kiosk_agent, desk_id=self.kiosk.id, visitor_name="Li Gang", relation="father")
        self.assertIn(first, again.duplicate_ids)
        self.assertNotIn(self.new_brought_in(), again.duplicate_ids)

    def test_judged_by_whom_and_when(self):
        pair = self.pair(self.new_missing(), self.new_brought_in())
        pair.with_user(self.kiosk_agent).action_reject()
        self.assertEqual(pair.judged_by_id, self.kiosk_agent)
        self.assertTrue(pair.judged_at)

    def test_supervisor_takes_a_rejection_back(self):
        pair = self.pair(self.new_missing(), self.new_brought_in())
        pair.with_user(self.agent).action_reject()
        with self.assertRaises(AccessError):
            pair.with_user(self.agent).action_reconsider()
        pair.with_user(self.supervisor).action_reconsider()
        self.assertEqual(pair.state, "proposed")

    def test_nobody_is_two_persons(self):
        sought, brought = self.new_missing(), self.new_brought_in()
        second = self.pair(sought, self.new_brought_in())
        self.pair(sought, brought).with_user(self.agent).action_confirm()
        with self.assertRaises(UserError):
            second.with_user(self.agent).action_confirm()

    def test_an_ended_search_is_not_brought_together(self):
        sought, brought = self.new_missing(), self.new_brought_in()
        pair = self.pair(sought, brought)
        brought._end("by_self")
        with self.assertRaises(UserError):
            pair.with_user(self.agent).action_confirm()

    def test_reminder_goes_with_the_judgement(self):
        sought = self.new_missing()
        self.new_brought_in()
        kind = "scenic_service_desk.mail_activity_missing_pair"
        self.assertTrue(sought.activity_search([kind]))
        for pair in sought.pair_ids:
            pair.with_user(self.supervisor).action_reject()
        self.assertFalse(sought.activity_search([kind]))

    def test_reasons_in_words(self):
        sought = self.new_missing(
            person_name="Xiaoming", age=0, last_seen_at=fields.Datetime.now() - timedelta(hours=3)
        )
        pair = self.pair(sought, self.new_brought_in(person_name="Xiaoming", age=0))
        for words in ("The same name", "By age group", "Found 3 hours later", "Dragon Gate"):
            with self.subTest(words):
                self.assertIn(words, pair.reason_text)

    def test_reason_of_another_name_and_an_earlier_find(self):
        sought = self.new_missing()
        brought = self.new_brought_in(person_name="Dandan", last_seen_at=fields.Datetime.now() - timedelta(minutes=12))
        reasons = self.pair(sought, brought).reason_text
        self.assertIn("Another name", reasons)
        self.assertIn("Found 12 minutes before", reasons)

    def test_reasons_in_the_reader_s_language(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        pair = self.pair(self.new_missing(), self.new_brought_in())
        words = pair.with_context(lang="zh_CN")._hint_names().values()
        self.assertIn("红色", words)

    def test_reasons_show_no_name(self):
        pair = self.pair(self.new_missing(), self.new_brought_in(person_name="Xiaoming"))
        self.assertNotIn("Xiaoming", pair.reason_text)
        self.assertNotIn("xiaoming", str(pair.parts))
