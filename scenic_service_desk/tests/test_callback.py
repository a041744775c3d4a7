from datetime import datetime, timedelta

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestCallback(ScenicCommon):
    """Call-backs: planned once for each case, due in time and never at night, asked by somebody not concerned."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # tests hold at any hour: no quiet hours but where they are the matter
        cls.env.company.write({"scenic_callback_quiet_from": 0, "scenic_callback_quiet_to": 0})
        cls.claim = cls.approved_claim(cls.new_phone())
        cls.claim.action_hand_over()

    def planned(self, records=None, reason="returned"):
        callback = self.env["scenic.callback"]._plan(records or self.claim, reason)
        return callback.with_user(self.colleague)

    def at_night(self):
        self.env.company.write({"scenic_callback_quiet_from": 21, "scenic_callback_quiet_to": 9})

    def due(self, local):
        """The due time on the desk's clock of a case that ended at ``local``."""
        callback = self.new_callback()
        callback._run_clock(self.desk._utc(local))
        return self.desk._local(callback.deadline)

    def test_planned_once(self):
        first = self.planned()
        self.assertEqual(first.res_id, self.claim.id)
        self.assertFalse(self.planned())

    def test_one_for_a_case_in_the_database(self):
        first, second = self.planned(), self.new_callback()
        values = {"res_model": first.res_model, "res_id": first.res_id}
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.cr.savepoint():
            second.sudo()._write_unlocked(values)
            second.flush_recordset()

    def test_again_after_the_case_went_on(self):
        first = self.planned()
        self.env["scenic.callback"]._forget(self.claim)
        self.assertEqual(first.state, "cancelled")
        self.assertTrue(self.planned())

    def test_due_on_the_third_day_before_the_quiet_hours(self):
        self.at_night()
        self.assertEqual(self.due(datetime(2026, 3, 1, 10)), datetime(2026, 3, 4, 20, 59))
        self.assertEqual(self.due(datetime(2026, 3, 1, 22)), datetime(2026, 3, 4, 20, 59))

    def test_never_due_at_night(self):
        self.at_night()
        rule = self.env.ref("scenic_service_desk.deadline_rule_callback")
        rule.write({"unit": "hours", "amount": 5})
        self.assertEqual(self.due(datetime(2026, 3, 1, 10)), datetime(2026, 3, 1, 15))
        self.assertEqual(self.due(datetime(2026, 3, 1, 20)), datetime(2026, 3, 1, 20, 59))

    def test_phone_is_not_copied(self):
        callback = self.planned()
        self.assertEqual(callback.contact_phone, self.claim.visitor_phone)
        self.assertFalse(callback.visitor_phone)

    def test_purged_with_its_case(self):
        callback = self.planned()
        self.claim.sudo()._purge()
        self.env.invalidate_all()
        self.assertFalse(callback.contact_phone)

    def test_by_hand_wants_a_number(self):
        with self.assertRaises(ValidationError):
            self.new_callback(visitor_phone=False)

    def closed_complaint(self, **values):
        """A complaint about the gardener, withdrawn by the visitor and concluded by the supervisor."""
        complaint = self.new_complaint(**{"against_employee_id": self.crew_leader_employee.id, **values})
        complaint = complaint.with_user(self.supervisor)
        complaint.sudo()._write_unlocked({"state": "carried_out"})
        complaint.write({"visitor_answer": "declines"})
        complaint.action_close()
        return complaint

    def test_closed_complaint_is_called_back(self):
        complaint = self.closed_complaint()
        callback = self.env["scenic.callback"]._of_cases(complaint)
        self.assertEqual(callback.reason, "complaint")

    def test_manager_reopens_the_complaint(self):
        complaint = self.closed_complaint()
        callback = self.env["scenic.callback"]._of_cases(complaint).with_user(self.colleague)
        callback._attempt("reached", self.colleague_employee, "login")
        callback._answer("so_so", self.colleague_employee, "Nobody said sorry", reopen=True)
        callback.with_user(self.manager).action_reopen_case()
        self.assertEqual((complaint.state, callback.follow_up), ("investigating", "reopened"))

    def test_complaint_closed_again_is_called_back_again(self):
        complaint = self.closed_complaint()
        first = self.env["scenic.callback"]._of_cases(complaint)
        complaint.with_user(self.manager)._reopen("New facts")
        self.assertEqual(first.state, "cancelled")
        complaint.sudo()._write_unlocked({"state": "carried_out"})
        complaint.write({"visitor_answer": "declines"})
        complaint.action_close()
        self.assertTrue(self.env["scenic.callback"]._of_cases(complaint) - first)

    def test_queue_is_ordered_by_due_time(self):
        late = self.new_callback()
        early = self.new_callback()
        early._write_unlocked({"deadline": late.deadline - timedelta(hours=1)})
        self.assertEqual(
            self.env["scenic.callback"].search([("id", "in", (late | early).ids)]).ids, [early.id, late.id]
        )

    def test_who_returned_it_does_not_ask(self):
        with self.assertRaises(AccessError):
            self.planned().with_user(self.agent).action_satisfied()

    def test_who_approved_it_does_not_ask(self):
        with self.assertRaises(AccessError):
            self.planned().with_user(self.supervisor).action_no_answer()

    def test_hidden_from_whom_it_is_about(self):
        callback = self.env["scenic.callback"]._of_cases(
            self.closed_complaint(against_employee_id=self.kiosk_agent_employee.id)
        )
        callback.with_user(self.colleague)._attempt("no_answer", self.colleague_employee, "login")
        self.assertTrue(callback.with_user(self.colleague).has_access("read"))
        self.assertFalse(callback.with_user(self.kiosk_agent).has_access("read"))
        self.assertFalse(callback.attempt_ids.with_user(self.kiosk_agent).has_access("read"))

    def test_hidden_from_who_is_found_to_be_at_fault_later(self):
        complaint = self.closed_complaint()
        callback = self.env["scenic.callback"]._of_cases(complaint)
        complaint.sudo()._write_unlocked({"fault_employee_id": self.kiosk_agent_employee.id})
        self.assertFalse(callback.with_user(self.kiosk_agent).has_access("read"))

    def test_manager_concerned_is_not_asked_to_reopen(self):
        complaint = self.closed_complaint(against_employee_id=self.manager_employee.id)
        callback = self.env["scenic.callback"]._of_cases(complaint).with_user(self.colleague)
        callback._attempt("reached", self.colleague_employee, "login")
        callback._answer("so_so", self.colleague_employee, "Nobody said sorry", reopen=True)
        self.assertEqual(callback.sudo().activity_ids.user_id, self.supervisor)

    def test_case_is_not_chosen_by_hand(self):
        with self.assertRaises(UserError):
            self.new_callback(res_model="scenic.claim", res_id=self.claim.id)

    def test_job_plans_what_was_returned_yesterday(self):
        self.claim.sudo()._write_unlocked({"returned_at": fields.Datetime.now() - timedelta(days=1)})
        first = self.env["scenic.callback"]._plan_returned(self.env.company)
        self.assertIn(self.claim.id, first.mapped("res_id"))
        self.assertFalse(self.env["scenic.callback"]._plan_returned(self.env.company))

    def test_job_leaves_today_for_tomorrow(self):
        self.claim.sudo()._write_unlocked({"returned_at": fields.Datetime.now()})
        new = self.env["scenic.callback"]._plan_returned(self.env.company)
        self.assertNotIn(self.claim.id, new.mapped("res_id"))

    def test_supervisor_hears_of_a_late_one_once(self):
        callback = self.planned().sudo()
        clock = callback.deadline_ids
        clock.write({"next_step_at": fields.Datetime.now() - timedelta(hours=1)})
        self.assertEqual(clock.code, "callback")
        self.assertEqual(callback._clock_responsible(clock.rule_id, clock.rule_id.step_ids[:1])[:1], self.supervisor)

    def test_clock_stops_with_the_answer(self):
        callback = self.new_callback()
        callback.action_satisfied()
        self.assertEqual(callback.sudo().deadline_ids.state, "done")

    def test_other_company_sees_nothing(self):
        callback = self.planned()
        other = self.env["res.company"].create({"name": "Other Park"})
        stranger = self._new_user(
            "stranger", "scenic_service_desk.group_manager", company_id=other.id, company_ids=other.ids
        )
        self.assertFalse(self.env["scenic.callback"].with_user(stranger).search([("id", "=", callback.id)]))

    def test_figures_count_so_so_as_not_satisfied(self):
        kiosk = {"desk_id": self.kiosk.id}
        for satisfaction in ("satisfied", "so_so"):
            callback = self.new_callback(self.kiosk_agent, **kiosk)
            callback._attempt("reached", self.kiosk_agent_employee, "login")
            callback._answer(satisfaction, self.kiosk_agent_employee, "Slow")
        summary = self.env["scenic.callback.summary"].create(
            {"desk_id": self.kiosk.id, "date_from": "2020-01-01", "date_to": "2050-01-01"}
        )
        total = summary._figures()[-1]
        self.assertEqual((total["total"], total["answered"], total["rate"]), (2, 2, 50))
        self.assertEqual(len(summary._unhappy()), 1)

    def test_summary_on_paper(self):
        callback = self.planned()
        callback._attempt("reached", self.colleague_employee, "login")
        callback._answer("so_so", self.colleague_employee, "The lift was broken")
        summary = self.env["scenic.callback.summary"].with_user(self.agent).create({"desk_id": self.desk.id})
        report = "scenic_service_desk.callback_summary_report"
        html = self.env["ir.actions.report"]._render_qweb_html(report, summary.ids)[0].decode()
        self.assertIn("The lift was broken", html)

    def test_number_on_paper_is_masked(self):
        callback = self.new_callback(visitor_phone="13912345678")
        html = self.env["ir.actions.report"]._render_qweb_html("scenic_service_desk.callback_report", callback.ids)[0]
        self.assertNotIn("13912345678", html.decode())

    def test_defaults(self):
        company = self.env["res.company"].create({"name": "Hill Park"})
        defaults = {
            "scenic_callback_quiet_from": 21,
            "scenic_callback_quiet_to": 9,
            "scenic_callback_attempts": 3,
            "scenic_survey_low_score": 60,
            "scenic_survey_per_thousand": 1,
            "scenic_survey_rounds": 3,
        }
        self.assertRecordValues(company, [defaults])

    def test_attempts_are_read_by_the_desk_alone(self):
        attempts = self.env["scenic.callback.attempt"]
        for user, reads in ((self.agent, True), (self.crew_leader, False), (self.plain, False)):
            with self.subTest(user.login):
                self.assertEqual(attempts.with_user(user).has_access("read"), reads)
                self.assertFalse(attempts.with_user(user).has_access("write"))

    def test_workbook(self):
        summary = self.env["scenic.callback.summary"].with_user(self.agent).create({})
        self.planned()
        summary.action_workbook()
        self.assertTrue(summary.workbook)
