from odoo.tests import tagged

from .chain import ChainCommon
from .paper import PaperCommon

PERSON = {
    "visitor_name": "Zhang San",
    "visitor_phone": "13800001111",
    "injury_degree": "serious",
    "injury": "Broken arm",
}


@tagged("post_install", "-at_install")
class TestIncidentPrints(PaperCommon, ChainCommon):
    """The register's form: who was involved, who was told when; names for those who may see them."""

    def test_on_one_page(self):
        incident = self.new_incident(
            severity="high",
            description="游客摔倒" * 40,
            first_report="很长的说明" * 60,
            first_measure="很长的说明" * 20,
            person_ids=[(0, 0, PERSON)],
        )
        for lang in ("en_US", "zh_CN"):
            with self.subTest(lang):
                self.assertEqual(len(self.pages(self.pdf("incident_report", incident, lang=lang))), 1)

    def test_every_follow_up_is_on_paper(self):
        incident = self.new_incident()
        self.env["scenic.incident.follow.up"].create(
            [{"incident_id": incident.id, "text": f"Measure no. {number}"} for number in range(1, 31)]
        )
        text = self.html("incident_report", incident)
        for number in range(1, 31):
            self.assertIn(f"Measure no. {number}", text)

    def test_what_was_reported_to_the_authority(self):
        incident = self.new_incident(kind="fire")
        incident._note_report("District Bureau", incident.date, self.agent_employee, "No. 7", "Hut on fire")
        incident._note_report("District Bureau", incident.date, self.agent_employee, "No. 8", "Fire is out")
        text = self.html("incident_report", incident)
        for word in ("District Bureau", "No. 7", "Hut on fire", "No. 8", "Fire is out", "Supplements Until"):
            self.assertIn(word, text)

    def test_entered_afterwards_is_marked(self):
        self.assertNotIn("late entry", self.html("incident_report", self.new_incident()))
        self.assertIn("late entry", self.html("incident_report", self.new_incident(is_late_entry=True)))

    def test_says_who_was_told(self):
        text = self.html("incident_report", self.new_incident(severity="medium"))
        for word in (self.director.name, "Department Manager", "Slipped on the wet steps", self.zone.name):
            self.assertIn(word, text)

    def test_names_for_desk_staff_only(self):
        incident = self.new_incident(person_ids=[(0, 0, PERSON)])
        text = self.html("incident_report", incident)
        for word in ("Zhang San", "Broken arm", "138****1111"):
            self.assertIn(word, text)
        self.assertNotIn("13800001111", text)
        text = self.html("incident_report", incident, user=self.duty)
        for word in ("Zhang San", "Broken arm", "13800001111"):
            self.assertNotIn(word, text)
