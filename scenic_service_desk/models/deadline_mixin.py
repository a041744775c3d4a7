from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import date_utils


class ScenicDeadlineMixin(models.AbstractModel):
    """Something due at a time. Whether it is overdue depends on the clock and is never stored."""

    _name = "scenic.deadline.mixin"
    _description = "Record With a Deadline"

    deadline = fields.Datetime("Due At", copy=False, index="btree_not_null")
    is_overdue = fields.Boolean("Overdue", compute="_compute_is_overdue", search="_search_is_overdue")

    @api.model
    def _due_domain(self):
        """Which records still wait for what is due.

        :return: Domain; by default all that have a deadline
        """
        return Domain.TRUE

    @api.depends("deadline")
    def _compute_is_overdue(self):
        now = fields.Datetime.now()
        late = self.filtered(lambda record: record.deadline and record.deadline < now)
        waiting = late.filtered_domain(self._due_domain())
        for record in self:
            record.is_overdue = record in waiting

    @api.model
    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("deadline", "<", fields.Datetime.now()) & self._due_domain()

    @api.model
    def _due(self, start, amount, unit, calendar=None):
        """When something is due.

        :param datetime start: naive UTC
        :param float amount: how many units
        :param str unit: ``minutes`` or ``hours`` (elapsed), ``days`` (calendar), ``working_hours`` or ``working_days``
            on the calendar
        :param calendar: ``resource.calendar`` record; without one, working time counts as elapsed time
        :return: datetime, naive UTC
        """
        if unit in ("minutes", "hours", "days"):
            return start + timedelta(**{unit: amount})
        if not calendar:
            return start + (timedelta(hours=amount) if unit == "working_hours" else timedelta(days=amount))
        aware = date_utils.localized(start)
        if unit == "working_hours":
            due = calendar.plan_hours(amount, aware, compute_leaves=True)
        else:
            due = calendar.plan_days(int(amount) + 1, aware, compute_leaves=True)
        return date_utils.to_timezone(None)(due) if due else start + timedelta(days=amount)
