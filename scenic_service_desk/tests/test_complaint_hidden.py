from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .hidden import HiddenCommon


@tagged("post_install", "-at_install")
class TestComplaintHidden(HiddenCommon):
    """What follows from a complaint is hidden from those it is about as the complaint itself is (register 3)."""

    def test_what_was_split_off(self):
        self.assertTrue(self.hidden(self.complaint.with_user(self.supervisor)._split()))

    def test_what_was_merged_into_it(self):
        other = self.new_complaint()
        other.with_user(self.supervisor)._merge_into(self.complaint)
        self.assertTrue(self.hidden(other))
        other.with_user(self.supervisor).action_unmerge()
        self.assertFalse(self.hidden(other))

    def test_shared_login_of_another_desk_sends_nothing_back(self):
        login = self._new_user("kiosk_counter", "scenic_service_desk.group_agent")
        self.kiosk.shared_user_ids = login
        complaint = self.complaint.sudo()
        complaint._write_unlocked({"state": "solution", "proposer_id": self.agent_employee.id})
        with self.assertRaises(AccessError):
            complaint.with_user(login)._send_back("No")

    def test_what_the_visitor_answers_in_the_questionnaire(self):
        answer = self.new_answer(case=self.complaint, overall="1", staff="1", comment="He shouted")
        figures = self.figures(answer).sudo()
        self.assertTrue(self.hidden(figures))
        self.assertTrue(self.hidden(figures.item_ids))
        self.assertFalse(self.hidden(self.figures(self.new_answer(overall="1")).sudo()))

    def test_another_name_does_not_open_it(self):
        self.complaint.with_user(self.agent).against_employee_id = self.plain_employee
        self.assertTrue(self.hidden(self.complaint))

    def test_agent_takes_nobody_off(self):
        complaint = self.new_complaint(further_employee_ids=[fields.Command.link(self.colleague_employee.id)])
        complaint.with_user(self.agent).further_employee_ids = [fields.Command.clear()]
        self.assertTrue(self.hidden(complaint))

    def test_supervisor_takes_off_who_was_named_by_mistake(self):
        complaint = self.complaint.with_user(self.supervisor)
        complaint.against_employee_id = self.plain_employee
        complaint.further_employee_ids = [fields.Command.unlink(self.colleague_employee.id)]
        self.assertFalse(self.hidden(complaint))

    def test_whom_a_second_judgement_clears(self):
        complaint = self.new_complaint()
        self.judged(complaint, self.colleague_employee)
        self.judged(complaint, self.plain_employee)
        self.assertTrue(self.hidden(complaint))
