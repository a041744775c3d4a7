from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .common import MODULE, ScenicCommon


@tagged("post_install", "-at_install")
class TestValuablesDaily(ScenicCommon):
    """At day's end the valuables are with the custodian, or the day says so."""

    def _gaps(self, log=None):
        log = log or self.today_log()
        return {gap["key"]: gap for gap in self.env["scenic.custody.transfer"]._closing_gaps(log)}

    def test_one_button_lists_all_valuables(self):
        phones = self.new_phone() | self.new_phone()
        self.new_item()
        action = self.desk.with_user(self.agent).action_hand_valuables()
        transfer = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual((transfer.kind, transfer.line_ids.item_id), ("custodian", phones))

    def test_button_of_the_list_takes_the_chosen_ones(self):
        phone, _other = self.new_phone(), self.new_phone()
        action = phone.with_user(self.agent).action_hand_valuables()
        self.assertEqual(self.env[action["res_model"]].browse(action["res_id"]).line_ids.item_id, phone)

    def test_button_of_the_list_takes_all_where_none_is_chosen(self):
        phones = self.new_phone() | self.new_phone()
        action = self.env["scenic.found.item"].with_user(self.agent).action_hand_valuables()
        self.assertEqual(self.env[action["res_model"]].browse(action["res_id"]).line_ids.item_id, phones)

    def test_nothing_to_hand_over_is_said(self):
        with self.assertRaisesRegex(UserError, "No valuable"):
            self.desk.with_user(self.agent).action_hand_valuables()

    def test_valuable_at_the_counter_is_a_gap(self):
        self.new_phone()
        gap = self._gaps()["valuables"]
        self.assertIn("not with the custodian yet: 1", gap["text"])
        action = getattr(self.today_log().with_user(self.agent), gap["method"])()
        self.assertEqual(action["res_model"], "scenic.custody.transfer")

    def test_valuable_with_the_custodian_is_none(self):
        self.to_custodian(self.new_phone())
        self.assertFalse(self._gaps())

    def test_list_that_waits_for_the_custodian_is_named(self):
        transfer = self.new_transfer(self.new_phone())
        transfer.action_give()
        gaps = self._gaps()
        self.assertEqual(list(gaps), ["valuables_unsigned"])
        self.assertIn(transfer.name, gaps["valuables_unsigned"]["text"])

    def test_ordinary_thing_is_no_gap(self):
        self.new_item()
        self.assertFalse(self._gaps())

    def test_valuable_of_tomorrow_is_no_gap_of_today(self):
        log = self.today_log()
        with freeze_time(fields.Datetime.now() + timedelta(days=1)):
            self.new_phone()
        self.assertFalse(self._gaps(log))

    def test_desk_may_do_without(self):
        self.desk.valuables_daily = False
        self.new_phone()
        self.assertFalse(self._gaps())

    def test_unsigned_list_is_an_open_matter(self):
        transfer = self.new_transfer(self.new_phone())
        for state, is_open in (("draft", True), ("handed", True), ("received", False)):
            if state == "handed":
                transfer.action_give()
            elif state == "received":
                transfer.with_user(self.custodian).action_receive_all()
            with self.subTest(state):
                self.assertEqual(transfer._is_open_matter(), is_open)

    def test_card_counts_the_lists_to_sign(self):
        self.new_transfer(self.new_phone())
        self.assertEqual((self.desk.transfer_count, self.kiosk.transfer_count), (1, 0))

    def test_custodian_is_reminded_until_he_signs(self):
        transfer = self.new_transfer(self.new_phone())
        transfer.action_give()
        self.assertEqual(transfer.activity_ids.user_id, self.custodian)
        transfer.with_user(self.custodian).action_receive_all()
        self.assertFalse(transfer.activity_ids)


@tagged("post_install", "-at_install")
class TestPoliceByRule(ScenicCommon):
    """Where a company wants it, a job puts on a list what is due to the police; once, however often it runs."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.scenic_police_by_rule = True
        cls.card = cls.new_item(category="identity")
        cls.category("identity").destination = "police"

    def _run(self, after=timedelta(days=400)):
        with freeze_time(fields.Datetime.now() + after):
            self.env["scenic.custody.transfer"]._cron_draft_police()
        return self.card.open_transfer_id

    def test_due_item_is_put_on_a_list(self):
        transfer = self._run()
        self.assertEqual((transfer.kind, transfer.state), ("police", "draft"))
        self.assertEqual(transfer.activity_ids.user_id, self.custodian)

    def test_again_it_changes_nothing(self):
        transfer = self._run()
        self.assertEqual(self._run(), transfer)
        self.assertEqual(len(self.card.transfer_line_ids), 1)
        self.assertEqual(len(transfer.activity_ids), 1)

    def test_list_of_a_dangerous_thing_takes_nothing_else(self):
        urgent = self.new_transfer(self.new_item(category="dangerous"), "police")
        self.assertNotEqual(self._run(), urgent)
        self.assertEqual(len(urgent.line_ids), 1)

    def test_what_is_not_due_yet_waits(self):
        self.assertFalse(self._run(timedelta(0)))

    def test_shipped_off(self):
        self.env.company.scenic_police_by_rule = False
        self.assertFalse(self._run())

    def test_settings_of_the_company(self):
        settings = self.env["res.config.settings"].create({})
        settings.scenic_police_by_rule = False
        settings.execute()
        self.assertFalse(self.env.company.scenic_police_by_rule)

    def test_there_is_a_job(self):
        self.assertEqual(self.env.ref(f"{MODULE}.ir_cron_draft_police").interval_type, "days")
