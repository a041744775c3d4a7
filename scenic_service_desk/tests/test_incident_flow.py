from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .chain import ChainCommon


@tagged("post_install", "-at_install")
class TestIncidentFlow(ChainCommon):
    """Handled, followed up, closed, reopened."""

    def follow(self, incident, user=None, **values):
        values = {"incident_id": incident.id, "text": "Ambulance came", **values}
        return self.env["scenic.incident.follow.up"].with_user(user or self.agent).create(values)

    def closed(self):
        incident = self.new_incident()
        incident.action_handle()
        incident.result = "Recovered"
        incident.with_user(self.supervisor).action_close()
        return incident

    def test_a_follow_up_takes_it_in_hand(self):
        incident = self.new_incident()
        self.follow(incident, self.duty)
        self.assertEqual(incident.state, "handling")

    def test_a_follow_up_is_never_changed(self):
        entry = self.follow(self.new_incident())
        with self.assertRaises(UserError):
            entry.sudo().write({"text": "Nothing happened"})
        with self.assertRaises(UserError):
            entry.sudo().unlink()

    def test_no_follow_up_of_the_future(self):
        with self.assertRaises(UserError):
            self.follow(self.new_incident(), date=fields.Datetime.now() + timedelta(hours=2))

    def test_nothing_is_added_to_a_closed_one(self):
        incident = self.closed()
        with self.assertRaises(UserError):
            self.follow(incident)

    def test_closing_wants_a_result(self):
        incident = self.new_incident()
        incident.action_handle()
        with self.assertRaises(UserError):
            incident.with_user(self.supervisor).action_close()

    def test_an_agent_does_not_close(self):
        incident = self.new_incident()
        incident.action_handle()
        incident.result = "Recovered"
        with self.assertRaises(AccessError):
            incident.action_close()

    def test_closed_says_who_and_when(self):
        incident = self.closed()
        self.assertEqual((incident.state, incident.closed_by_id), ("closed", self.supervisor))
        self.assertTrue(incident.closed_at)

    def test_only_the_manager_reopens(self):
        incident = self.closed()
        with self.assertRaises(AccessError):
            incident.with_user(self.supervisor).action_reopen()
        incident.with_user(self.manager).action_reopen()
        self.assertEqual((incident.state, incident.closed_at), ("handling", False))

    def test_open_is_handed_over(self):
        incident = self.new_incident()
        self.assertTrue(incident._is_open_matter())
        self.assertFalse(self.closed()._is_open_matter())
