from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

_SUPERVISOR = "scenic_service_desk.group_supervisor"


class ScenicClaim(models.Model):
    """How a second person approves a claim (register 8)."""

    _inherit = "scenic.claim"

    can_approve = fields.Boolean(compute="_compute_can_approve")

    @api.depends_context("uid")
    @api.depends("state", "employee_id", "user_id", "compared_by_id", "submitted_by_id")
    def _compute_can_approve(self):
        """A supervisor, and never who tested the claim; at a shared login the approver shows himself by his PIN."""
        supervises = self.env.user.has_group(_SUPERVISOR)
        shared = self.env["scenic.desk"]._is_shared_login()
        for claim in self:
            own = claim._is_tester(self.env.user, self.env.user.employee_id)
            claim.can_approve = claim.state == "submitted" and (shared or (supervises and not own))

    def _testers(self):
        """The logins that had a hand in the test: who made, compared or submitted the claim.

        :return: ``res.users`` recordset
        """
        self.ensure_one()
        return self.user_id | self.compared_by_id | self.submitted_by_id

    def _is_tester(self, user, employee):
        """Whether a person had a hand in the test, at his own login or by name.

        :param user: ``res.users`` record
        :param employee: ``hr.employee`` record, may be empty
        :return: bool
        """
        return user in self._testers() or bool(employee and employee == self.employee_id)

    def action_approve(self):
        """Approve as a second person.

        :return: the PIN question at a shared login, else nothing
        """
        self.ensure_one()
        if self.env["scenic.desk"]._is_shared_login():
            return {
                "type": "ir.actions.act_window",
                "name": self.env._("Approve"),
                "res_model": "scenic.approve.wizard",
                "view_mode": "form",
                "target": "new",
                "context": {"default_claim_id": self.id},
            }
        self._approve(self.env.user.employee_id, self.env.user, "login")
        return None

    def _approve(self, employee, user, method, moment=None):
        """Approve by a proven person.

        :param employee: ``hr.employee`` of the approver; may be empty at an own login without employee
        :param user: ``res.users`` whose rights count: his own login, or that of the employee who gave his PIN
        :param str method: how he proved himself
        :param moment: when it was, for demo data; now by default
        :raise AccessError: for somebody without the right, or the tester himself
        :raise UserError: when the claim or its item has moved on
        """
        self.ensure_one()
        if not user or not user.has_group(_SUPERVISOR):
            raise AccessError(self.env._("Only a supervisor approves claims."))
        if self._is_tester(user, employee):
            raise AccessError(self.env._("Nobody approves his own claim test. Ask another supervisor."))
        if self.state == "draft":
            raise UserError(self.env._("%s has not been submitted for approval yet.", self.display_name))
        self._check_item_free()
        self._transition(
            "approved",
            {"approver_id": employee.id, "approver_user_id": user.id, "approved_at": moment or fields.Datetime.now()},
            by_system=True,
        )
        self.item_id._reserve_for_claim()
        self.env["scenic.signature"]._sign(self, "approver", method, employee, user.name, moment)
        self.activity_feedback(["scenic_service_desk.mail_activity_approve_claim"])

    def _check_item_free(self):
        """:raise UserError: when another claim on the item is approved; the database guarantees the same"""
        rival = self._approved_rival()
        if rival:
            raise UserError(
                self.env._(
                    "Claim %(rival)s on this item has been approved already. If it is wrong, it must be withdrawn or"
                    " reversed first.",
                    rival=rival.name,
                )
            )

    def _approved_rival(self):
        """sudo: the other claim may be one this user does not see (a crew leader sees only his own)."""
        return self.sudo().search(
            [("item_id", "=", self.item_id.id), ("state", "in", ("approved", "returned")), ("id", "!=", self.id)],
            limit=1,
        )
