from datetime import timedelta

from odoo import api, fields, models


class ScenicDesk(models.Model):
    """Which desk sends the visitor figures, when, and to whom."""

    _inherit = "scenic.desk"

    sends_counts = fields.Boolean(
        "Sends the Visitor Figures",
        default=True,
        help="At the set time, once a day for the company: the first of its desks does it.",
    )
    count_hour = fields.Float("Visitor Figures Sent At", default=18.0)
    needs_counts = fields.Boolean(
        "Visitor Figures Before Closing",
        default=True,
        help="The day is not closed without the figures of the venues that the desk counts. The desk that sends the "
        "figures also counts the venues of no desk.",
    )
    count_recipient_ids = fields.Many2many(
        "res.partner",
        "scenic_desk_count_recipient_rel",
        string="Visitor Figures Go To",
        help="Company leaders and whoever else gets them, besides the duty manager and the duty leaders of the day.",
    )
    visitor_total = fields.Integer("Visitors Today", compute="_compute_visitor_total")

    _count_hour_range = models.Constraint(
        "CHECK (count_hour >= 0 AND count_hour < 24)", "Visitor figures are sent at an hour between 0 and 24."
    )

    @api.model
    def _count_desk(self, company):
        """The desk that sends a company's visitor figures, whose clock says which day it is.

        sudo: whoever asks, also the job.

        :param company: ``res.company`` record
        :return: ``scenic.desk`` record in the caller's environment; the first where none is meant to, may be empty
        """
        desks = self.sudo().search_fetch([("company_id", "=", company.id)], ["sends_counts", "tz", "day_turn_hour"])
        return (desks.filtered("sends_counts") or desks)[:1].with_env(self.env)

    @api.depends_context("uid")
    def _compute_visitor_total(self):
        counts = self.env["scenic.visitor.count"]
        now = fields.Datetime.now()
        days = {desk: desk._local_date(now) for desk in self.filtered("tz")}
        groups = counts._read_group(
            [
                ("company_id", "in", self.company_id.ids),
                ("date", "in", list(set(days.values()))),
                ("venue_id.in_total", "=", True),
            ],
            ["company_id", "date:day"],
            ["count:sum"],
        )
        totals = {(company.id, day): total for company, day, total in groups}
        for desk in self:
            desk.visitor_total = totals.get((desk.company_id.id, days.get(desk)), 0)

    def _venues_owed(self):
        """The venues whose figures the desk owes every day.

        :return: ``scenic.venue`` recordset
        """
        self.ensure_one()
        venues = self.env["scenic.venue"]
        if not self.needs_counts:
            return venues
        counts_rest = self._count_desk(self.company_id) == self
        return venues._of_company(self.company_id).filtered(
            lambda venue: venue.desk_id == self or (counts_rest and not venue.desk_id)
        )

    def _count_moment(self, day):
        """When a day's visitor figures are sent.

        A desk whose day turns after the set hour sends on the next calendar day.

        :param date day: the desk's day
        :return: datetime, naive UTC
        """
        self.ensure_one()
        next_day = 24 if self.count_hour < self.day_turn_hour else 0
        return self._utc(fields.Datetime.to_datetime(day) + timedelta(hours=self.count_hour + next_day))

    def action_visitor_counts(self):
        """Today's figures, to be typed.

        :return: act_window
        """
        self.ensure_one()
        day = self._local_date(fields.Datetime.now())
        return self.env["scenic.visitor.count"]._open_day_action(self.company_id, day)
