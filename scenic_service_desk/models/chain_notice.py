from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.severity import SEVERITIES
from .chain_tier import ROLES, WAYS


class ScenicChainNotice(models.Model):
    """One person told of one thing: when, how, when he answered, when he was on scene (registers 3 to 5).

    Nobody writes it by hand: agents and the person himself use its buttons, which note who did what when.
    """

    _name = "scenic.chain.notice"
    _description = "Notice to a Person"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "tier, id"

    res_model = fields.Char("Register", required=True, readonly=True)
    res_id = fields.Many2oneReference("Entry", model_field="res_model", required=True, readonly=True, index=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, ondelete="restrict")
    desk_id = fields.Many2one("scenic.desk", readonly=True, ondelete="restrict")
    severity = fields.Selection(SEVERITIES, readonly=True)
    tier = fields.Integer("Chain Tier", required=True, readonly=True, aggregator=None)
    role = fields.Selection(ROLES, readonly=True)
    employee_id = fields.Many2one(
        "hr.employee", "Person", readonly=True, ondelete="restrict", index="btree_not_null", help="Empty: nobody found."
    )
    user_id = fields.Many2one("res.users", "Login", readonly=True, ondelete="restrict")
    how = fields.Selection(WAYS, "Told Via", required=True, readonly=True)
    told_at = fields.Datetime(readonly=True)
    told_by_id = fields.Many2one("res.users", "Told by Whom", readonly=True, ondelete="restrict")
    due_at = fields.Datetime("Answer Due", required=True, readonly=True)
    acknowledged_at = fields.Datetime("Has Answered", readonly=True)
    arrive_due_at = fields.Datetime("On Scene by", readonly=True)
    arrived_at = fields.Datetime("On Scene", readonly=True)
    note = fields.Char(readonly=True)
    ended_at = fields.Datetime(readonly=True, help="The matter was closed; nobody waits for an answer any more.")
    mail_due = fields.Boolean("Mail to Be Sent", readonly=True)
    late_noted = fields.Boolean("Reported as Late", readonly=True)
    arrival_noted = fields.Boolean("Reported as Not on Scene", readonly=True)

    is_late = fields.Boolean("Out of Time", compute="_compute_is_late", search="_search_is_late")
    matter = fields.Char(compute="_compute_matter", compute_sudo=True)
    matter_text = fields.Char("What Happened", compute="_compute_matter", compute_sudo=True)
    is_mine = fields.Boolean(compute="_compute_may", search="_search_is_mine")
    may_open = fields.Boolean(compute="_compute_may")
    may_tick = fields.Boolean(compute="_compute_may")

    # the rows of an entry; one row per person and entry; what a person, or the job, still waits for
    _res_idx = models.Index("(res_model, res_id, tier, id)")
    _employee_uniq = models.UniqueIndex("(res_model, res_id, employee_id) WHERE employee_id IS NOT NULL")
    _user_idx = models.Index("(user_id, id DESC) WHERE user_id IS NOT NULL")
    _mail_idx = models.Index("(id) WHERE mail_due")
    _due_idx = models.Index("(due_at) WHERE acknowledged_at IS NULL AND ended_at IS NULL AND late_noted IS NOT TRUE")
    _arrive_due_idx = models.Index(
        "(arrive_due_at) WHERE arrived_at IS NULL AND ended_at IS NULL AND arrival_noted IS NOT TRUE"
        " AND arrive_due_at IS NOT NULL"
    )

    @api.depends_context("lang")
    @api.depends("role", "employee_id")
    def _compute_display_name(self):
        roles = dict(self._fields["role"]._description_selection(self.env))
        for notice in self:
            notice.display_name = " · ".join(filter(None, [roles.get(notice.role), notice.employee_id.name]))

    @api.depends("due_at", "acknowledged_at", "arrive_due_at", "arrived_at", "ended_at")
    def _compute_is_late(self):
        now = fields.Datetime.now()
        for notice in self:
            unanswered = not notice.acknowledged_at and not notice.arrived_at and notice.due_at < now
            absent = notice.arrive_due_at and not notice.arrived_at and notice.arrive_due_at < now
            notice.is_late = not notice.ended_at and bool(unanswered or absent)

    @api.model
    def _search_is_late(self, operator, _value):
        if operator != "in":
            return NotImplemented
        now = fields.Datetime.now()
        absent = Domain("arrived_at", "=", False)
        unanswered = absent & Domain("acknowledged_at", "=", False) & Domain("due_at", "<", now)
        return Domain("ended_at", "=", False) & (unanswered | (absent & Domain("arrive_due_at", "<", now)))

    @api.model
    def _late_among(self, res_model, ids=None):
        """Ids of a register's entries of which somebody is late, as ``is_late`` says. In SQL: every list page asks.

        :param str res_model: the register
        :param list ids: which entries to look at, all by default
        :return: set of int
        """
        self.flush_model(
            ["res_model", "res_id", "due_at", "acknowledged_at", "arrive_due_at", "arrived_at", "ended_at"]
        )
        now = fields.Datetime.now()
        rows = self.env.execute_query(
            SQL(
                "SELECT DISTINCT res_id FROM scenic_chain_notice WHERE res_model = %s AND %s"
                " AND ended_at IS NULL AND arrived_at IS NULL"
                " AND (acknowledged_at IS NULL AND due_at < %s OR arrive_due_at < %s)",
                res_model,
                SQL("TRUE") if ids is None else SQL("res_id = ANY(%s)", list(ids)),
                now,
                now,
            )
        )
        return {res_id for (res_id,) in rows}

    @api.depends("res_model", "res_id")
    @api.depends_context("uid", "lang")
    def _compute_matter(self):
        """What it is about: for those told, who need not read the register, and for those who do; no personal data.

        sudo: see above; who may see it is checked here.
        """
        for notice in self:
            record = notice._record()
            told = notice.user_id.id == self.env.uid
            seen = bool(record) and (told or record.with_user(self.env.uid).has_access("read"))
            notice.matter = record._chain_title() if seen else False
            notice.matter_text = record._chain_text() if seen else False

    @api.depends_context("uid")
    def _compute_may(self):
        for notice in self:
            record = notice._record()
            notice.is_mine = notice.user_id == self.env.user
            notice.may_open = bool(record) and record.has_access("read")
            notice.may_tick = notice.may_open and record.has_access("write")

    @api.model
    def _search_is_mine(self, operator, _value):
        return Domain("user_id", "=", self.env.uid) if operator == "in" else NotImplemented

    def _record(self):
        """The entry somebody was told of; may be empty."""
        self.ensure_one()
        if self.res_model not in self.env:
            return self.browse()
        return self.env[self.res_model].browse(self.res_id).exists()

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Nobody follows a notice: it is to be answered, not talked about."""
        return not self.env.context.get("scenic_telling") and super().message_subscribe(partner_ids, subtype_ids)

    def _check_may_tick(self):
        """:raise AccessError: for anybody but the person told and those who may write the entry"""
        for notice in self:
            if not (notice.is_mine or notice.may_tick):
                raise AccessError(self.env._("Only the person told, or who works on the matter, may note this."))

    def _note(self, vals, how=None):
        """Write what a button says; sudo: nobody may write notices by hand, who may press was checked before.

        :param dict vals: times of the steps
        :param str how: by which way he was told, where it was not by Odoo
        :raise UserError: when the matter is closed
        """
        self._check_may_tick()
        if ended := self.filtered("ended_at")[:1]:
            raise UserError(self.env._("%s: the matter is closed.", ended.sudo().matter or ended.display_name))
        for notice in self.sudo():
            # a step is noted once: pressed twice, the first time stays
            new = {name: value for name, value in vals.items() if name == "note" or not notice[name]}
            # who answers was told; who is there has answered
            moment = new.get("acknowledged_at") or new.get("arrived_at")
            if moment and not notice.told_at:
                new["told_at"] = new.get("told_at") or moment
            if "told_at" in new:
                new["told_by_id"] = self.env.uid
            if how and not (notice.acknowledged_at or notice.arrived_at):
                new["how"] = how
            if new.get("arrived_at") and not notice.acknowledged_at:
                new["acknowledged_at"] = moment
            notice.write(new)
            if new.get("acknowledged_at"):
                notice._settle()
            record = notice._record()
            if record:
                record._chain_noted(notice)

    def _end(self):
        """Nobody waits for an answer any more, and no mail goes out that asks for one. sudo by the caller."""
        waiting = self.filtered(lambda notice: not notice.ended_at)
        waiting.write({"ended_at": fields.Datetime.now(), "mail_due": False})
        waiting._settle()

    def _settle(self):
        """Who answered needs no reminder, and no notification on any of his screens. sudo by the caller."""
        self.activity_ids.unlink()
        for notice in self.filtered("user_id"):
            notice.user_id._bus_send("scenic_chain/settled", {"id": notice.id})

    def action_acknowledge(self):
        """One tap: I have heard it; or, by the agent: he answered."""
        self._note({"acknowledged_at": fields.Datetime.now()})
        return True

    def action_arrive(self):
        """One tap: on scene."""
        self._note({"arrived_at": fields.Datetime.now()})
        return True

    def action_told(self):
        """The agent told him, without an answer yet (a message, a third person)."""
        self._note({"told_at": fields.Datetime.now()})
        return True

    def action_tick(self):
        """Write down a call or radio message with its time: “radioed 10:32, answered”.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": "scenic.chain.tick",
            "view_mode": "form",
            "target": "new",
            "context": {"default_notice_id": self.id},
        }

    def action_open(self):
        """The entry itself.

        :return: act_window
        :raise AccessError: for those who may not read it
        """
        self.ensure_one()
        record = self._record()
        record.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "view_mode": "form",
            "views": [(False, "form")],
        }
