from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Command, Domain
from odoo.tools import SQL

# computed again at once; more than that is left to the job
_AT_ONCE = 200


class ScenicDeadline(models.Model):
    """A clock starts, stands still, goes on, ends, and is computed again when working time changes."""

    _inherit = "scenic.deadline"

    @api.model
    def _start(self, records, code, since=None, amount=None):
        """Start a clock for each of some entries; one that has it already keeps it.

        sudo: clocks are written by nobody but the program.

        :param records: entries of a register with ``scenic.clock.mixin``
        :param str code: the rule's code
        :param datetime since: from when it counts; now by default
        :param float amount: how many units; the rule's by default
        :return: ``scenic.deadline`` recordset of what was started
        """
        since = (since or fields.Datetime.now()).replace(microsecond=0)
        records = records - records.browse(self._open_of(records, code).mapped("res_id"))
        vals_list = []
        for company, of_company in records.grouped("company_id").items():
            rule = self.env["scenic.deadline.rule"]._of_code(code, company)
            for desk, entries in of_company.grouped("desk_id").items() if rule else ():
                units = rule.amount if amount is None else amount
                deadline = self._due_in(desk, company)(since, units, rule.unit, rule.cut_off)
                common = {
                    "res_model": records._name,
                    "rule_id": rule.id,
                    "code": code,
                    "company_id": company.id,
                    "desk_id": desk.id,
                    "started_at": since,
                    "amount": units,
                    "unit": rule.unit,
                    "cut_off": rule.cut_off,
                    "deadline": deadline,
                    "next_step_at": rule._next_step_at(deadline),
                }
                vals_list += [{**common, "res_id": entry.id, "res_name": entry.name} for entry in entries]
        return self.sudo().create(vals_list)

    @api.model
    def _open_of(self, records, code=None):
        """The clocks of entries that are not at their end.

        sudo: as ``_start``.

        :param records: entries of one register
        :param str code: the rule's code; all by default
        :return: ``scenic.deadline`` recordset
        """
        domain = Domain("res_model", "=", records._name) & Domain("res_id", "in", records.ids)
        domain &= Domain("state", "in", ("running", "paused"))
        return self.sudo().search(domain & Domain("code", "=", code) if code else domain)

    def _skip_passed_steps(self):
        """What is entered afterwards calls nobody for what lies behind; steps to come are taken.

        :return: the clocks
        """
        now = fields.Datetime.now()
        for clock in self:
            passed = clock.rule_id._steps_passed(clock.deadline, now)
            clock._take(passed, clock.rule_id._next_step_at(clock.deadline, passed))
        return self

    def _take(self, steps, next_step_at):
        """Note which steps were taken, and when the next is due.

        :param steps: ``scenic.deadline.step`` recordset: all that were taken
        :param next_step_at: datetime or False
        """
        self.write({"taken_step_ids": [Command.set(steps.ids)], "next_step_at": next_step_at})

    def _end(self, moment=None):
        """What was due is done.

        :param datetime moment: when; now by default
        """
        self._stop("done", moment)

    def _cancel(self, moment=None):
        """What was due is not asked for any more.

        :param datetime moment: when; now by default
        """
        self._stop("cancelled", moment)

    def _stop(self, state, moment=None):
        """A clock that stood still was in time when it was before it stood still."""
        moment = moment or fields.Datetime.now()
        # what the job has not come to yet
        self.filtered("is_stale")._compute_again()
        for in_time, clocks in self.grouped(lambda clock: (clock.paused_at or moment) <= clock.deadline).items():
            clocks.write({"state": state, "done_at": moment, "in_time": in_time, "next_step_at": False})
        self._drop_reminders()

    def _pause(self, moment=None):
        """The clock stands still from now on.

        :param datetime moment: since when; now by default
        """
        running = self.filtered(lambda clock: clock.state == "running")
        running.write({"state": "paused", "paused_at": moment or fields.Datetime.now(), "next_step_at": False})

    def _resume(self, moment=None):
        """The clock goes on; what it had not used is still there.

        :param datetime moment: since when; now by default
        """
        moment = fields.Datetime.to_string(moment or fields.Datetime.now())
        paused = self.filtered(lambda clock: clock.state == "paused")
        for clock in paused:
            since = fields.Datetime.to_string(clock.paused_at)
            clock.write(
                {"state": "running", "paused_at": False, "pauses": [*(clock.pauses or []), [since, moment]]},
            )
        paused._compute_again()

    def _compute_again(self):
        """Compute when each is due from its start, as working time is now.

        What moves into the future is not late any more: its reminders go, and come again when it is.
        """
        now = fields.Datetime.now()
        moved, early = {}, self.browse()
        for (desk, company), clocks in self.grouped(lambda clock: (clock.desk_id, clock.company_id)).items():
            due_at = self._due_in(desk, company)
            for clock in clocks:
                deadline = due_at(clock.started_at, clock.amount, clock.unit, clock.cut_off, clock._pauses())
                taken = clock.taken_step_ids
                if taken and taken - clock.rule_id._steps_passed(deadline, now):
                    early |= clock
                    taken = taken.browse()
                at = clock.state == "running" and clock.rule_id._next_step_at(deadline, taken)
                moved.setdefault((deadline, at), []).append(clock.id)
        early._drop_reminders()
        early.taken_step_ids = False
        for (deadline, at), ids in moved.items():
            self.browse(ids).write({"deadline": deadline, "next_step_at": at, "is_stale": False})

    def _drop_reminders(self):
        """Nobody is to be reminded any more.

        sudo: reminders are colleagues'.
        """
        self.sudo().activity_ids.unlink()

    @api.model
    def _recompute_later(self, domain):
        """Working time or steps have changed: compute clocks again, few at once, many in the job that follows.

        sudo: whoever plans holidays need not read clocks.

        :param domain: which of those not at their end
        """
        clocks = self.sudo()
        still_open = Domain("state", "in", ("running", "paused")) & Domain(domain)
        few = clocks.search(still_open, limit=_AT_ONCE + 1)
        if len(few) <= _AT_ONCE:
            few._compute_again()
            return
        clocks.flush_model()
        # whoever saves a holiday waits for this alone: one statement, however many they are
        meant = clocks._search(still_open & Domain("is_stale", "=", False), order="id").subselect()
        self.env.cr.execute(SQL("UPDATE scenic_deadline SET is_stale = TRUE WHERE id IN %s", meant))
        clocks.invalidate_model(["is_stale"])
        self.env.ref("scenic_service_desk.ir_cron_deadlines").sudo()._trigger()


class ScenicDeadlineRule(models.Model):
    """Which step of a rule comes next."""

    _inherit = "scenic.deadline.rule"

    def _next_step_at(self, deadline, taken=()):
        """When the next step is due.

        :param datetime deadline: of the clock
        :param taken: ``scenic.deadline.step`` records that were taken
        :return: datetime, or False after the last
        """
        minutes = (step.after_minutes for step in self.step_ids if step not in taken)
        first = min(minutes, default=None)
        return first is not None and deadline + timedelta(minutes=first)

    def _steps_passed(self, deadline, now):
        """The steps a clock should have taken by now.

        :return: ``scenic.deadline.step`` recordset, in the order of the time
        """
        steps = self.step_ids.sorted("after_minutes")
        return steps.filtered(lambda step: deadline + timedelta(minutes=step.after_minutes) <= now)
