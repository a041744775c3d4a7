from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain


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
    def _due(self, start, amount, unit):
        """When something is due that needs no rule and no calendar.

        :param datetime start: naive UTC
        :param float amount: how many units
        :param str unit: ``minutes``, ``hours`` or ``days``, elapsed
        :return: datetime, naive UTC
        """
        return start + timedelta(**{unit: amount})
