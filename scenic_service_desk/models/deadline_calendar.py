from odoo import api, models
from odoo.fields import Domain

# what of a calendar says when somebody works
_HOURS = {
    "attendance_ids",
    "attendance_ids_1st_week",
    "attendance_ids_2nd_week",
    "two_weeks_calendar",
    "schedule_type",
    "flexible_hours",
    "hours_per_day",
    "full_time_required_hours",
    "tz",
}
_WORKING = Domain("unit", "in", ("working_hours", "working_days"))


class ResourceCalendar(models.Model):
    """Working hours that change move the deadlines that run on them."""

    _inherit = "resource.calendar"

    def write(self, vals):
        """Compute again what runs on these hours."""
        res = super().write(vals)
        if _HOURS & vals.keys():
            self._move_deadlines()
        return res

    def _move_deadlines(self, domain=Domain.TRUE):
        """Compute again what runs on these hours: of desks that have them, and of companies whose desks have none.

        sudo: whoever plans working hours need not read desks.

        :param domain: which of those clocks
        """
        if not self:
            return
        desks = self.env["scenic.desk"].sudo().with_context(active_test=False)
        companies = self.env["res.company"].sudo().search([("resource_calendar_id", "in", self.ids)])
        own = Domain("resource_calendar_id", "in", self.ids)
        inherited = Domain("resource_calendar_id", "=", False) & Domain("company_id", "in", companies.ids)
        of_desks = Domain("desk_id", "in", desks.search(own | inherited).ids)
        nowhere = Domain("desk_id", "=", False) & Domain("company_id", "in", companies.ids)
        self.env["scenic.deadline"]._recompute_later(_WORKING & (of_desks | nowhere) & Domain(domain))


class ResourceCalendarAttendance(models.Model):
    """As ``resource.calendar``: hours may be changed one by one."""

    _inherit = "resource.calendar.attendance"

    @api.model_create_multi
    def create(self, vals_list):
        """Compute again what runs on these hours."""
        attendances = super().create(vals_list)
        attendances.calendar_id._move_deadlines()
        return attendances

    def write(self, vals):
        """Compute again what runs on these hours."""
        calendars = self.calendar_id
        res = super().write(vals)
        (calendars | self.calendar_id)._move_deadlines()
        return res

    def unlink(self):
        """Compute again what runs on these hours."""
        calendars = self.calendar_id
        res = super().unlink()
        calendars.exists()._move_deadlines()
        return res


class ResourceCalendarLeaves(models.Model):
    """A holiday moves the deadlines it lies in, and those after it."""

    _inherit = "resource.calendar.leaves"

    @api.model_create_multi
    def create(self, vals_list):
        """Compute again what the holidays touch."""
        leaves = super().create(vals_list)
        leaves._move_deadlines()
        return leaves

    def write(self, vals):
        """Compute again what the holidays touched, and what they touch now."""
        before = self._touched()
        res = super().write(vals)
        self._move_deadlines(before)
        return res

    def unlink(self):
        """Compute again what the holidays touched."""
        before = self._touched()
        res = super().unlink()
        self.browse()._move_deadlines(before)
        return res

    def _touched(self):
        """Holidays of everybody, by whose they are and when: an employee's time off moves nothing.

        :return: list of (calendar, company, from, to)
        """
        common = self.filtered(lambda leave: not leave.resource_id)
        return [(leave.calendar_id, leave.company_id, leave.date_from, leave.date_to) for leave in common]

    def _move_deadlines(self, before=()):
        """Compute again the clocks that holidays touch.

        sudo: whoever plans holidays need not read calendars of other companies.

        :param before: as ``_touched`` gives it, of the holidays as they were
        """
        spans = {}
        for calendar, company, start, end in [*before, *self._touched()]:
            spans.setdefault((calendar, company), []).append((start, end))
        for (calendar, company), moments in spans.items():
            start, end = min(moment[0] for moment in moments), max(moment[1] for moment in moments)
            # one that waits for the visitor will be due later than it says
            later = Domain("deadline", ">", start) | Domain("state", "=", "paused")
            calendars = calendar or self.env["resource.calendar"].sudo().search(
                [("company_id", "in", [company.id, False])] if company else []
            )
            calendars._move_deadlines(later & Domain("started_at", "<", end))


class ScenicDesk(models.Model):
    """Clocks run on the desk's hours."""

    _inherit = "scenic.desk"

    def write(self, vals):
        """Compute again what runs on the desk's hours and wall clock."""
        res = super().write(vals)
        if {"resource_calendar_id", "tz"} & vals.keys():
            self.env["scenic.deadline"]._recompute_later([("desk_id", "in", self.ids)])
        return res


class ResCompany(models.Model):
    """Desks without working hours of their own keep the company's."""

    _inherit = "res.company"

    def write(self, vals):
        """Compute again what runs on the company's hours. sudo: whoever changes them need not read desks."""
        res = super().write(vals)
        if "resource_calendar_id" in vals:
            desks = self.env["scenic.desk"].sudo().with_context(active_test=False)
            without = desks.search([("company_id", "in", self.ids), ("resource_calendar_id", "=", False)])
            nowhere = Domain("desk_id", "=", False) & Domain("company_id", "in", self.ids)
            self.env["scenic.deadline"]._recompute_later(Domain("desk_id", "in", without.ids) | nowhere)
        return res
