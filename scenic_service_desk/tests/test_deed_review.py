from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .deed import DeedCommon


@tagged("post_install", "-at_install")
class TestGoodDeedReview(DeedCommon):
    """Who may not judge a good deed."""

    def test_each_role(self):
        deed = self.new_deed()
        for user in (self.agent, self.colleague, self.crew_leader, self.custodian, self.guard, self.hr):
            with self.subTest(user.login), self.assertRaises(UserError):
                deed.with_user(user).action_confirm()
        self.assertEqual(deed.state, "draft")

    def test_not_ones_own(self):
        deed = self.new_deed(doer_id=self.supervisor_employee.id)
        with self.assertRaisesRegex(AccessError, "his own good deed"):
            deed.with_user(self.supervisor).action_confirm()

    def test_not_what_one_recorded(self):
        deed = self.new_deed(self.supervisor)
        with self.assertRaisesRegex(AccessError, "recorded"):
            deed.with_user(self.supervisor).action_confirm()

    def test_another_supervisor_does(self):
        deed = self.new_deed(self.supervisor, doer_id=self.supervisor_employee.id)
        deed.with_user(self.deputy).action_confirm()
        self.assertEqual((deed.state, deed.reviewer_id), ("confirmed", self.deputy_employee))

    def test_the_manager_does_not_judge_his_own_either(self):
        deed = self.new_deed(doer_id=self.manager_employee.id)
        with self.assertRaises(AccessError):
            deed.with_user(self.manager).action_confirm()

    def test_at_a_shared_login_the_pin_decides(self):
        deed = self.new_deed().with_user(self.counter)
        self.assertEqual(deed.action_confirm()["res_model"], "scenic.sign.wizard")
        with self.assertRaises(AccessError):
            deed._do_signed("confirm", self.colleague_employee, "pin")
        deed._do_signed("confirm", self.supervisor_employee, "pin")
        self.assertEqual((deed.state, deed.reviewer_id), ("confirmed", self.supervisor_employee))

    def test_several_at_once(self):
        deeds = self.new_deed() | self.new_deed()
        deeds.with_user(self.supervisor).action_confirm()
        self.assertEqual(deeds.mapped("state"), ["confirmed", "confirmed"])

    def test_one_of_several_is_ones_own(self):
        deeds = self.new_deed() | self.new_deed(doer_id=self.supervisor_employee.id)
        with self.assertRaises(AccessError), self.cr.savepoint():
            deeds.with_user(self.supervisor).action_confirm()
        deeds.invalidate_recordset()
        self.assertEqual(deeds.mapped("state"), ["draft", "draft"])

    def test_confirming_is_signed(self):
        deed = self.confirmed()
        signature = self.env["scenic.signature"].search([("res_model", "=", deed._name), ("res_id", "=", deed.id)])
        self.assertEqual((signature.role, signature.employee_id), ("approver", self.supervisor_employee))

    def test_who_recorded_it_takes_a_draft_back(self):
        deed = self.new_deed()
        deed._end("withdrawn", "Wrong person", self.agent_employee, "login")
        self.assertEqual(deed.state, "withdrawn")

    def test_a_colleague_does_not_take_it_back(self):
        deed = self.new_deed().with_user(self.colleague)
        with self.assertRaises(AccessError):
            deed._end("withdrawn", "I do not like him", self.colleague_employee, "login")

    def test_an_agent_does_not_take_back_a_proposed_deed(self):
        deed = self.deed_of(self.find()).with_user(self.agent)
        with self.assertRaises(AccessError):
            deed._end("withdrawn", "I do not like him", self.agent_employee, "login")

    def test_a_confirmed_deed_is_taken_back_by_a_supervisor_only(self):
        deed = self.confirmed().with_user(self.agent)
        with self.assertRaises(AccessError):
            deed._end("withdrawn", "Too much", self.agent_employee, "login")

    def test_the_reason_dialog(self):
        deed = self.new_deed().with_user(self.supervisor)
        dialog = self.env["scenic.deed.reason"].with_user(self.supervisor)
        context = deed.action_reject()["context"]
        dialog.with_context(**context).create({"reason": "It was his task"}).action_confirm()
        self.assertEqual((deed.state, deed.close_reason), ("rejected", "It was his task"))


@tagged("post_install", "-at_install")
class TestGoodDeedReminder(DeedCommon):
    """A supervisor is reminded once, however many wait."""

    def _reminders(self):
        xml_id = "scenic_service_desk.mail_activity_confirm_deed"
        return self.env["mail.activity"].search(
            [("activity_type_id", "=", self.env.ref(xml_id).id), ("res_model", "=", "scenic.good.deed")]
        )

    def test_one_for_all(self):
        before = self._reminders()
        first = self.new_deed()
        self.new_deed()
        new = self._reminders() - before
        self.assertEqual((new.mapped("res_id"), new.user_id), ([first.id], self.supervisor))

    def test_it_goes_on_with_the_next(self):
        before = self._reminders()
        first, second = self.new_deed(), self.new_deed()
        first.with_user(self.supervisor).action_confirm()
        self.assertEqual((self._reminders() - before).mapped("res_id"), [second.id])

    def test_it_ends_with_the_last(self):
        before = self._reminders()
        self.confirmed()
        self.assertFalse(self._reminders() - before)

    def test_who_may_judge_it(self):
        before = self._reminders()
        self.new_deed(doer_id=self.supervisor_employee.id)
        self.assertEqual((self._reminders() - before).user_id, self.manager)

    def test_a_draft_is_an_open_matter(self):
        deed = self.new_deed()
        self.assertTrue(deed._is_open_matter())
        deed.with_user(self.supervisor).action_confirm()
        self.assertFalse(deed._is_open_matter())
