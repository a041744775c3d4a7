from datetime import datetime, time, timedelta

from odoo import api, fields, models
from odoo.fields import Domain

# a shift still shows as running this long after its end while somebody has not signed out
_GRACE = timedelta(hours=12)


class ScenicDesk(models.Model):
    """Signing in at the desk: on its card, at its log."""

    _name = "scenic.desk"
    _inherit = ["scenic.desk", "scenic.signable.mixin"]

    _sign_acts = {"sign_in": "_signed_in", "sign_out": "_signed_out", "poll": "_signed_poll"}

    sign_in_lead = fields.Integer(
        "Sign In Before (Minutes)",
        default=30,
        help="Whoever signs in later than this many minutes before the shift starts is late.",
    )
    absence_alert = fields.Integer(
        "Report Absence After (Minutes)",
        default=15,
        help="The supervisor is reminded of whoever has not signed in this long after the shift started. 0: never.",
    )
    handover_alert = fields.Integer(
        "Remind of Handovers After (Minutes)",
        default=30,
        help="Who was on duty, who is, and the supervisor are reminded of a handover that this long after its time "
        "nobody has signed or accepted. 0: never.",
    )
    pre_post_minutes = fields.Integer(
        "Pre-Post Meeting (Minutes)", default=10, help="How long the meeting before going to the posts takes."
    )
    on_duty_ids = fields.Many2many("hr.employee", string="On Duty Now", compute="_compute_on_duty", compute_sudo=True)
    expected_ids = fields.Many2many(
        "hr.employee", string="Still to Sign In", compute="_compute_on_duty", compute_sudo=True
    )
    can_sign_in = fields.Boolean(compute="_compute_on_duty", compute_sudo=True)
    can_sign_out = fields.Boolean(compute="_compute_on_duty", compute_sudo=True)

    _sign_in_lead_range = models.Constraint(
        "CHECK (sign_in_lead BETWEEN 0 AND 240 AND absence_alert BETWEEN 0 AND 240)",
        "People sign in between 0 and 240 minutes before; absence is reported within 240 minutes.",
    )

    _handover_alert_range = models.Constraint(
        "CHECK (handover_alert BETWEEN 0 AND 1440)", "A handover is reminded of within a day."
    )

    def _slot_span(self, day, hour_from, hour_to):
        """When a slot begins and ends on a day of the desk.

        :param date day: the desk's day
        :param float hour_from: on the desk's clock
        :param float hour_to: over 24: the next morning
        :return: tuple of datetimes, naive UTC
        """
        midnight = datetime.combine(day, time.min)
        return self._utc(midnight + timedelta(hours=hour_from)), self._utc(midnight + timedelta(hours=hour_to))

    def _members_now(self):
        """The roster of these desks that matters at this moment.

        sudo: everybody who may read a desk sees who is on duty; nothing but the names is shown.
        :return: ``scenic.shift.member`` recordset, sudo, the earliest shift first
        """
        now = fields.Datetime.now()
        members = self.env["scenic.shift.member"].sudo()
        running = Domain("date_end", ">", now) | (
            Domain("state", "=", "on_duty") & Domain("date_end", ">", now - _GRACE)
        )
        soon = Domain("date_start", "<", now + timedelta(hours=24))
        found = members.search([("desk_id", "in", self.ids), *running, *soon], order="date_start, id")
        return found.filtered(lambda m: m.date_start <= now or m.day == m.desk_id._local_date(now))

    @api.depends_context("uid")
    def _compute_on_duty(self):
        """Who is there and who is awaited, and whether the user may sign.

        sudo: names of colleagues, which to link is otherwise HR's right.
        """
        members = self._members_now()
        now = fields.Datetime.now()
        own = self.env.user.employee_id
        for desk in self:
            here = members.filtered(lambda member, desk=desk: member.desk_id == desk)
            on_duty = here.filtered(lambda member: member.state == "on_duty").employee_id
            waiting = here.filtered(lambda member: member.state == "planned" and not member.is_locked)
            lead = timedelta(minutes=desk.sign_in_lead)
            desk.on_duty_ids = on_duty
            desk.expected_ids = waiting.filtered(lambda m, lead=lead: m.date_start - lead <= now).employee_id
            shared = self.env.user in desk.sudo().shared_user_ids
            team = desk.sudo().member_ids if desk._spans_to_join(now) else own.browse()
            desk.can_sign_in = bool(
                waiting.employee_id | (team - on_duty) if shared else own & (waiting.employee_id | team) - on_duty
            )
            desk.can_sign_out = bool(on_duty if shared else own & on_duty)

    def action_sign_in(self):
        """Sign in at the desk.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        """
        return self._ask_signature("sign_in", self.env._("Sign In"))

    def action_sign_out(self):
        """Sign out at the desk.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        """
        return self._ask_signature("sign_out", self.env._("Sign Out"))

    def action_roster(self):
        """The desk's roster in the calendar.

        :return: act_window
        """
        return self._open("shift_member_action", search_default_desk_id=self.id)
