from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestLostBroadcast(ScenicCommon):
    """What was lost, read out over the loudspeakers."""

    def broadcast(self, report, user=None):
        """The broadcast a click on the report leads to."""
        action = report.with_user(user or self.agent).action_broadcast()
        return self.env["scenic.broadcast"].browse(action["res_id"])

    def test_one_click_composes_it(self):
        report = self.new_report()
        broadcast = self.broadcast(report)
        self.assertEqual((broadcast.report_id, broadcast.requested_by), (report, report.name))
        self.assertTrue(broadcast.is_read_due)

    def test_text_in_both_languages_whatever_was_typed(self):
        for description in ("Black folding umbrella", "黑色折叠雨伞"):
            with self.subTest(description):
                broadcast = self.broadcast(self.new_report(description=description))
                self.assertRegex(broadcast.text_zh, "遗失黑色.*伞")
                self.assertRegex(broadcast.text_en, ": black .*umbrella")
                self.assertIn("Dragon Gate", broadcast.text_en)

    def test_nothing_of_the_owner_nor_what_he_is_asked(self):
        report = self.new_report(
            description="Black Samsonite suitcase 8842, camera inside",
            party="CTS-2231",
            contact_other="wechat lilei88",
            marks_entry="Torn handle",
            serial_number="SN7788",
        )
        broadcast = self.broadcast(report)
        said = f"{broadcast.text_zh} {broadcast.text_en}"
        for secret in ("Li Lei", "138", "Samsonite", "8842", "camera", "CTS", "lilei", "Torn", "SN7788"):
            with self.subTest(secret):
                self.assertNotIn(secret, said)
        self.assertIn("suitcase", said)

    def test_what_no_word_tells_is_something(self):
        broadcast = self.broadcast(self.new_report(description="Qwrtz"))
        self.assertIn("something.", broadcast.text_en)
        self.assertIn("物品", broadcast.text_zh)

    def test_time_of_the_same_day_is_said(self):
        with freeze_time("2026-03-02 04:00:00"):
            broadcast = self.broadcast(self.new_report(lost_until="2026-03-02 02:30:00"))
        self.assertIn("about 10:30", broadcast.text_en)

    def test_time_of_another_day_is_not_said(self):
        with freeze_time("2026-03-02 04:00:00"):
            broadcast = self.broadcast(self.new_report(lost_until="2026-02-27 02:30:00"))
        self.assertNotIn("10:30", broadcast.text_en)

    def test_second_click_opens_the_same(self):
        report = self.new_report()
        self.assertEqual(self.broadcast(report), self.broadcast(report))
        self.assertEqual(report.broadcast_count, 1)

    def test_at_another_desk_it_is_that_desk_s(self):
        broadcast = self.broadcast(self.new_report(), self.kiosk_agent)
        self.assertEqual(broadcast.desk_id, self.kiosk)

    def test_at_a_shared_login_the_form_asks_who(self):
        action = self.new_report().with_user(self.counter).action_broadcast()
        self.assertFalse(action.get("res_id"))
        values = {key.removeprefix("default_"): value for key, value in action["context"].items()}
        broadcast = self.new_entry("scenic.broadcast", self.counter, **values, employee_id=self.agent_employee.id)
        self.assertIn("umbrella", broadcast.text_en)

    def test_ends_with_the_report(self):
        report = self.new_report()
        broadcast = self.broadcast(report)
        broadcast.action_read_out()
        report._end("found_himself")
        self.assertEqual((broadcast.state, broadcast.next_read_at), ("ended", False))

    def test_ends_when_it_is_in_the_house(self):
        report = self.new_report()
        broadcast = self.broadcast(report)
        report._matched_with(self.new_item())
        self.assertEqual(broadcast.state, "withdrawn")

    def test_ended_report_asks_for_nothing(self):
        report = self.new_report()
        report._end("withdrawn")
        with self.assertRaises(UserError):
            report.action_broadcast()

    def test_ended_report_shows_what_was_read_out(self):
        report = self.new_report()
        broadcast = self.broadcast(report)
        report._end("withdrawn")
        self.assertEqual(self.broadcast(report), broadcast)

    def test_another_company_s_report(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        stranger = self._new_user(
            "lost_voice", "scenic_service_desk.group_agent", company_id=company.id, company_ids=company.ids
        )
        with self.assertRaises(AccessError):
            self.new_report().with_user(stranger).action_broadcast()

    def test_read_out_again_after_the_kind_s_interval(self):
        broadcast = self.broadcast(self.new_report())
        broadcast.action_read_out()
        wait = broadcast.next_read_at - broadcast.reading_ids.read_at
        self.assertEqual(wait, timedelta(minutes=broadcast.kind_id.repeat_minutes))
