from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_datetime

# signing out is what one does on leaving; days later it would be a made-up time
_SIGN_OUT_WITHIN = timedelta(hours=12)


class ScenicShiftMember(models.Model):
    """Signing in and out. The times are the server's."""

    _inherit = "scenic.shift.member"

    _sign_acts = {"sign_in": "_signed_in", "sign_out": "_signed_out", "appearance": "_signed_appearance"}

    can_sign = fields.Boolean(compute="_compute_can_sign")
    may_plan = fields.Boolean(compute="_compute_can_sign")

    is_away = fields.Boolean("Away From the Post", compute="_compute_is_away")

    @api.depends_context("uid")
    @api.depends("employee_id", "state", "day", "date_start", "date_end")
    def _compute_can_sign(self):
        """Whether the row's buttons show: for the person himself, and for all at a shared login, at its time."""
        shared = self.env["scenic.desk"]._is_shared_login()
        self.may_plan = self.env.user.has_group("scenic_service_desk.group_supervisor")
        now = fields.Datetime.now()
        for member in self:
            is_own = shared or member.employee_id == self.env.user.employee_id
            member.can_sign = bool(is_own and member.date_end and not member._why_not_now(now))

    @api.depends("relief_ids.back_at")
    def _compute_is_away(self):
        for member in self:
            member.is_away = any(not relief.back_at for relief in member.relief_ids)

    def _why_not_now(self, now):
        """Why nobody signs in or out on this line at this time.

        :param datetime now: naive UTC
        :return: str for people; False where one may
        """
        if self.state == "on_duty":
            if self.log_id.state == "sealed" or now > self.date_end + _SIGN_OUT_WITHIN:
                return self.env._("This shift ended long ago; the time of leaving can no longer be signed.")
        elif now >= self.date_end:
            return self.env._("This shift is over; nobody can sign in for it any more.")
        elif now < self.date_start and self.desk_id._local_date(now) != self.day:
            return self.env._("This shift is not today's.")
        return False

    def action_sign_in(self):
        """Sign in for one's shift.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        """
        return self._ask_signature("sign_in", self.env._("Sign In"))

    def action_sign_out(self):
        """Sign out on leaving.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        """
        return self._ask_signature("sign_out", self.env._("Sign Out"))

    def _sign_candidates(self, act):
        if act in ("sign_in", "sign_out"):
            return self.employee_id
        return self._appearance_checkers()

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
        if reason := self._why_not_now(now):
            raise UserError(reason)
        self._stamp("on_duty", {"signed_in_at": now, "late_minutes": self._minutes_late(now)})
        self.env["scenic.signature"]._sign(self, "sign_in", method, employee)

    def _minutes_late(self, came):
        """How late somebody is who comes at a time; who was not planned is awaited by nobody.

        :param datetime came: naive UTC
        :return: int
        """
        expected = self.date_start - timedelta(minutes=self.desk_id.sign_in_lead)
        return 0 if self.is_unplanned else max(int((came - expected).total_seconds() // 60), 0)

    def _signed_out(self, employee, method):
        """Stamp the time of going, also after the day was closed, until it is sealed.

        :raise UserError: when he has not signed in, is out already, or the shift was long ago
        """
        self._check_own(employee)
        now = fields.Datetime.now()
        if self.state != "on_duty":
            raise UserError(self.env._("%s is not on duty here.", employee.name))
        if reason := self._why_not_now(now):
            raise UserError(reason)
        self._stamp("left", {"signed_out_at": now})
        self.env["scenic.signature"]._sign(self, "sign_out", method, employee)

    def _stamp(self, state, vals):
        """Take a step that its signer has proven to be his own.

        sudo: who helps out at a desk is on its roster, but may not write its registers.
        """
        self.sudo()._transition(state, vals, by_system=True)
