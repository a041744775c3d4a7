import json
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

_TREND_DAYS = 30


class ScenicVisitorCount(models.Model):
    """Running totals, and how a day compares with the same day last week and last year."""

    _inherit = "scenic.visitor.count"

    last_week = fields.Integer("Same Day Last Week", compute="_compute_figures", aggregator=None)
    last_year = fields.Integer("Same Day Last Year", compute="_compute_figures", aggregator=None)
    week_change = fields.Float("vs Last Week", compute="_compute_figures", aggregator=None)
    year_change = fields.Float("vs Last Year", compute="_compute_figures", aggregator=None)
    month_total = fields.Integer("This Month", compute="_compute_figures", aggregator=None)
    year_total = fields.Integer("This Year", compute="_compute_figures", aggregator=None)
    park_count = fields.Integer("Into the Park's Total", compute="_compute_park_count")
    figure = fields.Char(compute="_compute_figure", help="As printed: empty where nothing was counted yet.")
    trend = fields.Text(compute="_compute_trend")

    @api.depends("venue_id", "date", "count", "is_counted")
    def _compute_figures(self):
        rows = self._figures(self.venue_id, set(self.filtered("date").mapped("date")))
        for record in self:
            row = rows.get((record.venue_id.id, record.date), {})
            for name in ("last_week", "last_year", "month_total", "year_total"):
                record[name] = row.get(name) or 0
            record.week_change = self._change(record, row.get("last_week"))
            record.year_change = self._change(record, row.get("last_year"))

    @api.depends("count", "in_total")
    def _compute_park_count(self):
        for record in self:
            record.park_count = record.count if record.in_total else 0

    @api.depends("count", "is_counted")
    def _compute_figure(self):
        for record in self:
            record.figure = f"{record.count:,}" if record.is_counted else ""

    @api.model
    def _change(self, record, before):
        """How much more than before, as a part of it; 0 where there is nothing to compare."""
        return (record.count - before) / before if before and record.is_counted else 0

    @api.depends("venue_id", "date", "count")
    def _compute_trend(self):
        """The venue's figures of the days before, for the small chart of the form."""
        days = set(self.filtered("date").mapped("date"))
        spans = Domain.OR(
            Domain("date", ">", day - timedelta(days=_TREND_DAYS)) & Domain("date", "<=", day) for day in days
        )
        figures = self._by_day(self.venue_id, spans)
        for record in self:
            values = []
            for back in range(_TREND_DAYS - 1, -1, -1) if record.date else ():
                day = record.date - timedelta(days=back)
                value = record.count if not back else figures.get((record.venue_id.id, day), 0)
                label = format_date(self.env, day, date_format="MM-dd")
                values.append({"label": label, "value": value, "type": "past" if back else "future"})
            record.trend = json.dumps([{"key": self.env._("Visitors"), "values": values}])

    @api.model
    def _by_day(self, venues, days):
        """Figures that were counted, in one query.

        :param venues: ``scenic.venue`` recordset
        :param Domain days: which days
        :return: dict from a venue's id and a day to the figure
        """
        groups = self._read_group(
            Domain("venue_id", "in", venues.ids) & Domain("is_counted", "=", True) & days,
            ["venue_id", "date:day"],
            ["count:sum"],
        )
        return {(venue.id, day): count for venue, day, count in groups}

    @api.model
    def _figures(self, venues, days, date_from=None):
        """Figures of days with their running totals and comparisons, in one query.

        :param venues: ``scenic.venue`` recordset
        :param days: iterable of dates
        :param date date_from: first day of a period to sum up, e.g. a holiday's
        :return: dict from a venue's id and a day to a dict with ``count``, ``last_week``, ``last_year`` (None where
            nothing was counted), ``month_total``, ``year_total`` and ``period_total``
        """
        if not days:
            return {}
        starts = [day.replace(month=1, day=1) for day in days] + ([date_from] if date_from else [])
        compared = [day - timedelta(days=7) for day in days] + [day - relativedelta(years=1) for day in days]
        span = Domain("date", ">=", min(starts)) & Domain("date", "<=", max(days))
        figures = self._by_day(venues, span | Domain("date", "in", compared))
        rows = {}
        for venue in venues:
            own = sorted((day, count) for (venue_id, day), count in figures.items() if venue_id == venue.id)
            for day in days:
                rows[venue.id, day] = {
                    "count": figures.get((venue.id, day)),
                    "last_week": figures.get((venue.id, day - timedelta(days=7))),
                    "last_year": figures.get((venue.id, day - relativedelta(years=1))),
                    "month_total": self._sum(own, day.replace(day=1), day),
                    "year_total": self._sum(own, day.replace(month=1, day=1), day),
                    "period_total": self._sum(own, date_from, day) if date_from else None,
                }
        return rows

    @api.model
    def _sum(self, pairs, first, last):
        """The sum of figures between two days.

        :param list pairs: day and figure
        """
        return sum(count for day, count in pairs if first <= day <= last)
