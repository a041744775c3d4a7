from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

PATROLLERS = "scenic_service_desk.group_duty_manager,scenic_service_desk.group_supervisor"


class ScenicCheckpoint(models.Model):
    """Signing a post: with the phone at its QR, or at the desk's own screen."""

    _inherit = "scenic.checkpoint"

    @api.model
    def _patrollers(self, company):
        """Who may be on patrol in a company.

        sudo: whose login has which rights is not the agents' to read.
        :param company: ``res.company`` record
        :return: ``hr.employee`` recordset in the caller's environment
        """
        groups = [self.env.ref(xmlid).id for xmlid in PATROLLERS.split(",")]
        employees = self.env["hr.employee"].sudo()
        return employees.search([("company_id", "in", company.ids), ("user_id.all_group_ids", "in", groups)]).with_env(
            self.env
        )

    @api.model
    def _check_has_employee(self, employee):
        """:raise UserError: for a login that is nobody's"""
        if not employee:
            raise UserError(
                self.env._("Your login belongs to no employee, so it cannot sign. HR links it on the employee's form.")
            )

    def _check_patroller(self, employee):
        """:raise AccessError: for who goes on no patrols

        sudo: whose login has which rights is not the agents' to read.
        """
        self._check_has_employee(employee)
        user = employee.sudo().user_id
        if not user or not user.has_groups(PATROLLERS):
            raise AccessError(self.env._("%s is no duty manager: patrols are signed by duty managers.", employee.name))
        if employee.sudo().company_id != self.sudo().company_id:
            raise AccessError(self.env._("This post belongs to another company's park."))

    def _scanned_by(self, user):
        """Sign this post for who scanned its QR with his phone, now.

        :param user: ``res.users`` record, at his own login
        :return: ``scenic.patrol.visit`` record
        :raise UserError: when nothing is signed, saying why to who stands before the post
        """
        if not self:
            raise UserError(
                self.env._("This QR code is not valid any more. Tell the centre manager: the post needs a new sheet.")
            )
        if not self.active:
            raise UserError(self.env._("This post is no longer on any round."))
        if self.company_id not in user.company_ids:
            raise AccessError(self.env._("This post belongs to another company's park."))
        if self.env["scenic.desk"]._is_shared_login():
            raise UserError(
                self.env._("This is a desk's shared login. Sign at its screen: “Patrol Signs Here” on the desk's card.")
            )
        employee = user.with_company(self.company_id).employee_id
        post = self.with_user(user).with_company(self.company_id)
        return post._sign_post(employee, post.env["scenic.sign.mixin"]._prove(employee, None) if employee else "login")

    def _sign_post(self, employee, method, countersigner=None, counter_method=None):
        """Sign this post now, by the server's clock: today's round of the manager goes on, or a free patrol begins.

        sudo: the round may be another desk's, and its signed parts are written by nobody; who signs was proven by the
        caller, who may patrol is checked here.

        :param employee: ``hr.employee`` record, the patrolling manager
        :param str method: how he proved who he is: ``login`` or ``pin``
        :param countersigner: ``hr.employee`` record of the agent at the post, where signed at the desk's screen
        :param str counter_method: how that one proved who he is
        :return: ``scenic.patrol.visit`` record
        :raise AccessError: for who goes on no patrols
        :raise UserError: when both signatures are one person's
        """
        self.ensure_one()
        self._check_patroller(employee)
        if countersigner and countersigner == employee:
            raise UserError(self.env._("Patroller and countersigner are different persons."))
        now = fields.Datetime.now()
        checkpoint = self.sudo()
        # two scans at the same second meet in this row: Odoo runs the later one again, and it finds the visit
        checkpoint.last_visit_at = now
        checkpoint.flush_recordset(["last_visit_at"])
        visit = checkpoint._recent_visit(employee, now)
        if not visit:
            patrol, visit = checkpoint.env["scenic.patrol"]._round_at(checkpoint, employee, now)
            visit = visit or patrol._new_extra_visit(checkpoint)
            visit._sign_visit(employee, method, now)
        if countersigner:
            visit._countersign(countersigner, counter_method, now)
        return visit.with_env(self.env)
