from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.quiet_hours import is_quiet, not_after, not_before

_CLOCK, _DAYS = "callback", 3


class ScenicCallback(models.Model):
    """When a visitor is called back, and how a call-back comes about (register 14)."""

    _inherit = "scenic.callback"

    since = fields.Datetime(
        "Case Ended At", required=True, readonly=True, copy=False, default=lambda self: fields.Datetime.now()
    )
    # later it is the time the visitor agreed to
    deadline = fields.Datetime(readonly=True, index=False, tracking=True)
    next_at = fields.Datetime(
        "Not Before", readonly=True, copy=False, help="Agreed with the visitor, or some hours after he did not answer."
    )

    def _run_clock(self, since, agreed=None):
        """Start the clock anew: until when to call is what its rule says, on the evening before where that is at night.

        sudo: whoever closes a case need not write call-backs.

        :param datetime since: when the case ended, naive UTC
        :param datetime agreed: the time the visitor agreed to, naive UTC, where he did
        """
        for callback in self.sudo():
            desk = callback.desk_id
            callback._clock_cancel(_CLOCK)
            clock = callback._clock_start(_CLOCK, agreed or since, 0 if agreed else None)
            # where the rule is switched off
            due = clock.deadline or since + timedelta(days=_DAYS)
            by = agreed or desk._utc(not_after(desk._local(due), *self._quiet_hours(desk)))
            callback._write_unlocked({"deadline": by})

    @api.model
    def _quiet_hours(self, desk):
        """The hours at which visitors are not called. sudo: a setting of the company.

        :param desk: ``scenic.desk`` record
        :return: tuple of two hours
        """
        company = desk.company_id.sudo()
        return company.scenic_callback_quiet_from, company.scenic_callback_quiet_to

    @api.model
    def _is_quiet(self, desk, moment):
        """Whether a moment (naive UTC) lies in the desk's quiet hours."""
        return is_quiet(desk._local(moment), *self._quiet_hours(desk))

    @api.model
    def _callable(self, desk, moment):
        """``moment`` (naive UTC), or the first one afterwards at which visitors are called."""
        return desk._utc(not_before(desk._local(moment), *self._quiet_hours(desk)))

    @api.model
    def _quiet_text(self, desk):
        """The quiet hours as a sentence.

        :param desk: ``scenic.desk`` record
        :return: str
        """
        begin, end = (f"{int(hour):02d}:{round(hour % 1 * 60):02d}" for hour in self._quiet_hours(desk))
        return self.env._("Visitors are not called between %(begin)s and %(end)s.", begin=begin, end=end)

    @api.model_create_multi
    def create(self, vals_list):
        """Start the clocks.

        :raise ValidationError: for one made by hand that does not say whom to call and why
        """
        callbacks = super().create(vals_list)
        if not self.env.su:
            callbacks._check_whom()
        for callback in callbacks:
            callback._run_clock(callback.since)
        return callbacks

    def write(self, vals):
        """:raise ValidationError: when one made by hand would no longer say whom to call and why"""
        res = super().write(vals)
        if {"visitor_phone", "subject"} & vals.keys() and not self.env.su:
            self._check_whom()
        return res

    def _check_whom(self):
        """No constraint: those cannot tell what a job plans from what somebody types.

        :raise ValidationError: without a case, a number or a subject
        """
        if self.filtered(lambda callback: not callback.res_id and not (callback.visitor_phone and callback.subject)):
            raise ValidationError(self.env._("Please write the visitor's phone number and what it is about."))

    @api.model
    def _plan(self, records, reason):
        """Plan the call-backs of cases that have ended, once each however often it is asked for.

        sudo: whoever closes a case, be it a job, need not write call-backs.

        :param records: recordset of any model with the hooks of ``callback_case.py``
        :param str reason: a value of ``reason``
        :return: ``scenic.callback`` recordset, those that are new
        """
        callbacks = self.sudo()
        there = callbacks._of_cases(records)
        missing = records.sudo().browse(set(records.ids) - set(there.mapped("res_id")))
        facts = {record: record._callback_facts() for record in missing.sorted("id")}
        facts = {record: fact for record, fact in facts.items() if fact["desk"]}
        new = callbacks.create(
            [
                {
                    "desk_id": fact["desk"].id,
                    "reason": reason,
                    "since": fact.get("since") or fields.Datetime.now(),
                    "employee_id": False,
                    "subject": record._description,
                }
                for record, fact in facts.items()
            ]
        )
        for callback, (record, fact) in zip(new, facts.items(), strict=True):
            callback._write_unlocked(
                {
                    "res_model": record._name,
                    "res_id": record.id,
                    "concerned_ids": fact["concerned"].ids,
                    "subject": False,
                }
            )
        return new.with_env(self.env)

    @api.model
    def _of_cases(self, records):
        """The call-backs of cases as they ended last.

        :param records: recordset of any model
        :return: ``scenic.callback`` recordset
        """
        of_them = [("res_model", "=", records._name), ("res_id", "in", records.ids)]
        return self.search([*of_them, ("is_past", "=", False)])

    @api.model
    def _forget(self, records):
        """Cases go on after all: they are called back when they end again, and not before.

        sudo: as in ``_plan``.

        :param records: recordset of any model
        """
        callbacks = self.sudo()._of_cases(records)
        waiting = callbacks.filtered(lambda callback: callback.state == "planned")
        if waiting:
            waiting._transition("cancelled", by_system=True)
            waiting._clock_cancel(_CLOCK)
            waiting._settle_reminders()
        callbacks._write_unlocked({"is_past": True})
