from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestDutyEntry(ScenicCommon):
    """Notes typed into the day: plain ones close with their log, those to follow up go on until done."""

    def test_to_follow_up_from_the_start(self):
        note = self.new_note(needs_follow_up=True)
        self.assertEqual(note.state, "follow_up")
        self.assertTrue(note._is_open_matter())

    def test_follow_up_is_switched_on_and_off(self):
        note = self.new_note()
        note.needs_follow_up = True
        self.assertEqual(note.state, "follow_up")
        note.needs_follow_up = False
        self.assertEqual(note.state, "noted")

    def test_done(self):
        note = self.new_note(needs_follow_up=True)
        note.action_done()
        self.assertEqual((note.state, note.done_by_id), ("done", self.agent))
        self.assertFalse(note._is_open_matter())
        with self.assertRaises(UserError):
            note.text = "Something else"

    def test_a_plain_note_closes_with_its_log(self):
        note = self.new_note()
        self.close_log(note.log_id)
        with self.assertRaises(UserError):
            note.text = "Something else"

    def test_what_is_to_be_followed_up_goes_on_after_closing(self):
        note = self.new_note(needs_follow_up=True)
        self.close_log(note.log_id)
        note.result = "A mechanic was called"
        note.action_done()
        self.assertEqual(note.state, "done")

    def test_a_long_note_is_cut_in_the_timeline(self):
        text = self.new_note(text="长" * 500 + "\n第二行")._timeline_text()
        self.assertLessEqual(len(text), 200)
        self.assertNotIn("\n", text)
