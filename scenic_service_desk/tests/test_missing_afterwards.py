from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .missing import MissingCommon


@tagged("post_install", "-at_install")
class TestMissingAfterwards(MissingCommon):
    """A card entered from paper after the event alarms nobody, until somebody asks for it."""

    def setUp(self):
        super().setUp()
        self.moment = fields.Datetime.now() - timedelta(hours=2)

    def afterwards(self, **values):
        """A card of two hours ago, entered from paper."""
        return self.new_missing(**{"date": self.moment, "is_late_entry": True, **values})

    def test_nobody_is_told_and_nothing_is_to_be_read_out(self):
        person = self.afterwards()
        self.assertFalse(person.sudo().chain_ids or person.broadcast_ids)
        self.assertTrue(person.is_quiet)

    def test_a_card_of_today_is_not_quiet(self):
        self.assertFalse(self.new_missing().is_quiet)

    def test_not_marked_but_of_yesterday(self):
        self.assertTrue(self.new_missing(date=fields.Datetime.now() - timedelta(hours=26)).is_quiet)

    def test_a_report_of_an_hour_ago_that_is_not_marked_alarms(self):
        self.assertFalse(self.new_missing(date=fields.Datetime.now() - timedelta(hours=1)).is_quiet)

    def test_no_clock_hurries_and_the_police_step_is_still_owed(self):
        person = self.afterwards()
        self.assertFalse(person.sudo().deadline_ids)
        self.assertTrue(person.is_police_due)

    def test_pairs_are_looked_for(self):
        person = self.afterwards()
        self.assertIn(person, self.new_brought_in().pair_ids.sought_id)

    def test_alarm_is_raised_by_hand(self):
        person = self.afterwards()
        person.with_user(self.kiosk_agent).action_alarm()
        self.assertIn("supervisor", person.sudo().chain_ids.mapped("role"))
        self.assertTrue(person.broadcast_ids.is_read_due)
        self.assertEqual(person.sudo().deadline_ids.state, "running")
        self.assertFalse(person.is_quiet)

    def test_alarm_is_not_raised_by_just_anybody(self):
        person = self.afterwards()
        with self.assertRaises(AccessError):
            person.with_user(self.crew_leader).action_alarm()

    def test_whoever_searches_on_alarms(self):
        person = self.afterwards()
        person._end("by_self")
        person.with_user(self.supervisor).action_reopen()
        self.assertTrue(person.sudo().chain_ids)

    def test_found_at_the_time_it_was(self):
        person = self.afterwards()
        found = self.moment + timedelta(minutes=20)
        wizard = self.env["scenic.missing.found"].with_user(self.agent)
        wizard.create({"person_id": person.id, "health": "well", "date": found}).action_confirm()
        self.assertEqual((person.state, person.found_at), ("found", found))

    def test_closed_at_the_time_it_was(self):
        person = self.afterwards()
        ended = self.moment + timedelta(minutes=40)
        wizard = self.env["scenic.missing.close"].with_user(self.agent)
        wizard.create({"person_id": person.id, "result": "by_self", "date": ended}).action_confirm()
        self.assertEqual((person.ended_at, person.minutes_open), (ended, 40))

    def test_reunited_at_the_time_it_was(self):
        reunited = self.moment + timedelta(minutes=30)
        person = self.reunite(self.afterwards(), date=reunited)
        self.assertEqual((person.ended_at, person.minutes_open), (reunited, 30))

    def test_nothing_ends_before_its_report(self):
        person = self.afterwards()
        for name, values in (("found", {"health": "well"}), ("close", {"result": "by_self"})):
            wizard = self.env[f"scenic.missing.{name}"].with_user(self.agent)
            with self.subTest(name), self.assertRaises(ValidationError):
                wizard.create({"person_id": person.id, "date": self.moment - timedelta(minutes=1), **values})
