import psycopg2.errors

from odoo import api, models
from odoo.exceptions import ConcurrencyError


class ScenicDutyLog(models.Model):
    """Logs of days to come, made in one go when shifts are planned."""

    _inherit = "scenic.duty.log"

    @api.model
    def _of_days(self, desk, days):
        """The desk's logs of several days, made where they are missing.

        sudo: whoever plans shifts needs their days, whether or not he may make logs.

        :param desk: ``scenic.desk`` record
        :param days: set of dates
        :return: dict from date to ``scenic.duty.log`` record, sudo
        :raise ConcurrencyError: when another transaction makes one at this moment; Odoo then runs the request again
        """
        logs = self.sudo().search_fetch(
            [("desk_id", "=", desk.id), ("date", "in", list(days))], ["desk_id", "date", "company_id", "state"]
        )
        missing = sorted(set(days) - set(logs.mapped("date")))
        if missing:
            try:
                with self.env.cr.savepoint():
                    # a day to come has no history and no followers yet
                    quiet = self.sudo().with_context(tracking_disable=True, mail_create_nosubscribe=True)
                    logs |= quiet.create([{"desk_id": desk.id, "date": day} for day in missing]).with_env(logs.env)
            except psycopg2.errors.UniqueViolation as error:
                raise ConcurrencyError(f"logs of desk {desk.id}") from error
        return {log.date: log for log in logs}


class ScenicShift(models.Model):
    """Shifts of days to come."""

    _inherit = "scenic.shift"

    @api.model
    def _of_slots(self, desk, pairs):
        """The shifts of a desk on certain days, made with their logs where they are missing.

        sudo: whoever plans or signs in needs the shift, whether or not he may make shifts.

        :param desk: ``scenic.desk`` record
        :param pairs: set of pairs: date, ``scenic.shift.slot`` record
        :return: dict from such a pair to ``scenic.shift`` record, sudo
        :raise ConcurrencyError: as in ``_of_days``
        """
        logs = self.env["scenic.duty.log"]._of_days(desk, {day for day, _slot in pairs})
        shifts = self.sudo().search_fetch(
            [("log_id", "in", [log.id for log in logs.values()])], ["log_id", "slot_id", "date_start", "date_end"]
        )
        there = {(shift.log_id.date, shift.slot_id.id): shift for shift in shifts}
        missing = [(day, slot) for day, slot in pairs if (day, slot.id) not in there]
        vals_list = []
        for day, slot in missing:
            start, end = desk._slot_span(day, slot.sudo().hour_from, slot.sudo().hour_to)
            vals_list.append({"log_id": logs[day].id, "slot_id": slot.id, "date_start": start, "date_end": end})
        try:
            with self.env.cr.savepoint():
                made = self.sudo().create(vals_list)
        except psycopg2.errors.UniqueViolation as error:
            raise ConcurrencyError(f"shifts of desk {desk.id}") from error
        there |= {(day, slot.id): shift for (day, slot), shift in zip(missing, made, strict=True)}
        return {(day, slot): there[day, slot.id] for day, slot in pairs}
