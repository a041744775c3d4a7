from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

_AGENT = "scenic_service_desk.group_agent"
_SUPERVISOR = "scenic_service_desk.group_supervisor"
_READ = "scenic_service_desk.mail_activity_broadcast"
OPEN_STATES = ("requested", "authorised", "running")


class ScenicBroadcast(models.Model):
    """Something read out over the loudspeakers: kind, text, who asked for it, when it was read (register 5)."""

    _name = "scenic.broadcast"
    _description = "Broadcast"
    _inherit = ["scenic.register.mixin"]

    _initial_state = "requested"
    _closed_states = ("ended", "withdrawn")
    _transitions = {
        "requested": {"authorised": _SUPERVISOR, "running": _AGENT, "withdrawn": _AGENT},
        "authorised": {"running": _AGENT, "withdrawn": _AGENT},
        "running": {"ended": _AGENT},
        "ended": {"running": _AGENT},
        "withdrawn": {"requested": _SUPERVISOR},
    }

    state = fields.Selection(
        selection_add=[
            ("requested", "To Be Read Out"),
            ("authorised", "Authorised"),
            ("running", "Being Repeated"),
            ("ended", "Ended"),
            ("withdrawn", "Withdrawn"),
        ],
        tracking=True,
    )
    date = fields.Datetime("Requested At")
    employee_id = fields.Many2one(string="Entered By Agent")
    kind_id = fields.Many2one(
        "scenic.broadcast.kind",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        default=lambda self: self.env["scenic.broadcast.kind"]._for("other", self.env.company),
    )
    text_zh = fields.Text("Chinese Text", compute="_compute_texts", store=True, precompute=True, readonly=False)
    text_en = fields.Text("English Text", compute="_compute_texts", store=True, precompute=True, readonly=False)
    text_other = fields.Text("Text in Another Language")
    requested_by = fields.Char(help="Department, visitor's number or desk; no name of a visitor.")
    needs_authorisation = fields.Boolean(related="kind_id.needs_authorisation")
    authorised_by_id = fields.Many2one("hr.employee", readonly=True, copy=False, ondelete="restrict")
    authorised_at = fields.Datetime(readonly=True, copy=False)
    repeat_minutes = fields.Integer(
        "Repeat After (Minutes)", compute="_compute_repeats", store=True, precompute=True, readonly=False
    )
    repeat_times = fields.Integer(
        "Times in All", compute="_compute_repeats", store=True, precompute=True, readonly=False
    )
    reading_ids = fields.One2many("scenic.broadcast.reading", "broadcast_id", "Times Read Out", readonly=True)
    read_count = fields.Integer("Read Out", compute="_compute_read_count")
    next_read_at = fields.Datetime("Read Out Next At", readonly=True, copy=False)
    is_read_due = fields.Boolean("To Be Read Out Now", compute="_compute_is_read_due", search="_search_is_read_due")
    person_id = fields.Many2one(
        "scenic.missing.person", "Missing Person", index="btree_not_null", check_company=True, ondelete="restrict"
    )
    report_id = fields.Many2one(
        "scenic.lost.report", "Lost Report", index="btree_not_null", check_company=True, ondelete="restrict"
    )
    summary = fields.Char(compute="_compute_summary")

    # what is to be read out next
    _next_read_idx = models.Index("(next_read_at, company_id) WHERE next_read_at IS NOT NULL")

    @api.depends("kind_id")
    def _compute_repeats(self):
        for broadcast in self:
            broadcast.repeat_minutes = broadcast.kind_id.repeat_minutes
            broadcast.repeat_times = broadcast.kind_id.repeat_times or 1

    def _compute_read_count(self):
        rows = self.env["scenic.broadcast.reading"]._read_group(
            [("broadcast_id", "in", self.ids)], ["broadcast_id"], ["__count"]
        )
        counts = {broadcast.id: count for broadcast, count in rows}
        for broadcast in self:
            broadcast.read_count = counts.get(broadcast.id, 0)

    @api.depends("text_zh", "text_en")
    @api.depends_context("lang")
    def _compute_summary(self):
        chinese = (self.env.lang or "").startswith("zh")
        for broadcast in self:
            texts = [broadcast.text_zh, broadcast.text_en]
            text = next(filter(None, texts if chinese else reversed(texts)), "")
            broadcast.summary = " ".join(text.split())[:120]

    @api.depends("next_read_at", "state")
    def _compute_is_read_due(self):
        now = fields.Datetime.now()
        for broadcast in self:
            broadcast.is_read_due = bool(broadcast.next_read_at) and broadcast.next_read_at <= now

    @api.model
    def _search_is_read_due(self, operator, value):
        if operator != "in":
            return NotImplemented
        due = Domain("next_read_at", "<=", fields.Datetime.now())
        return due if True in value else ~due

    @api.model_create_multi
    def create(self, vals_list):
        """What is saved is to be read out at once."""
        broadcasts = super().create(vals_list)
        for broadcast in broadcasts:
            broadcast._write_unlocked({"next_read_at": broadcast.date})
        return broadcasts

    def action_authorise(self):
        """A supervisor stands for the text."""
        for broadcast in self:
            broadcast._transition(
                "authorised",
                {"authorised_by_id": broadcast._default_employee().id, "authorised_at": fields.Datetime.now()},
            )

    def action_read_out(self):
        """One tap: read out now. The next time is due after the kind's interval, as often as it says.

        Whoever sits at a microphone reads: an agent of any desk of the company.

        :raise AccessError: for others than agents
        :raise UserError: when there is no text, or nobody has authorised one that must be
        """
        self._check_reader()
        for broadcast in self:
            broadcast._check_readable()
            broadcast._add_reading()

    def _check_reader(self):
        """:raise AccessError: for others than agents of the company"""
        self.check_access("read")
        if not self.env.user.has_group(_AGENT):
            raise AccessError(self.env._("Agents read out over the loudspeakers. Ask at a service desk."))

    def _check_readable(self):
        """:raise UserError: when the text may not be read out"""
        self.ensure_one()
        if not (self.text_zh or self.text_en or self.text_other):
            raise UserError(self.env._("There is no text to read out yet."))
        if self.needs_authorisation and not self.authorised_by_id:
            raise UserError(self.env._("A supervisor authorises this text before it is read out."))

    def _add_reading(self):
        """Write a reading down and set when the next is due.

        sudo: readings are written by this alone, and the reader may belong to another desk than the text.
        """
        now = fields.Datetime.now()
        broadcast = self.sudo()
        if broadcast.state != "running":
            broadcast._transition("running", by_system=True)
        broadcast.env["scenic.broadcast.reading"].create(
            {
                "broadcast_id": self.id,
                "read_at": now,
                "employee_id": self._default_employee().id,
                "user_id": self.env.uid,
            }
        )
        broadcast.activity_unlink([_READ])
        count = broadcast.env["scenic.broadcast.reading"].search_count([("broadcast_id", "=", self.id)])
        more = count < self.repeat_times and self.repeat_minutes
        broadcast._write_unlocked({"next_read_at": more and now + timedelta(minutes=self.repeat_minutes)})
        if more:
            broadcast._remind_to_read()
        elif self.repeat_times <= 1:
            broadcast._transition("ended", by_system=True)

    def _remind_to_read(self):
        """One reminder that it is to be read out again, for who read it. Called by the superuser."""
        at = self.desk_id._local(self.next_read_at)
        user = self.env.user if self.env.user.active else self.user_id
        self._remind_user(_READ, user, lambda _broadcast: at.strftime("%H:%M"), date_deadline=at.date())

    def action_end(self):
        """It is read out no more."""
        for broadcast in self:
            broadcast._transition("withdrawn" if broadcast.state != "running" else "ended", {"next_read_at": False})
        self._forget_reminders()

    def action_resume(self):
        """Read it out again after its end."""
        self._transition("running", {"next_read_at": fields.Datetime.now()})

    def _end_all(self):
        """The search is over: nothing of it is read out any more. Called by the superuser."""
        for broadcast in self.filtered(lambda broadcast: broadcast.state in OPEN_STATES):
            broadcast._transition(
                "ended" if broadcast.state == "running" else "withdrawn", {"next_read_at": False}, by_system=True
            )
        self._forget_reminders()

    def _forget_reminders(self):
        """sudo: the reminder may be a colleague's."""
        self.sudo().activity_unlink([_READ])

    @api.model
    def _open_matter_domain(self):
        return Domain("state", "in", OPEN_STATES)

    def _timeline_text(self):
        return " · ".join(filter(None, [self.kind_id.name, self.person_id.name or self.report_id.name]))

    @api.model
    def _archive_fields(self):
        return [
            *super()._archive_fields(),
            "kind_id",
            "text_archived",
            "requested_by",
            "authorised_by_id",
            "read_count",
            "person_id",
            "report_id",
        ]
