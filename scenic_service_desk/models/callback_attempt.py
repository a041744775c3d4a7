from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

_AGREED = "scenic_service_desk.mail_activity_callback_agreed"
# a voice or a buzz in a pocket wakes people; somebody at the counter is awake
_DISTURBS = ("phone", "sms", "wechat")


class ScenicCallbackAttempt(models.Model):
    """An attempt to reach the visitor; nothing of what he said, that stands on the call-back (register 14)."""

    _name = "scenic.callback.attempt"
    _description = "Call-back Attempt"
    _inherit = ["scenic.append.mixin"]
    _order = "date desc, id desc"

    callback_id = fields.Many2one("scenic.callback", "Call-back", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", required=True, index=True, ondelete="restrict")
    date = fields.Datetime("Time", required=True)
    employee_id = fields.Many2one("hr.employee", "Agent", required=True, index=True, ondelete="restrict")
    user_id = fields.Many2one("res.users", "Entered By", required=True, ondelete="restrict")
    method = fields.Selection([("login", "Own Login"), ("pin", "Employee PIN")], "Signed With")
    channel = fields.Selection(
        [
            ("phone", "Telephone"),
            ("sms", "Text Message"),
            ("wechat", "WeChat"),
            ("mail", "E-Mail"),
            ("person", "Face to Face"),
        ],
        "By Way Of",
        required=True,
        default="phone",
    )
    outcome = fields.Selection(
        [
            ("reached", "Got Through"),
            ("no_answer", "No Answer"),
            ("later", "Asked to Be Called Later"),
            ("wrong_number", "Not His Number"),
        ],
        required=True,
        default="reached",
    )
    agreed_at = fields.Datetime("Agreed Time")


class ScenicCallback(models.Model):
    """Who may call, when, and what an attempt changes."""

    _inherit = "scenic.callback"

    attempt_ids = fields.One2many("scenic.callback.attempt", "callback_id", "Attempts", readonly=True)
    attempt_count = fields.Integer("Number of Attempts", compute="_compute_attempt_count")
    is_concerned = fields.Boolean(compute="_compute_is_concerned")
    quiet_text = fields.Char(compute="_compute_quiet_text")

    @api.depends("attempt_ids")
    def _compute_attempt_count(self):
        rows = self.env["scenic.callback.attempt"]._read_group(
            [("callback_id", "in", self.ids)], ["callback_id"], ["__count"]
        )
        counts = {callback.id: count for callback, count in rows}
        for callback in self:
            callback.attempt_count = counts.get(callback.id, 0)

    @api.depends_context("uid")
    @api.depends("concerned_ids")
    def _compute_is_concerned(self):
        """sudo: whose login is whose is HR's to read."""
        for callback in self:
            callback.is_concerned = self.env.user in callback.sudo().concerned_ids.user_id

    @api.depends("state", "desk_id")
    def _compute_quiet_text(self):
        """Why nobody is to be called just now; empty in the hours for it."""
        now = fields.Datetime.now()
        for callback in self:
            quiet = callback.state == "planned" and callback.desk_id and self._is_quiet(callback.desk_id, now)
            callback.quiet_text = self._quiet_text(callback.desk_id) if quiet else False

    def _check_may_call(self, employee):
        """:raise AccessError: when somebody would ask how he did himself

        sudo: whose login is whose is HR's to read.
        """
        concerned = self.sudo().concerned_ids
        if employee in concerned or self.env.user in concerned.user_id:
            raise AccessError(
                self.env._(
                    "%s had to do with this case: somebody who is not concerned asks whether the visitor is satisfied.",
                    employee.name or self.env.user.name,
                )
            )

    def _check_hours(self, channel, moment, agreed_at):
        """:raise UserError: when a visitor would be called, or was promised to be, at night"""
        if moment > fields.Datetime.add(fields.Datetime.now(), minutes=10):
            raise UserError(self.env._("The time lies in the future. Please check date and hour."))
        if channel in _DISTURBS and self._is_quiet(self.desk_id, moment):
            raise UserError(self.env._("%s The time of the call lies in these hours.", self._quiet_text(self.desk_id)))
        if agreed_at and agreed_at <= moment:
            raise UserError(self.env._("The agreed time lies before this attempt. Please check both times."))
        if agreed_at and self._is_quiet(self.desk_id, agreed_at):
            raise UserError(
                self.env._("%s Please agree another time with the visitor.", self._quiet_text(self.desk_id))
            )

    def _attempt(self, outcome, employee, method, channel="phone", moment=None, agreed_at=None):
        """Write down an attempt, and when to try again.

        sudo: attempts are written by this step alone, so that nobody enters one past its checks.

        :param str outcome: a value of the attempt's ``outcome``
        :param employee: ``hr.employee`` record, who called
        :param str method: how he proved who he is: ``login`` or ``pin``
        :param str channel: a value of the attempt's ``channel``
        :param datetime moment: naive UTC; now by default
        :param datetime agreed_at: when the visitor wants to be called, naive UTC
        :return: ``scenic.callback.attempt`` record
        :raise AccessError: for somebody concerned in the case
        :raise UserError: at night, without an agreed time where one is promised, or when the call-back has ended
        """
        self.ensure_one()
        self.check_access("write")
        self._check_unlocked({"note": True})
        self._check_may_call(employee)
        moment = moment or fields.Datetime.now()
        agreed_at = agreed_at if outcome == "later" else None
        if outcome == "later" and not agreed_at:
            raise UserError(self.env._("Please write when the visitor wants to be called."))
        self._check_hours(channel, moment, agreed_at)
        attempt = (
            self.env["scenic.callback.attempt"]
            .sudo()
            .create(
                {
                    "callback_id": self.id,
                    "company_id": self.company_id.id,
                    "date": moment,
                    "employee_id": employee.id,
                    "user_id": self.env.uid,
                    "method": method,
                    "channel": channel,
                    "outcome": outcome,
                    "agreed_at": agreed_at,
                }
            )
        )
        self._after_attempt(attempt)
        return attempt

    def _after_attempt(self, attempt):
        """When to call again: at the time agreed, which is the new due time; or some hours after nobody answered.

        sudo: reminders may be a colleague's; how long to wait is a setting of the company.
        """
        self.sudo().activity_unlink([_AGREED])
        if attempt.agreed_at:
            self._run_clock(self.since, attempt.agreed_at)
            self._write_unlocked({"next_at": attempt.agreed_at})
            agreed = self.desk_id._local(attempt.agreed_at)
            self._remind_user(
                _AGREED,
                self.env.user,
                lambda this: " ".join(filter(None, [agreed.strftime("%H:%M"), this.source_name])),
                date_deadline=agreed.date(),
            )
        else:
            hours = self.company_id.sudo().scenic_callback_retry_hours
            again = fields.Datetime.add(attempt.date, hours=hours)
            missed = attempt.outcome == "no_answer"
            self._write_unlocked({"next_at": missed and self._callable(self.desk_id, again)})
