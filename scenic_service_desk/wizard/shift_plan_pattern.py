from datetime import timedelta

from odoo import api, models


class ScenicShiftPlan(models.TransientModel):
    """The pattern: where it starts from, and what it asks for."""

    _inherit = "scenic.shift.plan"

    @api.onchange("mode")
    def _onchange_mode(self):
        """In a rotation everybody has one place."""
        if self.mode == "rotating":
            seen = set()
            for line in self.line_ids:
                if line.employee_id.id in seen:
                    self.line_ids -= line
                seen.add(line.employee_id.id)

    def _first_lines(self):
        """The pattern to start from.

        sudo: the team is read for their names.
        :return: list of values of lines
        """
        desk = self.desk_id
        if not desk or not self.date_from:
            return []
        week = [self.date_from - timedelta(days=days) for days in range(1, 8)]
        members = self.env["scenic.shift.member"].search(
            [("desk_id", "=", desk.id), ("day", "in", week), ("is_unplanned", "=", False)], order="date_start, id"
        )
        rows = {}
        for member in members:
            rows.setdefault((member.employee_id.id, member.slot_id.id), set()).add(member.day.weekday())
        names = self._day_fields()
        lines = [
            {"employee_id": employee, "slot_id": slot, **{name: i in days for i, name in enumerate(names)}}
            for (employee, slot), days in rows.items()
        ]
        known = members.employee_id
        only = desk.slot_ids if len(desk.slot_ids) == 1 else desk.slot_ids.browse()
        team = desk.sudo().member_ids - known.sudo() if not lines else known.browse()
        return lines + [{"employee_id": employee.id, "slot_id": only.id} for employee in team]

    def _wanted(self):
        """What the pattern asks for, before anybody's calendar is looked at.

        :return: list of tuples: date, ``scenic.shift.slot``, ``hr.employee``; nothing twice
        """
        lines = self.line_ids.filtered("employee_id").sorted(lambda line: (line.sequence, line._origin.id or 0))
        if self.mode == "weekly":
            wanted = [
                (day, line.slot_id._origin, line.employee_id._origin)
                for day in self._days()
                for line in lines
                if line.slot_id and line._is_on(day)
            ]
        else:
            people = lines.employee_id._origin  # each once, in the order of the lines
            wanted = [
                (day, slot._origin, employee)
                for turn, day in self._turns()
                for place, employee in enumerate(people)
                if (slot := self._step(turn + place))
            ]
        return list(dict.fromkeys(wanted))

    def _turns(self):
        """How often the rotation has moved on, for each day that it runs on.

        :return: list of pairs: int, date
        """
        days = [day for day in self._days() if self._is_on(day)]
        if self.rotate_every == "day":
            return list(enumerate(days))
        monday = self.date_from - timedelta(days=self.date_from.weekday())
        return [((day - monday).days // 7, day) for day in days]

    def _step(self, number):
        """The slot of a step of the rotation, empty on a day off."""
        steps = self.step_ids.sorted(lambda step: (step.sequence, step._origin.id or 0))
        return steps[number % len(steps)].slot_id if steps else self.env["scenic.shift.slot"]
