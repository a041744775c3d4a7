from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .patrol import PatrolCommon

MORNING = "2026-05-12 01:30:00"  # 9:30 in Shanghai


@tagged("post_install", "-at_install")
@freeze_time(MORNING)
class TestPatrolSign(PatrolCommon):
    """A post is signed at the desk's own screen: the manager's PIN, and the agent there."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kiosk_counter = cls._new_user("kiosk_counter", "scenic_service_desk.group_agent")
        cls.kiosk.shared_user_ids = cls.kiosk_counter

    def setUp(self):
        super().setUp()
        self.env["scenic.sign.mixin"]._pin_failures().clear()

    def _wizard(self, user=None, **values):
        context = self.kiosk.with_user(user or self.kiosk_agent).action_patrol_sign()["context"]
        values = {"patroller_id": self.duty_employee.id, "patroller_pin": "1234", **values}
        return self.env["scenic.patrol.sign"].with_user(user or self.kiosk_agent).with_context(**context).create(values)

    def test_own_login_countersigns(self):
        self._wizard().action_sign_all_fine()
        visit = self.kiosk_post.visit_ids
        self.assertRecordValues(
            visit,
            [
                {
                    "employee_id": self.duty_employee.id,
                    "sign_method": "pin",
                    "countersigner_id": self.kiosk_agent_employee.id,
                    "result": "ok",
                }
            ],
        )
        signatures = self.env["scenic.signature"].search([("res_model", "=", visit._name), ("res_id", "=", visit.id)])
        self.assertEqual(
            set(signatures.mapped(lambda signature: (signature.role, signature.method))),
            {("patroller", "pin"), ("countersigner", "login")},
        )

    def test_shared_login_countersigns_with_a_pin(self):
        with self.assertRaisesRegex(UserError, "not the PIN"):
            self._wizard(self.kiosk_counter, signer_id=self.kiosk_agent_employee.id).action_sign()
        self._wizard(self.kiosk_counter, signer_id=self.kiosk_agent_employee.id, signer_pin="1234").action_sign()
        self.assertEqual(self.kiosk_post.visit_ids.countersigner_id, self.kiosk_agent_employee)

    def test_managers_pin_is_needed_and_right(self):
        with self.assertRaisesRegex(UserError, "signs with his PIN"):
            self._wizard(patroller_pin=False).action_sign()
        with self.assertRaisesRegex(UserError, "not the PIN"):
            self._wizard(patroller_pin="0000")
        self.assertFalse(self.kiosk_post.visit_ids)

    def test_pin_of_one_does_not_sign_for_another(self):
        wizard = self._wizard()
        wizard.patroller_id = self.other_duty_employee
        with self.assertRaisesRegex(UserError, "signs with his PIN"):
            wizard.action_sign()

    def test_never_the_same_person(self):
        self.kiosk.member_ids += self.duty_employee
        wizard = self._wizard(self.kiosk_counter, signer_id=self.duty_employee.id, signer_pin="1234")
        with self.assertRaisesRegex(UserError, "different persons"):
            wizard.action_sign()
        self.assertFalse(self.kiosk_post.visit_ids)

    def test_agent_of_another_desk_does_not_countersign(self):
        for values in (
            {"user": self.agent},
            {"user": self.kiosk_counter, "signer_id": self.agent_employee.id, "signer_pin": "1234"},
        ):
            with self.subTest(values["user"].login), self.assertRaises(AccessError):
                self._wizard(**values).action_sign()

    def test_agent_is_no_patroller(self):
        with self.assertRaisesRegex(AccessError, "no duty manager"):
            self._wizard(patroller_id=self.agent_employee.id).action_sign()

    def test_choice_of_patrollers(self):
        form = Form(self._wizard())
        self.assertIn(self.duty_employee, form.record.patroller_ids)
        self.assertIn(self.supervisor_employee, form.record.patroller_ids)
        self.assertNotIn(self.agent_employee, form.record.patroller_ids)

    def test_what_was_said_is_noted(self):
        wizard = self._wizard()
        wizard.line_ids[2].write({"result": "abnormal", "remark": "Printer jams"})
        wizard.action_sign_all_fine()
        visit = self.kiosk_post.visit_ids
        self.assertEqual(visit.line_ids.mapped("result"), ["ok", "ok", "abnormal", "ok"])
        self.assertEqual(visit.line_ids[2].remark, "Printer jams")

    def test_scanned_before_it_is_the_same_visit(self):
        visit = self.scan(self.kiosk_post)
        self._wizard().action_sign()
        self.assertEqual(self.kiosk_post.visit_ids, visit)
        self.assertRecordValues(visit, [{"sign_method": "login", "countersigner_id": self.kiosk_agent_employee.id}])

    def test_button_is_there_for_who_works_at_a_post(self):
        self.assertTrue(self.kiosk.with_user(self.kiosk_agent).can_patrol_sign)
        self.assertFalse(self.kiosk.with_user(self.agent).can_patrol_sign)
        self.assertFalse(self.desk.with_user(self.agent).can_patrol_sign)


@tagged("post_install", "-at_install")
@freeze_time("2026-05-12 08:00:00")
class TestPatrolPaper(PatrolCommon):
    """After an outage visits are entered from paper, with their true time, and marked."""

    def _enter(self, patrol, user=None, **values):
        values = {
            "patrol_id": patrol.id,
            "visit_id": self.visit(patrol, self.gate).id,
            "moment": "2026-05-12 01:20:00",
            "employee_id": self.duty_employee.id,
            "countersigner_id": self.agent_employee.id,
            **values,
        }
        return self.env["scenic.patrol.paper"].with_user(user or self.agent).create(values).action_enter()

    def test_visit_of_a_planned_round(self):
        patrol = self.round()
        self._enter(patrol)
        self.assertRecordValues(
            self.visit(patrol, self.gate),
            [
                {
                    "state": "on_time",
                    "is_late_entry": True,
                    "sign_method": "paper",
                    "employee_id": self.duty_employee.id,
                    "countersigner_id": self.agent_employee.id,
                }
            ],
        )
        self.assertRecordValues(patrol, [{"state": "running", "employee_id": self.duty_employee.id}])

    def test_whole_round_of_an_earlier_day(self):
        form = Form(self.env["scenic.patrol.start"].with_user(self.agent))
        form.plan_id = self.plan
        form.is_late_entry = True
        form.employee_id = self.duty_employee
        form.moment = "2026-05-10 01:10:00"
        patrol = self.env["scenic.patrol"].browse(form.save().action_start()["res_id"])
        self.assertRecordValues(patrol, [{"day": date(2026, 5, 10), "is_late_entry": True}])
        self._enter(patrol, moment="2026-05-10 01:20:00")
        self.assertEqual(self.visit(patrol, self.gate).state, "on_time")
        self.env["scenic.patrol"]._cron_patrols()
        self.assertFalse(patrol.activity_ids)

    def test_post_besides_the_plan(self):
        patrol = self.round()
        self._enter(patrol, visit_id=False, checkpoint_id=self.kiosk_post.id)
        self.assertEqual(self.visit(patrol, self.kiosk_post).state, "extra")

    def test_wrong_times_and_people(self):
        patrol = self.round()
        for values in (
            {"moment": "2026-05-12 09:00:00"},
            {"moment": "2026-05-11 01:20:00"},
            {"employee_id": self.colleague_employee.id},
            {"countersigner_id": self.duty_employee.id},
            {"user": self.kiosk_agent},
        ):
            with self.subTest(values), self.assertRaises(UserError):
                self._enter(patrol, **values)
