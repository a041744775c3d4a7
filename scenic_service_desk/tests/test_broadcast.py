from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .missing import MissingCommon


@tagged("post_install", "-at_install")
class TestBroadcast(MissingCommon):
    """What is read out, and how often."""

    def new_broadcast(self, user=None, **values):
        return self.new_entry("scenic.broadcast", user, **{"text_zh": "请车主挪车", "text_en": "Move it", **values})

    def kind(self, **values):
        return self.env["scenic.broadcast.kind"].create({"name": "Test", "text_zh": "Hello", **values})

    def test_made_with_the_card(self):
        broadcast = self.new_missing().broadcast_ids
        self.assertEqual(len(broadcast), 1)
        self.assertTrue(broadcast.is_read_due)

    def test_text_in_both_languages_from_the_card(self):
        broadcast = self.new_missing(clothing="红色外套，蓝色裤子").broadcast_ids
        for word in ("小男孩", "5岁", "110厘米", "红色外套", "Dragon Gate"):
            with self.subTest(word):
                self.assertIn(word, broadcast.text_zh)
        for word in ("boy", "5 years", "red jacket", "blue trousers"):
            with self.subTest(word):
                self.assertIn(word, broadcast.text_en)

    def test_no_name_of_a_minor_no_family_no_phone(self):
        broadcast = self.new_missing().broadcast_ids
        for secret in ("Xiaoming", "Li Mei", "138", "mother"):
            with self.subTest(secret):
                self.assertNotIn(secret, broadcast.text_zh + broadcast.text_en)

    def test_an_adult_is_called_by_his_name(self):
        self.assertIn("Wang Jianguo", self.new_missing(age=70, person_name="Wang Jianguo").broadcast_ids.text_en)

    def test_what_was_edited_stays_until_composed_anew(self):
        person = self.new_missing()
        broadcast = person.broadcast_ids
        broadcast.text_en = "Something else"
        person.clothing = "yellow raincoat"
        self.assertEqual(broadcast.text_en, "Something else")
        broadcast.action_compose()
        self.assertIn("yellow raincoat", broadcast.text_en)

    def test_one_tap_and_the_next_is_due(self):
        broadcast = self.new_broadcast(kind_id=self.kind(repeat_minutes=5, repeat_times=2).id)
        broadcast.action_read_out()
        self.assertEqual((broadcast.state, broadcast.read_count), ("running", 1))
        self.assertFalse(broadcast.is_read_due)
        wait = broadcast.next_read_at - broadcast.reading_ids.read_at
        self.assertEqual(wait, timedelta(minutes=5))
        self.assertEqual(len(broadcast.activity_ids), 1)

    def test_due_again(self):
        broadcast = self.new_broadcast(kind_id=self.kind(repeat_minutes=5, repeat_times=2).id)
        broadcast.action_read_out()
        broadcast.sudo()._write_unlocked({"next_read_at": fields.Datetime.now() - timedelta(minutes=1)})
        self.assertIn(broadcast, self.env["scenic.broadcast"].search([("is_read_due", "=", True)]))

    def test_often_enough(self):
        broadcast = self.new_broadcast(kind_id=self.kind(repeat_minutes=5, repeat_times=2).id)
        broadcast.action_read_out()
        broadcast.action_read_out()
        self.assertFalse(broadcast.next_read_at or broadcast.activity_ids)

    def test_once_is_once(self):
        broadcast = self.new_broadcast(kind_id=self.kind(repeat_times=1).id)
        broadcast.action_read_out()
        self.assertEqual(broadcast.state, "ended")

    def test_authorised_first(self):
        broadcast = self.new_broadcast(kind_id=self.kind(needs_authorisation=True).id)
        with self.assertRaises(UserError):
            broadcast.action_read_out()
        with self.assertRaises(AccessError):
            broadcast.action_authorise()
        broadcast.with_user(self.supervisor).action_authorise()
        broadcast.action_read_out()
        self.assertEqual(broadcast.authorised_by_id, self.supervisor_employee)

    def test_nothing_to_read(self):
        broadcast = self.new_broadcast(kind_id=self.kind(text_zh=False).id, text_zh=False, text_en=False)
        with self.assertRaises(UserError):
            broadcast.action_read_out()

    def test_ends_with_the_search(self):
        person = self.new_missing()
        broadcast = person.broadcast_ids
        broadcast.action_read_out()
        person._end("by_self")
        self.assertEqual(broadcast.state, "ended")
        self.assertFalse(broadcast.next_read_at)

    def test_readings_stay(self):
        broadcast = self.new_broadcast()
        broadcast.action_read_out()
        with self.assertRaises(UserError):
            broadcast.reading_ids.sudo().read_at = "2020-01-01 08:00:00"

    def test_unknown_blank(self):
        with self.assertRaises(ValidationError):
            self.kind(text_zh="{phone}")

    def test_kiosk_does_not_write_the_centre_s(self):
        with self.assertRaises(AccessError):
            self.new_broadcast().with_user(self.kiosk_agent).write({"text_zh": "x"})

    def test_read_out_at_any_desk(self):
        broadcast = self.new_broadcast(kind_id=self.kind(repeat_minutes=5, repeat_times=2).id)
        broadcast.with_user(self.kiosk_agent).action_read_out()
        reading = broadcast.reading_ids
        self.assertEqual((reading.user_id, reading.employee_id), (self.kiosk_agent, self.kiosk_agent_employee))
        self.assertEqual(broadcast.state, "running")

    def test_reminded_is_who_read(self):
        broadcast = self.new_broadcast(kind_id=self.kind(repeat_minutes=5, repeat_times=2).id)
        broadcast.with_user(self.kiosk_agent).action_read_out()
        self.assertEqual(broadcast.activity_ids.user_id, self.kiosk_agent)

    def test_from_the_card_at_any_desk(self):
        person = self.new_missing()
        person.with_user(self.kiosk_agent).action_read_out()
        self.assertEqual(person.broadcast_ids.read_count, 1)

    def test_only_the_own_desk_ends_it(self):
        broadcast = self.new_broadcast()
        with self.assertRaises(AccessError):
            broadcast.with_user(self.kiosk_agent).action_end()

    def test_who_is_no_agent_reads_nothing_out(self):
        duty = self._new_user("duty_voice", "scenic_service_desk.group_duty_manager")
        for user in (duty, self.crew_leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.new_broadcast().with_user(user).action_read_out()

    def test_another_company_reads_nothing_out(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        agent = self._new_user(
            "other_voice", "scenic_service_desk.group_agent", company_id=company.id, company_ids=company.ids
        )
        with self.assertRaises(AccessError):
            self.new_broadcast().with_user(agent).action_read_out()

    def test_composed_anew_keeps_what_no_kind_words(self):
        broadcast = self.new_broadcast(kind_id=self.kind(text_zh=False).id)
        broadcast.action_compose()
        self.assertEqual((broadcast.text_zh, broadcast.text_en), ("请车主挪车", "Move it"))

    def test_crew_leader_reads_none(self):
        with self.assertRaises(AccessError):
            self.new_broadcast().with_user(self.crew_leader).read(["text_zh"])
