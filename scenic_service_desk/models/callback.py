from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

_AGENT = "scenic_service_desk.group_agent"
_SUPERVISOR = "scenic_service_desk.group_supervisor"
_TALKERS = "scenic_service_desk.group_agent"


class ScenicCallback(models.Model):
    """A visitor is asked afterwards whether he is satisfied: 回访 (register 14)."""

    _name = "scenic.callback"
    _description = "Call-back"
    _inherit = [
        "scenic.silent.mixin",
        "scenic.register.mixin",
        "scenic.clock.mixin",
        "scenic.visitor.mixin",
        "scenic.deadline.mixin",
        "scenic.confidential.mixin",
        "scenic.signable.mixin",
    ]
    _order = "deadline, id"

    _initial_state = "planned"
    _closed_states = ("done", "unreached", "cancelled")
    # giving up asks for more than groups: see callback_end.py
    _transitions = {
        "planned": {"done": _AGENT, "unreached": _AGENT, "cancelled": _SUPERVISOR},
        "done": {"planned": "scenic_service_desk.group_manager"},
        "unreached": {"planned": _SUPERVISOR},
    }

    state = fields.Selection(
        selection_add=[
            ("planned", "To Be Called"),
            ("done", "Call-back Done"),
            ("unreached", "Not Reached"),
            ("cancelled", "Not Needed"),
        ],
        tracking=True,
    )
    date = fields.Datetime("Planned At")
    is_overdue = fields.Boolean("Late")
    employee_id = fields.Many2one(string="Planned By")
    reason = fields.Selection(
        [
            ("complaint", "Complaint Closed"),
            ("returned", "Valuable Returned"),
            ("low_score", "Low Score"),
            ("other", "Other"),
        ],
        "Why Called Back",
        required=True,
        readonly=True,
        default="other",
    )
    subject = fields.Char(help="What it is about, where it follows from no other entry.")
    # what it follows from: pointed to, never copied
    res_model = fields.Char("Register of the Case", readonly=True, copy=False)
    res_id = fields.Many2oneReference(
        "Case ID", model_field="res_model", readonly=True, copy=False, index="btree_not_null"
    )
    source_name = fields.Char("Case", compute="_compute_source")
    can_open_source = fields.Boolean(compute="_compute_source")
    is_past = fields.Boolean(
        "Superseded", readonly=True, copy=False, help="The case went on: it gets another call-back when it ends again."
    )
    contact_name = fields.Char("Person to Call", compute="_compute_contact", groups=_TALKERS)
    contact_phone = fields.Char("Number to Call", compute="_compute_contact", groups=_TALKERS)
    contact_lang_id = fields.Many2one("res.lang", "Speaks", compute="_compute_contact", groups=_TALKERS)
    concerned_ids = fields.Many2many(
        "hr.employee",
        "scenic_callback_concerned_rel",
        string="Concerned in the Case",
        readonly=True,
        copy=False,
        help="Who had to do with the case does not ask whether the visitor is satisfied.",
    )
    note = fields.Text("What the Visitor Says", copy=False, groups=_TALKERS)

    # a case has one call-back, until it is reopened and ends again
    _case_uniq = models.UniqueIndex(
        "(res_id, res_model) WHERE res_id IS NOT NULL AND is_past IS NOT TRUE", "This case has its call-back already."
    )
    _deadline_order_idx = models.Index("(deadline, id)")
    _company_deadline_idx = models.Index("(company_id, deadline, id)")
    # the queue: who is to be called, the most urgent first
    _queue_idx = models.Index("(company_id, deadline, id) WHERE state = 'planned'")

    def _source(self):
        """What the call-back follows from.

        :return: record of any model, may be empty; None without one or where its register is gone
        """
        self.ensure_one()
        if not self.res_id or self.res_model not in self.env:
            return None
        return self.env[self.res_model].browse(self.res_id)

    def _sources(self):
        """The cases of several call-backs, read a register at a time.

        sudo: who may see a call-back may know which case it is about and whom to call; more is not shown.

        :return: dict of sudo'd record by call-back; those without a case are missing
        """
        sources = {}
        for model in {callback.res_model for callback in self if callback.res_id and callback.res_model in self.env}:
            mine = self.filtered(lambda callback, model=model: callback.res_model == model and callback.res_id)
            records = self.env[model].sudo().browse({callback.res_id for callback in mine}).exists()
            by_id = {record.id: record for record in records}
            sources |= {callback: by_id[callback.res_id] for callback in mine if callback.res_id in by_id}
        return sources

    @api.depends_context("uid")
    @api.depends("res_model", "res_id", "subject")
    def _compute_source(self):
        sources = self._sources()
        for callback in self:
            source = sources.get(callback)
            callback.source_name = source._callback_name() if source is not None else callback.subject
            shown = source is not None and source.with_user(self.env.user)._callback_shown()
            callback.can_open_source = bool(shown) and shown.has_access("read")

    @api.depends("res_model", "res_id", "visitor_name", "visitor_phone", "visitor_lang_id")
    def _compute_contact(self):
        """Whom to call: what is written here, else the case's visitor."""
        sources = self._sources()
        for callback in self:
            contact = sources[callback]._callback_contact() if callback in sources else {}
            callback.contact_name = callback.visitor_name or contact.get("name")
            callback.contact_phone = callback.visitor_phone or contact.get("phone")
            callback.contact_lang_id = callback.visitor_lang_id or contact.get("lang")

    @api.model
    def _due_domain(self):
        return Domain("state", "=", "planned")

    @api.model
    def _open_matter_domain(self):
        """What is due within a day, and a visitor's wish to have his case reopened."""
        soon = fields.Datetime.now() + timedelta(days=1)
        due = Domain("state", "=", "planned") & Domain("deadline", "<=", soon)
        return due | Domain("follow_up", "=", "asked")

    def _timeline_text(self):
        """Why, of what and with which result; the reason alone where it is hidden from somebody: printed, sealed and
        handed-over texts may come before his eyes.

        sudo: who reads a call-back may know the number of its case.
        """
        labels = self._fields
        reason = dict(labels["reason"]._description_selection(self.env))[self.reason]
        if self._is_confidential():
            return reason
        result = dict(labels["satisfaction"]._description_selection(self.env)).get(self.satisfaction)
        source = self._source()
        number = source.sudo().display_name.split(" ")[0] if source is not None and source.exists() else self.subject
        return " · ".join(filter(None, [reason, number, result]))[:250].replace("\n", " ")

    @api.model
    def _archive_fields(self):
        return [
            *super()._archive_fields(),
            "reason",
            "source_name",
            "deadline",
            "called_at",
            "called_by_id",
            "satisfaction",
            "in_time",
            "follow_up",
        ]

    def _archive_silent_fields(self):
        """As of the complaint it follows from."""
        silent = ("source_name", "satisfaction", "follow_up")
        return frozenset(silent) if self._is_confidential() else super()._archive_silent_fields()

    def _is_confidential(self):
        """Whether it follows from something that is about somebody of the house. sudo: who reads it need not read that.

        :return: bool
        """
        source = self.sudo()._source()
        known = source is not None and hasattr(source, "_is_confidential") and source.exists()
        return bool(known) and source._is_confidential()

    def _concerned_users(self):
        """As of what it follows from."""
        users = super()._concerned_users()
        # sudo: asked on behalf of somebody who may not read what it follows from
        sources = (callback._source() for callback in self.sudo())
        return users.concat(*(source._concerned_users() for source in sources if hasattr(source, "_concerned_users")))

    def action_open_source(self):
        """The case itself.

        :return: act_window
        """
        self.ensure_one()
        source = self._source()._callback_shown()
        source.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": source._name,
            "res_id": source.id,
            "views": [(False, "form")],
            "name": source.display_name,
        }

    def action_print_form(self):
        """Print the record of the call-back.

        :return: report action
        """
        return self.env.ref("scenic_service_desk.callback_report").report_action(self, config=False)

    def _purge_values(self):
        return {**super()._purge_values(), "note": False, "dissatisfaction": False}
