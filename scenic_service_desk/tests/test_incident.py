from datetime import timedelta

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .chain import ChainCommon
from .common import MODULE, PIXEL


@tagged("post_install", "-at_install")
class TestIncident(ChainCommon):
    """An incident is raised by anybody in one go, and shows what belongs to it."""

    def test_severity_comes_from_the_type_and_may_be_changed(self):
        self.assertEqual(self.new_incident(kind="fire").severity, "critical")
        self.assertEqual(self.new_incident(kind="fire", severity="low").severity, "low")

    def test_a_type_with_a_chain_of_its_own(self):
        chain = self.env["scenic.chain.template"].create(
            {
                "name": "Theft",
                "kind": "incident",
                "company_id": self.env.company.id,
                "active": True,
                "severity": "critical",
                "tier_ids": [(0, 0, {"role": "security", "how": "radio"})],
            }
        )
        kind = self.env["scenic.incident.type"].create(
            {"name": "Pickpocket", "chain_template_id": chain.id, "company_id": self.env.company.id}
        )
        incident = self.new_incident(type_id=kind.id)
        self.assertEqual(incident.sudo().chain_ids.employee_id, self.guard)

    def test_one_click_from_the_desk(self):
        action = self.desk.with_user(self.agent).action_incident()
        self.assertEqual((action["res_model"], action["target"]), ("scenic.incident", "new"))
        self.assertEqual(action["context"]["default_desk_id"], self.desk.id)

    def test_what_is_open_and_late_stands_on_the_card(self):
        desk = self.desk.with_user(self.agent)
        before = desk.incident_count, desk.incident_late_count
        incident = self.new_incident(severity="low")
        self.told(incident, "supervisor").due_at = fields.Datetime.now() - timedelta(minutes=1)
        desk.invalidate_recordset()
        self.assertEqual((desk.incident_count, desk.incident_late_count), (before[0] + 1, before[1] + 1))

    def test_a_duty_manager_reports_and_handles(self):
        incident = self.new_incident(self.duty)
        incident.action_handle()
        incident.write({"first_measure": "Steps closed"})
        self.assertEqual((incident.create_uid, incident.state), (self.duty, "handling"))

    def test_safety_officers_read_and_do_not_change(self):
        officer = self._new_user("safety", f"{MODULE}.group_safety")
        incident = self.new_incident().with_user(officer)
        incident.read(["description"])
        with self.assertRaises(AccessError):
            incident.write({"description": "Otherwise"})

    def test_anywhere_in_one_click(self):
        action = self.env["scenic.incident"].with_user(self.duty).action_raise()
        self.assertEqual((action["res_model"], action["target"]), ("scenic.incident", "new"))

    def test_other_desks_read(self):
        incident = self.new_incident()
        incident.with_user(self.kiosk_agent).read(["description"])
        with self.assertRaises(AccessError):
            incident.with_user(self.kiosk_agent).write({"description": "Otherwise"})

    def test_crew_leaders_and_strangers_see_nothing(self):
        incident = self.new_incident()
        for user in (self.crew_leader, self.plain):
            with self.subTest(user.login), self.assertRaises(AccessError):
                incident.with_user(user).read(["description"])

    def test_another_company_sees_nothing(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        boss = self._new_user("boss", f"{MODULE}.group_manager", company_id=other.id, company_ids=other.ids)
        incident = self.new_incident(severity="low")
        self.assertFalse(self.env["scenic.incident"].with_user(boss).search([("id", "=", incident.id)]))
        self.assertFalse(self.env["scenic.chain.notice"].with_user(boss).search([("res_id", "=", incident.id)]))

    def test_names_and_health_are_for_desk_staff(self):
        incident = self.new_incident(
            person_ids=[(0, 0, {"visitor_name": "Zhang San", "injury": "Broken arm", "injury_degree": "serious"})]
        )
        person = incident.person_ids.with_user(self.duty)
        self.assertEqual(person.injury_degree, "serious")
        for name in ("visitor_name", "injury"):
            with self.subTest(name), self.assertRaises(AccessError):
                person.read([name])

    def test_a_person_without_a_name_is_called_by_what_happened_to_him(self):
        incident = self.new_incident(person_ids=[(0, 0, {"visitor_name": "Zhang San", "injury_degree": "serious"})])
        self.assertEqual(incident.person_ids.display_name, "Visitor · Seriously Injured")

    @mute_logger("odoo.sql_db")
    def test_nobody_is_that_old(self):
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.new_incident(person_ids=[(0, 0, {"age": 146})])

    def test_persons_are_written_at_their_own_desk(self):
        person = self.new_incident(person_ids=[(0, 0, {"injury_degree": "slight"})]).person_ids
        for user in (self.kiosk_agent, self.duty):
            with self.subTest(user.login), self.assertRaises(AccessError):
                person.with_user(user).write({"injury_degree": "none"})
        person.with_user(self.agent).injury_degree = "none"
        self.assertEqual(person.incident_id.injured_count, 0)

    def test_injured_are_counted(self):
        degrees = ("none", "slight", "serious")
        incident = self.new_incident(person_ids=[(0, 0, {"injury_degree": degree}) for degree in degrees])
        self.assertEqual(incident.injured_count, 2)

    def test_personal_data_is_purged(self):
        incident = self.new_incident(
            person_ids=[(0, 0, {"visitor_name": "Zhang San", "injury": "Arm", "id_number_entry": "110105194912310"})]
        )
        self.close(incident)
        person = incident.person_ids
        self.assertTrue(person.sudo().id_number)
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE scenic_incident SET write_date = now() - interval '400 days' WHERE id = %s", [incident.id]
        )
        self.env["scenic.incident.person"]._purge_visitors(self.env.company, 365)
        person.invalidate_recordset()
        self.assertEqual(
            [person.sudo()[name] for name in ("visitor_name", "injury", "id_number")], [False, False, False]
        )
        self.assertTrue(person.visitor_purged_on)

    def test_photo_and_first_words_go_with_the_persons(self):
        persons = [(0, 0, {"visitor_name": name}) for name in ("Zhang San", "Li Si")]
        incident = self.new_incident(person_ids=persons, first_report="Zhang San fell", photo=PIXEL)
        self.close(incident)
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE scenic_incident SET write_date = now() - interval '400 days' WHERE id = %s", [incident.id]
        )
        # one at a time: what goes with the first must not keep the second for another year
        self.env["scenic.incident.person"]._purge_visitors(self.env.company, 365, limit=1)
        self.assertFalse(any(incident.person_ids.mapped("visitor_name")))
        self.assertFalse(incident.photo or incident.first_report)

    def close(self, incident):
        incident.action_handle()
        incident.result = "Taken home by his family"
        incident.with_user(self.supervisor).action_close()

    def test_a_closed_incident_keeps_its_persons(self):
        incident = self.new_incident(person_ids=[(0, 0, {"injury_degree": "slight"})])
        self.close(incident)
        with self.assertRaises(UserError):
            incident.person_ids.write({"injury_degree": "dead"})
        with self.assertRaises(UserError):
            incident.person_ids.unlink()

    def test_timeline_says_what_and_where(self):
        text = self.new_incident(place="Below the bridge")._timeline_text()
        for word in ("Dragon Gate", "Below the bridge", "Slipped on the wet steps"):
            self.assertIn(word, text)
