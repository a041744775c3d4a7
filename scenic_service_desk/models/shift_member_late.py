from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

# nobody comes longer before a shift, or stays longer after it
_MARGIN = timedelta(hours=12)


class ScenicShiftMember(models.Model):
    """Signing in and out on paper while nothing else worked, entered later with the true times (补录)."""

    _inherit = "scenic.shift.member"

    can_enter_late = fields.Boolean(compute="_compute_can_enter_late")

    @api.depends_context("uid")
    @api.depends("state", "date_start", "date_end", "log_id.state")
    def _compute_can_enter_late(self):
        """Whether the supervisor is offered to enter times; who is on duty still signs out himself."""
        may = self._may_enter_late()
        now = fields.Datetime.now()
        for member in self:
            since = {"planned": member.date_start, "on_duty": member.date_end}.get(member.state)
            member.can_enter_late = bool(may and since and since <= now and member.log_id.state != "sealed")

    @api.model
    def _may_enter_late(self):
        is_supervisor = self.env.user.has_group("scenic_service_desk.group_supervisor")
        return is_supervisor and not self.env["scenic.desk"]._is_shared_login()

    def action_enter_late(self):
        """Ask for the times on the paper sheet.

        :return: act_window of the dialog
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Enter Times From Paper"),
            "res_model": "scenic.late.sign",
            "views": [(False, "form")],
            "target": "new",
            "context": {
                "default_member_id": self.id,
                "default_signer_id": self.employee_id.id,
                "default_came_at": fields.Datetime.to_string(self.signed_in_at or self.date_start) or False,
            },
        }

    def _enter_late(self, came, went, method):
        """Take over the times somebody signed on paper; how late he was follows from them.

        :param datetime came: when he signed in, naive UTC; of no matter where that is known
        :param datetime went: when he signed out, or a false value
        :param str method: how he proved who he is: ``pin``, ``login``, or ``paper``
        :raise AccessError: for anybody but a supervisor at his own login
        :raise UserError: for times that cannot be, or when there is nothing to enter any more
        """
        self.ensure_one()
        if not self._may_enter_late():
            raise AccessError(self.env._("Times from paper are entered by the supervisor, at the own login."))
        self.check_access("write")
        came = self.signed_in_at or came
        self._check_late_times(came, went)
        signatures = self.env["scenic.signature"]
        steps = []
        if self.state == "planned":
            steps.append(("on_duty", "sign_in", "signed_in_at", came))
        if went:
            steps.append(("left", "sign_out", "signed_out_at", went))
        for state, role, name, moment in steps:
            vals = {name: moment, "is_late_entry": True}
            if role == "sign_in":
                vals["late_minutes"] = self._minutes_late(moment)
            self._stamp(state, vals)
            signatures._sign(self, role, method, self.employee_id, moment=moment)
        signatures._sign(self, "recorder", "login", self.env.user.employee_id, self.env.user.name)
        self.log_id.filtered("is_locked")._note_after_close(self)

    def _check_late_times(self, came, went):
        """:raise UserError: for times that cannot be"""
        now = fields.Datetime.now()
        if self.log_id.state == "sealed":
            raise UserError(self.env._("%s is sealed; its roster stays as it is.", self.log_id.display_name))
        if self.state == "left" or (self.state == "on_duty" and not went):
            raise UserError(self.env._("Nothing is left to enter for %s.", self.employee_id.name))
        if not came:
            raise UserError(self.env._("Please enter when %s came.", self.employee_id.name))
        if max(came, went or came) > now:
            raise UserError(self.env._("The time lies in the future. Please check date and hour."))
        if not self.date_start - _MARGIN <= came < self.date_end:
            raise UserError(self.env._("This time of coming does not belong to the shift. Please check date and hour."))
        if went and not came < went <= self.date_end + _MARGIN:
            raise UserError(
                self.env._("This time of leaving does not belong to the shift. Please check date and hour.")
            )
