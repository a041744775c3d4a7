from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .patrol import PatrolCommon

MORNING = "2026-05-12 01:30:00"  # 9:30 in Shanghai


@tagged("post_install", "-at_install")
@freeze_time(MORNING)
class TestPatrolFinding(PatrolCommon):
    """What was found abnormal is followed until it is settled."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.gate_visit = cls.scan(cls.gate)
        cls.patrol = cls.gate_visit.patrol_id
        cls.turnstile = cls.env["maintenance.equipment"].create({"name": "Turnstile 3"})

    def _abnormal(self, **values):
        return self.finding(self.gate_visit, result="abnormal", remark="Turnstile stuck", **values)

    def test_abnormal_is_an_open_matter(self):
        self.assertFalse(self.patrol._is_open_matter())
        self._abnormal()
        self.assertTrue(self.patrol._is_open_matter())
        self.assertIn(self.patrol, self.patrol.search(self.patrol._open_matter_domain()))

    def test_corrected_is_no_matter_any_more(self):
        finding = self._abnormal()
        finding.action_fine()
        self.assertEqual(finding.state, "noted")

    def test_settled_after_the_round_is_closed(self):
        finding = self._abnormal()
        self.patrol.with_user(self.duty)._finish("enough")
        with self.assertRaises(UserError):
            finding.remark = "something else"
        form = Form(self.env["scenic.patrol.settle"].with_user(self.duty).with_context(default_finding_id=finding.id))
        form.text = "oiled"
        form.save().action_settle()
        self.assertRecordValues(finding, [{"state": "settled", "settlement": "oiled", "settled_by_id": self.duty.id}])
        self.assertFalse(self.patrol._is_open_matter())

    def test_settled_by_whom_it_concerns_only(self):
        finding = self._abnormal()
        with self.assertRaises(AccessError):
            finding.with_user(self.kiosk_agent)._settle("no")
        with self.assertRaises(AccessError):
            finding.with_user(self.crew_leader).read(["remark"])

    def test_nothing_is_found_at_a_post_not_signed(self):
        patrol = self.round()
        topic = self.env.ref("scenic_service_desk.patrol_topic_order")
        with self.assertRaisesRegex(UserError, "Sign the post first"):
            self.env["scenic.patrol.finding"].with_user(self.duty).create(
                {"visit_id": self.visit(patrol, self.bridge).id, "topic_id": topic.id, "result": "ok"}
            )

    def test_what_is_looked_at_is_the_managers(self):
        topics = self.env["scenic.patrol.topic"].with_user(self.manager)
        topic, put_away = topics.create([{"name": "Noise"}, {"name": "Smoking", "active": False}])
        for user in (self.agent, self.duty):
            with self.subTest(user.login), self.assertRaises(AccessError):
                topic.with_user(user).name = "Nothing"
        asked = self.scan(self.bridge).line_ids.topic_id
        self.assertIn(topic, asked)
        self.assertNotIn(put_away, asked)

    def test_second_finding_on_a_topic(self):
        topic = self.env.ref("scenic_service_desk.patrol_topic_order")
        self.env["scenic.patrol.finding"].with_user(self.duty).create(
            {"visit_id": self.gate_visit.id, "topic_id": topic.id, "result": "abnormal", "remark": "Queue"}
        )
        self.assertEqual((len(self.gate_visit.line_ids), self.gate_visit.abnormal_count), (5, 1))

    def test_repair_is_requested_once_for_an_equipment(self):
        first = self._abnormal(equipment_id=self.turnstile.id)
        first.action_request_repair()
        second = self.finding(self.scan(self.bridge), result="abnormal", equipment_id=self.turnstile.id)
        second.action_request_repair()
        request = self.env["maintenance.request"].search([("equipment_id", "=", self.turnstile.id)])
        self.assertEqual(len(request), 1)
        self.assertEqual(request.name, "P1 Main Gate: Turnstile stuck")
        self.assertEqual((first + second).sudo().maintenance_request_id, request)
        self.assertTrue(first.repair_state)

    def test_repaired_equipment_is_requested_again(self):
        self._abnormal(equipment_id=self.turnstile.id).action_request_repair()
        done = self.env["maintenance.stage"].search([("done", "=", True)], limit=1)
        self.env["maintenance.request"].search([("equipment_id", "=", self.turnstile.id)]).stage_id = done
        self.finding(self.scan(self.bridge), result="abnormal", equipment_id=self.turnstile.id).action_request_repair()
        self.assertEqual(self.env["maintenance.request"].search_count([("equipment_id", "=", self.turnstile.id)]), 2)

    def test_a_repair_says_who_reported_it_and_where(self):
        finding = self._abnormal(equipment_id=self.turnstile.id, action_taken="Guard placed")
        finding.action_request_repair()
        request = finding.sudo().maintenance_request_id
        self.assertEqual(request.scenic_source_ref, self.patrol.sudo())
        self.assertEqual(request.employee_id, self.duty_employee)
        self.assertIn(self.patrol.name, request.message_ids[0].body)
        self.assertIn("Guard placed", request.description)

    def test_facility_without_equipment(self):
        self.env["maintenance.team"].search([]).active = False
        finding = self._abnormal()
        finding.action_request_repair()
        request = finding.sudo().maintenance_request_id
        self.assertFalse(request.equipment_id)
        self.assertTrue(request.maintenance_team_id)

    def test_what_is_fine_is_not_repaired(self):
        with self.assertRaisesRegex(UserError, "abnormal"):
            self.finding(self.gate_visit, result="ok").action_request_repair()

    def test_duty_manager_sees_the_equipment_to_choose(self):
        self.assertIn(self.turnstile, self.env["maintenance.equipment"].with_user(self.duty).search([]))

    def test_an_incident_is_raised_once(self):
        finding = self._abnormal()
        action = finding.with_user(self.duty).action_raise_incident()
        self.assertEqual(action["target"], "new")
        incidents = self.env["scenic.incident"].with_user(self.duty).with_context(**action["context"])
        kind = self.env.ref("scenic_service_desk.incident_type_ride")
        incident = incidents.create({"type_id": kind.id})
        self.assertRecordValues(
            incident,
            [{"source": finding, "zone_id": self.zone.id, "description": "Turnstile stuck", "reported_via": "patrol"}],
        )
        self.assertEqual(finding.with_user(self.duty).action_raise_incident()["res_id"], incident.id)
