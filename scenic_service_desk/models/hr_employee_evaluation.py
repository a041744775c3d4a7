from odoo import api, models
from odoo.exceptions import AccessError
from odoo.tools import format_date


class HrEmployee(models.Model):
    """What is said of an employee when he is evaluated; HR's alone (register 10)."""

    _inherit = "hr.employee"

    @api.model
    def _check_may_evaluate(self):
        """:raise AccessError: for everybody but HR, whatever other rights he has"""
        if not self.env.user.has_group("hr.group_hr_user"):
            raise AccessError(self.env._("The evaluation sheet is for HR alone."))

    def _evaluation_facts(self, date_from, date_to):
        """The facts of a period about all of ``self``; each register that knows some overrides this and adds its own.

        A section is a dict:

        - ``key``: a stable word
        - ``title``: for people
        - ``columns``: headings
        - ``rows``: ``{employee id: [one list of str a line, as long as the columns]}``
        - ``totals``: ``{employee id: one line that sums the section up}``; also for those without rows

        :param date date_from: first day
        :param date date_to: last day
        :return: list of sections, in the order they are printed
        :raise AccessError: for everybody but HR
        """
        self._check_may_evaluate()
        self.check_access("read")
        return [self._evaluation_deeds(date_from, date_to), self._evaluation_lateness(date_from, date_to)]

    def _evaluation_deeds(self, date_from, date_to):
        """The section of the confirmed good deeds, as HR may read them."""
        deeds = self.env["scenic.good.deed"].search(
            [
                ("doer_id", "in", self.ids),
                ("state", "=", "confirmed"),
                ("day", ">=", date_from),
                ("day", "<=", date_to),
            ],
            order="day, id",
        )
        by_doer = deeds.grouped("doer_id")
        yes = self.env._("Yes")
        return {
            "key": "deeds",
            "title": self.env._("Good Deeds"),
            "columns": [
                self.env._("Day"),
                self.env._("Number"),
                self.env._("Kind"),
                self.env._("Account of the Deed"),
                self.env._("Returned to Owner"),
                self.env._("Merit Points"),
            ],
            "rows": {
                employee.id: [
                    [
                        format_date(self.env, deed.day),
                        deed.name,
                        deed.kind_id.name,
                        deed.description,
                        yes if deed.is_returned else "",
                        str(deed.points),
                    ]
                    for deed in by_doer.get(employee, ())
                ]
                for employee in self
            },
            "totals": {
                employee.id: self.env._(
                    "%(count)s good deeds, %(points)s points",
                    count=len(by_doer.get(employee, ())),
                    points=sum(deed.points for deed in by_doer.get(employee, ())),
                )
                for employee in self
            },
        }

    def _evaluation_lateness(self, date_from, date_to):
        """The section of late arrivals, from the desks' rosters.

        sudo: HR evaluates without being desk staff.
        """
        members = self.env["scenic.shift.member"].sudo()
        figures = members._lateness_of(self, date_from, date_to)
        late = members.search(
            [
                ("employee_id", "in", self.ids),
                ("day", ">=", date_from),
                ("day", "<=", date_to),
                ("signed_in_at", "!=", False),
                ("late_minutes", ">", 0),
            ],
            order="day, id",
        )
        rows = {employee.id: [] for employee in self}
        for member in late:
            rows[member.employee_id.id].append(
                [
                    format_date(self.env, member.day),
                    member.desk_id.name,
                    member.slot_id.name or "",
                    str(member.late_minutes),
                ]
            )
        return {
            "key": "lateness",
            "title": self.env._("Lateness"),
            "columns": [
                self.env._("Day"),
                self.env._("Desk"),
                self.env._("Shift"),
                self.env._("Minutes Late"),
            ],
            "rows": rows,
            "totals": {employee.id: self._lateness_text(figures[employee.id]) for employee in self},
        }

    @api.model
    def _lateness_text(self, figures):
        """One line that sums lateness up.

        :param dict figures: as ``scenic.shift.member._lateness_of`` gives them for an employee
        :return: str
        """
        if not figures["shifts"]:
            return self.env._("On no roster in this period")
        return self.env._("Late %(times)s times in %(shifts)s shifts, %(minutes)s minutes in all", **figures)
