import psycopg2.errors

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError
from odoo.tools import format_date


class ScenicCountReport(models.Model):
    """Visitor figures as they were sent: what, to whom, when. Written once; a correction is a report of its own."""

    _name = "scenic.count.report"
    _description = "Visitor Report"
    _inherit = ["scenic.append.mixin"]
    _order = "date desc, id desc"
    _rec_name = "date"

    company_id = fields.Many2one("res.company", required=True, readonly=True, ondelete="restrict")
    desk_id = fields.Many2one("scenic.desk", readonly=True, ondelete="restrict")
    date = fields.Date("Day", required=True, readonly=True)
    kind = fields.Selection([("daily", "Daily"), ("holiday", "Holiday")], required=True, readonly=True)
    holiday = fields.Char("Holiday's Name", readonly=True)
    date_from = fields.Date("Holiday's First Day", readonly=True)
    day_number = fields.Integer("Day of the Holiday", compute="_compute_day_number")
    original_id = fields.Many2one(
        "scenic.count.report", "Corrects", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    correction_ids = fields.One2many("scenic.count.report", "original_id", "Corrections", readonly=True)
    total = fields.Integer("Visitors", readonly=True, help="The park's total of the day, as sent.")
    # a list of dicts, see _figures_of
    figures = fields.Json(readonly=True)
    # of a correction: those that were sent before
    former_figures = fields.Json(readonly=True)
    # {language: HTML}
    bodies = fields.Json(readonly=True)
    body = fields.Html("As Sent", compute="_compute_body", sanitize=False)
    recipient_ids = fields.Many2many("res.partner", string="Recipients", readonly=True)
    recipient_names = fields.Char("Sent To", readonly=True)
    sent_at = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
    user_id = fields.Many2one("res.users", "Sent By", readonly=True, default=lambda self: self.env.user)
    is_automatic = fields.Boolean("By Itself", readonly=True)

    _once = models.UniqueIndex(
        "(company_id, date, kind) WHERE original_id IS NULL", "This day's figures have been sent already."
    )
    _company_date_idx = models.Index("(company_id, date DESC, id DESC)")

    @api.depends("date", "kind", "original_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for report in self:
            report.display_name = f"{report._title()} {format_date(self.env, report.date)}"

    @api.depends("date", "date_from")
    def _compute_day_number(self):
        for report in self:
            report.day_number = (report.date - report.date_from).days + 1 if report.date_from else 0

    @api.depends_context("lang")
    def _compute_body(self):
        for report in self:
            bodies = report.bodies or {}
            report.body = bodies.get(self.env.lang) or next(iter(bodies.values()), "")

    def _title(self):
        """The report's name in the reader's language."""
        if self.kind == "holiday":
            return (
                self.env._("Holiday Visitor Report: Correction")
                if self.original_id
                else self.env._("Holiday Visitor Report")
            )
        return (
            self.env._("Daily Visitor Report: Correction") if self.original_id else self.env._("Daily Visitor Report")
        )

    @api.model
    def _last_sent(self, company, days):
        """The newest report of each day and kind.

        :param company: ``res.company`` recordset
        :param days: iterable of dates
        :return: dict from company's id, day and kind to a ``scenic.count.report`` record
        """
        reports = self.search_fetch(
            [("company_id", "in", company.ids), ("date", "in", list(days))],
            ["company_id", "date", "kind", "figures", "original_id", "sent_at"],
            order="id",
        )
        return {(report.company_id.id, report.date, report.kind): report for report in reports}

    @api.model
    def _figures_of(self, company, day, date_from=None):
        """What a report says, as kept.

        :param company: ``res.company`` record
        :param date day: the day
        :param date date_from: first day of the holiday
        :return: list of dicts: ``venue_id``, ``names`` (by language), ``kind``, ``in_total``, and the figures of
            ``scenic.visitor.count._figures``
        """
        counts = self.env["scenic.visitor.count"]
        venues = self.env["scenic.venue"]._of_company(company)
        # one that was closed meanwhile still had visitors on its days
        venues |= counts.search([("company_id", "=", company.id), ("date", "=", day)]).venue_id
        rows = counts._figures(venues, [day], date_from)
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        return [
            {
                "venue_id": venue.id,
                "names": {code: venue.with_context(lang=code).name for code in languages},
                "kind": venue.kind,
                "in_total": venue.in_total,
                **rows[venue.id, day],
            }
            for venue in venues.sorted()
        ]

    @api.model
    def _differences(self, old, new):
        """What changed between two reports.

        :param list old: figures as sent
        :param list new: figures as they are
        :return: dict from a venue's id to a pair: the figure sent and the present one, None where not counted
        """
        before = {row["venue_id"]: row["count"] for row in old}
        return {
            row["venue_id"]: (before.get(row["venue_id"]), row["count"])
            for row in new
            if before.get(row["venue_id"]) != row["count"]
        }

    @api.model
    def _lines(self, figures, lang, before=None):
        """The rows of a printed or mailed report.

        :param list figures: see ``_figures_of``
        :param str lang: the reader's language
        :param list before: the figures a correction changes
        :return: list of dicts; the park's total comes last
        """
        changed = self._differences(before, figures) if before is not None else {}
        old = {row["venue_id"]: row["count"] for row in before or ()}
        lines = [
            {
                **row,
                "name": row["names"].get(lang) or next(iter(row["names"].values()), ""),
                "old": old.get(row["venue_id"]),
                "diff": (row["count"] or 0) - (old.get(row["venue_id"]) or 0),
                "is_changed": row["venue_id"] in changed,
                "is_total": False,
            }
            for row in figures
        ]
        counted = [line for line in lines if line["in_total"]]
        total = {"name": self.env._("Park Total"), "is_total": True, "is_changed": False}
        for name in ("count", "last_week", "last_year", "month_total", "year_total", "period_total", "old", "diff"):
            values = [line[name] for line in counted if line[name] is not None]
            total[name] = sum(values) if values else None
        total["is_changed"] = bool(changed) and total["old"] != total["count"]
        return [*lines, total] if counted else lines

    @api.model
    def _render(self, values, lang):
        """A report's text in a language.

        :param dict values: ``company``, ``date``, ``kind``, ``holiday``, ``date_from``, ``figures`` and ``before``
        :param str lang: the language
        :return: Markup
        """
        model = self.with_context(lang=lang)
        lines = model._lines(values["figures"], lang, values.get("before"))
        first = values.get("first")
        texts = {
            "holiday_label": model._day_of_holiday(values["holiday"], values["date_from"], values["date"]),
            "correction_label": first
            and model.env._(
                "Correction of the figures sent on %s; what changed is marked.", format_date(model.env, first.sent_at)
            ),
            "format_date": lambda day: format_date(model.env, day),
        }
        return model.env["ir.qweb"]._render(
            "scenic_service_desk.count_report_body", {**values, **texts, "lines": lines}, lang=lang
        )

    @api.model
    def _day_of_holiday(self, holiday, date_from, day):
        """Which day of which holiday a report is of.

        :param str holiday: its name, may be empty
        :param date date_from: its first day; a false value on an ordinary day
        :param date day: the report's day
        :return: str, empty on an ordinary day
        """
        if not date_from:
            return ""
        return self.env._("%(holiday)s, day %(number)s", holiday=holiday or "", number=(day - date_from).days + 1)

    def _holiday_label(self):
        """See ``_day_of_holiday``."""
        return self._day_of_holiday(self.holiday, self.date_from, self.date)

    @api.model
    def _append(self, vals):
        """Keep a report.

        sudo: reports are made by sending only, so nobody may create them.

        :param dict vals: the values
        :return: ``scenic.count.report`` record in the caller's environment
        :raise ConcurrencyError: when another transaction sends the same at this moment; Odoo then runs the request
            again, and the second run finds it
        """
        try:
            with self.env.cr.savepoint():
                report = self.sudo().create({**vals, "user_id": self.env.uid}).with_env(self.env)
        except psycopg2.errors.UniqueViolation as error:
            raise ConcurrencyError(f"visitor report of {vals['date']}") from error
        self.env["scenic.visitor.count"].invalidate_model(["sent_count", "sent_state"])
        return report
