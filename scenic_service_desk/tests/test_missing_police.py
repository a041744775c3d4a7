from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .missing import MissingCommon


@tagged("post_install", "-at_install")
class TestMissingPolice(MissingCommon):
    """The police step."""

    def test_of_a_minor_at_once(self):
        person = self.new_missing()
        self.assertTrue(person.is_police_due)
        self.assertIn(person, self.env["scenic.missing.person"].search([("is_police_due", "=", True)]))

    def test_of_an_adult_after_a_time(self):
        person = self.new_missing(age=40)
        self.assertFalse(person.is_police_due)
        person.date -= person.police_due_at - person.date
        self.assertTrue(person.is_police_due)

    def test_of_a_child_at_the_desk_as_settled(self):
        self.env.company.scenic_missing_brought_minutes = 30
        self.assertFalse(self.new_brought_in().is_police_due)

    def test_red_until_written_down(self):
        person = self.new_missing()
        person.with_user(self.kiosk_agent).action_police_told()
        self.assertFalse(person.is_police_due)
        self.assertEqual(person.police_by_id, self.kiosk_agent_employee)
        self.assertTrue(person.police_told_at)

    def test_written_down_later_with_its_time(self):
        person = self.new_missing()
        moment = fields.Datetime.now() - timedelta(minutes=3)
        person.write({"police_told_at": moment, "police_case": "A-77"})
        self.assertFalse(person.is_police_due)

    def test_not_told_in_the_future(self):
        with self.assertRaises(ValidationError):
            self.new_missing().police_told_at = "2199-01-01 08:00:00"

    def test_nobody_is_given_up_without_the_police(self):
        person = self.new_missing()
        for result in ("not_found", "police"):
            with self.subTest(result), self.assertRaises(UserError):
                person._end(result)
        person.action_police_told()
        person._end("not_found")
        self.assertEqual(person.state, "closed")

    def test_the_day_is_not_closed_before(self):
        person = self.new_missing()
        log = person.log_id
        keys = [gap["key"] for gap in person._closing_gaps(log)]
        self.assertIn("missing_police", keys)
        person.action_police_told()
        self.assertNotIn("missing_police", [gap["key"] for gap in person._closing_gaps(log)])

    def test_the_clock_runs_until_written_down(self):
        person = self.new_missing()
        clock = person.sudo().deadline_ids
        self.assertEqual((clock.state, clock.rule_id.code), ("running", "missing_police_minor"))
        person.action_police_told()
        self.assertEqual(clock.state, "done")

    def test_the_clock_stops_when_found(self):
        person = self.new_missing()
        person._end("by_self")
        self.assertEqual(person.sudo().deadline_ids.state, "cancelled")

    def test_older_than_thought(self):
        person = self.new_missing()
        person.age = 30
        self.assertFalse(person.is_police_due)
        self.assertGreater(person.police_due_at, person.date)

    def test_of_a_minor_at_once_whatever_became_of_the_rule(self):
        self.env.ref("scenic_service_desk.deadline_rule_missing_police_minor").active = False
        self.assertTrue(self.new_missing().is_police_due)
