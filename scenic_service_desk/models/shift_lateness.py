from datetime import timedelta

from odoo import api, fields, models


class ScenicShiftMember(models.Model):
    """Who is late, how often, and who is awaited and has not signed in."""

    _inherit = "scenic.shift.member"

    absence_told = fields.Boolean(readonly=True, copy=False)

    @api.model
    def _cron_tell_absence(self):
        """Tell each desk's supervisor once who has not signed in some minutes after the shift started."""
        now = fields.Datetime.now()
        waiting = self.search(
            [
                ("state", "=", "planned"),
                ("absence_told", "=", False),
                ("date_start", "<=", now),
                ("date_end", ">", now),
                ("log_id.state", "=", "open"),
            ]
        )
        late = waiting.filtered(
            lambda m: m.desk_id.absence_alert and m.date_start + timedelta(minutes=m.desk_id.absence_alert) <= now
        )
        for log, members in late.grouped("log_id").items():
            user = (log.desk_id.supervisor_id + log.desk_id.manager_id).filtered("active")[:1]
            if user:
                names = ", ".join(members.employee_id.mapped("name"))
                log._remind_user("scenic_service_desk.mail_activity_absent", user, lambda _log, names=names: names)
        late._write_unlocked({"absence_told": True})

    @api.model
    def _lateness_of(self, employees, date_from, date_to):
        """How often and how long employees were late; for HR's evaluation.

        sudo: HR sees these figures without being desk staff.

        :param employees: ``hr.employee`` recordset
        :param date date_from: first day, as the desks count their days
        :param date date_to: last day
        :return: dict from an employee's id to a dict with ``times``, ``minutes`` and ``shifts`` (signed in at all)
        """
        domain = [
            ("employee_id", "in", employees.ids),
            ("day", ">=", date_from),
            ("day", "<=", date_to),
            ("signed_in_at", "!=", False),
        ]
        figures = {employee_id: {"times": 0, "minutes": 0, "shifts": 0} for employee_id in employees.ids}
        for employee, is_late, count, minutes in self._late_groups(domain):
            figures[employee.id]["shifts"] += count
            if is_late:
                figures[employee.id]["times"] += count
                figures[employee.id]["minutes"] += minutes
        return figures

    @api.model
    def _late_groups(self, domain):
        """The rows of ``_lateness_of``: employee, late or not, how many, minutes."""
        # sudo: counts alone, for those who may ask: see _lateness_of
        members = self.sudo()
        for is_late, operator in ((True, ">"), (False, "=")):
            rows = members._read_group(
                [*domain, ("late_minutes", operator, 0)], ["employee_id"], ["__count", "late_minutes:sum"]
            )
            yield from ((employee, is_late, count, minutes) for employee, count, minutes in rows)
