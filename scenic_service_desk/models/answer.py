from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

_SUPERVISOR = "scenic_service_desk.group_supervisor"
# what an approval stands for; in an approved answer only a supervisor changes it
_APPROVED_FIELDS = {"topic_id", "lang_id", "kind", "valid_from", "valid_to", "review_date", "user_id", "company_id"}
_TEXTS = {"name", "text"}


class ScenicAnswer(models.Model):
    """What the house says to a question (register 2, 咨询口径): approved, in one language, for a time.

    ``name`` and ``text`` are what is being worked on; what is told to visitors is the current version. Until a change
    is approved the version before stays in force.
    """

    _name = "scenic.answer"
    _description = "Standard Answer"
    _inherit = ["mail.thread", "mail.activity.mixin", "scenic.lock.mixin", "scenic.search.mixin"]
    _order = "topic_id, sequence, id"
    _check_company_auto = True

    _initial_state = "draft"
    _closed_states = ("withdrawn",)
    _transitions = {
        "draft": {"approved": _SUPERVISOR, "withdrawn": _SUPERVISOR},
        # whoever changes the text of an approved answer makes it a draft again
        "approved": {"draft": "", "withdrawn": _SUPERVISOR},
        "withdrawn": {"draft": _SUPERVISOR},
    }

    name = fields.Char("Question", required=True, tracking=True)
    text = fields.Text("Answer", required=True)
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        [("standard", "Standard Answer"), ("recorded", "Recorded Menu Text")], required=True, default="standard"
    )
    topic_id = fields.Many2one(
        "scenic.inquiry.topic", required=True, index=True, check_company=True, ondelete="restrict"
    )
    lang_id = fields.Many2one(
        "res.lang",
        "Language",
        required=True,
        context={"active_test": False},
        default=lambda self: self.env["scenic.inquiry"]._default_lang_id(),
        ondelete="restrict",
    )
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    state = fields.Selection(
        selection_add=[("draft", "Draft"), ("approved", "Approved"), ("withdrawn", "Withdrawn")], tracking=True
    )
    valid_from = fields.Date(tracking=True, help="Empty: from approval on.")
    valid_to = fields.Date("Valid Until", tracking=True, help="Empty: until it is withdrawn.")
    review_date = fields.Date("Review On", tracking=True, index="btree_not_null")
    user_id = fields.Many2one("res.users", "Looked After By", default=lambda self: self.env.user)
    version_id = fields.Many2one("scenic.answer.version", "In Force", readonly=True, copy=False, ondelete="restrict")
    version_ids = fields.One2many("scenic.answer.version", "answer_id", "Versions", readonly=True)
    current_text = fields.Text(related="version_id.text", string="Text in Force")
    source_id = fields.Many2one(
        "scenic.answer",
        "Translation Of",
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
        domain="[('source_id', '=', False), ('id', '!=', id)]",
    )
    translation_ids = fields.One2many("scenic.answer", "source_id", "In Other Languages")
    foreign_label = fields.Char("Foreign Language", compute="_compute_foreign_label")
    validity = fields.Selection(
        [("none", "Not Yet Approved"), ("coming", "Not Yet Valid"), ("valid", "In Force"), ("expired", "Expired")],
        compute="_compute_validity",
        search="_search_validity",
    )

    _in_force_idx = models.Index("(topic_id, lang_id) WHERE version_id IS NOT NULL")

    @api.depends("name", "text", "topic_id")
    def _compute_search_tokens(self):
        return super()._compute_search_tokens()

    def _search_texts(self):
        topic = self.topic_id.sudo()
        langs = {code for code, _name in self.env["res.lang"].get_installed()} | {"en_US"}
        words = [topic.with_context(lang=lang).keywords for lang in langs]
        return [*super()._search_texts(), self.name, *topic._all_names(), *words, self.text]

    @api.model
    def _token_query(self, token):
        return f"'{token}':*"

    @api.constrains("valid_from", "valid_to")
    def _check_days(self):
        if any(answer.valid_from and answer.valid_to and answer.valid_to < answer.valid_from for answer in self):
            raise ValidationError(self.env._("The answer would end before it begins. Please check both days."))

    @api.constrains("source_id")
    def _check_source(self):
        if any(answer.source_id.source_id or answer.source_id == answer for answer in self):
            raise ValidationError(self.env._("Translations hang on the first language's answer, all of them."))

    @api.depends_context("lang")
    @api.depends("lang_id")
    def _compute_foreign_label(self):
        """The language's name, where it is not the reader's own."""
        own = (self.env.lang or "en_US").split("_")[0]
        for answer in self:
            foreign = (answer.lang_id.code or "").split("_")[0] != own
            answer.foreign_label = foreign and (answer.lang_id.name or "").split(" / ")[-1]

    @api.depends("version_id", "valid_from", "valid_to", "state")
    def _compute_validity(self):
        today = fields.Date.context_today(self)
        for answer in self:
            if not answer.version_id or answer.state == "withdrawn":
                answer.validity = "none"
            elif answer.valid_to and answer.valid_to < today:
                answer.validity = "expired"
            else:
                answer.validity = "coming" if answer.valid_from and answer.valid_from > today else "valid"

    def _search_validity(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = fields.Date.context_today(self)
        approved = Domain("version_id", "!=", False) & Domain("state", "!=", "withdrawn")
        expired, coming = Domain("valid_to", "<", today), Domain("valid_from", ">", today)
        domains = {
            "none": ~approved,
            "expired": approved & expired,
            "coming": approved & coming & ~expired,
            "valid": approved & ~expired & ~coming,
        }
        return Domain.OR(domains[name] for name in value if name in domains)

    def write(self, vals):
        """Make a changed text a draft again, or a new version where a supervisor changes it.

        :raise AccessError: when somebody else changes what was approved
        """
        approved = self.filtered("version_id")
        may = self.env.su or self.env.user.has_group(_SUPERVISOR)
        if not may and approved and _APPROVED_FIELDS & vals.keys():
            raise AccessError(
                self.env._("“%s” is approved. A supervisor changes its topic, language and days.", approved[0].name)
            )
        texts = _TEXTS & vals.keys()
        changed = self.filtered(
            lambda answer: answer.state == "approved" and any(answer[name] != vals[name] for name in texts)
        )
        res = super().write(vals)
        if changed and may:
            changed._approve()
        elif changed:
            changed._transition("draft")
            changed._ask_for_approval()
        return res

    @api.model_create_multi
    def create(self, vals_list):
        """Ask a supervisor to approve what an agent drafts."""
        answers = super().create(vals_list)
        if not self.env.su and not self.env.user.has_group(_SUPERVISOR):
            answers._ask_for_approval()
        return answers

    def _ask_for_approval(self):
        """Remind the supervisor of the user's desk to look at a draft."""
        desk = self.env["scenic.desk"]._default_desk()
        approver = desk and desk._responsible("supervisor_id", "manager_id")
        if approver and approver != self.env.user:
            self.activity_schedule("scenic_service_desk.mail_activity_approve_answer", user_id=approver.id)

    def action_approve(self):
        """Make the draft the text in force (supervisor).

        :return: None
        :raise AccessError: for anybody else
        :raise UserError: when it is withdrawn, or approved already
        """
        self._transition("approved")
        self._approve()
        self.activity_feedback(["scenic_service_desk.mail_activity_approve_answer"])

    def _approve(self):
        """Keep the texts of ``self`` as their next versions, in force from now on.

        sudo: nobody writes versions by hand.
        """
        versions = (
            self.env["scenic.answer.version"]
            .sudo()
            .create(
                [
                    {
                        "answer_id": answer.id,
                        "number": max(answer.sudo().version_ids.mapped("number"), default=0) + 1,
                        "name": answer.name,
                        "text": answer.text,
                        "lang_id": answer.lang_id.id,
                        "company_id": answer.company_id.id,
                        "user_id": self.env.uid,
                    }
                    for answer in self
                ]
            )
        )
        for answer, version in zip(self, versions, strict=True):
            answer._write_unlocked({"version_id": version.id})

    def action_withdraw(self):
        """Offer the answer no longer (supervisor)."""
        self._transition("withdrawn")
        self.activity_unlink(
            ["scenic_service_desk.mail_activity_review_answer", "scenic_service_desk.mail_activity_approve_answer"]
        )

    def action_reopen(self):
        """Work on a withdrawn answer again; nothing is in force until it is approved (supervisor)."""
        self._transition("draft", {"version_id": False})

    def action_reviewed(self):
        """The text is right as it stands: look again in as long a time.

        :raise UserError: without a review date
        """
        today = fields.Date.context_today(self)
        for answer in self:
            if not answer.review_date:
                raise UserError(self.env._("Please set the day on which “%s” is to be reviewed.", answer.name))
            approved_on = (answer.version_id.approved_at or fields.Datetime.now()).date()
            period = max((answer.review_date - approved_on).days, 30)
            answer.review_date = fields.Date.add(today, days=period)
        self.activity_feedback(["scenic_service_desk.mail_activity_review_answer"])

    @api.model
    def _offered_domain(self):
        """The answers that may be told to visitors now.

        :return: Domain
        """
        return Domain("kind", "=", "standard") & Domain("validity", "in", ("valid",))

    def _in_language(self, lang):
        """The answer in a visitor's language, any of its variants; as it is where there is none in force.

        :param lang: ``res.lang`` record
        :return: ``scenic.answer`` record
        """
        self.ensure_one()
        wanted = (lang.code or "").split("_")[0]
        if not wanted or (self.lang_id.code or "").split("_")[0] == wanted:
            return self
        root = self.source_id or self
        others = (root | root.translation_ids).filtered(lambda answer: answer.validity == "valid")
        return others.filtered(lambda answer: answer.lang_id.code.split("_")[0] == wanted)[:1] or self

    @api.model
    def _cron_review_answers(self):
        """Remind those who look after answers whose review is due or whose days are over."""
        today = fields.Date.context_today(self)
        kind = self.env.ref("scenic_service_desk.mail_activity_review_answer")
        due = self.search(
            [
                ("state", "!=", "withdrawn"),
                ("version_id", "!=", False),
                "|",
                ("review_date", "<=", today),
                ("valid_to", "<", today),
            ]
        )
        told = self.env["mail.activity"].search(
            [("res_model", "=", self._name), ("res_id", "in", due.ids), ("activity_type_id", "=", kind.id)]
        )
        supervisors = {}
        for answer in due.filtered(lambda answer: answer.id not in set(told.mapped("res_id"))):
            company = answer.company_id
            if company not in supervisors:
                desk = self.env["scenic.desk"].search([("company_id", "=", company.id)], limit=1)
                supervisors[company] = desk.supervisor_id or desk.manager_id
            expired = answer.valid_to and answer.valid_to < today
            answer.activity_schedule(
                "scenic_service_desk.mail_activity_review_answer",
                user_id=(answer.user_id.filtered("active") or supervisors[company] or self.env.user).id,
                summary=self.env._("Expired: no longer offered") if expired else self.env._("Review is due"),
            )

    def action_record_call(self):
        """A new inquiry that this answer was given to.

        :return: act_window
        """
        self.ensure_one()
        inquiry = self.env["scenic.inquiry"].browse(self.env.context.get("scenic_inquiry_id") or ())
        if inquiry:
            inquiry.write({"answer_id": self.id, "topic_id": inquiry.topic_id.id or self.topic_id.id})
            return {"type": "ir.actions.act_window_close"}
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.inquiry_action")
        return {
            **action,
            "views": [(False, "form")],
            "view_mode": "form",
            "context": {
                "default_answer_id": self.id,
                "default_topic_id": self.topic_id.id,
                "default_visitor_lang_id": self.lang_id.id,
            },
        }
