"""People of a park for notification chains: a department with its heads, a duty plan, security and leaders."""

from odoo import fields

from .common import MODULE, ScenicCommon


class ChainCommon(ScenicCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.head, cls.duty = (
            cls._new_user(name, group, name=name)
            for name, group in (("head", "base.group_user"), ("duty", f"{MODULE}.group_duty_manager"))
        )
        cls.head_employee, cls.duty_employee, cls.director, cls.guard = cls.env["hr.employee"].create(
            [
                {"name": "Head", "user_id": cls.head.id},
                {"name": "Duty", "user_id": cls.duty.id},
                {"name": "Director"},
                {"name": "Guard"},
            ]
        )
        cls.department = cls.env["hr.department"].create(
            {
                "name": "Guest Service Section",
                "manager_id": cls.head_employee.id,
                "parent_id": cls.env["hr.department"].create({"name": "Operations", "manager_id": cls.director.id}).id,
            }
        )
        cls.agent_employee.department_id = cls.department
        today = cls.desk._local_date(fields.Datetime.now())
        days = cls.env["scenic.duty.day"]
        days.search([("company_id", "=", cls.env.company.id), ("date", "=", today)]).unlink()
        days.create({"date": today, "manager_id": cls.duty_employee.id})
        cls.env.company.scenic_security_ids = cls.guard
        cls.env.company.scenic_leader_ids = False

    def told(self, record, role):
        """The notice of a role."""
        return record.sudo().chain_ids.filtered(lambda notice: notice.role == role)

    def live(self):
        """What was sent to web clients in this transaction, by kind."""
        values = self.env.cr.precommit.data.get("bus.bus.values", [])
        return [value["message"] for value in values if "scenic_chain" in value["message"]]
