from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .broadcast import BroadcastCommon


@tagged("post_install", "-at_install")
class TestBroadcast(BroadcastCommon):
    """What is read out, and how often."""

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

    def test_unknown_blank(self):
        with self.assertRaises(ValidationError):
            self.kind(text_zh="{phone}")

    def test_kiosk_does_not_write_the_centre_s(self):
        with self.assertRaises(AccessError):
            self.new_broadcast().with_user(self.kiosk_agent).write({"text_zh": "x"})

    def test_only_the_own_desk_ends_it(self):
        broadcast = self.new_broadcast()
        with self.assertRaises(AccessError):
            broadcast.with_user(self.kiosk_agent).action_end()

    def test_composed_anew_keeps_what_no_kind_words(self):
        broadcast = self.new_broadcast(kind_id=self.kind(text_zh=False).id)
        broadcast.action_compose()
        self.assertEqual((broadcast.text_zh, broadcast.text_en), ("请车主挪车", "Move it"))

    def test_crew_leader_reads_none(self):
        with self.assertRaises(AccessError):
            self.new_broadcast().with_user(self.crew_leader).read(["text_zh"])
