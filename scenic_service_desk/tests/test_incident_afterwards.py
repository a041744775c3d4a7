from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .chain import ChainCommon

_HOUR = timedelta(hours=1)


@tagged("post_install", "-at_install")
class TestIncidentAfterwards(ChainCommon):
    """What is entered afterwards alarms nobody by itself; what turns out to be news does, on a tap."""

    def ago(self, hours, **values):
        """An incident that happened so many hours ago, entered now."""
        return self.new_incident(date=fields.Datetime.now() - hours * _HOUR, **values)

    def called_out(self, incident, after=timedelta()):
        """Who is reminded of the incident's deadlines when the job runs."""
        with (
            freeze_time(fields.Datetime.now() + after),
            self.time_left(),
        ):
            self.env["scenic.deadline"]._cron_escalate()
        return incident.sudo().deadline_ids.activity_ids.user_id

    def test_of_yesterday_tells_nobody(self):
        live = len(self.live())
        incident = self.ago(20)
        self.assertTrue(incident.is_late_entry)
        self.assertFalse(incident.sudo().chain_ids)
        self.assertEqual(len(self.live()), live)

    def test_of_this_morning_tells_everybody(self):
        incident = self.ago(3)
        self.assertFalse(incident.is_late_entry)
        self.assertTrue(incident.sudo().chain_ids)

    def test_ticked_by_hand_tells_nobody(self):
        self.assertFalse(self.ago(1, is_late_entry=True).sudo().chain_ids)

    def test_the_form_says_so_before_it_is_saved(self):
        view = "scenic_service_desk.incident_view_form_raise"
        with Form(self.env["scenic.incident"].with_user(self.agent), view) as form:
            form.type_id = self.env.ref("scenic_service_desk.incident_type_injury")
            form.description = "Slipped on the wet steps"
            form.desk_id = self.desk
            self.assertFalse(form.is_late_entry)
            form.date = fields.Datetime.now() - 20 * _HOUR
            self.assertTrue(form.is_late_entry)

    def test_a_correction_of_the_time_changes_nothing(self):
        told, quiet = self.ago(0), self.ago(20)
        told.date = fields.Datetime.now() - 20 * _HOUR
        quiet.date = fields.Datetime.now() - _HOUR
        self.assertFalse(told.is_late_entry)
        self.assertTrue(quiet.is_late_entry)
        self.assertFalse(quiet.sudo().chain_ids)

    def test_made_worse_it_still_tells_nobody(self):
        incident = self.ago(20, severity="low")
        incident.severity = "critical"
        self.assertFalse(incident.sudo().chain_ids)

    def test_its_report_is_red_and_calls_nobody(self):
        incident = self.ago(20, kind="fire")
        self.assertTrue(incident.is_report_late)
        self.assertFalse(self.called_out(incident))

    def test_a_fresh_one_that_is_late_calls(self):
        incident = self.ago(0, kind="fire")
        self.assertEqual(self.called_out(incident, after=2 * _HOUR), self.supervisor | self.manager)

    def test_news_after_all(self):
        incident = self.ago(20, kind="fire")
        incident.action_tell()
        self.assertIn(self.supervisor_employee, incident.sudo().chain_ids.employee_id)
        hour = fields.Datetime.now() + _HOUR
        self.assertAlmostEqual(incident.authority_due_at, hour, delta=timedelta(minutes=2))
        self.assertEqual(self.called_out(incident, after=2 * _HOUR), self.supervisor | self.manager)

    def test_a_closed_one_is_no_news(self):
        incident = self.ago(20)
        incident.action_handle()
        incident.result = "Walked home"
        incident.with_user(self.supervisor).action_close()
        with self.assertRaises(UserError):
            incident.action_tell()

    def test_supplements_whose_days_are_over_call_nobody(self):
        incident = self.ago(24 * 40, kind="fire")
        incident._note_report("District Bureau", incident.date + _HOUR, self.agent_employee, "", "")
        self.assertFalse(self.called_out(incident))
