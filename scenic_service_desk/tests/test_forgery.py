from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestForgery(ScenicCommon):
    """What an RPC client sends beside the forms."""

    def test_choosing_employees_changes_none(self):
        """Fields written as superuser link employees; they neither make nor change nor delete them."""
        employee = self.supervisor_employee
        log = self.today_log().with_user(self.agent)
        duty_day = self.env["scenic.duty.day"].with_user(self.supervisor)
        for command in ((0, 0, {"name": "Ghost"}), (1, employee.id, {"pin": "9999"}), (2, employee.id, 0)):
            with self.subTest(command=command), self.assertRaises(AccessError):
                log.write({"duty_leader_ids": [command]})
            with self.subTest(command=command), self.assertRaises(AccessError):
                duty_day.create({"leader_ids": [command]})
            with self.subTest(command=command), self.assertRaises(AccessError):
                self.desk.with_user(self.manager).write({"member_ids": [command]})
        self.assertEqual(employee.pin, "1234")
        log.write({"duty_leader_ids": [(4, employee.id, 0)]})
        self.assertEqual(log.sudo().duty_leader_ids, employee)

    def test_default_proves_nothing(self):
        """A shared login cannot set itself a default for who has given his PIN."""
        signer = self.supervisor_employee
        self.env["ir.default"].with_user(self.counter).set("scenic.sign.wizard", "proven_id", signer.id, user_id=True)
        handover = self.new_handover()
        wizard = self.env["scenic.sign.wizard"].with_user(self.counter)
        values = {"res_model": handover._name, "res_id": handover.id, "act": "hand_over", "signer_id": signer.id}
        with self.assertRaises(UserError):
            wizard.create(values).action_sign()
        self.assertFalse(handover.outgoing_id)

    def test_signs_in_the_company_of_the_record(self):
        """Who works in two companies signs as the employee of the one the record belongs to."""
        other = self.env["res.company"].create({"name": "Other Park"})
        self.agent.company_ids += other
        employee = self.env["hr.employee"].create(
            {"name": "agent Wang", "user_id": self.agent.id, "company_id": other.id}
        )
        desk = self.env["scenic.desk"].create(
            {"name": "Other Desk", "company_id": other.id, "tz": "Asia/Shanghai", "member_ids": employee.ids}
        )
        both = (self.env.company + other).ids
        handover = self.env["scenic.handover"].with_user(self.agent).with_context(allowed_company_ids=both)
        handover = handover.create({"desk_id": desk.id})
        handover.action_hand_over()
        self.assertEqual(handover.sudo().outgoing_id, employee)
