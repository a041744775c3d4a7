from freezegun import freeze_time
from psycopg2.errors import CheckViolation, UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .patrol import PatrolCommon

MORNING = "2026-05-12 01:30:00"  # 9:30 in Shanghai, a Tuesday


@tagged("post_install", "-at_install")
@freeze_time(MORNING)
class TestPatrol(PatrolCommon):
    """A round from its plan to its end; who may do what."""

    def test_round_of_the_day_is_made_once(self):
        patrol = self.round()
        self.assertEqual(patrol.visit_ids.checkpoint_id, self.gate + self.bridge)
        self.assertFalse(patrol.employee_id)
        self.assertFalse(self.round())

    def test_round_of_other_days_is_not_made(self):
        for values in ({"tue": False}, {"date_from": "2026-05-13"}, {"date_to": "2026-05-11"}, {"active": False}):
            with self.subTest(values):
                self.plan.write({"tue": True, "date_from": False, "date_to": False, "active": True, **values})
                self.env["scenic.patrol"]._cron_patrols()
                self.assertFalse(self.env["scenic.patrol"].search([("plan_id", "=", self.plan.id)]))

    def test_round_without_a_weekday_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "day of the week"):
            self.plan.write(dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), False))

    def test_plan_changed_later_leaves_the_round(self):
        patrol = self.round()
        before = patrol.visit_ids.mapped("deadline")
        self.plan.stop_ids.hour_to = 15
        self.assertEqual(patrol.visit_ids.mapped("deadline"), before)

    def test_posts_of_a_round_are_the_managers(self):
        stop = self.plan.stop_ids[0]
        stop.with_user(self.manager).hour_to = 12
        for user in (self.agent, self.supervisor, self.duty):
            with self.subTest(user.login):
                with self.assertRaises(AccessError):
                    stop.with_user(user).hour_to = 15
                with self.assertRaises(AccessError):
                    stop.with_user(user).unlink()

    def test_hours_of_a_post(self):
        stop = self.plan.stop_ids[0]
        for hours in ((9, 9), (-1, 9), (9, 25), (24, 9)):
            with self.subTest(hours), mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation):
                stop.write({"hour_from": hours[0], "hour_to": hours[1]})
                stop.flush_recordset()
        stop.write({"hour_from": 9.5, "hour_to": 24})
        self.assertEqual(stop._hours_label(), "09:30–24:00")

    def test_post_of_another_company(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        post = self.env["scenic.checkpoint"].create({"name": "Far Gate", "company_id": other.id})
        with self.assertRaises(UserError):
            self.plan.stop_ids[0].checkpoint_id = post

    def test_start_takes_the_round(self):
        patrol = self.round().with_user(self.duty)
        patrol.action_start()
        self.assertRecordValues(patrol, [{"state": "running", "employee_id": self.duty_employee.id}])
        self.assertEqual(patrol.next_visit_id, self.visit(patrol, self.gate))

    def test_round_planned_for_another_is_not_started(self):
        self.plan.employee_id = self.other_duty_employee
        with self.assertRaisesRegex(UserError, "planned for"):
            self.round().with_user(self.duty).action_start()

    def _start(self, plan):
        """Start a patrol as the question of that name does."""
        action = self.env["scenic.patrol"].with_user(self.duty).action_new()
        form = Form(self.env[action["res_model"]].with_user(self.duty))
        form.plan_id = plan
        return self.env["scenic.patrol"].browse(form.save().action_start()["res_id"])

    def test_started_by_hand(self):
        patrol = self._start(self.plan)
        self.assertRecordValues(patrol, [{"state": "running", "desk_id": self.desk.id, "stop_count": 2}])

    def test_started_by_hand_it_is_the_round_of_the_day(self):
        patrol = self.round()
        self.assertEqual(self._start(self.plan), patrol)
        self.assertEqual(patrol.employee_id, self.duty_employee)

    def test_free_patrol_is_started(self):
        patrol = self._start(self.env["scenic.patrol.plan"])
        self.assertRecordValues(patrol, [{"state": "running", "plan_id": False, "employee_id": self.duty_employee.id}])

    def test_second_round_of_the_day_is_refused(self):
        self.round()
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            self.env["scenic.patrol"].with_user(self.duty).create({"plan_id": self.plan.id})

    def test_taken_over_by_another(self):
        patrol = self.round().with_user(self.duty)
        patrol.action_start()
        self.scan(self.gate)
        patrol.with_user(self.other_duty).action_take_over()
        self.assertEqual(patrol.employee_id, self.other_duty_employee)
        self.assertEqual(self.visit(patrol, self.gate).employee_id, self.duty_employee)

    def test_complete_round_ends_without_a_question(self):
        patrol = self.round()
        for post in (self.gate, self.bridge):
            self.visit(patrol, post)._sign_visit(self.duty_employee, "login", patrol.date)
        for visit in patrol.visit_ids:
            visit.with_user(self.duty).action_all_fine()
        patrol.with_user(self.duty).action_start()
        self.assertIsNone(patrol.with_user(self.duty).action_finish())
        self.assertRecordValues(patrol, [{"state": "done", "missed_count": 0, "unfinished_reason": False}])

    def test_incomplete_round_asks_for_the_reason(self):
        patrol = self.round().with_user(self.duty)
        patrol.action_start()
        visit = self.scan(self.gate)
        action = patrol.action_finish()
        form = Form(self.env["scenic.patrol.finish"].with_user(self.duty).with_context(**action["context"]))
        self.assertIn("Glass Bridge: not visited", form.gaps)
        self.assertIn("Main Gate: findings not noted", form.gaps)
        form.reason = "called to an accident"
        form.save().action_finish()
        self.assertRecordValues(patrol, [{"state": "done", "unfinished_reason": "called to an accident"}])
        self.assertEqual((visit.state, self.visit(patrol, self.bridge).state), ("on_time", "missed"))

    def test_no_reason_no_end(self):
        patrol = self.round().with_user(self.duty)
        patrol.action_start()
        for reason in (None, "", "  "):
            with self.subTest(reason=reason), self.assertRaisesRegex(UserError, "why the round"):
                patrol._finish(reason)

    def test_closed_is_closed(self):
        patrol = self.round().with_user(self.duty)
        patrol.action_start()
        visit = self.scan(self.gate)
        patrol._finish("enough")
        for change in (
            lambda: patrol.write({"note": "x"}),
            lambda: visit.write({"sequence": 9}),
            lambda: visit.line_ids[0].with_user(self.duty).write({"result": "ok"}),
            patrol.action_start,
        ):
            with self.assertRaises(UserError):
                change()

    def test_scan_after_the_end_begins_a_free_patrol(self):
        patrol = self.round().with_user(self.duty)
        patrol.action_start()
        self.scan(self.gate)
        patrol._finish("enough")
        self.assertNotEqual(self.scan(self.gate).patrol_id, patrol)

    def test_agent_and_crew_leader_do_not_patrol(self):
        patrol = self.round()
        with self.assertRaises(AccessError):
            patrol.with_user(self.agent).action_start()
        with self.assertRaises(AccessError):
            patrol.with_user(self.crew_leader).read(["name"])

    def test_agent_of_another_desk_writes_nothing(self):
        patrol = self.round().with_user(self.kiosk_agent)
        self.assertTrue(patrol.name)
        with self.assertRaises(AccessError):
            patrol.note = "x"

    def test_duty_manager_and_supervisor_write(self):
        patrol = self.round()
        for user in (self.duty, self.supervisor, self.manager):
            with self.subTest(user.login):
                patrol.with_user(user).note = user.login

    def test_second_company(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        desk = self.env["scenic.desk"].create({"name": "There", "company_id": other.id})
        patrol = self.env["scenic.patrol"].create({"desk_id": desk.id})
        with self.assertRaises(AccessError):
            patrol.with_user(self.duty).read(["name"])

    def test_timeline_says_how_far_it_got(self):
        patrol = self.round()
        self.visit(patrol, self.gate)._sign_visit(self.duty_employee, "login", patrol.date)
        self.assertEqual(patrol._timeline_text(), "Morning Round · 1 of 2 posts")

    def test_my_round_opens_the_one_under_way(self):
        patrol = self.round()
        patrols = self.env["scenic.patrol"].with_user(self.duty)
        self.assertEqual(patrols.action_my_round()["res_id"], patrol.id)
        patrol.with_user(self.other_duty).action_start()
        self.assertEqual(patrols.action_my_round()["res_model"], "scenic.patrol.start")
