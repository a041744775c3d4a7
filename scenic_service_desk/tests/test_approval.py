from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import MODULE, ScenicCommon


@tagged("post_install", "-at_install")
class TestApproval(ScenicCommon):
    """A second person approves, never who tested the claim himself."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.new_phone()

    def _submitted(self, user=None, **values):
        claim = self.compared_claim(self.item, user, **values)
        claim.action_submit()
        return claim

    def _approve_by_pin(self, claim, employee, pin="1234"):
        action = claim.with_user(self.counter).action_approve()
        wizards = self.env[action["res_model"]].with_user(self.counter).with_context(**action["context"])
        return wizards.create({"signer_id": employee.id, "signer_pin": pin}).action_confirm()

    def test_supervisor_is_asked(self):
        claim = self._submitted()
        self.assertEqual(claim.activity_ids.user_id, self.supervisor)
        claim.with_user(self.supervisor).action_approve()
        self.assertFalse(claim.activity_ids)

    def test_supervisor_approves(self):
        claim = self._submitted()
        claim.with_user(self.supervisor).action_approve()
        self.assertRecordValues(
            claim,
            [{"state": "approved", "approver_id": self.supervisor_employee.id, "approver_user_id": self.supervisor.id}],
        )

    def test_approval_is_signed(self):
        claim = self._submitted()
        claim.with_user(self.supervisor).action_approve()
        signature = self.env["scenic.signature"].search([("res_model", "=", claim._name), ("res_id", "=", claim.id)])
        self.assertRecordValues(
            signature, [{"role": "approver", "method": "login", "employee_id": self.supervisor_employee.id}]
        )

    def test_agents_and_others_do_not_approve(self):
        claim = self._submitted()
        for user in (self.agent, self.colleague, self.custodian, self.crew_leader, self.plain):
            with self.subTest(user.login), self.assertRaises(AccessError):
                claim.with_user(user).action_approve()

    def test_nobody_approves_his_own_test(self):
        for user in (self.supervisor, self.manager):
            claim = self._submitted(user)
            with self.subTest(user.login), self.assertRaisesRegex(AccessError, "his own"):
                claim.with_user(user).action_approve()

    def test_another_supervisor_approves_a_supervisors_test(self):
        claim = self._submitted(self.supervisor)
        claim.with_user(self.deputy).action_approve()
        self.assertEqual(claim.state, "approved")

    def test_not_his_own_test_at_the_shared_login(self):
        claim = self._submitted(self.counter, employee_id=self.supervisor_employee.id, sign_pin="1234")
        with self.assertRaisesRegex(AccessError, "his own"):
            claim.with_user(self.supervisor).action_approve()
        with self.assertRaisesRegex(AccessError, "his own"):
            self._approve_by_pin(claim, self.supervisor_employee)

    def test_not_what_he_typed_from_paper_for_another(self):
        claim = self._submitted(self.supervisor, employee_id=self.agent_employee.id, is_late_entry=True)
        with self.assertRaisesRegex(AccessError, "his own"):
            claim.with_user(self.supervisor).action_approve()

    def test_not_his_own_test_without_an_employee(self):
        user = self._new_user("nameless", f"{MODULE}.group_supervisor")
        claim = self._submitted(user, employee_id=self.agent_employee.id, is_late_entry=True)
        with self.assertRaisesRegex(AccessError, "his own"):
            claim.with_user(user).action_approve()

    def test_tester_does_not_change_after_signing(self):
        claim = self._submitted(self.counter, employee_id=self.supervisor_employee.id, sign_pin="1234")
        for user in (self.counter, self.supervisor):
            with self.subTest(user.login), self.assertRaises(UserError):
                claim.with_user(user).write({"employee_id": self.agent_employee.id})

    def test_test_at_the_shared_login_is_signed(self):
        claim = self.compared_claim(self.item, self.counter, employee_id=self.agent_employee.id)
        with self.assertRaisesRegex(UserError, "PIN"):
            claim.action_submit()

    def test_test_at_the_shared_login_names_who_tested(self):
        claim = self.compared_claim(self.item, self.counter)
        with self.assertRaises(UserError):
            claim.action_submit()

    def test_approved_by_pin_at_the_shared_login(self):
        claim = self._submitted(self.counter, employee_id=self.agent_employee.id, sign_pin="1234")
        self._approve_by_pin(claim, self.supervisor_employee)
        self.assertRecordValues(
            claim,
            [{"state": "approved", "approver_id": self.supervisor_employee.id, "approver_user_id": self.supervisor.id}],
        )

    def test_wrong_or_missing_pin_approves_nothing(self):
        claim = self._submitted()
        for pin in ("0000", "", False):
            with self.subTest(pin=pin), self.assertRaisesRegex(UserError, "not the PIN"):
                self._approve_by_pin(claim, self.supervisor_employee, pin)
        self.assertEqual(claim.state, "submitted")

    def test_pin_of_one_signs_for_no_other(self):
        claim = self._submitted()
        wizard = (
            self.env["scenic.approve.wizard"]
            .with_user(self.counter)
            .create({"claim_id": claim.id, "signer_id": self.agent_employee.id, "signer_pin": "1234"})
        )
        wizard.signer_id = self.supervisor_employee
        with self.assertRaisesRegex(UserError, "not the PIN"):
            wizard.action_confirm()

    def test_pin_of_an_agent_approves_nothing(self):
        claim = self._submitted()
        with self.assertRaises(AccessError):
            self._approve_by_pin(claim, self.colleague_employee)

    def test_pin_of_an_employee_without_login_approves_nothing(self):
        self.plain_employee.pin = "1234"
        claim = self._submitted()
        with self.assertRaises(AccessError):
            self._approve_by_pin(claim, self.plain_employee)

    def test_wizard_is_no_way_round_at_ones_own_login(self):
        claim = self._submitted()
        wizard = (
            self.env["scenic.approve.wizard"]
            .with_user(self.agent)
            .create({"claim_id": claim.id, "signer_id": self.supervisor_employee.id, "signer_pin": "1234"})
        )
        with self.assertRaises(AccessError):
            wizard.action_confirm()

    def test_draft_is_not_approved(self):
        claim = self.compared_claim(self.item)
        with self.assertRaises(UserError):
            claim.with_user(self.supervisor).action_approve()
        self.assertEqual(claim.state, "draft")

    def test_button_shows_to_who_may(self):
        claim = self._submitted(self.supervisor)
        may = {user: claim.with_user(user).can_approve for user in (self.supervisor, self.deputy, self.agent)}
        self.assertEqual(may, {self.supervisor: False, self.deputy: True, self.agent: False})

    def test_sent_back_to_be_tested_again(self):
        claim = self._submitted()
        with self.assertRaises(AccessError):
            claim.action_send_back()
        claim.with_user(self.supervisor).action_send_back()
        self.assertEqual(claim.state, "draft")
        self.assertFalse(claim.activity_ids)

    def test_rejected_by_the_supervisor(self):
        claim = self._submitted()
        with self.assertRaises(AccessError):
            claim._end("rejected", "No match")
        claim.with_user(self.supervisor)._end("rejected", "No match")
        self.assertEqual(claim.state, "rejected")
        self.assertFalse(claim.activity_ids)

    def test_activity_type_is_the_registers(self):
        claim = self._submitted()
        self.assertEqual(claim.activity_ids.activity_type_id, self.env.ref(f"{MODULE}.mail_activity_approve_claim"))
