from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import ormcache

_AGENT = "scenic_service_desk.group_agent"


class ScenicInquiry(models.Model):
    """A question of a visitor, by telephone or at the counter, and what was answered (register 2)."""

    _name = "scenic.inquiry"
    _description = "Inquiry"
    _inherit = [
        "scenic.register.mixin",
        "scenic.visitor.mixin",
        "scenic.deadline.mixin",
        "scenic.search.mixin",
    ]

    _initial_state = "recorded"
    # what is merely recorded locks when its day's log is closed: a slip of the pen is mended the same day
    _closed_states = ("replied", "withdrawn")
    _transitions = {
        "recorded": {"owed": _AGENT, "withdrawn": _AGENT},
        "owed": {"replied": _AGENT, "recorded": _AGENT},
    }

    state = fields.Selection(
        selection_add=[
            ("recorded", "Recorded"),
            ("owed", "Call-Back Owed"),
            ("replied", "Called Back"),
            ("withdrawn", "Withdrawn"),
        ],
        tracking=True,
    )
    visitor_name = fields.Char("Caller")
    visitor_lang_id = fields.Many2one(
        context={"active_test": False}, default=lambda self: self._default_lang_id(), ondelete="restrict"
    )
    clock = fields.Char("Time of Day", compute="_compute_clock")
    channel = fields.Selection(
        [
            ("external", "External Line"),
            ("internal", "Internal Line"),
            ("counter", "Counter"),
            ("online", "Online"),
        ],
        required=True,
        default="external",
    )
    picked_up_late = fields.Boolean(help="Not picked up within three rings.")
    origin_id = fields.Many2one("res.country.state", "Province of Origin", ondelete="restrict")
    origin = fields.Char("Place of Origin", help="City or country, as the caller says it.")
    topic_id = fields.Many2one("scenic.inquiry.topic", index=True, check_company=True, ondelete="restrict")
    question = fields.Char(compute="_compute_from_answer", store=True, readonly=False, precompute=True)
    answer_id = fields.Many2one(
        "scenic.answer", "Standard Answer", index="btree_not_null", check_company=True, ondelete="restrict", copy=False
    )
    answer_version_id = fields.Many2one(
        "scenic.answer.version",
        "Version Given",
        compute="_compute_from_answer",
        store=True,
        precompute=True,
        copy=False,
        ondelete="restrict",
    )
    answer = fields.Text(compute="_compute_from_answer", store=True, readonly=False, precompute=True)
    notice_text = fields.Text("Notices in Force", compute="_compute_notice_text")
    answer_warning = fields.Char(compute="_compute_answer_warning")
    outcome = fields.Selection(
        [
            ("answered", "Answered"),
            ("transferred", "Put Through"),
            ("call_back", "Call-Back"),
            ("wrong_number", "Wrong Number"),
        ],
        required=True,
        default="answered",
        tracking=True,
    )
    department_id = fields.Many2one("hr.department", "Transferred To", check_company=True, ondelete="restrict")
    transferred_to_id = fields.Many2one("hr.employee", "Colleague", check_company=True, ondelete="restrict")

    # the day's list, the desk's own, and what is owed; with the company in it the pager's count needs the index alone
    _desk_date_idx = models.Index("(desk_id, date DESC, id DESC)")
    _topic_date_idx = models.Index("(topic_id, date DESC, id DESC)")
    _owed_idx = models.Index("(deadline, company_id) WHERE state = 'owed'")
    _late_idx = models.Index("(date DESC, id DESC, company_id) WHERE picked_up_late")

    @api.model
    @ormcache()
    def _default_lang_id(self):
        """Chinese, whether or not it is switched on; asked at every entry, never changed.

        :return: int, id of a ``res.lang``
        """
        return self.env["res.lang"].with_context(active_test=False).search([("code", "=", "zh_CN")], limit=1).id

    @api.model
    def _state_of_new(self, vals):
        outcome = vals.get("outcome") or self.env.context.get("default_outcome")
        return "owed" if outcome == "call_back" else "recorded"

    @api.depends("log_id.state")
    def _compute_is_locked(self):
        res = super()._compute_is_locked()
        for inquiry in self.filtered(lambda inquiry: inquiry.state == "recorded"):
            inquiry.is_locked = bool(inquiry.log_id) and inquiry.log_id.state in inquiry.log_id._closed_states
        return res

    @api.depends("date", "desk_id")
    def _compute_clock(self):
        """The desk's clock, short, for the list of one day."""
        for inquiry in self:
            inquiry.clock = inquiry.desk_id and inquiry.date and f"{inquiry.desk_id._local(inquiry.date):%H:%M}"

    @api.depends("answer_id", "visitor_lang_id")
    def _compute_from_answer(self):
        """The chosen answer in the visitor's language; a question somebody typed stays."""
        for inquiry in self:
            answer = inquiry.answer_id
            version = answer._in_language(inquiry.visitor_lang_id).version_id if answer else answer.version_id
            inquiry.question = inquiry.question or version.name
            inquiry.answer = version.text or inquiry.answer
            inquiry.answer_version_id = version

    @api.depends_context("lang")
    @api.depends("company_id", "is_locked")
    def _compute_notice_text(self):
        """What holds today, beside an entry that is being written."""
        texts = {company: self._notice_text(company) for company in self.filtered(lambda i: not i.is_locked).company_id}
        for inquiry in self:
            inquiry.notice_text = not inquiry.is_locked and texts.get(inquiry.company_id)

    @api.depends("answer_id", "is_locked")
    def _compute_answer_warning(self):
        for inquiry in self:
            answer = inquiry.answer_id
            if not answer or inquiry.is_locked or answer.validity == "valid":
                inquiry.answer_warning = False
                continue
            labels = dict(answer._fields["validity"]._description_selection(self.env))
            inquiry.answer_warning = self.env._(
                "This standard answer is “%s”: look for the one in force.", labels[answer.validity]
            )

    @api.depends("name", "question", "answer", "origin", "topic_id")
    def _compute_search_tokens(self):
        return super()._compute_search_tokens()

    def _search_texts(self):
        names = self.topic_id._all_names() if self.topic_id else ()
        return [*super()._search_texts(), self.name, self.question, *names, self.origin, self.answer]

    @api.depends_context("lang")
    @api.depends("name", "question", "topic_id")
    def _compute_display_name(self):
        for inquiry in self:
            inquiry.display_name = " ".join(filter(None, [inquiry.name, inquiry.question or inquiry.topic_id.name]))

    @api.onchange("topic_id", "outcome")
    def _onchange_department(self):
        if self.outcome == "transferred" and not self.department_id:
            self.department_id = self.topic_id.department_id or self.topic_id.parent_id.department_id

    @api.constrains("topic_id", "outcome")
    def _check_topic(self):
        if any(not inquiry.topic_id and inquiry.outcome != "wrong_number" for inquiry in self):
            raise ValidationError(self.env._("Please choose what was asked about."))

    @api.constrains("outcome", "department_id", "transferred_to_id")
    def _check_transfer(self):
        for inquiry in self:
            if inquiry.outcome == "transferred" and not (inquiry.department_id or inquiry.transferred_to_id):
                raise ValidationError(self.env._("Please choose to which department or colleague it was transferred."))

    @api.model_create_multi
    def create(self, vals_list):
        """Owe the call-backs; take the tap back that an entry was made from."""
        inquiries = super().create(vals_list)
        inquiries.filtered(lambda inquiry: inquiry.state == "owed")._owe()
        if self.env.context.get("scenic_from_tap"):
            inquiries._take_taps_back()
        return inquiries

    def _take_taps_back(self):
        """What is recorded is no longer counted as a tap as well; a closed day's counts stay."""
        tallies = self.env["scenic.inquiry.tally"]
        for inquiry in self.filtered(lambda inquiry: not inquiry.is_after_close):
            tallies._untap(inquiry.desk_id, inquiry.topic_id)

    def action_withdraw(self):
        """Take back an entry made by mistake; it stays in the register, and no statistics count it.

        :raise UserError: when its day is closed
        """
        self._check_unlocked({"outcome": True})
        return self._transition("withdrawn")

    def _purge_domain(self, before):
        # who asked and had his answer is of no more use than after any closed entry
        known = Domain.OR(Domain(name, "!=", False) for name in ("visitor_name", "visitor_phone", "id_type"))
        return known & Domain("state", "in", ("recorded", *self._closed_states)) & Domain("write_date", "<", before)

    @api.model
    def _open_matter_domain(self):
        return Domain("state", "=", "owed")

    def _timeline_text(self):
        return " · ".join(filter(None, [self.topic_id.complete_name, self.question, self._outcome_label()]))

    def _outcome_label(self):
        return dict(self._fields["outcome"]._description_selection(self.env))[self.outcome]

    @api.model
    def _archive_fields(self):
        return [
            *super()._archive_fields(),
            "channel",
            "topic_id",
            "question",
            "answer",
            "outcome",
            "department_id",
            "transferred_to_id",
            "asked_id",
            "deadline",
            "reply_at",
            "replied_in_time",
        ]

    @api.model
    def _notice_text(self, company):
        """What is in force today, one a line, for whoever answers visitors.

        :param company: ``res.company`` record
        :return: str or False
        """
        notices = self.env["scenic.notice"]
        notices = notices._in_force(company, notices._company_day(company))
        lines = [" – ".join(filter(None, [notice.title, " ".join((notice.text or "").split())])) for notice in notices]
        return "\n".join(lines) or False
