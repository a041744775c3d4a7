from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

SUPERVISOR = "scenic_service_desk.group_supervisor"


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
        "draft": {"approved": SUPERVISOR, "withdrawn": SUPERVISOR},
        # whoever changes the text of an approved answer makes it a draft again
        "approved": {"draft": "", "withdrawn": SUPERVISOR},
        "withdrawn": {"draft": SUPERVISOR},
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
        selection_add=[("draft", "Draft"), ("approved", "Approved"), ("withdrawn", "Out of Use")], tracking=True
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
        # sudo: topics are found by their words whoever writes the answer
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
