from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

# committed at once
_BATCH = 200
_REMINDERS = ["scenic_service_desk.mail_activity_call_back", "scenic_service_desk.mail_activity_call_back_late"]


class ScenicInquiry(models.Model):
    """A question nobody could answer at once: asked further, and answered soon (register 2: 请示人, 马上回复)."""

    _inherit = "scenic.inquiry"

    asked_id = fields.Many2one(
        "hr.employee", check_company=True, ondelete="restrict", help="Who was asked for the answer."
    )
    deadline = fields.Datetime("Call Back By", tracking=True)
    reply_way = fields.Selection(
        [
            ("phone", "Telephone"),
            ("message", "Text Message or Chat"),
            ("person", "Face to Face"),
            ("mail", "E-Mail"),
            ("unreached", "Could Not Be Reached"),
        ],
        "Replied By Way Of",
        copy=False,
    )
    reply_at = fields.Datetime("Replied At", copy=False)
    replied_by_id = fields.Many2one("hr.employee", check_company=True, ondelete="restrict", copy=False)
    replied_in_time = fields.Boolean("In Time", readonly=True, copy=False)
    reported_late = fields.Boolean("Supervisor Told", readonly=True, copy=False)

    @api.model
    def _due_domain(self):
        return Domain("state", "=", "owed")

    @api.constrains("reply_at")
    def _check_reply_at(self):
        soon = fields.Datetime.now() + timedelta(minutes=10)
        for inquiry in self.filtered("reply_at"):
            if inquiry.reply_at > soon:
                raise ValidationError(self.env._("The time of the reply lies in the future. Please check it."))
            if inquiry.reply_at < inquiry.date:
                raise ValidationError(self.env._("The reply was given before the question. Please check both times."))

    def write(self, vals):
        """Owe a call-back, or owe it no longer, as the outcome is corrected; remember it at the time agreed."""
        res = super().write(vals)
        if "outcome" in vals:
            self.filtered(lambda inquiry: inquiry._is_owed_now() and inquiry.state == "recorded")._start_owing()
            self.filtered(lambda inquiry: not inquiry._is_owed_now() and inquiry.state == "owed")._stop_owing()
        return res

    def _is_owed_now(self):
        return self.outcome == "call_back"

    def _start_owing(self):
        if self:
            self._transition("owed")
            self._owe()

    def _stop_owing(self):
        if self:
            self._transition("recorded", {"deadline": False})
            self.activity_unlink(_REMINDERS)

    def _owe(self):
        """Set when the call-back is due, where nobody agreed a time, and remind the agent.

        sudo: whose login an employee has is HR's to read.
        """
        for inquiry in self:
            desk = inquiry.desk_id
            if not inquiry.deadline:
                inquiry.deadline = self._due(inquiry.date, desk.sudo().call_back_minutes, "minutes")
            user = inquiry.employee_id.sudo().user_id or inquiry.user_id
            inquiry._remind_user(
                _REMINDERS[0],
                user,
                lambda this: this.topic_id.name,
                date_deadline=desk._local(inquiry.deadline).date(),
            )

    def action_reply(self):
        """The caller has his answer: note when, and whether in time.

        :return: None
        :raise UserError: while no answer is written down
        """
        now = fields.Datetime.now()
        for inquiry in self:
            way = inquiry.reply_way or "phone"
            if not (inquiry.answer or "").strip() and way != "unreached":
                raise UserError(self.env._("Please write down what was answered."))
            moment = inquiry.reply_at or now
            inquiry._transition(
                "replied",
                {
                    "reply_at": moment,
                    "reply_way": way,
                    "replied_by_id": (inquiry.replied_by_id or self._default_employee() or inquiry.employee_id).id,
                    "replied_in_time": bool(inquiry.deadline and moment <= inquiry.deadline),
                },
            )
        self.activity_feedback(_REMINDERS)

    @api.model
    def _cron_report_late_call_backs(self):
        """Tell the desk's supervisor about call-backs past their time, once each; a batch at a time, until none is
        left or the job's time is over (Odoo then runs it again soon).
        """
        waiting = [("is_overdue", "=", True), ("reported_late", "=", False)]
        cron = self.env["ir.cron"]
        if not cron._commit_progress(remaining=self.search_count(waiting)):
            return
        while late := self.search(waiting, limit=_BATCH):
            late._report_late()
            if not cron._commit_progress(len(late)):
                break

    def _report_late(self):
        """Remind the supervisors of late call-backs."""
        for inquiry in self:
            desk = inquiry.desk_id
            inquiry._remind_user(
                _REMINDERS[1],
                desk._responsible("supervisor_id", "manager_id"),
                lambda this: this.display_name,
                date_deadline=desk._local(fields.Datetime.now()).date(),
            )
        self._write_unlocked({"reported_late": True})
