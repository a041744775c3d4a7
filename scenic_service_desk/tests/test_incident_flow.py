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

    def test_several_follow_ups_in_one_save(self):
        incident = self.new_incident()
        lines = [(0, 0, {"text": text}) for text in ("Ambulance called", "Family told")]
        incident.write({"follow_up_ids": lines})
        self.assertEqual((incident.state, len(incident.follow_up_ids)), ("handling", 2))

    def test_a_follow_up_is_never_changed(self):
        entry = self.follow(self.new_incident())
        with self.assertRaises(UserError):
            entry.sudo().write({"text": "Nothing happened"})
        with self.assertRaises(UserError):
            entry.sudo().unlink()

    def test_a_follow_up_says_who_wrote_it_and_where_it_belongs(self):
        incident = self.new_incident()
        other = self.env["res.company"].create({"name": "Other Park"})
        entry = self.follow(incident, self.duty, user_id=self.agent.id, company_id=other.id)
        self.assertEqual((entry.user_id, entry.company_id), (self.duty, incident.company_id))
        self.assertEqual(entry.employee_id, self.duty_employee)

    def test_follow_ups_come_from_those_who_work_on_it(self):
        incident = self.new_incident()
        for user in (self.kiosk_agent, self.supervisor, self.duty):
            with self.subTest(user.login):
                self.assertTrue(self.follow(incident, user))
        for user in (self.crew_leader, self.plain):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.follow(incident, user)

    def test_follow_ups_stand_in_the_order_they_happened(self):
        incident = self.new_incident()
        now = fields.Datetime.now()
        texts = {"Second": 5, "First": 20, "Third": 1}
        for text, minutes in texts.items():
            self.follow(incident, text=text, date=now - timedelta(minutes=minutes))
        incident.invalidate_recordset()
        self.assertEqual(incident.follow_up_ids.mapped("text"), ["First", "Second", "Third"])

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
