from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class ScenicPatrolVisit(models.Model):
    """A post of a round: when it is due, who signed it when, what he found (register 15).

    The time is the server's; only what is entered from paper has a time that somebody typed, and says so.
    """

    _name = "scenic.patrol.visit"
    _description = "Patrol Visit"
    _inherit = [
        "scenic.lock.mixin",
        "scenic.lock.line.mixin",
        "scenic.checklist.mixin",
        "scenic.deadline.mixin",
    ]
    _order = "day desc, due_from, sequence, id"
    _rec_name = "checkpoint_id"
    _check_company_auto = True
    _lock_parent = "patrol_id"
    _lock_lines = "visit_ids"

    _initial_state = "open"
    # who signs is checked where he signs; a visit is open as long as its round is
    _transitions = {
        "open": {"on_time": "", "late": "", "extra": "", "missed": ""},
        "missed": {"on_time": "", "late": ""},
    }

    state = fields.Selection(
        selection_add=[
            ("open", "To Visit"),
            ("on_time", "On Time"),
            ("late", "Late"),
            ("missed", "Missed"),
            ("extra", "Unplanned"),
        ],
        string="Status",
    )
    patrol_id = fields.Many2one(
        "scenic.patrol", required=True, readonly=True, index=True, check_company=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="patrol_id.company_id", store=True, precompute=True)
    desk_id = fields.Many2one(related="patrol_id.desk_id")
    day = fields.Date(related="patrol_id.day", store=True, precompute=True)
    stop_id = fields.Many2one("scenic.patrol.stop", index="btree_not_null", ondelete="set null", copy=False)
    checkpoint_id = fields.Many2one(
        "scenic.checkpoint", "Post", required=True, readonly=True, index=True, check_company=True, ondelete="restrict"
    )
    instructions = fields.Text(related="checkpoint_id.instructions")
    sequence = fields.Integer(default=10)
    due_from = fields.Datetime(compute="_compute_due", store=True, precompute=True)
    deadline = fields.Datetime("Due Until", compute="_compute_due", store=True, precompute=True)
    due_hours = fields.Char("Due", compute="_compute_hours")
    signed_time = fields.Char("Signed", compute="_compute_hours")
    signed_at = fields.Datetime(readonly=True, copy=False)
    employee_id = fields.Many2one("hr.employee", "Patroller", readonly=True, copy=False, ondelete="restrict")
    sign_method = fields.Selection(
        [("login", "Own Login"), ("pin", "Employee PIN"), ("paper", "Signed on Paper")],
        "Signed With",
        readonly=True,
        copy=False,
    )
    countersigner_id = fields.Many2one(
        "hr.employee", "Countersigned By", readonly=True, copy=False, ondelete="restrict"
    )
    is_late_entry = fields.Boolean("Late Entry", readonly=True, copy=False)
    # the log of the desk at the post, of the day it was visited
    post_log_id = fields.Many2one(
        "scenic.duty.log", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )
    line_ids = fields.One2many("scenic.patrol.finding", "visit_id", "Findings")

    _company_day_idx = models.Index("(company_id, day DESC, due_from, sequence, id)")
    _checkpoint_signed_idx = models.Index("(checkpoint_id, signed_at DESC) WHERE signed_at IS NOT NULL")

    # not on the stop's hours: a plan changed later leaves the rounds that were made
    @api.depends("stop_id", "patrol_id.day")
    def _compute_due(self):
        for visit in self:
            window = visit.stop_id._window(visit.day) if visit.stop_id and visit.day else (False, False)
            visit.due_from, visit.deadline = window

    @api.depends("due_from", "deadline", "signed_at")
    def _compute_hours(self):
        """Hours as the clock at the desk shows them: the day is the round's."""
        for visit in self:
            desk = visit.patrol_id.desk_id
            hours = [moment and desk._local(moment).strftime("%H:%M") for moment in (visit.due_from, visit.deadline)]
            visit.due_hours = "–".join(hours) if all(hours) else False
            visit.signed_time = visit.signed_at and desk._local(visit.signed_at).strftime("%H:%M")

    @api.depends("patrol_id.state")
    def _compute_is_locked(self):
        for visit in self:
            visit.is_locked = visit.patrol_id.is_locked

    @api.model
    def _due_domain(self):
        return Domain("state", "in", ("open", "missed")) & Domain("patrol_id.state", "!=", "done")

    def _check_parent_unlocked(self, parents):
        return None if self._is_unlocked() else super()._check_parent_unlocked(parents)

    def write(self, vals):
        """:raise UserError: when the stop of the plan would change, and with it when the post is due"""
        if "stop_id" in vals and not self._is_unlocked():
            self._refuse_own({"stop_id"})
        return super().write(vals)

    def _tolerance(self):
        return timedelta(minutes=self.patrol_id.desk_id.patrol_tolerance)

    def _is_past(self, now):
        """Whether the post can no longer be visited in time."""
        self.ensure_one()
        return bool(self.deadline) and now > self.deadline + self._tolerance()

    def _fits(self, now):
        """Whether a visit now is the one the plan waits for, be it late; one too early is none."""
        self.ensure_one()
        return self.state in ("open", "missed") and self.due_from and now >= self.due_from - self._tolerance()

    def _rank(self, now):
        """What comes first among stops that fit: in time, then the latest one missed; a round that runs already."""
        self.ensure_one()
        late = now - self.deadline if self._is_past(now) else timedelta()
        return late, self.patrol_id.state != "running", self.due_from, self.id

    def _sign_visit(self, employee, method, moment):
        """The patroller's signature; what he finds is noted after it.

        :param employee: ``hr.employee`` record
        :param str method: ``login``, ``pin`` or ``paper``
        :param datetime moment: naive UTC: the server's time, or what the paper says
        :raise UserError: when it is signed already
        """
        self.ensure_one()
        if self.signed_at:
            raise UserError(self.env._("%s is signed already.", self.checkpoint_id.name))
        state = "extra" if not self.deadline else "late" if self._is_past(moment) else "on_time"
        desk = self.checkpoint_id.desk_id
        log = desk and self.env["scenic.duty.log"]._of_day(desk, desk._local_date(moment))
        self._transition(
            state,
            {
                "signed_at": moment,
                "employee_id": employee.id,
                "sign_method": method,
                "is_late_entry": method == "paper",
                "post_log_id": log.id if log else False,
            },
            by_system=True,
        )
        self._tell_checkpoint()
        self.env["scenic.signature"]._sign(self, "patroller", method, employee, moment=moment)
        self._add_findings()

    def _tell_checkpoint(self):
        """Note at the post when it was last visited.

        sudo: posts are the centre manager's to change.
        """
        post = self.checkpoint_id.sudo()
        if not post.last_visit_at or post.last_visit_at < self.signed_at:
            post.last_visit_at = self.signed_at

    def _countersign(self, employee, method, moment):
        """The signature of who was at the post; the first one stays.

        :param employee: ``hr.employee`` record
        :param str method: ``login``, ``pin`` or ``paper``
        :param datetime moment: naive UTC
        :raise UserError: when it is the patroller's own
        """
        self.ensure_one()
        if employee == self.employee_id:
            raise UserError(self.env._("Patroller and countersigner are different persons."))
        if not self.countersigner_id:
            self._write_unlocked({"countersigner_id": employee.id})
            self.env["scenic.signature"]._sign(self, "countersigner", method, employee, moment=moment)

    def _add_findings(self):
        """A line for each topic of the company, still to be judged."""
        self.ensure_one()
        topics = self.env["scenic.patrol.topic"].search([("company_id", "in", [self.company_id.id, False])])
        self.env["scenic.patrol.finding"].create(
            [{"visit_id": self.id, "topic_id": topic.id, "sequence": topic.sequence} for topic in topics]
        )

    def action_all_fine(self):
        """Nothing to remark at this post; back to the round.

        :return: act_window of the round
        """
        super().action_all_fine()
        return self.action_open_round()

    def action_open_round(self):
        """The round, with the next post.

        :return: act_window
        """
        self.ensure_one()
        return self.patrol_id._open_form()

    def action_open(self):
        """The visit as a page of its own.

        :return: act_window
        """
        self.ensure_one()
        return {
            **self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.patrol_visit_action"),
            "views": [(False, "form")],
            "view_mode": "form",
            "res_id": self.id,
        }
