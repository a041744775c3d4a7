from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ..report.complaint_workbook import ComplaintWorkbook

_MEASURES = {
    "total": "complaint_count:sum",
    "founded": "founded_count:sum",
    "closed": "closed_count:sum",
    "repeated": "repeat_count:sum",
    "closed_rate": "closed_rate:avg",
    "on_time_rate": "on_time_rate:avg",
    "repeat_rate": "repeat_rate:avg",
    "response": "first_response_hours:avg",
}
_TREND_MONTHS = 12


class ScenicComplaintSummary(models.TransientModel):
    """The complaints of a period by category and department, on screen, on one page or as a workbook (register 3)."""

    _name = "scenic.complaint.summary"
    _description = "Complaint Summary"
    _inherit = ["scenic.desk.summary.mixin"]

    _summary_report = "scenic_service_desk.complaint_summary_report"
    _summary_action = "scenic_service_desk.complaint_stat_action"
    _summary_workbook = ComplaintWorkbook

    with_grievances = fields.Boolean(default=True, help="Grievances settled on the spot count too.")

    def action_last_month(self):
        """The whole of the month before, as it is reported on its first days.

        :return: act_window of the same dialog
        """
        first = self._this_day().replace(day=1)
        self.write({"date_from": first - relativedelta(months=1), "date_to": first - timedelta(days=1)})
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.complaint_summary_action")
        return {**action, "res_id": self.id}

    def _scope(self):
        kinds = ("complaint", "grievance") if self.with_grievances else ("complaint",)
        return super()._scope() & Domain("kind", "in", kinds)

    def _domain(self):
        """:return: Domain on ``scenic.complaint.stat``, as the desks count the days"""
        return self._between(self.date_from, self.date_to)

    def _between(self, first, last):
        """The entries of a period.

        :param date first: its first day
        :param date last: its last day
        :return: Domain on ``scenic.complaint.stat``
        """
        return self._scope() & Domain("day", ">=", first) & Domain("day", "<=", last)

    def _before(self):
        """The period before, as long as this one, or the month before where this one begins with a month.

        :return: pair of dates
        """
        if self.date_from.day == 1:
            first = self.date_from - relativedelta(months=1)
            months = self.date_to - relativedelta(months=1)
            end_of_month = (self.date_to + timedelta(days=1)).day == 1
            return first, self.date_from - timedelta(days=1) if end_of_month else months
        length = self.date_to - self.date_from + timedelta(days=1)
        return self.date_from - length, self.date_to - length

    def _figures(self, by="main_category_id"):
        """Figures of each category or department that has any, in the order of the tree; in the end the total.

        :param str by: ``main_category_id`` or ``department_id``
        :return: list of dicts: ``name``, ``is_total``, ``before`` (how many in the period before) and ``_MEASURES``;
            a rate of nothing is None
        """
        stat = self.env["scenic.complaint.stat"]
        rows = dict(self._group(self._domain(), by))
        before = {record: figures["total"] for record, figures in self._group(self._between(*self._before()), by)}
        known = stat[by].union(*filter(None, {*rows, *before})).sorted()
        empty = stat[by].browse()
        lines = [
            {"name": record.name, **rows.get(record, self._nothing()), "before": before.get(record, 0)}
            for record in known
        ]
        if empty in rows or empty in before:
            unknown = rows.get(empty, self._nothing())
            lines.append({"name": self.env._("Not Stated"), **unknown, "before": before.get(empty, 0)})
        total = self._group(self._domain(), None)
        lines.append({"name": self.env._("Total"), **total[0][1], "before": sum(before.values())})
        most = max((line["total"] for line in lines[:-1]), default=0) or 1
        for line in lines:
            line["is_total"] = line is lines[-1]
            line["share"] = round(100 * line["total"] / most)
        return lines

    @api.model
    def _nothing(self):
        return {name: 0 if spec.endswith("sum") else None for name, spec in _MEASURES.items()}

    @api.model
    def _group(self, domain, by):
        """Figures of entries.

        :return: list of pairs: what they are grouped by (None for all), dict of ``_MEASURES``
        """
        groupby = [by] if by else []
        rows = self.env["scenic.complaint.stat"]._read_group(domain, groupby, list(_MEASURES.values()))
        result = []
        for row in rows:
            figures = dict(zip(_MEASURES, row[len(groupby) :], strict=True))
            for name, value in figures.items():
                if name in self._sums():
                    figures[name] = value or 0
                elif value is False:  # nothing to take the mean of
                    figures[name] = None
            if not figures["total"]:
                figures = self._nothing()
            result.append((row[0] if by else None, figures))
        return result

    @api.model
    def _sums(self):
        return {name for name, spec in _MEASURES.items() if spec.endswith("sum")}

    def _trend(self):
        """How many in each of the twelve months that end with the period's last, for the chart.

        :return: list of dicts: ``label``, ``total``, ``closed``, ``height`` in % of the highest
        """
        last = self.date_to.replace(day=1)
        months = [last - relativedelta(months=back) for back in reversed(range(_TREND_MONTHS))]
        domain = self._between(months[0], last + relativedelta(months=1, days=-1))
        aggregates = ["complaint_count:sum", "closed_count:sum"]
        rows = self.env["scenic.complaint.stat"]._read_group(domain, ["day:month"], aggregates)
        found = {month: (total, closed) for month, total, closed in rows}
        most = max((total for total, _closed in found.values()), default=0) or 1
        trend = []
        for month in months:
            total, closed = found.get(month, (0, 0))
            label = format_date(self.env, month, date_format="yyyy-MM")
            heights = {"height": round(100 * total / most), "closed_height": round(100 * closed / most)}
            trend.append({"label": label, "total": total, "closed": closed, **heights})
        return trend

    def _matrix(self):
        """How many of each category in each department.

        :return: tuple: names of the departments, rows of (category's name, list of counts)
        """
        rows = self.env["scenic.complaint.stat"]._read_group(
            self._domain(), ["main_category_id", "department_id"], ["complaint_count:sum"]
        )
        counts = {(category, department): count for category, department, count in rows}
        categories = self.env["scenic.complaint.category"].union(*(category for category, _d in counts)).sorted()
        departments = self.env["hr.department"].union(*(department for _c, department in counts)).sorted()
        lines, columns = list(categories), list(departments)
        if any(not category for category, _department in counts):
            lines.append(categories.browse())
        if any(not department for _category, department in counts):
            columns.append(departments.browse())
        other = self.env._("Not Stated")
        names = [department.name or other for department in columns]
        cells = [
            (category.name or other, [counts.get((category, department), 0) for department in columns])
            for category in lines
        ]
        return names, cells

    def action_show(self):
        """The period's figures as the statistics show them.

        :return: act_window
        """
        views = self.env["ir.actions.act_window"]._for_xml_id(self._summary_action)["views"]
        return {**super().action_show(), "views": views}
