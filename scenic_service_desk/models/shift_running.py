import psycopg2.errors

from odoo import api, models
from odoo.exceptions import ConcurrencyError
from odoo.tools import ormcache


class ScenicShift(models.Model):
    """Which shift an entry belongs to. Asked at every entry, so what never changes of a shift is remembered."""

    _name = "scenic.shift"
    _inherit = ["scenic.shift", "scenic.remembered.mixin"]

    _remembered = ("company_id", "date_end", "date_start", "slot_id")

    @api.model_create_multi
    def create(self, vals_list):
        """Forget which shifts their days have."""
        shifts = super().create(vals_list)
        self.env.registry.clear_cache()
        return shifts

    @api.model
    def _of_log(self, log):
        """The shifts of a day that are there already.

        sudo: whoever may save an entry needs its shift.
        :param log: ``scenic.duty.log`` record
        :return: ``scenic.shift`` recordset, sudo; empty at a desk without slots
        """
        if not log.sudo().desk_id._slot_hours():
            return self.sudo()
        return self.sudo().browse(self._ids_of_log(log.id))._recall()

    @api.model
    @ormcache("log_id")
    def _ids_of_log(self, log_id):
        """Shifts are added to a day and never leave it.

        sudo: as in ``_of_log``.
        :param int log_id: id of a ``scenic.duty.log``
        :return: tuple of int
        """
        return self.sudo().search([("log_id", "=", log_id)])._ids

    def _with_running(self, log, moment):
        """``self`` with the shifts running at ``moment``, which are made where they are missing.

        sudo: as in ``_of_log``.
        :param log: ``scenic.duty.log`` record, the day of ``self``
        :param datetime moment: naive UTC
        :return: ``scenic.shift`` recordset, sudo
        :raise ConcurrencyError: when another transaction makes one at this moment; Odoo then runs the request again
        """
        if not self._missing_at(log, moment):
            return self
        # another process may have made it since this one looked; then nothing is made here, only the old forgotten
        shifts = self | self.sudo().search([("log_id", "=", log.id)])
        vals_list = shifts._missing_at(log, moment)
        try:
            with self.env.cr.savepoint():
                return shifts | self.sudo().create(vals_list)
        except psycopg2.errors.UniqueViolation as error:
            raise ConcurrencyError(f"shift of log {log.id}") from error

    def _missing_at(self, log, moment):
        """Values of the shifts that run at ``moment`` and are not in ``self``; arguments as in ``_with_running``."""
        # sudo: hours of the desk's shifts, for whoever reads the day
        desk = log.sudo().desk_id
        there = set(self.slot_id.ids)
        vals_list = []
        for slot_id, hour_from, hour_to in desk._slot_hours():
            start, end = desk._slot_span(log.date, hour_from, hour_to)
            if slot_id not in there and start <= moment < end:
                vals_list.append({"log_id": log.id, "slot_id": slot_id, "date_start": start, "date_end": end})
        return vals_list

    def _of_moment(self, moment, employee_id):
        """The shift an entry belongs to: the running one whose roster holds its employee, else the latest started.

        :param datetime moment: naive UTC
        :param int employee_id: who made the entry, or a false value
        :return: ``scenic.shift`` record of ``self``, may be empty
        """
        started = self.filtered(lambda shift: shift.date_start <= moment).sorted("date_start")
        running = started.filtered(lambda shift: moment < shift.date_end)
        if len(running) > 1:
            running = running._rostered(employee_id) or running
        return (running or started)[-1:]

    def _rostered(self, employee_id):
        """Those of ``self`` whose roster holds an employee, in the order of ``self``.

        sudo: whoever may save an entry needs its shift, whether or not he may read rosters.
        :param int employee_id: may be a false value
        :return: ``scenic.shift`` recordset
        """
        if not employee_id:
            return self.browse()
        members = self.env["scenic.shift.member"].sudo()
        found = members.search_fetch([("shift_id", "in", self.ids), ("employee_id", "=", employee_id)], ["shift_id"])
        return self.filtered(lambda shift: shift.id in found.shift_id.ids)
