from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain

from .shift_plan import Entry


class ScenicShiftPlan(models.TransientModel):
    """Who of the pattern can come, and why the others cannot."""

    _inherit = "scenic.shift.plan"

    def _judge(self, wanted):
        """What becomes of everybody the pattern asks for.

        :param list wanted: as ``_wanted`` gives it
        :return: list of ``Entry``
        """
        if not wanted:
            return []
        employees = self.env["hr.employee"].browse({employee.id for _day, _slot, employee in wanted})
        days = self._days()
        closed = self._closed_days(days)
        off, leaves = self._working_days(employees, days), self._leaves(employees, days)
        there, busy = self._spans_taken(employees, days, wanted)
        hours = {slot.id: (slot.hour_from, slot.hour_to) for _day, slot, _employee in wanted}
        entries = []
        for day, slot, employee in wanted:
            start, end = self.desk_id._slot_span(day, *hours[slot.id])

            def meets(spans, start=start, end=end):
                return any(begin < end and start < stop for begin, stop in spans)

            if (day, slot.id, employee.id) in there:
                verdict = "there"
            elif day in closed:
                verdict = "closed"
            elif day in off[employee.id]:
                verdict = "off"
            elif meets(leaves[employee.id]):
                verdict = "leave"
            elif meets(busy[employee.id]):
                verdict = "busy"
            else:
                verdict = "new"
                busy[employee.id].append((start, end))
            entries.append(Entry(day, slot, employee, verdict))
        return entries

    def _closed_days(self, days):
        """Days whose log is closed already.

        :return: set of dates
        """
        logs = self.env["scenic.duty.log"].search_fetch(
            [("desk_id", "=", self.desk_id.id), ("date", ">=", days[0]), ("date", "<=", days[-1])], ["date", "state"]
        )
        return set(logs.filtered("is_locked").mapped("date"))

    @api.model
    def _working_days(self, employees, days):
        """The days on which employees do not work, by their working calendars.

        Only the day counts, not its hours: shifts seldom fit the office hours of a calendar. Who has no calendar, or
        a flexible one, works any day.

        sudo: working calendars are HR's; nothing but "off" is shown.

        :param employees: ``hr.employee`` recordset
        :param list days: dates
        :return: dict from an employee's id to a set of dates off
        """
        calendars = {employee.id: employee.resource_calendar_id for employee in employees.sudo()}
        attendances = self.env["resource.calendar.attendance"].sudo()
        works = defaultdict(set)
        every = employees.sudo().resource_calendar_id
        for line in attendances.search([("calendar_id", "in", every.ids), ("display_type", "=", False)]):
            weeks = [int(line.week_type)] if line.calendar_id.two_weeks_calendar and line.week_type else [0, 1]
            works[line.calendar_id.id].update((week, int(line.dayofweek)) for week in weeks)
        off = defaultdict(set)
        for employee_id, calendar in calendars.items():
            if calendar and not calendar.flexible_hours:
                those = works[calendar.id]
                off[employee_id] = {day for day in days if (attendances.get_week_type(day), day.weekday()) not in those}
        return off

    def _leaves(self, employees, days):
        """When employees are on leave: their own leaves, those of their calendar and of the company.

        sudo: leaves are HR's; nothing but "leave" is shown.

        :param employees: ``hr.employee`` recordset
        :param list days: dates
        :return: dict from an employee's id to a list of pairs of datetimes, naive UTC
        """
        start, end = self.desk_id._slot_span(days[0], 0, 0)[0], self.desk_id._slot_span(days[-1], 0, 54)[1]
        staff = employees.sudo()
        domain = Domain(
            [
                ("date_from", "<", end),
                ("date_to", ">", start),
                ("time_type", "=", "leave"),
                ("resource_id", "in", [False, *staff.resource_id.ids]),
                ("calendar_id", "in", [False, *staff.resource_calendar_id.ids]),
                ("company_id", "in", [False, self.desk_id.company_id.id]),
            ]
        ) | Domain([("date_from", "<", end), ("date_to", ">", start), ("resource_id", "in", staff.resource_id.ids)])
        spans = defaultdict(list)
        for leave in self.env["resource.calendar.leaves"].sudo().search(domain):
            if leave.resource_id:
                concerned = staff.filtered(lambda one, leave=leave: one.resource_id == leave.resource_id)
            else:
                concerned = staff.filtered(
                    lambda one, leave=leave: leave.calendar_id in (one.resource_calendar_id, leave.calendar_id.browse())
                )
            for employee in concerned:
                spans[employee.id].append((leave.date_from, leave.date_to))
        return spans

    def _spans_taken(self, employees, days, wanted):
        """Where employees are planned already, at any desk.

        sudo: somebody may be planned at a desk of another company.

        :return: pair: set of (date, slot's id, employee's id) at this desk, and a dict from an employee's id to a list
            of pairs of datetimes, naive UTC
        """
        start, end = self.desk_id._slot_span(days[0], 0, 0)[0], self.desk_id._slot_span(days[-1], 0, 54)[1]
        members = self.env["scenic.shift.member"].sudo()
        found = members.search_fetch(
            [("employee_id", "in", employees.ids), ("date_end", ">", start), ("date_start", "<", end)],
            ["employee_id", "desk_id", "slot_id", "day", "date_start", "date_end"],
        )
        gone = self._replaced(wanted).ids
        there, busy = set(), defaultdict(list)
        for member in found:
            if member.id in gone:
                continue
            if member.desk_id == self.desk_id:
                there.add((member.day, member.slot_id.id, member.employee_id.id))
            busy[member.employee_id.id].append((member.date_start, member.date_end))
        return there, busy

    def _replaced(self, wanted):
        """Who is planned on these days, is not in the pattern, and goes where the plan replaces.

        :return: ``scenic.shift.member`` recordset
        """
        members = self.env["scenic.shift.member"]
        if not self.replace or not self.date_from or not self.date_to:
            return members
        found = members.search(
            [
                ("desk_id", "=", self.desk_id.id),
                ("day", ">=", self.date_from),
                ("day", "<=", self.date_to),
                ("state", "=", "planned"),
                ("log_id.state", "=", "open"),
            ]
        )
        keys = {(day, slot.id, employee.id) for day, slot, employee in wanted}
        return found.filtered(lambda m: (m.day, m.slot_id.id, m.employee_id.id) not in keys)
