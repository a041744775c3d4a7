from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .checkpoint_sign import PATROLLERS

OPEN_STATES = ("planned", "running")


class ScenicPatrol(models.Model):
    """A duty manager's round through the park on one day, planned or free (register 15)."""

    _name = "scenic.patrol"
    _description = "Duty Manager's Patrol"
    _inherit = ["scenic.register.mixin"]

    _initial_state = "planned"
    _closed_states = ("done",)
    _transitions = {"planned": {"running": PATROLLERS, "done": PATROLLERS}, "running": {"done": PATROLLERS}}

    state = fields.Selection(
        selection_add=[("planned", "Planned"), ("running", "On Patrol"), ("done", "Done")], tracking=True
    )
    desk_id = fields.Many2one(
        string="Responsible Desk", default=lambda self: self.env["scenic.desk"]._default_patrol_desk()
    )
    employee_id = fields.Many2one(string="Patroller")
    plan_id = fields.Many2one(
        "scenic.patrol.plan",
        "Patrol Round",
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
        copy=False,
        help="Empty: a free patrol.",
    )
    day = fields.Date(related="log_id.date", store=True, precompute=True)
    started_at = fields.Datetime("Started", readonly=True, copy=False)
    finished_at = fields.Datetime("Finished", readonly=True, copy=False)
    unfinished_reason = fields.Char("Why Incomplete", readonly=True, copy=False)
    note = fields.Text("Remarks", copy=False)
    visit_ids = fields.One2many("scenic.patrol.visit", "patrol_id", "Visits")
    finding_ids = fields.One2many("scenic.patrol.finding", "patrol_id", "Findings", readonly=True)
    abnormal_ids = fields.One2many(
        "scenic.patrol.finding", "patrol_id", "Found Abnormal", readonly=True, domain=[("result", "=", "abnormal")]
    )
    ends_at = fields.Datetime("Round Ends", compute="_compute_ends_at", store=True)
    stop_count = fields.Integer("Posts", compute="_compute_counts")
    signed_count = fields.Integer("Signed", compute="_compute_counts")
    late_count = fields.Integer("Late", compute="_compute_counts")
    missed_count = fields.Integer("Missed", compute="_compute_counts")
    abnormal_count = fields.Integer("Abnormal", compute="_compute_counts")
    progress = fields.Char(compute="_compute_counts")

    _plan_day_uniq = models.UniqueIndex(
        "(plan_id, day) WHERE plan_id IS NOT NULL", "This round of the day is there already."
    )
    # what is still to be walked: looked at by every scan and by the scheduler
    _open_idx = models.Index("(company_id, day, ends_at) WHERE state IN ('planned', 'running')")
    # a duty manager's list
    _employee_date_idx = models.Index("(employee_id, date DESC, id DESC)")

    @api.depends("visit_ids.deadline")
    def _compute_ends_at(self):
        for patrol in self:
            patrol.ends_at = max(filter(None, patrol.visit_ids.mapped("deadline")), default=False)

    @api.depends("visit_ids.state", "visit_ids.line_ids.result")
    def _compute_counts(self):
        for patrol in self:
            states = patrol.visit_ids.mapped("state")
            patrol.stop_count = len(states)
            patrol.signed_count = sum(state in ("on_time", "late", "extra") for state in states)
            patrol.late_count = states.count("late")
            patrol.missed_count = states.count("missed")
            patrol.abnormal_count = patrol.visit_ids.line_ids.mapped("result").count("abnormal")
            patrol.progress = f"{patrol.signed_count} / {patrol.stop_count}"

    @api.depends_context("lang")
    @api.depends("name", "plan_id")
    def _compute_display_name(self):
        for patrol in self:
            patrol.display_name = " ".join(filter(None, [patrol.name, patrol.plan_id.name]))

    @api.model_create_multi
    def create(self, vals_list):
        """Put the posts of the plan into every round.

        :raise UserError: when the plan has no posts
        """
        patrols = super().create(vals_list)
        planned = patrols.filtered("plan_id")
        if empty := planned.plan_id.filtered(lambda plan: not plan.stop_ids)[:1]:
            raise UserError(self.env._("The round “%s” has no posts yet.", empty.name))
        planned._add_stops()
        return patrols

    def write(self, vals):
        """:raise UserError: when the plan of a round that has its posts would change"""
        if "plan_id" in vals and self.filtered(lambda patrol: patrol.plan_id.id != vals["plan_id"]):
            raise UserError(self.env._("The round of a patrol cannot be changed. Start another one instead."))
        return super().write(vals)

    def _add_stops(self):
        """One line for every post of the plan.

        sudo: a round is written by duty managers; its posts come from the plan, whoever makes it.
        """
        self.env["scenic.patrol.visit"].sudo().create(
            [
                {
                    "patrol_id": patrol.id,
                    "stop_id": stop.id,
                    "checkpoint_id": stop.checkpoint_id.id,
                    "sequence": stop.sequence,
                }
                for patrol in self
                for stop in patrol.plan_id.stop_ids
            ]
        )

    @api.model
    def _open_matter_domain(self):
        """A round nobody ended, and what was found abnormal and is not settled."""
        yesterday = Domain("state", "in", OPEN_STATES) & Domain("ends_at", "<", fields.Datetime.now())
        return yesterday | Domain("finding_ids.state", "=", "open")

    def _timeline_text(self):
        self.ensure_one()
        parts = [
            self.plan_id.name or self.env._("Free patrol"),
            self.env._("%(signed)s of %(posts)s posts", signed=self.signed_count, posts=self.stop_count),
            self.late_count and self.env._("%s late", self.late_count),
            self.missed_count and self.env._("%s missed", self.missed_count),
            self.abnormal_count and self.env._("%s abnormal", self.abnormal_count),
        ]
        return " · ".join(filter(None, parts))

    @api.model
    def _archive_fields(self):
        counts = ["stop_count", "signed_count", "late_count", "missed_count", "abnormal_count"]
        return [*super()._archive_fields(), "plan_id", *counts, "unfinished_reason"]
