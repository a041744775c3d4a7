from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

_AGENT = "scenic_service_desk.group_agent"
# visitors are not called between these hours of the desk's clock (register 14 for call-backs)
_FIRST_HOUR, _LAST_HOUR = 9, 21


class ScenicLostContact(models.Model):
    """An attempt to reach the owner of a lost thing (register 7)."""

    _name = "scenic.lost.contact"
    _description = "Contact Attempt"
    _inherit = ["scenic.lock.line.mixin"]
    _order = "date desc, id desc"
    _lock_parent = "report_id"
    _lock_lines = "contact_ids"

    report_id = fields.Many2one("scenic.lost.report", "Lost Report", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="report_id.company_id", store=True, index=True)
    date = fields.Datetime("Time", required=True, default=fields.Datetime.now)
    employee_id = fields.Many2one(
        "hr.employee",
        "Agent",
        index="btree_not_null",
        ondelete="restrict",
        default=lambda self: self.env["scenic.lost.report"]._default_employee(),
    )
    user_id = fields.Many2one(
        "res.users", "Entered By", readonly=True, ondelete="restrict", default=lambda self: self.env.user
    )
    channel = fields.Selection(
        [
            ("phone", "Telephone"),
            ("sms", "Text Message"),
            ("wechat", "WeChat"),
            ("mail", "E-Mail"),
            ("other", "Other"),
        ],
        "By Way Of",
        required=True,
        default="phone",
    )
    outcome = fields.Selection(
        [
            ("reached", "Owner Reached"),
            ("no_answer", "No Answer"),
            ("message_left", "Message Left"),
            ("wrong_number", "Not His Number"),
        ],
        required=True,
        default="reached",
    )
    note = fields.Char(groups=_AGENT)
    next_at = fields.Datetime("Next Attempt", compute="_compute_next_at", store=True, precompute=True, readonly=False)

    @api.depends("outcome", "date", "report_id")
    def _compute_next_at(self):
        for contact in self:
            contact.next_at = contact.report_id and self._next_after(contact.report_id, contact.outcome, contact.date)

    @api.model
    def _next_after(self, report, outcome, moment):
        """When an owner is called again: who did not answer some hours later, who was left a message the next day.

        sudo: how long to wait is a setting of the company.

        :param report: ``scenic.lost.report`` record
        :param str outcome: a value of ``outcome``
        :param datetime moment: of the attempt, naive UTC
        :return: datetime, naive UTC, or False
        """
        hours = report.company_id.sudo().scenic_lost_retry_hours
        wait = {"no_answer": hours, "message_left": 24}.get(outcome)
        return bool(wait and moment) and self._callable(report.desk_id, moment + timedelta(hours=wait))

    @api.model
    def _callable(self, desk, moment):
        """``moment``, or the first hour afterwards at which visitors are called.

        :param desk: ``scenic.desk`` record
        :param datetime moment: naive UTC
        :return: datetime, naive UTC
        """
        local = desk._local(moment)
        if _FIRST_HOUR <= local.hour < _LAST_HOUR:
            return moment
        days = 1 if local.hour >= _LAST_HOUR else 0
        local = local.replace(hour=_FIRST_HOUR, minute=0, second=0, microsecond=0) + timedelta(days=days)
        return desk._utc(local)

    @api.constrains("date", "next_at")
    def _check_times(self):
        soon = fields.Datetime.now() + timedelta(minutes=10)
        for contact in self:
            if contact.date > soon:
                raise ValidationError(self.env._("The time lies in the future. Please check date and hour."))
            if contact.next_at and contact.next_at < contact.date:
                raise ValidationError(self.env._("The next attempt lies before this one. Please check both times."))

    @api.model_create_multi
    def create(self, vals_list):
        """Write attempts down; the report knows at once whether its owner was told, and when to call again."""
        for vals in vals_list:
            vals["user_id"] = self.env.uid
        contacts = super().create(vals_list)
        for contact in contacts.sorted("date"):
            contact.report_id._note_attempt(contact)
        return contacts

    def write(self, vals):
        """:raise UserError: always: what was tried was tried"""
        self._refuse_change()
        return super().write(vals)

    def _refuse_change(self):
        raise UserError(self.env._("A contact attempt is never changed. Write down another one instead."))

    def _sentence(self):
        """The attempt in a few words for the messages: nothing personal.

        :return: str
        """
        self.ensure_one()
        labels = [
            dict(self._fields[name]._description_selection(self.env))[self[name]] for name in ("channel", "outcome")
        ]
        return " · ".join(labels)

    def _purge(self):
        """Blank what was noted of the visitor; the guards of ``write`` are for people."""
        models.BaseModel.write(self, {"note": False})
