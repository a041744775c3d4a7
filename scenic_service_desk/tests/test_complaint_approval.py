from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestComplaintApproval(ScenicCommon):
    """A second person approves, by amount and severity, and never who proposed it (register 3)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.duty = cls._new_user("duty_manager", "scenic_service_desk.group_duty_manager")
        cls.env["hr.employee"].create({"name": "Duty", "user_id": cls.duty.id})

    def _proposed(self, user=None, **values):
        complaint = self.new_complaint()
        department = self.env["hr.department"].create({"name": "Rides"})
        complaint.with_user(self.supervisor)._judge(
            {"judgement": "founded", "judgement_reason": "It was so", "fault_department_id": department.id}
        )
        mine = complaint.with_user(user or self.agent)
        mine.write({"solution": "Give the money back", **values})
        mine.action_propose()
        return mine

    def _money(self, amount):
        return {"compensation_kind": "refund", "compensation_amount": amount}

    def test_small_amounts_by_a_supervisor(self):
        complaint = self._proposed(**self._money(150))
        complaint.with_user(self.supervisor).action_approve()
        self.assertRecordValues(complaint, [{"state": "approved", "approver_id": self.supervisor_employee.id}])

    def test_nobody_approves_his_own_proposal(self):
        complaint = self._proposed(self.supervisor)
        with self.assertRaisesRegex(AccessError, "his own proposal"):
            complaint.action_approve()
        complaint.with_user(self.deputy).action_approve()
        self.assertEqual(complaint.state, "approved")

    def test_larger_amounts_by_the_manager(self):
        complaint = self._proposed(**self._money(1500))
        with self.assertRaisesRegex(AccessError, "Centre Manager"):
            complaint.with_user(self.supervisor).action_approve()
        complaint.with_user(self.manager).action_approve()
        self.assertEqual(complaint.state, "approved")

    def test_the_highest_by_a_duty_manager_without_desk_rights(self):
        complaint = self._proposed(**self._money(5000))
        with self.assertRaises(AccessError):
            complaint.with_user(self.manager).action_approve()
        complaint.with_user(self.duty).action_approve()
        self.assertEqual(complaint.state, "approved")

    def test_severity_decides_too(self):
        complaint = self._proposed(severity="high")
        with self.assertRaises(AccessError):
            complaint.with_user(self.supervisor).action_approve()
        complaint.with_user(self.manager).action_approve()
        self.assertEqual(complaint.state, "approved")

    def test_a_company_s_own_levels_go_first(self):
        self.env["scenic.complaint.approval.level"].create(
            {
                "name": "Anybody",
                "group_id": self.env.ref("scenic_service_desk.group_agent").id,
                "company_id": self.desk.company_id.id,
            }
        )
        complaint = self._proposed(**self._money(5000))
        complaint.with_user(self.colleague).action_approve()
        self.assertEqual(complaint.state, "approved")

    def test_what_waits_for_approval_does_not_change(self):
        complaint = self._proposed(**self._money(150))
        with self.assertRaisesRegex(UserError, "waits for its approval"):
            complaint.compensation_amount = 190

    def test_sent_back_it_is_proposed_again(self):
        complaint = self._proposed()
        complaint.with_user(self.supervisor)._send_back("Too little")
        self.assertRecordValues(complaint, [{"state": "investigating", "proposer_id": False}])
        complaint.solution = "Twice as much"
        complaint.action_propose()
        self.assertEqual(complaint.state, "solution")

    def test_approved_the_supervisor_may_still_send_it_back(self):
        complaint = self._proposed()
        complaint.with_user(self.supervisor).action_approve()
        with self.assertRaises(AccessError):
            complaint._send_back("The visitor declines it")
        complaint.with_user(self.supervisor)._send_back("The visitor declines it")
        self.assertRecordValues(complaint, [{"state": "investigating", "approver_id": False, "approved_at": False}])

    def test_who_may_approve_is_reminded(self):
        complaint = self._proposed()
        kind = self.env.ref("scenic_service_desk.mail_activity_complaint_approve")
        reminder = complaint.activity_ids.filtered(lambda activity: activity.activity_type_id == kind)
        self.assertEqual(reminder.user_id, self.supervisor)

    def test_no_proposal_without_a_level(self):
        self.env["scenic.complaint.approval.level"].search([]).active = False
        with self.assertRaisesRegex(UserError, "No approval level"):
            self._proposed()

    def test_amount_in_words(self):
        complaint = self._proposed(**self._money(120)).with_context(lang="zh_CN")
        self.assertEqual(complaint.compensation_words, "壹佰贰拾元整")
