from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import PIXEL, ScenicCommon


@tagged("post_install", "-at_install")
class TestComplaintFlow(ScenicCommon):
    """From the counter to the signed answer, and back when the manager says so (register 3)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.department = cls.env["hr.department"].create({"name": "Rides"})
        cls.complaint = cls.new_complaint()

    def _judge(self, complaint, judgement="founded", **values):
        complaint.with_user(self.supervisor)._judge(
            {
                "judgement": judgement,
                "judgement_reason": "As the camera shows",
                "fault_department_id": self.department.id,
                **values,
            }
        )

    def _carried_out(self, complaint):
        self._judge(complaint)
        complaint.solution = "Apologise"
        complaint.action_propose()
        complaint.with_user(self.supervisor).action_approve()
        complaint.action_carried_out()

    def _clock(self, complaint, code):
        return complaint.sudo().deadline_ids.filtered(lambda clock: clock.code == code).sorted("id")[-1:]

    def test_whole_way(self):
        self._carried_out(self.complaint)
        self.complaint.write({"visitor_answer": "accepts", "signature": PIXEL})
        self.complaint.action_close()
        self.assertEqual(self.complaint.state, "closed")
        self.assertTrue(self.complaint.closed_at and self.complaint.answered_at)

    def test_judging_is_the_supervisors(self):
        with self.assertRaises(AccessError):
            self.complaint._judge(
                {
                    "judgement": "founded",
                    "judgement_reason": "x",
                    "fault_department_id": self.department.id,
                }
            )

    def test_a_judgement_one_has_not_seen_is_not_overwritten(self):
        values = {
            "complaint_id": self.complaint.id,
            "severity": "medium",
            "reason": "As I saw",
            "fault_department_id": self.department.id,
        }
        dialog = self.env["scenic.complaint.judge"].with_user(self.supervisor).create(values)
        self._judge(self.complaint)
        with self.assertRaisesRegex(UserError, "judged meanwhile"):
            dialog.action_confirm()
        self.assertEqual(self.complaint.judgement_reason, "As the camera shows")
        again = dialog.create(values)
        again.action_confirm()
        self.assertEqual(self.complaint.judgement_reason, "As I saw")

    def test_judgement_has_grounds(self):
        with self.assertRaisesRegex(UserError, "grounds"):
            self._judge(self.complaint, judgement_reason=" ")

    def test_somebody_answers_for_a_founded_complaint(self):
        with self.assertRaisesRegex(UserError, "department at fault"):
            self._judge(self.complaint, fault_department_id=False)

    def test_at_fault_may_be_another_than_the_accused(self):
        complaint = self.new_complaint(against_employee_id=self.colleague_employee.id)
        self._judge(complaint, fault_employee_id=self.plain_employee.id)
        self.assertEqual(complaint.fault_employee_id, self.plain_employee)
        self.assertEqual(complaint.against_employee_id, self.colleague_employee)

    def test_visitor_at_the_counter_signs(self):
        self._carried_out(self.complaint)
        self.complaint.visitor_answer = "accepts"
        with self.assertRaisesRegex(UserError, "The visitor signs"):
            self.complaint.action_close()
        self.complaint.signed_on_paper = True
        self.complaint.action_close()
        signature = self.env["scenic.signature"].search(
            [("res_model", "=", "scenic.complaint"), ("res_id", "=", self.complaint.id), ("role", "=", "complainant")]
        )
        self.assertEqual(signature.method, "paper")

    def test_no_end_without_the_visitor_s_answer(self):
        self._carried_out(self.complaint)
        with self.assertRaisesRegex(UserError, "visitor's answer"):
            self.complaint.action_close()

    def test_declined_is_the_supervisor_s_to_conclude(self):
        self._carried_out(self.complaint)
        self.complaint.visitor_answer = "declines"
        with self.assertRaisesRegex(UserError, "a supervisor decides"):
            self.complaint.action_close()
        self.complaint.with_user(self.supervisor).action_close()
        self.assertEqual(self.complaint.state, "closed")

    def test_unfounded_is_explained_and_concluded(self):
        self._judge(self.complaint, "unfounded")
        self.assertFalse(self.complaint.fault_department_id)
        self.complaint.visitor_answer = "accepts"
        self.complaint.with_user(self.supervisor).action_close()
        self.assertEqual(self.complaint.state, "closed")

    def test_withdrawn_at_any_time(self):
        self.complaint.with_user(self.supervisor)._withdraw("It was another park")
        self.assertRecordValues(self.complaint, [{"state": "closed", "visitor_answer": "withdrawn"}])

    def test_money_wants_a_receipt(self):
        self._judge(self.complaint)
        self.complaint.write({"solution": "Refund", "compensation_kind": "refund", "compensation_amount": 80})
        self.complaint.action_propose()
        self.complaint.with_user(self.supervisor).action_approve()
        with self.assertRaisesRegex(UserError, "number of the receipt"):
            self.complaint.action_carried_out()
        self.complaint.compensation_receipt = "0012"
        self.complaint.action_carried_out()
        self.assertEqual(self.complaint.state, "carried_out")

    def test_reopening_is_the_manager_s(self):
        self._carried_out(self.complaint)
        self.complaint.write({"visitor_answer": "accepts", "signed_on_paper": True})
        self.complaint.action_close()
        with self.assertRaises(AccessError):
            self.complaint.with_user(self.supervisor)._reopen("Not satisfied")
        self.complaint.with_user(self.manager)._reopen("Not satisfied")
        self.assertRecordValues(
            self.complaint, [{"state": "investigating", "reopen_count": 1, "visitor_answer": False}]
        )
        self.assertEqual(self._clock(self.complaint, "complaint_analysis").state, "running")

    def test_notice_starts_the_department_s_clock(self):
        self._judge(self.complaint)
        self.complaint.action_issue_notice()
        self.assertEqual(self.complaint.notice_department_id, self.department)
        self.assertEqual(self._clock(self.complaint, "complaint_notice").state, "done")
        self.assertEqual(self._clock(self.complaint, "complaint_department_answer").state, "running")

    def test_printed_again_the_notice_keeps_its_time(self):
        self._judge(self.complaint)
        self.complaint.action_issue_notice()
        issued = self.complaint.notice_at
        self.complaint.action_issue_notice()
        self.assertEqual(self.complaint.notice_at, issued)

    def test_statement_is_dated_and_stops_the_clock(self):
        self._judge(self.complaint)
        self.complaint.action_issue_notice()
        self.complaint.statement = "The cable was frozen"
        self.assertTrue(self.complaint.statement_at)
        self.assertEqual(self._clock(self.complaint, "complaint_department_answer").state, "done")

    def test_a_measure_stops_its_clock_and_has_a_date(self):
        measure = (
            self.env["scenic.complaint.measure"]
            .with_user(self.agent)
            .create({"complaint_id": self.complaint.id, "name": "Put up a board with waiting times"})
        )
        self.assertTrue(measure.deadline)
        self.assertEqual(self._clock(self.complaint, "complaint_measure").state, "done")

    def test_a_measure_outlives_its_complaint(self):
        measure = (
            self.env["scenic.complaint.measure"]
            .with_user(self.agent)
            .create({"complaint_id": self.complaint.id, "name": "Board", "deadline": "2020-01-01 00:00:00"})
        )
        self.complaint.with_user(self.supervisor)._withdraw("x")
        self.assertTrue(measure.is_overdue)
        measure.action_done()
        self.assertFalse(measure.is_overdue)

    def test_waiting_for_the_visitor_pauses(self):
        self.complaint.action_wait()
        self.assertEqual(self._clock(self.complaint, "complaint_analysis").state, "paused")
        self.complaint.action_go_on()
        self.assertEqual(self._clock(self.complaint, "complaint_analysis").state, "running")
        self.assertFalse(self.complaint.waiting_since)

    def test_authority_counts_from_its_letter(self):
        today = self.desk._local_date(fields.Datetime.now())
        letter = self.new_complaint(channel="authority", letter_received_on=today - timedelta(days=4))
        other = self.new_complaint(channel="authority", letter_received_on=today)
        ours, theirs = (self._clock(entry, "complaint_authority") for entry in (letter, other))
        self.assertEqual(theirs.deadline - ours.deadline, timedelta(days=4))

    def test_reply_stops_the_authority_s_clock(self):
        letter = self.new_complaint(channel="authority", letter_received_on=fields.Date.today())
        letter.reply_text = "Dear office"
        letter.action_replied()
        self.assertEqual(self._clock(letter, "complaint_authority").state, "done")

    def test_closing_ends_the_clocks(self):
        self.complaint.with_user(self.supervisor)._withdraw("x")
        self.assertFalse(self.complaint.next_due)

    def test_what_was_entered_later_tells_nobody(self):
        then = fields.Datetime.now() - timedelta(hours=5)
        self.assertFalse(self.new_complaint(date=then, is_late_entry=True).sudo().chain_ids)

    def test_the_chain_is_told_by_severity(self):
        self.assertIn(self.supervisor_employee, self.complaint.sudo().chain_ids.employee_id)

    def test_concluded_it_is_called_back_once(self):
        complaint = self.new_complaint(against_employee_id=self.colleague_employee.id)
        complaint.with_user(self.supervisor)._withdraw("x")
        callback = self.env["scenic.callback"].search(
            [("res_model", "=", "scenic.complaint"), ("res_id", "=", complaint.id)]
        )
        self.assertEqual(callback.reason, "complaint")
        self.assertIn(self.agent_employee, callback.sudo().concerned_ids)
        with self.assertRaises(AccessError):
            callback.with_user(self.colleague).read(["name"])

    def test_not_satisfied_when_called_back_it_is_taken_up_again(self):
        self.complaint.with_user(self.supervisor)._withdraw("x")
        callback = self.env["scenic.callback"].search(
            [("res_model", "=", "scenic.complaint"), ("res_id", "=", self.complaint.id)]
        )
        self.complaint.with_user(self.manager)._reopen_after_callback(callback.with_user(self.manager))
        self.assertEqual(self.complaint.state, "investigating")

    def test_an_incident_is_raised_from_it(self):
        action = self.complaint.action_raise_incident()
        self.assertEqual(action["res_model"], "scenic.incident")
        self.assertEqual(action["context"]["default_source"], f"scenic.complaint,{self.complaint.id}")

    def test_overdue_is_found(self):
        self.complaint.sudo().deadline_ids[:1].write({"deadline": "2020-01-01 00:00:00"})
        self.env.flush_all()
        found = self.env["scenic.complaint"].search([("has_overdue", "=", True), ("id", "=", self.complaint.id)])
        self.assertEqual(found, self.complaint)

    def test_reply_in_the_visitor_s_language(self):
        self._judge(self.complaint)
        self.complaint.solution = "We have put up more benches"
        english = self.env["res.lang"].with_context(active_test=False).search([("code", "=", "en_US")])
        self.complaint.visitor_lang_id = english
        self.complaint._propose_reply()
        self.assertIn("We have put up more benches", self.complaint.reply_text)
        self.assertIn(self.complaint.name, self.complaint.reply_text)

    def test_a_reply_written_by_hand_stays(self):
        self.complaint.reply_text = "Dear Mr Li"
        self.complaint.action_reply_letter()
        self.assertEqual(self.complaint.reply_text, "Dear Mr Li")
