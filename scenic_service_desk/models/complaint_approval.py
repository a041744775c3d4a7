from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

_APPROVE = "scenic_service_desk.mail_activity_complaint_approve"


class ScenicComplaint(models.Model):
    """The second person: approves by amount and severity, and never what he proposed himself (register 3)."""

    _inherit = "scenic.complaint"

    _sign_acts = {"propose": "_signed_propose", "approve": "_signed_approve"}

    approval_level_id = fields.Many2one(
        "scenic.complaint.approval.level", "Approval Needed", compute="_compute_approval_level_id"
    )
    may_approve = fields.Boolean(compute="_compute_may_approve")
    approver_id = fields.Many2one("hr.employee", "Approved By", readonly=True, copy=False, ondelete="restrict")
    approved_at = fields.Datetime(readonly=True, copy=False)

    @api.depends("compensation_amount", "severity", "currency_id", "company_id", "state")
    def _compute_approval_level_id(self):
        levels = self.env["scenic.complaint.approval.level"]
        for complaint in self:
            wanted = complaint.kind == "complaint" and complaint.state in ("judged", "investigating", "solution")
            complaint.approval_level_id = levels._for(complaint) if wanted else levels

    @api.depends_context("uid")
    @api.depends("state", "approval_level_id", "proposer_user_id")
    def _compute_may_approve(self):
        shared = self.env["scenic.desk"]._is_shared_login()
        for complaint in self:
            complaint.may_approve = complaint.state == "solution" and (
                shared or not complaint._why_not_approver(self.env.user, self.env.user.employee_id)
            )

    def _why_not_approver(self, user, employee):
        """Why somebody may not approve the solution.

        sudo: whose login is in which group is asked on behalf of others.
        :param user: ``res.users`` record
        :param employee: ``hr.employee`` record
        :return: str; empty where he may
        """
        self.ensure_one()
        level = self.env["scenic.complaint.approval.level"]._for(self)
        if not level:
            return self.env._("No approval level covers this amount and severity. The centre manager sets the levels.")
        if (employee and employee == self.proposer_id) or (not employee and user == self.proposer_user_id):
            return self.env._("Nobody approves his own proposal. Please ask somebody else.")
        if user in self.sudo().concerned_user_ids or employee in self.sudo()._staff_concerned():
            return self.env._("Nobody handles a complaint about himself.")
        if not user or level.group_id not in user.sudo().all_group_ids:
            return self.env._("This solution is approved by: %s.", level.sudo().name)
        return ""

    def _ask_approval(self):
        """Remind one who may approve.

        sudo: the holders of a right are looked up on behalf of the proposer.
        """
        for complaint in self:
            level = self.env["scenic.complaint.approval.level"]._for(complaint)
            desk = complaint.desk_id.sudo()
            holders = desk.supervisor_id | desk.manager_id | level.group_id.all_user_ids.filtered("active")
            for user in holders:
                employee = user.with_company(complaint.company_id).sudo().employee_id
                if (
                    complaint.company_id in user.company_ids
                    and not complaint._why_not_approver(user, employee)
                    and complaint.with_user(user).has_access("read")
                ):
                    complaint._remind_user(_APPROVE, user, lambda this: this.category_id.name)
                    break

    def action_approve(self):
        """Approve the solution.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        """
        self.ensure_one()
        return self._ask_signature("approve", self.env._("Approve the Solution"))

    def _signed_approve(self, employee, method):
        """:raise AccessError: for whoever is not of the level, or proposed it himself
        :raise UserError: when it has moved on meanwhile
        """
        self.ensure_one()
        if self.state != "solution":
            raise UserError(self.env._("There is no proposal to approve any more. Please open the complaint again."))
        # sudo: whose login is whose is HR's to read
        why_not = self._why_not_approver(employee.sudo().user_id, employee)
        if why_not:
            raise AccessError(why_not)
        self._approve_as(employee, method)
        return True

    def _approve_as(self, employee, method):
        """Take the step for who has been found to be of the level.

        sudo: a duty manager or company leader approves without writing rights on the register.
        """
        approved = self.sudo()
        approved._transition(
            "approved", {"approver_id": employee.id, "approved_at": fields.Datetime.now()}, by_system=True
        )
        self.env["scenic.signature"]._sign(self, "approver", method, employee)
        approved._settle_reminders(_APPROVE)

    def _send_back(self, reason):
        """Back to the investigation: the solution is not approved, the visitor declined it, or it was reopened.

        sudo: who may approve may also refuse, without writing rights on the register.
        :param str reason: what is wrong with it
        """
        self.ensure_one()
        # at a shared login nobody is known to be of the level
        approver = not self._why_not_approver(self.env.user, self.env.user.employee_id)
        by_approver = self.state == "solution" and approver and not self.has_access("write")
        complaint = self.sudo() if by_approver else self
        complaint._transition(
            "investigating",
            {"proposer_id": False, "proposer_user_id": False, "approver_id": False, "approved_at": False},
            by_system=by_approver,
        )
        complaint.message_post(body=self.env._("Sent back: %s", reason))
        complaint._settle_reminders(_APPROVE)
