from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from .patrol import OPEN_STATES


class ScenicPatrol(models.Model):
    """The course of a round: started, walked, ended; what was missed is told once."""

    _inherit = "scenic.patrol"

    next_visit_id = fields.Many2one("scenic.patrol.visit", "Next Post", compute="_compute_next_visit_id")
    next_instructions = fields.Text(compute="_compute_next_visit_id")
    next_hours = fields.Char(compute="_compute_next_visit_id")
    next_is_overdue = fields.Boolean(compute="_compute_next_visit_id")
    can_take_over = fields.Boolean(compute="_compute_can_take_over")

    @api.depends("visit_ids.state", "state")
    def _compute_next_visit_id(self):
        for patrol in self:
            waiting = patrol.visit_ids.filtered(lambda visit: visit.state in ("open", "missed"))
            order = waiting.sorted(lambda visit: (visit.state == "missed", visit.due_from, visit.sequence))
            visit = order[:1] if patrol.state in OPEN_STATES else self.env["scenic.patrol.visit"]
            patrol.next_visit_id = visit
            patrol.next_instructions = visit.checkpoint_id.instructions
            patrol.next_hours = visit.due_hours
            patrol.next_is_overdue = visit.is_overdue

    @api.depends_context("uid")
    @api.depends("state", "employee_id")
    def _compute_can_take_over(self):
        own = self.env.user.employee_id
        for patrol in self:
            may = patrol._can_move_to("done") and patrol.state == "running" and patrol.plan_id
            patrol.can_take_over = bool(may and own and patrol.employee_id != own)

    def action_start(self):
        """Go on patrol.

        :raise UserError: when the login belongs to no employee, or the round was another day's
        """
        for patrol in self:
            if not patrol._can_move_to("running"):
                # says why
                patrol._transition("running")
            employee = self.env.user.with_company(patrol.company_id).employee_id
            if patrol.employee_id and patrol.employee_id != employee:
                raise UserError(self.env._("This round is planned for %s.", patrol.employee_id.name))
            patrol._start(employee, fields.Datetime.now())

    def _start(self, employee, now):
        """Begin the round.

        :param employee: ``hr.employee`` record
        :param datetime now: naive UTC
        :raise UserError: when the round was another day's
        """
        self.ensure_one()
        self.env["scenic.checkpoint"]._check_has_employee(employee)
        if self.desk_id._local_date(now) != self.day:
            raise UserError(
                self.env._("This round was of another day. What was done then is entered from the paper form.")
            )
        values = {"started_at": now, "date": now}
        if self.employee_id != employee:
            values["employee_id"] = employee.id
        self._transition("running", values, by_system=True)

    def _open_form(self):
        """The round as a page of its own.

        :return: act_window
        """
        self.ensure_one()
        return {
            **self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.patrol_action"),
            "views": [(False, "form")],
            "view_mode": "form",
            "res_id": self.id,
        }

    @api.model
    def action_my_round(self):
        """The user's round of today: the one he is on, else the next one planned; else the question which to start.

        :return: act_window
        """
        now = fields.Datetime.now()
        own = self.env.user.employee_id
        rounds = self.search(
            [
                ("state", "in", OPEN_STATES),
                ("day", ">=", now.date() - timedelta(days=1)),
                ("employee_id", "in", [own.id, False]),
                ("is_late_entry", "=", False),
            ]
        ).filtered(lambda patrol: patrol.day == patrol.desk_id._local_date(now))
        # the one under way, then the one whose posts wait longest
        rounds = rounds.sorted(lambda patrol: (patrol.state != "running", patrol.ends_at or now, patrol.id))
        return rounds[0]._open_form() if rounds else self.action_new()

    def action_new(self):
        """Ask which round to walk.

        :return: act_window of the wizard
        """
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Start Patrol"),
            "res_model": "scenic.patrol.start",
            "view_mode": "form",
            "target": "new",
        }

    @api.model
    def _round_of(self, plan, moment):
        """The round of a plan on the day of a moment, where it is there and not closed.

        :param plan: ``scenic.patrol.plan`` record, may be empty
        :param datetime moment: naive UTC
        :return: ``scenic.patrol`` record, may be empty
        """
        if not plan:
            return self.browse()
        day = plan.desk_id._local_date(moment)
        return self.search([("plan_id", "=", plan.id), ("day", "=", day), ("state", "!=", "done")], limit=1)

    def action_take_over(self):
        """Go on with the round of another duty manager; what he signed stays his.

        :raise UserError: for who may not
        """
        for patrol in self:
            patrol.check_access("write")
            if not patrol.can_take_over:
                raise UserError(self.env._("This round cannot be taken over."))
            patrol._hand_to(self.env.user.with_company(patrol.company_id).employee_id)

    def _hand_to(self, employee):
        """Another walks on.

        sudo: who made a signed entry stays, for everybody; here each visit keeps its own signature.
        :param employee: ``hr.employee`` record
        """
        self.message_post(
            body=self.env._("%(new)s goes on with the round of %(old)s.", new=employee.name, old=self.employee_id.name)
        )
        self.sudo()._write_unlocked({"employee_id": employee.id})

    @api.model
    def _round_at(self, checkpoint, employee, now):
        """The round of today that a visit belongs to; a free patrol begins where there is none.

        :param checkpoint: ``scenic.checkpoint`` record, sudo
        :param employee: ``hr.employee`` record, the patrolling manager
        :param datetime now: naive UTC
        :return: tuple of ``scenic.patrol`` record and its ``scenic.patrol.visit`` that waits for this, maybe empty
        """
        rounds = self.search(
            [
                ("company_id", "=", checkpoint.company_id.id),
                ("state", "in", OPEN_STATES),
                ("day", ">=", now.date() - timedelta(days=1)),
                ("employee_id", "in", [employee.id, False]),
                ("is_late_entry", "=", False),
            ]
        ).filtered(lambda patrol: patrol.day == patrol.desk_id._local_date(now))
        stops = rounds.visit_ids.filtered(lambda visit: visit.checkpoint_id == checkpoint and visit._fits(now))
        visit = stops.sorted(lambda visit: visit._rank(now))[:1]
        patrol = visit.patrol_id or rounds.filtered(lambda patrol: patrol.state == "running")[:1]
        if not patrol:
            patrol = self.create({"desk_id": checkpoint._patrol_desk().id, "employee_id": employee.id, "date": now})
        if patrol.state == "planned":
            patrol._start(employee, now)
        return patrol, visit

    def _new_extra_visit(self, checkpoint):
        """A line for a post that no plan sends anybody to just now.

        :param checkpoint: ``scenic.checkpoint`` record
        :return: ``scenic.patrol.visit`` record
        """
        self.ensure_one()
        sequence = max(self.visit_ids.mapped("sequence"), default=0) + 10
        return self.env["scenic.patrol.visit"].create(
            {"patrol_id": self.id, "checkpoint_id": checkpoint.id, "sequence": sequence}
        )
