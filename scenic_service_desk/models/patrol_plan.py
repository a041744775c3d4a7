from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class ScenicPatrolPlan(models.Model):
    """A round that is walked on certain days: which posts, between which hours."""

    _name = "scenic.patrol.plan"
    _description = "Patrol Round"
    _inherit = ["mail.thread"]
    _order = "sequence, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(related="desk_id.company_id", store=True, index=True, precompute=True)
    desk_id = fields.Many2one(
        "scenic.desk",
        "Responsible Desk",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env["scenic.desk"]._default_desk(),
        help="Its register keeps the round, its clock counts, its manager is told of posts missed.",
    )
    employee_id = fields.Many2one(
        "hr.employee",
        "Patroller",
        check_company=True,
        ondelete="restrict",
        help="Empty: whoever of the duty managers starts it.",
    )
    mon = fields.Boolean("Monday", default=True)
    tue = fields.Boolean("Tuesday", default=True)
    wed = fields.Boolean("Wednesday", default=True)
    thu = fields.Boolean("Thursday", default=True)
    fri = fields.Boolean("Friday", default=True)
    sat = fields.Boolean("Saturday", default=True)
    sun = fields.Boolean("Sunday", default=True)
    date_from = fields.Date("From")
    date_to = fields.Date("Until")
    stop_ids = fields.One2many("scenic.patrol.stop", "plan_id", "Posts", copy=True)
    stop_count = fields.Integer("Number of Posts", compute="_compute_stop_count")

    _dates_in_order = models.Constraint("CHECK (date_to >= date_from)", "The last day comes after the first.")

    @api.depends("stop_ids")
    def _compute_stop_count(self):
        for plan in self:
            plan.stop_count = len(plan.stop_ids)

    @api.constrains("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    def _check_weekdays(self):
        for plan in self:
            if not any(plan[day] for day in WEEKDAYS):
                raise ValidationError(self.env._("Please choose at least one day of the week for “%s”.", plan.name))

    def _is_due_on(self, day):
        """Whether the round is walked on a day.

        :param date day: the desk's local day
        :return: bool
        """
        self.ensure_one()
        if (self.date_from and day < self.date_from) or (self.date_to and day > self.date_to):
            return False
        return self[WEEKDAYS[day.weekday()]]

    def _make_rounds(self, now):
        """Make the rounds of the desks' present day that are not there yet.

        sudo: patrols of all companies are made by the scheduler, one of his own company by whoever starts it.
        :param datetime now: naive UTC
        :return: ``scenic.patrol`` recordset, sudo, the new ones
        """
        plans = self.sudo()
        days = {plan: plan.desk_id._local_date(now) for plan in plans}
        due = plans.filtered(lambda plan: plan._is_due_on(days[plan]))
        patrols = self.env["scenic.patrol"].sudo()
        earliest = now.date() - timedelta(days=2)
        there = patrols._read_group([("plan_id", "in", due.ids), ("day", ">=", earliest)], ["plan_id", "day:day"])
        there = {(plan, day) for plan, day in there}
        return patrols.create(
            [
                {
                    "plan_id": plan.id,
                    "desk_id": plan.desk_id.id,
                    "employee_id": plan.employee_id.id,
                    "date": now,
                }
                for plan in due
                if (plan, days[plan]) not in there
            ]
        )
