from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from .chain import ChainCommon
from .missing import MissingCommon


@tagged("post_install", "-at_install")
class TestIncidentRaise(MissingCommon, ChainCommon):
    """Raised in one click from whatever somebody is looking at, filled in, and from one entry once."""

    def raised(self, action, **values):
        """Save the short form that the button opened."""
        incidents = self.env["scenic.incident"].with_user(self.agent).with_context(**action["context"])
        form = Form(incidents, "scenic_service_desk.incident_view_form_raise")
        for name, value in values.items():
            form[name] = value
        return form.save()

    def test_from_a_missing_person(self):
        person = self.new_missing(self.agent, place_detail="By the carousel")
        action = person.with_user(self.agent).action_raise_incident()
        self.assertEqual(action["target"], "new")
        incident = self.raised(action)
        self.assertRecordValues(
            incident,
            [
                {
                    "source": person,
                    "type_id": self.env.ref("scenic_service_desk.incident_type_missing").id,
                    "desk_id": self.desk.id,
                    "zone_id": self.zone.id,
                    "place": "By the carousel",
                    "is_reportable": True,
                }
            ],
        )

    def test_of_a_missing_person_no_name_is_passed_on(self):
        person = self.new_missing(self.agent, illness="Asthma", party="Happy Tours")
        said = str(person.action_raise_incident()["context"])
        self.assertIn("red jacket", said)
        for word in ("Xiaoming", "Li Mei", "1234", "Asthma", "Happy Tours"):
            self.assertNotIn(word, said)

    def test_pressed_again_it_opens(self):
        person = self.new_missing(self.agent)
        incident = self.raised(person.action_raise_incident())
        again = person.with_user(self.agent).action_raise_incident()
        self.assertEqual((again["res_model"], again["res_id"]), ("scenic.incident", incident.id))

    def test_without_its_type_the_form_asks(self):
        self.env.ref("scenic_service_desk.incident_type_missing").active = False
        self.assertNotIn("default_type_id", self.new_missing(self.agent).action_raise_incident()["context"])

    def test_from_a_complaint(self):
        complaint = self.new_entry("scenic.complaint", description="The child fell from the ride", zone_id=self.zone.id)
        kind = self.env.ref("scenic_service_desk.incident_type_ride")
        action = complaint.action_raise_incident()
        incident = self.raised(action, type_id=kind, description="Fell from the ride")
        self.assertRecordValues(
            incident,
            [{"source": complaint, "zone_id": self.zone.id, "first_report": "The child fell from the ride"}],
        )
        self.assertEqual(complaint.action_raise_incident()["res_id"], incident.id)

    def test_from_the_day_s_log(self):
        log = self.new_incident().log_id.with_user(self.agent)
        action = log.action_incident()
        self.assertEqual((action["target"], action["context"]), ("new", {"default_desk_id": self.desk.id}))

    def test_from_the_top_bar(self):
        action = self.env["scenic.incident"].with_user(self.agent).action_raise()
        kind = self.env.ref("scenic_service_desk.incident_type_injury")
        incident = self.raised(action, type_id=kind, description="Fell", desk_id=self.desk)
        self.assertEqual((incident.state, incident.user_id), ("reported", self.agent))
        self.assertEqual(incident.action_raised()["res_id"], incident.id)

    def test_not_by_those_who_raise_none(self):
        person = self.new_missing(self.agent)
        with self.assertRaises(AccessError):
            person.with_user(self.crew_leader).action_raise_incident()
