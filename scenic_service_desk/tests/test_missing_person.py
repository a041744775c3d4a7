from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .missing import MissingCommon


@tagged("post_install", "-at_install")
class TestMissingPerson(MissingCommon):
    """The card of somebody missing, and who may see and change it."""

    def test_age_says_the_group(self):
        for age, group in ((1, "child"), (13, "child"), (14, "youth"), (17, "youth"), (18, "adult"), (60, "elder")):
            with self.subTest(age):
                self.assertEqual(self.new_missing(age=age).age_group, group)

    def test_unknown_age_is_a_child(self):
        person = self.new_missing(age=0)
        self.assertTrue(person.is_minor)

    def test_group_chosen_without_an_age_stays(self):
        self.assertFalse(self.new_missing(age=0, age_group="elder").is_minor)

    def test_nobody_is_that_tall(self):
        with self.assertRaises(ValidationError):
            self.new_missing(height=1100)

    def test_last_seen_in_the_future(self):
        with self.assertRaises(ValidationError):
            self.new_missing(last_seen_at="2199-01-01 08:00:00")

    def test_timeline_tells_no_name(self):
        self.assertNotIn("Xiaoming", self.new_missing()._timeline_text())

    def test_found_by_clothing(self):
        person = self.new_missing(clothing="Tartan dungarees with a whale")
        self.assertIn(person, self.env["scenic.missing.person"].search([("search_any", "ilike", "whale dungarees")]))

    def test_crew_leader_sees_nobody(self):
        with self.assertRaises(AccessError):
            self.new_missing().with_user(self.crew_leader).read(["clothing"])

    def test_plain_employee_sees_no_photo(self):
        person = self.with_photo(self.new_missing())
        with self.assertRaises(AccessError):
            person.with_user(self.plain).read(["image_128"])

    def test_duty_manager_sees_whom_he_searches_and_not_the_reporter(self):
        duty = self._new_user("duty_search", "scenic_service_desk.group_duty_manager")
        person = self.with_photo(self.new_missing()).with_user(duty)
        self.assertTrue(person.read(["person_name", "image_128"])[0]["image_128"])
        with self.assertRaises(AccessError):
            person.read(["visitor_phone"])

    def test_agent_of_another_desk_does_not_change_the_card(self):
        with self.assertRaises(AccessError):
            self.new_missing().with_user(self.kiosk_agent).write({"clothing": "green coat"})

    def test_supervisor_of_another_company_sees_nobody(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        stranger = self._new_user(
            "missing_stranger",
            "scenic_service_desk.group_supervisor",
            company_id=company.id,
            company_ids=company.ids,
        )
        person = self.new_missing()
        self.assertFalse(self.env["scenic.missing.person"].with_user(stranger).search([("id", "=", person.id)]))

    def test_any_desk_finds_whom_another_searches(self):
        person = self.new_missing()
        wizard = self.env["scenic.missing.found"].with_user(self.kiosk_agent)
        wizard.with_context(default_person_id=person.id).create({"health": "upset"}).action_confirm()
        self.assertEqual((person.state, person.health), ("found", "upset"))

    def test_supervisor_reopens_a_closed_case(self):
        person = self.new_missing()
        person._end("by_self")
        with self.assertRaises(AccessError):
            person.action_reopen()
        person.with_user(self.supervisor).action_reopen()
        self.assertEqual((person.state, person.result), ("searching", False))

    def test_ended_search_takes_no_steps(self):
        person = self.new_missing()
        person._end("by_self")
        with self.assertRaises(UserError):
            person.action_exits_held()

    def test_minutes_count_to_the_end(self):
        with freeze_time("2026-03-01 02:00:00"):
            person = self.new_missing(date="2026-03-01 02:00:00")
        with freeze_time("2026-03-01 02:25:00"):
            person._end("by_self")
        self.assertEqual(person.minutes_open, 25)

    def test_purge_blanks_the_person(self):
        person = self.with_photo(self.new_missing(illness="Asthma", features="Scar"))
        person._end("by_self")
        person.sudo()._purge()
        for name in ("person_name", "visitor_name", "visitor_phone", "illness", "features", "image_1920"):
            with self.subTest(name):
                self.assertFalse(person.sudo()[name])
        self.assertEqual(person.visitor_purged_on, fields.Date.context_today(person))

    def test_purge_blanks_what_was_read_out(self):
        person = self.new_missing(age=70, person_name="Wang Jianguo", features="Scar on the chin")
        broadcast = person.broadcast_ids
        broadcast.text_other = "Wang-Jianguo-ssi"
        person._end("by_self")
        person.sudo()._purge()
        for text in (broadcast.text_zh, broadcast.text_en):
            self.assertNotIn("Jianguo", text)
            self.assertNotIn("Scar", text)
        self.assertFalse(broadcast.text_other)

    def test_archive_of_broadcasts_masks_the_name(self):
        person = self.new_missing(age=70, person_name="Wang Jianguo")
        broadcast = person.broadcast_ids
        self.assertIn("Jianguo", broadcast.text_en)
        kept = [str(broadcast[name]) for name in broadcast._archive_fields()]
        self.assertFalse([text for text in kept if "Jianguo" in text])

    def test_purge_blanks_what_cameras_and_searchers_saw(self):
        person = self.new_missing(cctv_note="With a man in black")
        line = person.zone_line_ids[0]
        line.note = "Seen with a man in black"
        person._end("by_self")
        person.sudo()._purge()
        self.assertFalse(person.cctv_note or line.note)
