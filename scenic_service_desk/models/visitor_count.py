from datetime import timedelta

import psycopg2.errors

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError, UserError, ValidationError
from odoo.fields import Domain

_ENTRY_KEY = "scenic_count_entry"
# what a change of a figure is
_FIGURES = {"count", "hour_ids", "is_counted"}


class CountEntry:
    """How figures come in and why, carried in the context.

    Only Python code can put an instance there: contexts that come over RPC hold nothing but JSON values.
    """

    __slots__ = ("reason", "source")

    def __init__(self, source="typed", reason=None):
        self.source = source
        self.reason = (reason or "").strip()


class ScenicVisitorCount(models.Model):
    """How many visitors a venue had on a day (register 1): typed, pasted from a spreadsheet, or sent by ticketing."""

    _name = "scenic.visitor.count"
    _description = "Visitor Count"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date desc, venue_id"

    venue_id = fields.Many2one("scenic.venue", required=True, ondelete="restrict")
    date = fields.Date("Day", required=True, default=lambda self: self._today())
    company_id = fields.Many2one(related="venue_id.company_id", store=True, index=True, precompute=True)
    kind = fields.Selection(related="venue_id.kind", store=True, precompute=True)
    in_total = fields.Boolean(related="venue_id.in_total")
    can_enter = fields.Boolean(compute="_compute_can_enter")
    count = fields.Integer("Visitors", compute="_compute_count", store=True, readonly=False, tracking=True)
    is_counted = fields.Boolean(
        "Has Been Counted",
        compute="_compute_is_counted",
        store=True,
        readonly=False,
        help="Ticked by itself with the figure; tick it where nobody came.",
    )
    hour_ids = fields.One2many("scenic.visitor.count.hour", "count_id", "Hours")
    has_hours = fields.Boolean(compute="_compute_has_hours")
    source = fields.Selection(
        [("typed", "Typed"), ("pasted", "Pasted"), ("ticketing", "Ticketing System")], readonly=True, default="typed"
    )
    note = fields.Char("Remark")
    is_sealed = fields.Boolean(compute="_compute_is_sealed")
    # asked once the day is sealed, goes into the messages
    correction_reason = fields.Char("Reason for the Correction", store=False)

    _venue_date_uniq = models.UniqueIndex("(venue_id, date)", "The venue has a figure of this day already.")
    _company_date_idx = models.Index("(company_id, date DESC, venue_id)")
    _not_negative = models.Constraint("CHECK (count >= 0)", "A number of visitors is not negative.")

    @api.depends("venue_id", "date")
    def _compute_display_name(self):
        for record in self:
            record.display_name = f"{record.venue_id.name or ''} {fields.Date.to_string(record.date) or ''}".strip()

    @api.depends("hour_ids.count")
    def _compute_count(self):
        for record in self:
            record.count = sum(record.hour_ids.mapped("count")) if record.hour_ids else record.count

    @api.depends("count")
    def _compute_is_counted(self):
        for record in self:
            record.is_counted = bool(record.count) or record.is_counted

    @api.depends("hour_ids")
    def _compute_has_hours(self):
        for record in self:
            record.has_hours = bool(record.hour_ids)

    @api.depends_context("uid")
    @api.depends("venue_id.desk_id")
    def _compute_can_enter(self):
        """Whether the user may enter the figure; one without a venue is still being made."""
        countable = self.venue_id._filter_countable()
        for record in self:
            record.can_enter = not record.venue_id or record.venue_id in countable

    @api.depends("company_id", "date")
    def _compute_is_sealed(self):
        sealed = self._sealed_days(self.company_id, set(self.mapped("date")))
        for record in self:
            record.is_sealed = (record.company_id.id, record.date) in sealed

    @api.constrains("date")
    def _check_date(self):
        latest = self._today() + timedelta(days=1)
        for record in self:
            if record.date > latest:
                raise ValidationError(self.env._("The day lies in the future. Please check the date."))

    @api.model
    def _today(self):
        """The present day on the clock of the desk that sends the company's figures.

        :return: date
        """
        desk = self.env["scenic.desk"]._count_desk(self.env.company)
        return desk._local_date(fields.Datetime.now()) if desk else fields.Date.context_today(self)

    @api.model
    def _sealed_days(self, companies, days):
        """The days whose log is sealed at any desk.

        sudo: a day is sealed whoever asks.

        :param companies: ``res.company`` recordset
        :param days: iterable of dates
        :return: set of pairs: a company's id, day
        """
        logs = self.env["scenic.duty.log"].sudo()
        found = logs.search_fetch(
            [("company_id", "in", companies.ids), ("date", "in", list(days)), ("state", "=", "sealed")],
            ["company_id", "date"],
        )
        return {(log.company_id.id, log.date) for log in found}

    @api.model
    def _entry(self, vals_list):
        """How the figures of a call come in; takes out of the values what only says so.

        :param list vals_list: dicts of values, changed in place
        :return: CountEntry
        """
        reasons = [vals.pop("correction_reason", None) for vals in vals_list]
        for vals in vals_list:
            vals.pop("source", None)
        entry = self.env.context.get(_ENTRY_KEY)
        if isinstance(entry, CountEntry):
            return entry
        return CountEntry(reason=next(filter(None, reasons), None))

    def _entered(self, entry):
        """``self`` in a context that says how the figures come in.

        :param CountEntry entry: source and reason
        """
        return self.with_context(**{_ENTRY_KEY: entry})

    def _check_sealed(self):
        """:raise UserError: for a day that is sealed, unless the call has given its reason"""
        entry = self.env.context.get(_ENTRY_KEY)
        if isinstance(entry, CountEntry) and entry.reason:
            return
        if sealed := self.filtered("is_sealed")[:1]:
            raise UserError(
                self.env._(
                    "The log of %(name)s is sealed. Open the figure and give the reason for the correction.",
                    name=sealed.display_name,
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        """:raise UserError: for a day that is sealed, without a reason"""
        vals_list = [dict(vals) for vals in vals_list]
        entry = self._entry(vals_list)
        for vals in vals_list:
            vals["source"] = entry.source
            if vals.get("hour_ids"):
                vals.pop("count", None)
        quiet = self._entered(entry).with_context(mail_create_nosubscribe=True, mail_create_nolog=True)
        records = super(ScenicVisitorCount, quiet).create(vals_list)
        records._check_sealed()
        records._say_reason(entry)
        return records.with_env(self.env)

    def write(self, vals):
        """Change figures; a change of a sealed day says why.

        :raise UserError: for a day that is sealed, without a reason; for a total typed beside hours
        """
        vals = dict(vals)
        entry = self._entry([vals])
        if {"venue_id", "date"} & vals.keys():
            raise UserError(self.env._("A figure stays with its venue and day: set it right, and enter the other one."))
        if not _FIGURES & vals.keys():
            return super().write(vals)
        if "count" in vals and "hour_ids" not in vals:
            self._check_no_hours()
        records = self._entered(entry)
        records._check_sealed()
        res = super(ScenicVisitorCount, records).write({**vals, "source": entry.source})
        records._say_reason(entry)
        return res

    def _check_no_hours(self):
        """:raise UserError: where the figure is a sum of hours"""
        if hourly := self.filtered("hour_ids")[:1]:
            raise UserError(
                self.env._("%s is counted by the hour: its figure is the sum of the hours.", hourly.display_name)
            )

    def _say_reason(self, entry):
        """Keep the reason of a correction that came after sealing in the messages."""
        if entry.reason:
            for record in self.filtered("is_sealed"):
                record.message_post(body=self.env._("Corrected after the day was sealed: %s", entry.reason))

    @api.model
    def _open_day(self, company, day):
        """A figure of the day for every venue the user counts, made where it is missing, so that only numbers are left
        to type.

        :param company: ``res.company`` record
        :param date day: the day
        :return: ``scenic.visitor.count`` recordset
        :raise ConcurrencyError: when another transaction makes the same at this moment; Odoo then runs the request
            again
        """
        of_day = Domain("company_id", "=", company.id) & Domain("date", "=", day)
        records = self.search(of_day)
        missing = (self.env["scenic.venue"]._of_company(company) - records.venue_id)._filter_countable()
        if not missing or not self.has_access("create") or self._sealed_days(company, [day]):
            return records
        vals_list = [
            {
                "venue_id": venue.id,
                "date": day,
                "hour_ids": [
                    fields.Command.create({"hour": hour})
                    for hour in range(venue.hour_from, venue.hour_to + 1)
                    if venue.is_hourly
                ],
            }
            for venue in missing
        ]
        try:
            with self.env.cr.savepoint():
                self.create(vals_list)
        except psycopg2.errors.UniqueViolation as error:
            raise ConcurrencyError(f"visitor counts of {day}") from error
        return self.search(of_day)
