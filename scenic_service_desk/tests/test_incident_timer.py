from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .chain import ChainCommon


@tagged("post_install", "-at_install")
class TestIncidentTimer(ChainCommon):
    """The authority hears of what is reportable within the hour, and of nothing else."""

    def note(self, incident, user=None, **values):
        values = {
            "incident_id": incident.id,
            "authority": "District Bureau",
            "employee_id": self.agent_employee.id,
            "receipt": "No. 7",
            **values,
        }
        return self.env["scenic.incident.authority"].with_user(user or self.agent).create(values).action_note()

    def test_only_reportable_types_start_it(self):
        self.assertFalse(self.new_incident().authority_due_at)
        incident = self.new_incident(kind="fire")
        hour = fields.Datetime.now() + timedelta(hours=1)
        self.assertAlmostEqual(incident.authority_due_at, hour, delta=timedelta(minutes=2))

    def test_a_type_that_turns_out_reportable_starts_it(self):
        incident = self.new_incident()
        incident.type_id = self.env.ref("scenic_service_desk.incident_type_injury_serious")
        self.assertTrue(incident.authority_due_at)

    def test_a_type_that_turns_out_not_to_be_reportable_ends_it(self):
        incident = self.new_incident(kind="fire")
        incident.type_id = self.env.ref("scenic_service_desk.incident_type_injury")
        self.assertFalse(incident.authority_due_at)
        self.assertEqual(incident.sudo().deadline_ids.mapped("state"), ["cancelled"])
        incident.type_id = self.env.ref("scenic_service_desk.incident_type_fire")
        self.assertTrue(incident.authority_due_at)

    def test_overdue_is_found(self):
        incident = self.new_incident(kind="fire")
        self.assertFalse(incident.is_report_late)
        incident._write_unlocked({"authority_due_at": fields.Datetime.now() - timedelta(minutes=1)})
        self.assertTrue(incident.is_report_late)
        domain = [("is_report_late", "=", True), ("desk_id", "=", self.desk.id)]
        self.assertIn(incident, self.env["scenic.incident"].search(domain))
        self.note(incident)
        self.assertNotIn(incident, self.env["scenic.incident"].search(domain))

    def test_the_report_is_kept(self):
        incident = self.new_incident(kind="fire")
        self.note(incident)
        self.assertEqual(
            (incident.authority, incident.authority_receipt, incident.authority_reported_by_id),
            ("District Bureau", "No. 7", self.agent_employee),
        )
        self.assertEqual(incident.follow_up_ids.mapped("kind"), ["authority"])

    def test_supplements_run_seven_days_for_fire_and_thirty_otherwise(self):
        for kind, days in (("fire", 7), ("traffic", 7), ("death", 30)):
            incident = self.new_incident(kind=kind)
            self.note(incident)
            day = self.desk._local(incident.authority_reported_at).date()
            with self.subTest(kind):
                self.assertEqual(incident.supplement_until, day + timedelta(days=days))

    def test_a_supplement_leaves_the_first_report(self):
        incident = self.new_incident(kind="fire")
        self.note(incident)
        first = incident.authority_reported_at
        self.note(incident, authority="City Bureau")
        self.assertEqual((incident.authority, incident.authority_reported_at), ("District Bureau", first))
        self.assertEqual(len(incident.follow_up_ids), 2)

    def test_no_report_of_the_future(self):
        with self.assertRaises(UserError):
            self.note(self.new_incident(kind="fire"), moment=fields.Datetime.now() + timedelta(hours=1))

    def test_closing_waits_for_the_report(self):
        incident = self.new_incident(kind="fire", severity="low")
        incident.action_handle()
        incident.result = "Put out"
        with self.assertRaises(UserError):
            incident.with_user(self.supervisor).action_close()
        self.note(incident)
        incident.with_user(self.supervisor).action_close()
        self.assertEqual(incident.state, "closed")

    def test_only_the_manager_says_nothing_is_reported(self):
        incident = self.new_incident(kind="fire")
        for user in (self.agent, self.supervisor):
            with self.subTest(user.login), self.assertRaises(AccessError):
                incident.with_user(user).no_report_reason = "A drill"
        incident.with_user(self.manager).no_report_reason = "A drill"
        self.assertFalse(incident._owes_report())

    def test_the_manager_takes_his_word_back(self):
        incident = self.new_incident(kind="fire").with_user(self.manager)
        due_at = incident.authority_due_at
        incident.no_report_reason = "A drill"
        self.assertFalse(self.running(incident))
        incident.no_report_reason = False
        self.assertTrue(incident._owes_report())
        self.assertEqual(self.running(incident).mapped("deadline"), [due_at])

    def running(self, incident):
        """The clocks that run for it."""
        return incident.sudo().deadline_ids.filtered(lambda clock: clock.state == "running")

    def test_supplements_end_with_the_incident_and_go_on_with_it(self):
        incident = self.new_incident(kind="fire")
        self.note(incident)
        [deadline] = self.running(incident).mapped("deadline")
        incident.result = "Put out"
        incident.with_user(self.supervisor).action_close()
        self.assertFalse(self.running(incident))
        incident.with_user(self.manager).action_reopen()
        self.assertEqual(self.running(incident).mapped("deadline"), [deadline])

    def test_a_type_without_supplements(self):
        incident = self.new_incident(kind="fire")
        incident.type_id.sudo().supplement_days = 0
        self.note(incident)
        self.assertFalse(self.running(incident))

    def test_the_day_is_not_closed_without_the_report(self):
        incident = self.new_incident(kind="fire")
        keys = [gap["key"] for gap in self.env["scenic.incident"]._closing_gaps(incident.log_id)]
        self.assertIn(f"incident_report:{incident.id}", keys)
        self.note(incident)
        keys = [gap["key"] for gap in self.env["scenic.incident"]._closing_gaps(incident.log_id)]
        self.assertNotIn(f"incident_report:{incident.id}", keys)
