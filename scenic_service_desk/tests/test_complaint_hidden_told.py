from datetime import timedelta

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .hidden import HiddenCommon


@tagged("post_install", "-at_install")
class TestComplaintHiddenTold(HiddenCommon):
    """Call-backs, notices and reminders of a complaint tell those it is about nothing (register 3)."""

    def test_call_back_of_the_first_end_after_the_second(self):
        complaint = self.new_complaint()
        callback = self.closed(complaint)
        self.assertFalse(self.hidden(callback))
        attempt = callback.with_user(self.manager)._attempt("no_answer", self.manager_employee, "login")
        complaint.with_user(self.manager)._reopen("New facts")
        self.judged(complaint, self.colleague_employee)
        self.assertTrue(self.hidden(callback))
        self.assertTrue(self.hidden(attempt))

    def test_call_back_tells_those_concerned_nothing(self):
        callback = self.closed(self.complaint)
        callback.message_subscribe(self.colleague.partner_id.ids)
        callback.message_post(body="He shouted", partner_ids=self.colleague.partner_id.ids)
        self.assertNotIn(self.colleague.partner_id, callback.message_partner_ids)
        self.assertFalse(
            callback.message_ids.with_user(self.colleague).search([("id", "in", callback.message_ids.ids)])
        )
        with self.assertRaises(ValidationError):
            callback.activity_schedule("mail.mail_activity_data_todo", user_id=self.colleague.id)

    def test_call_back_falls_silent_when_somebody_comes_to_be_concerned(self):
        complaint = self.new_complaint()
        callback = self.closed(complaint)
        callback.message_post(body="He shouted", partner_ids=self.colleague.partner_id.ids)
        callback.activity_schedule("mail.mail_activity_data_todo", user_id=self.colleague.id)
        complaint.with_user(self.manager)._reopen("New facts")
        self.judged(complaint, self.colleague_employee)
        self.assertNotIn(self.colleague, callback.sudo().activity_ids.user_id)
        self.assertFalse(
            callback.message_ids.with_user(self.colleague).search([("id", "in", callback.message_ids.ids)])
        )

    def test_call_back_handed_over(self):
        callback = self.closed(self.complaint)
        handover = self.new_handover()
        matter = self.env["scenic.handover.matter"].create(
            {
                "handover_id": handover.id,
                "company_id": handover.company_id.id,
                "res_model": callback._name,
                "res_id": callback.id,
                "name": callback.name,
            }
        )
        self.assertTrue(self.hidden(matter))

    def test_call_back_in_sealed_texts(self):
        callback = self.closed(self.complaint)
        self.assertEqual(callback._timeline_text(), "Complaint Closed")

    def test_wish_to_reopen_does_not_reach_a_manager_concerned(self):
        complaint = self.new_complaint(against_employee_id=self.manager_employee.id)
        callback = self.closed(complaint).with_user(self.deputy)
        callback._attempt("reached", self.deputy_employee, "login")
        callback._answer("so_so", self.deputy_employee, "Nobody said sorry", reopen=True)
        self.assertNotIn(self.manager, callback.sudo().activity_ids.user_id)
        self.assertTrue(callback.sudo().activity_ids.user_id)

    def test_notices_end_for_whoever_is_found_at_fault(self):
        complaint = self.new_complaint()
        notices = complaint.sudo().chain_ids
        mine = notices.filtered(lambda notice: notice.user_id == self.supervisor)
        self.assertTrue(mine.activity_ids)
        complaint.with_user(self.manager)._judge(
            {
                "judgement": "founded",
                "judgement_reason": "Seen on camera",
                "fault_department_id": self.department.id,
                "fault_employee_id": self.supervisor_employee.id,
            }
        )
        self.assertFalse(mine.activity_ids)
        self.assertFalse(mine.mail_due)
        self.assertTrue(mine.ended_at)

    def test_who_does_not_answer_is_not_reported_to_those_concerned(self):
        complaint = self.new_complaint(self.deputy)
        self.judged(complaint, self.colleague_employee)
        complaint.sudo()._write_unlocked({"user_id": self.colleague.id})
        notices = complaint.sudo().chain_ids
        notices.write({"due_at": fields.Datetime.now() - timedelta(hours=1)})
        notices._report_late()
        late = self.env.ref("scenic_service_desk.mail_activity_chain_late")
        reminded = complaint.sudo().activity_ids.filtered(lambda activity: activity.activity_type_id == late)
        self.assertTrue(reminded)
        self.assertNotIn(self.colleague, reminded.user_id)
