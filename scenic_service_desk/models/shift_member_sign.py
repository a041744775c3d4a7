from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_datetime

# signing out is what one does on leaving; days later it would be a made-up time
_SIGN_OUT_WITHIN = timedelta(hours=12)


class ScenicShiftMember(models.Model):
    """Signing in and out, and the check of appearance. The times are the server's."""

    _inherit = "scenic.shift.member"

    _sign_acts = {"sign_in": "_signed_in", "sign_out": "_signed_out", "appearance": "_signed_appearance"}

    can_sign = fields.Boolean(compute="_compute_can_sign")
    may_plan = fields.Boolean(compute="_compute_can_sign")

    @api.depends_context("uid")
    @api.depends("employee_id")
    def _compute_can_sign(self):
        """Whether the row's buttons show: for the person himself, and for all at a shared login."""
        shared = self.env["scenic.desk"]._is_shared_login()
        self.may_plan = self.env.user.has_group("scenic_service_desk.group_supervisor")
        for member in self:
            member.can_sign = shared or member.employee_id == self.env.user.employee_id

    def action_sign_in(self):
        """Sign in for one's shift."""
        return self._ask_signature("sign_in", self.env._("Sign In"))

    def action_sign_out(self):
        """Sign out on leaving."""
        return self._ask_signature("sign_out", self.env._("Sign Out"))

    def action_check_appearance(self):
        """Sign that one has looked at uniform, badge, grooming and hygiene: all fine, or what the line says."""
        return self._ask_signature("appearance", self.env._("Appearance Check"))

    def _sign_candidates(self, act):
        if act in ("sign_in", "sign_out"):
            return self.employee_id
        return self._appearance_checkers()

    def _appearance_checkers(self):
        """Who may look at the appearance: the desk's team and the day's roster.

        sudo: the team is read for their names.
        """
        return self.sudo().desk_id.member_ids | self.sudo().log_id.member_ids.employee_id

    def _check_own(self, employee):
        """:raise AccessError: when somebody signs in or out for somebody else
        :raise UserError: at another desk's shared login
        """
        if employee != self.employee_id:
            raise AccessError(
                self.env._("Nobody signs in or out for somebody else: this is the line of %s.", self.employee_id.name)
            )
        self.desk_id._check_signing_place()

    def _signed_in(self, employee, method):
        """Stamp the time of coming, and how late that was, which never changes again.

        :param employee: ``hr.employee`` record
        :param str method: how he proved who he is
        :raise UserError: when the shift is over, not today's, or closed, or he has signed in already
        """
        self._check_own(employee)
        now = fields.Datetime.now()
        if self.state != "planned":
            raise UserError(
                self.env._(
                    "%(name)s has signed in already, at %(time)s.",
                    name=employee.name,
                    time=format_datetime(self.env, self.signed_in_at, tz=self.desk_id.tz, dt_format="HH:mm"),
                )
            )
        self._check_parent_unlocked(self.shift_id)
        if now >= self.date_end:
            raise UserError(self.env._("This shift is over; nobody can sign in for it any more."))
        if now < self.date_start and self.desk_id._local_date(now) != self.day:
            raise UserError(self.env._("This shift is not today's."))
        expected = self.date_start - timedelta(minutes=self.desk_id.sign_in_lead)
        late = 0 if self.is_unplanned else max(int((now - expected).total_seconds() // 60), 0)
        self._stamp("on_duty", {"signed_in_at": now, "late_minutes": late})
        self.env["scenic.signature"]._sign(self, "sign_in", method, employee)

    def _signed_out(self, employee, method):
        """Stamp the time of going, also after the day was closed, until it is sealed.

        :raise UserError: when he has not signed in, is out already, or the shift was long ago
        """
        self._check_own(employee)
        now = fields.Datetime.now()
        if self.state != "on_duty":
            raise UserError(self.env._("%s is not on duty here.", employee.name))
        if self.log_id.state == "sealed" or now > self.date_end + _SIGN_OUT_WITHIN:
            raise UserError(self.env._("This shift ended long ago; the time of leaving can no longer be signed."))
        self._stamp("left", {"signed_out_at": now})
        self.env["scenic.signature"]._sign(self, "sign_out", method, employee)

    def _signed_appearance(self, employee, method):
        """Note who looked at the appearance.

        :raise AccessError: for somebody who neither belongs to the desk nor supervises
        :raise UserError: for exceptions without a remark, or on a closed day
        """
        self.check_access("write")
        is_supervisor = self.env.user.has_group("scenic_service_desk.group_supervisor")
        if employee not in self._appearance_checkers() and not is_supervisor:
            raise AccessError(self.env._("The appearance is checked by the desk's own team or its supervisor."))
        self._check_parent_unlocked(self.shift_id)
        fine = self.uniform_ok and self.badge_ok and self.grooming_ok and self.hygiene_ok
        if not fine and not (self.appearance_remark or "").strip():
            raise UserError(self.env._("Please write what is not in order."))
        self._write_unlocked({"appearance_by_id": employee.id, "appearance_at": fields.Datetime.now()})
        self.env["scenic.signature"]._sign(self, "checker", method, employee)

    def _stamp(self, state, vals):
        """Take a step that its signer has proven to be his own.

        sudo: who helps out at a desk is on its roster, but may not write its registers.
        """
        self.sudo()._transition(state, vals, by_system=True)

    def action_leave_post(self):
        """Ask who relieves the person, and why he leaves his post.

        :return: act_window of a new relief
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Leave the Post"),
            "res_model": "scenic.shift.relief",
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_member_id": self.id},
        }

    def action_back(self):
        """Note that the person is back at his post."""
        self.check_access("write")
        self.relief_ids.filtered(lambda relief: not relief.back_at).write({"back_at": fields.Datetime.now()})
