from collections import defaultdict

from odoo import api, models
from odoo.tools import format_date, format_duration, format_time

_ROWS = 22


class SignInReport(models.AbstractModel):
    """The sign-in sheet of a day, and what a briefing's minutes need: times on the desk's clock."""

    _name = "scenic.paper.shift"
    _description = "Sign-In Sheet and Minutes"
    _inherit = ["scenic.paper.mixin"]

    @api.model
    def _hour(self, moment, desk):
        """The hour of a moment on the desk's clock.

        :param datetime moment: naive UTC, or a false value
        :param desk: ``scenic.desk`` record
        :return: str
        """
        return format_time(self.env, desk._local(moment).time(), time_format="HH:mm") if moment else ""

    @api.model
    def _roster_pages(self, log):
        """The day's roster in portions of a page, filled up with empty rows.

        :param log: ``scenic.duty.log`` record; empty for the blank form
        :return: list of lists of ``scenic.shift.member`` records
        """
        members = list(log.member_ids.sorted(lambda m: (m.date_start, m.employee_id.name or "")))
        pages = [members[start : start + _ROWS] for start in range(0, len(members) or 1, _ROWS)]
        pages[-1] += [self.env["scenic.shift.member"]] * (_ROWS - len(pages[-1]))
        return pages

    @api.model
    def _member_remark(self, member):
        """What was not in order, who stood in, and whether the times came from paper, in one line.

        :param member: ``scenic.shift.member`` record
        :return: str
        """
        desk = member.desk_id
        parts = [member.appearance_remark if member.appearance == "exception" else ""]
        for relief in member.relief_ids:
            hours = f"{self._hour(relief.left_at, desk)}–{self._hour(relief.back_at, desk)}"
            parts.append(" ".join(filter(None, [hours, relief.relieved_by_id.name, relief.reason])))
        parts.append(self.env._("Late Entry") if member.is_late_entry else "")
        return "; ".join(filter(None, parts))

    @api.model
    def _unread(self, briefing):
        """Who has not signed, with the day's roster where nobody could read yet.

        :param briefing: ``scenic.briefing`` record
        :return: str
        """
        return ", ".join(briefing.unread_employee_ids.mapped("name"))


class SignInSheetReport(models.AbstractModel):
    """One sheet a day."""

    _name = "report.scenic_service_desk.report_sign_in_sheet"
    _description = "Sign-In Sheet"
    _inherit = ["scenic.paper.shift"]

    _paper_model = "scenic.duty.log"


class BriefingReport(models.AbstractModel):
    """The minutes of a briefing with the signatures of its readers."""

    _name = "report.scenic_service_desk.report_briefing"
    _description = "Briefing Minutes"
    _inherit = ["scenic.paper.shift"]

    _paper_model = "scenic.briefing"


class BlankFormReport(models.AbstractModel):
    """The empty sign-in sheet and minutes."""

    _name = "report.scenic_service_desk.report_blank_form"
    _inherit = ["report.scenic_service_desk.report_blank_form", "scenic.paper.shift"]


class RosterSheetReport(models.AbstractModel):
    """The roster of a desk, a month on a page."""

    _name = "report.scenic_service_desk.report_roster_sheet"
    _description = "Roster Sheet"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.shift.plan"

    @api.model
    def _months(self, plan):
        """What stands on each page.

        :param plan: ``scenic.shift.plan`` record: desk and days
        :return: list of dicts: ``title``, ``days``, ``rows`` (employee, dict from day to slots), ``slots``
        """
        members = self.env["scenic.shift.member"].search(
            [("desk_id", "=", plan.desk_id.id), ("day", ">=", plan.date_from), ("day", "<=", plan.date_to)],
            order="date_start, id",
        )
        pages = defaultdict(list)
        for day in plan._days():
            pages[day.year, day.month].append(day)
        months = []
        for days in pages.values():
            cells = defaultdict(lambda: defaultdict(lambda: self.env["scenic.shift.slot"]))
            for member in members.filtered(lambda m, days=days: days[0] <= m.day <= days[-1]):
                cells[member.employee_id][member.day] |= member.slot_id
            rows = sorted(cells.items(), key=lambda row: row[0].name or "")
            months.append(
                {
                    "title": format_date(self.env, days[0], date_format="yyyy-MM"),
                    "days": days,
                    "rows": rows,
                    "slots": self.env["scenic.shift.slot"].union(*(s for _e, c in rows for s in c.values())),
                }
            )
        return months

    @api.model
    def _weekday(self, day):
        """The day of the week in one letter, as the reader's language writes it."""
        return format_date(self.env, day, date_format="EEEEE")

    @api.model
    def _hours(self, slot):
        """A slot's name with its hours.

        :param slot: ``scenic.shift.slot`` record
        :return: str
        """
        return f"{slot.name} {format_duration(slot.hour_from)}–{format_duration(slot.hour_to % 24 or 24)}"
