from datetime import timedelta

import pytz

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools import due


class ScenicDeadline(models.Model):
    """A clock that runs for an entry of a register: until when something has to be done, and whether it was."""

    _name = "scenic.deadline"
    _description = "Deadline"
    _inherit = ["scenic.deadline.mixin", "scenic.allowance.mixin", "scenic.entry.link.mixin"]
    _order = "deadline, id"

    # the entry is the one to be opened; nobody but the program writes a clock, so it needs no lock of its own
    res_model = fields.Char("Register", required=True, readonly=True)
    res_id = fields.Many2oneReference("Entry", model_field="res_model", required=True, readonly=True, index=True)
    res_name = fields.Char("Number", readonly=True, help="Number of the entry.")
    rule_id = fields.Many2one("scenic.deadline.rule", "What Is Due", required=True, readonly=True, ondelete="restrict")
    code = fields.Char(readonly=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True)
    desk_id = fields.Many2one("scenic.desk", readonly=True, index="btree_not_null", ondelete="restrict")
    started_at = fields.Datetime("Since", required=True, readonly=True)
    # as the rule said when the clock was started: a change of it holds for those to come
    amount = fields.Float("How Long", readonly=True)
    unit = fields.Selection(readonly=True)
    cut_off = fields.Float(readonly=True)
    deadline = fields.Datetime(readonly=True, index=False)
    pauses = fields.Json(readonly=True, help="When it stood still: list of from and to, UTC.")
    paused_at = fields.Datetime("Waits Since", readonly=True)
    paused_text = fields.Char("Stood Still", compute="_compute_paused_text")
    done_at = fields.Datetime(readonly=True)
    in_time = fields.Boolean("Done in Time", readonly=True)
    state = fields.Selection(
        [
            ("running", "Running"),
            ("paused", "Waiting for the Visitor"),
            ("done", "Done"),
            ("cancelled", "Cancelled"),
        ],
        "Status",
        required=True,
        readonly=True,
        default="running",
    )
    taken_step_ids = fields.Many2many(
        "scenic.deadline.step",
        "scenic_deadline_step_rel",
        "deadline_id",
        "step_id",
        string="Steps Passed",
        readonly=True,
        copy=False,
    )
    next_step_at = fields.Datetime(readonly=True)
    is_stale = fields.Boolean("To Be Computed Again", readonly=True)
    activity_ids = fields.Many2many(
        "mail.activity",
        "scenic_deadline_activity_rel",
        "scenic_deadline_id",
        "mail_activity_id",
        string="Reminders",
        readonly=True,
        copy=False,
    )
    is_readable = fields.Boolean(compute="_compute_is_readable", search="_search_is_readable")

    _once_uniq = models.UniqueIndex("(res_id, res_model, code) WHERE state IN ('running', 'paused')")
    _company_deadline_idx = models.Index("(company_id, deadline, id)")
    _deadline_idx = models.Index("(deadline, id)")
    _running_idx = models.Index("(deadline, company_id) WHERE state = 'running'")
    _next_step_idx = models.Index("(next_step_at, id) WHERE state = 'running'")
    _stale_idx = models.Index("(id) WHERE is_stale IS TRUE")

    @api.model
    def _due_domain(self):
        return Domain("state", "=", "running")

    @api.depends_context("lang")
    @api.depends("rule_id", "res_name")
    def _compute_display_name(self):
        for clock in self:
            clock.display_name = " · ".join(filter(None, [clock.rule_id.name, clock.res_name]))

    @api.depends("pauses", "paused_at")
    def _compute_paused_text(self):
        for clock in self:
            total = sum((to - since for since, to in clock._pauses()), timedelta())
            minutes = int(total.total_seconds() // 60)
            clock.paused_text = f"{minutes // 60}:{minutes % 60:02d}" if minutes else False

    @api.depends_context("uid")
    def _compute_is_readable(self):
        """Whoever may read an entry may read its clocks, and nobody else."""
        for model, clocks in self.grouped("res_model").items():
            entries = self._entries(model, clocks.mapped("res_id"))
            readable = set(entries._filtered_access("read").ids)
            for clock in clocks:
                clock.is_readable = clock.res_id in readable

    @api.model
    def _search_is_readable(self, operator, value):
        if operator != "in":
            return NotImplemented
        models_read = [
            model
            for model in sorted(self.env.registry.descendants(["scenic.clock.mixin"], "_inherit"))
            if not self._entries(model)._abstract and self._entries(model).has_access("read")
        ]
        domains = [
            Domain("res_model", "=", model) & Domain.custom(to_sql=self._readable_sql(model)) for model in models_read
        ]
        readable = Domain.OR(domains)
        return readable if True in value else ~readable

    @api.model
    def _readable_sql(self, model):
        """Look at the entry of each clock, and never at all entries: a register holds many more than a list shows.

        :param str model: of the entries
        :return: function that ``Domain.custom`` asks for SQL
        """

        def to_sql(clocks, alias, _query):
            entries = self._entries(model)._search(Domain.TRUE)
            own = SQL("%s = %s", SQL.identifier(entries.table, "id"), clocks._field_to_sql(alias, "res_id"))
            entries.add_where(own)
            # EXISTS could be answered by reading the whole register first
            return SQL("COALESCE((%s), FALSE)", entries.select(SQL("TRUE")))

        return to_sql

    @api.model
    def _entries(self, model, ids=()):
        """Entries as the user sees them; rules are asked with all rights."""
        return self.env[model].with_user(self.env.user).with_context(active_test=False).browse(ids)

    def _pauses(self):
        """When the clock stood still.

        :return: list of (from, to), naive UTC
        """
        self.ensure_one()
        return [tuple(map(fields.Datetime.to_datetime, pause)) for pause in self.pauses or ()]

    @api.model
    def _due_in(self, desk, company):
        """How time passes at a desk: a function that says when something is due there.

        sudo: whoever starts a clock need not read calendars and holidays.

        :param desk: ``scenic.desk`` record, may be empty
        :param company: ``res.company`` record
        :return: function of ``start, amount, unit, cut_off=24, pauses=()`` as ``due.due`` takes them
        """
        company = company.sudo()
        calendar = desk.sudo().resource_calendar_id or company.resource_calendar_id
        tz = pytz.timezone(desk.sudo().tz or calendar.tz or "UTC")

        def to_local(moment):
            return pytz.utc.localize(moment).astimezone(tz).replace(tzinfo=None)

        def to_utc(local):
            return tz.localize(local).astimezone(pytz.utc).replace(tzinfo=None)

        def fetch(start, end):
            if not calendar:
                return list(due.weekdays(start, end, to_local, to_utc))
            holidays = [("time_type", "=", "leave"), ("company_id", "in", [company.id, False])]
            worked = calendar._work_intervals_batch(
                pytz.utc.localize(start), pytz.utc.localize(end), domain=holidays, tz=tz
            )[False]
            return [
                tuple(moment.astimezone(pytz.utc).replace(tzinfo=None) for moment in interval[:2])
                for interval in worked
            ]

        working = due.WorkingTime(fetch)

        def due_at(start, amount, unit, cut_off=24, pauses=()):
            return due.due(start, amount, unit, working, to_local, to_utc, cut_off or 24, pauses)

        return due_at
