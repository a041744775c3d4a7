from datetime import timedelta

from odoo import api, fields, models


class ScenicBriefing(models.Model):
    """The minutes 交接记录本 of a briefing (register 1): the morning's 早会, or before going to the posts 岗前会.

    Who is on the day's roster reads and signs, also later; what has been signed does not change any more.
    """

    _name = "scenic.briefing"
    _description = "Briefing"
    _inherit = ["mail.thread", "scenic.lock.mixin", "scenic.signable.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True

    _initial_state = "draft"
    _closed_states = ("held",)
    _transitions = {
        "draft": {"held": "scenic_service_desk.group_agent"},
        "held": {"draft": "scenic_service_desk.group_supervisor"},
    }
    _sign_acts = {"read": "_signed_read"}

    kind = fields.Selection(
        [("morning", "Morning Briefing"), ("pre_post", "Pre-Post Meeting")], required=True, default="morning"
    )
    date = fields.Datetime("Time", required=True, default=fields.Datetime.now)
    minutes = fields.Integer(
        "Duration (Minutes)", compute="_compute_minutes", store=True, readonly=False, precompute=True
    )
    desk_id = fields.Many2one(
        "scenic.desk",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        default=lambda self: self.env["scenic.desk"]._default_desk(),
    )
    log_id = fields.Many2one(
        "scenic.duty.log", "Duty Log", readonly=True, index=True, check_company=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="desk_id.company_id", store=True, precompute=True)
    host_id = fields.Many2one(
        "hr.employee",
        check_company=True,
        ondelete="restrict",
        default=lambda self: self._default_host(),
    )
    documents = fields.Text("Documents and Policy")
    operating_info = fields.Text(
        "Operating Information", compute="_compute_texts", store=True, readonly=False, precompute=True
    )
    review = fields.Text("Review of Yesterday", compute="_compute_texts", store=True, readonly=False, precompute=True)
    plan = fields.Text("Today's Plan")
    safety_practice = fields.Text()
    service_practice = fields.Text("Service Phrases Practice")
    state = fields.Selection(selection_add=[("draft", "Draft"), ("held", "Held")])
    revision = fields.Integer(default=1, readonly=True, copy=False, help="Corrected minutes are signed anew.")
    reader_ids = fields.One2many("scenic.briefing.reader", "briefing_id", "Read By", readonly=True)
    unread_employee_ids = fields.Many2many(
        "hr.employee", string="Not Read Yet", compute="_compute_unread", compute_sudo=True
    )
    is_unread_by_me = fields.Boolean(compute="_compute_unread", compute_sudo=True)

    summary = fields.Char(compute="_compute_summary")

    _company_date_idx = models.Index("(company_id, date DESC, id DESC)")

    @api.model
    def _default_host(self):
        if self.env["scenic.desk"]._is_shared_login():
            return self.env["hr.employee"]
        return self.env.user.employee_id

    @api.depends("kind", "desk_id")
    def _compute_minutes(self):
        for briefing in self:
            briefing.minutes = briefing.desk_id.pre_post_minutes if briefing.kind == "pre_post" else 0

    @api.depends("desk_id", "date")
    def _compute_texts(self):
        """Today's operating information and yesterday's remarks, to start from; what somebody wrote stays."""
        for briefing in self.filtered("desk_id"):
            day = briefing.desk_id._local_date(briefing.date or fields.Datetime.now())
            logs = self.env["scenic.duty.log"].search(
                [("desk_id", "=", briefing.desk_id.id), ("date", "in", [day, day - timedelta(days=1)])]
            )
            today = logs.filtered(lambda log, day=day: log.date == day)
            briefing.operating_info = briefing.operating_info or self._operating_text(briefing.desk_id, today, day)
            briefing.review = briefing.review or (logs - today).remarks

    @api.model
    def _operating_text(self, desk, log, day):
        """What is in force today, one line each.

        :param desk: ``scenic.desk`` record
        :param log: the day's ``scenic.duty.log``, may be empty
        :param date day: the desk's day
        :return: str or False
        """
        notices = self.env["scenic.notice"]._in_force(desk.company_id, day, desk)
        return "\n".join(filter(None, [log.operating_info, *notices.mapped("display_name")])) or False

    @api.depends("documents", "operating_info", "review", "plan", "safety_practice", "service_practice")
    def _compute_summary(self):
        """The minutes in a line, for cards."""
        for briefing in self:
            texts = (briefing[name] for name in self._minutes_fields())
            summary = " · ".join(" ".join(text.split()) for text in texts if text)
            briefing.summary = summary if len(summary) <= 120 else summary[:119] + "…"

    @api.depends("kind", "date", "desk_id")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for briefing in self:
            day = briefing.desk_id and briefing.date and briefing.desk_id._local_date(briefing.date)
            briefing.display_name = " ".join(
                filter(None, [kinds.get(briefing.kind), fields.Date.to_string(day or None)])
            )

    @api.depends_context("uid")
    @api.depends("reader_ids.employee_id", "revision", "log_id.member_ids.employee_id", "state")
    def _compute_unread(self):
        """Who of the day's roster has not signed yet, or whether the host has not.

        sudo: whoever reads the minutes sees who has not; the roster is names only.
        """
        own = self.env.user.employee_id
        for briefing in self:
            readers = briefing._readers().employee_id
            roster = briefing.sudo().log_id.member_ids.employee_id
            held = briefing.state == "held"
            briefing.unread_employee_ids = (roster | briefing.host_id) - readers if held else False
            shared = self.env["scenic.desk"]._is_shared_login()
            waiting = briefing.unread_employee_ids if shared else (own & briefing._may_read()) - readers
            briefing.is_unread_by_me = held and bool(waiting)

    def _readers(self):
        """Who has signed the minutes as they now stand.

        sudo: names only, as above.
        :return: ``scenic.briefing.reader`` recordset
        """
        briefings = self.sudo()
        return briefings.reader_ids.filtered(lambda reader: reader.revision == reader.briefing_id.revision)

    @api.depends("state", "log_id.state")
    def _compute_is_locked(self):
        """Minutes that nobody finished close with their day."""
        res = super()._compute_is_locked()
        for briefing in self:
            # sudo: whoever is at the briefing need not read the day
            briefing.is_locked = briefing.is_locked or briefing.sudo().log_id.is_locked
        return res

    @api.model_create_multi
    def create(self, vals_list):
        """Attach every briefing to its desk's log of the day."""
        briefings = super().create(vals_list)
        for briefing in briefings:
            day = briefing.desk_id._local_date(briefing.date)
            briefing._write_unlocked({"log_id": self.env["scenic.duty.log"]._of_day(briefing.desk_id, day).id})
        return briefings

    @api.model
    def _minutes_fields(self):
        """The parts of the minutes, in the order of the form.

        :return: list of field names
        """
        return ["documents", "operating_info", "review", "plan", "safety_practice", "service_practice"]
