from datetime import timedelta

from psycopg2.errors import CheckViolation

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common import PIXEL, ScenicCommon


@tagged("post_install", "-at_install")
class TestLostReport(ScenicCommon):
    """A visitor misses something: written down in seconds, found by what he says (register 7)."""

    def test_description_tells_category_and_colour(self):
        with Form(self.env["scenic.lost.report"].with_user(self.agent)) as form:
            form.description = "black folding umbrella"
            form.visitor_phone = "13812345678"
        self.assertRecordValues(
            form.record,
            [{"category_id": self.category("umbrella").id, "color": "black", "state": "searching", "wish": "pickup"}],
        )

    def test_what_no_word_tells_is_other(self):
        with Form(self.env["scenic.lost.report"].with_user(self.agent)) as form:
            form.description = "a thingummy"
            self.assertEqual(form.category_id, self.category("other"))
            form.description = "a thingummy for my phone"
        self.assertEqual(form.record.category_id, self.category("phone"))

    def test_a_category_somebody_chose_stays(self):
        report = self.new_report(category_id=self.category("toy").id)
        report.description = "phone"
        self.assertEqual(report.category_id, self.category("toy"))

    def test_description_alone_is_enough(self):
        report = self.env["scenic.lost.report"].with_user(self.agent).create({"description": "red hat"})
        self.assertEqual(report.desk_id, self.desk)
        self.assertEqual(report.employee_id, self.agent_employee)
        self.assertEqual(report.visitor_lang_id.code, "zh_CN")

    def test_found_by_number_phone_and_words(self):
        report = self.new_report(description="Blue rucksack with a whistle", visitor_phone="139-8765-4321")
        others = self.new_report()
        for text in (report.name, "13987654321", "4321", "whistle rucksack", report._scan_url()):
            with self.subTest(text):
                found = self.env["scenic.lost.report"].with_user(self.agent).search([("search_any", "=", text)])
                self.assertIn(report, found)
                self.assertNotIn(others, found)

    def test_first_zone_follows_the_zones(self):
        lake = self.env["scenic.zone"].create({"name": "Lake"})
        report = self.new_report(zone_ids=(self.zone | lake).ids)
        self.assertEqual(report.zone_id, self.zone)
        report.zone_ids = lake
        self.assertEqual(report.zone_id, lake)

    def test_a_zone_alone_is_among_the_zones(self):
        report = self.env["scenic.lost.report"].create(
            {"description": "hat", "desk_id": self.desk.id, "zone_id": self.zone.id}
        )
        self.assertEqual(report.zone_ids, self.zone)

    def test_times_of_the_loss(self):
        now = fields.Datetime.now()
        for values, sentence in (
            ({"lost_from": now, "lost_until": now - timedelta(hours=1)}, "ends before it begins"),
            ({"lost_until": now + timedelta(hours=2)}, "lies in the future"),
        ):
            with self.subTest(sentence), self.assertRaisesRegex(ValidationError, sentence):
                self.new_report(**values)

    def test_no_photo_of_a_card(self):
        with self.assertRaisesRegex(ValidationError, "No photos are kept"):
            self.new_report(category_id=self.category("identity").id, image_1920=PIXEL)

    @mute_logger("odoo.sql_db")
    def test_value_is_not_negative(self):
        with self.assertRaises(CheckViolation):
            self.new_report(value_estimate=-1)

    def test_marks_are_kept_and_not_shown(self):
        report = self.new_report(marks_entry="Initials inside", document_name_entry="Wang Fang")
        report.invalidate_recordset()
        self.assertRecordValues(report.sudo(), [{"marks": "Initials inside", "document_name": "Wang Fang"}])
        self.assertRecordValues(report, [{"marks_entry": False, "document_name_entry": False, "has_marks": True}])
        for user in (self.agent, self.supervisor, self.manager):
            for name in ("marks", "document_name"):
                with self.subTest(user.login, field=name), self.assertRaises(AccessError):
                    report.with_user(user).read([name])

    def test_seen_at_every_desk_written_at_the_own(self):
        report = self.new_report(self.kiosk_agent, desk_id=self.kiosk.id)
        self.assertEqual(report.with_user(self.agent).visitor_name, "Li Lei")
        with self.assertRaises(AccessError):
            report.with_user(self.agent).note = "x"
        report.with_user(self.supervisor).note = "looked for again"
        self.assertEqual(report.note, "looked for again")

    def test_who_sees_nothing_of_it(self):
        report = self.new_report()
        for user in (self.crew_leader, self.plain):
            with self.subTest(user.login), self.assertRaises(AccessError):
                report.with_user(user).read(["name"])

    def test_item_is_set_by_the_match_alone(self):
        report, item = self.new_report(), self.new_phone()
        with self.assertRaises(UserError):
            report.item_id = item
        with self.assertRaises(UserError):
            self.new_report(item_id=item.id)

    def test_timeline_tells_the_thing_not_the_owner(self):
        text = self.new_report()._timeline_text()
        self.assertIn("Black folding umbrella", text)
        self.assertNotIn("Li Lei", text)

    def test_open_matter_is_a_match_or_an_owner_to_call(self):
        report, item = self.new_report(), self.new_phone()
        self.assertFalse(report._is_open_matter())
        report._call_owner(item=item)
        self.assertTrue(report._is_open_matter())
        report.action_reached()
        self.assertFalse(report._is_open_matter())

    def test_scan_of_the_slip_opens_it(self):
        report = self.new_report()
        action = self.env["scenic.lost.report"].with_user(self.agent).action_open_scanned(report._scan_url())
        self.assertEqual((action["res_model"], action["res_id"]), ("scenic.lost.report", report.id))
        self.assertFalse(self.env["scenic.lost.report"].with_user(self.crew_leader).action_open_scanned(report.name))

    def test_duplicate_carries_no_owner(self):
        report = self.new_report(contact_other="WeChat lilei", party="Group 3", courier_address="Road 1")
        copy = report.sudo().copy()
        kept = ("visitor_name", "visitor_phone", "contact_other", "party", "courier_address", "marks", "item_id")
        self.assertFalse([name for name in kept if copy[name]])
