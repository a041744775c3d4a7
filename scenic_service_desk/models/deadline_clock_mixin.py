from odoo import api, fields, models
from odoo.fields import Domain


class ScenicClockMixin(models.AbstractModel):
    """An entry for which clocks run. Inherit it beside ``scenic.register.mixin``."""

    _name = "scenic.clock.mixin"
    _description = "Entry With Deadlines"

    deadline_ids = fields.One2many(
        "scenic.deadline",
        "res_id",
        "Deadlines",
        domain=lambda self: [("res_model", "=", self._name)],
        readonly=True,
        copy=False,
    )
    next_due = fields.Datetime(
        compute="_compute_clocks", store=True, compute_sudo=True, copy=False, index="btree_not_null"
    )
    was_late = fields.Boolean(
        "A Deadline Was Missed",
        compute="_compute_clocks",
        store=True,
        compute_sudo=True,
        copy=False,
        help="Told when what was due is done, or not asked for any more.",
    )
    has_overdue = fields.Boolean("Overdue", compute="_compute_has_overdue", search="_search_has_overdue")

    @api.depends("deadline_ids.deadline", "deadline_ids.state", "deadline_ids.in_time")
    def _compute_clocks(self):
        """The earliest of the clocks that run; whether one that has ended was late."""
        for record in self:
            clocks = record.deadline_ids.grouped("state")
            running = clocks.get("running", record.deadline_ids.browse())
            record.next_due = min(running.mapped("deadline"), default=False)
            ended = (clock for state in ("done", "cancelled") for clock in clocks.get(state, ()))
            record.was_late = not all(clock.in_time for clock in ended)

    @api.depends("next_due")
    def _compute_has_overdue(self):
        now = fields.Datetime.now()
        for record in self:
            record.has_overdue = bool(record.next_due and record.next_due < now)

    @api.model
    def _search_has_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        overdue = Domain("next_due", "<", fields.Datetime.now())
        return overdue if True in value else ~overdue

    def _clock_start(self, code, since=None, amount=None):
        """Start a clock; an entry in which it runs already keeps it.

        :param str code: the rule's code
        :param datetime since: from when it counts, naive UTC; now by default
        :param float amount: how many of the rule's units; as many as the rule says by default
        :return: ``scenic.deadline`` recordset of what was started; empty where the rule is switched off
        """
        return self.env["scenic.deadline"]._start(self, code, since, amount)

    def _clock_done(self, code, moment=None):
        """What was due is done; without such a clock nothing happens.

        :param str code: the rule's code
        :param datetime moment: when, naive UTC; now by default
        """
        self.env["scenic.deadline"]._open_of(self, code)._end(moment)

    def _clock_pause(self, moment=None):
        """Wait for the visitor: the clocks that wait with him stand still.

        :param datetime moment: since when, naive UTC; now by default
        """
        clocks = self.env["scenic.deadline"]._open_of(self)
        clocks.filtered(lambda clock: clock.rule_id.pauses)._pause(moment)

    def _clock_resume(self, moment=None):
        """The visitor has answered: the clocks go on.

        :param datetime moment: since when, naive UTC; now by default
        """
        self.env["scenic.deadline"]._open_of(self)._resume(moment)

    def _clock_cancel(self, code=None):
        """What was due is not asked for any more.

        :param str code: the rule's code; all clocks by default
        """
        self.env["scenic.deadline"]._open_of(self, code)._cancel()

    def _clock_responsible(self, _rule, step):
        """Who is told that a deadline nears or is missed. sudo: asked by the job and by whoever starts a clock.

        :param _rule: ``scenic.deadline.rule`` record
        :param step: ``scenic.deadline.step`` record
        :return: ``res.users`` recordset, who fits best first; the first that may read the entry is told
        """
        self.ensure_one()
        desk = self.desk_id.sudo()
        order = {
            "supervisor": ("supervisor_id", "manager_id"),
            "manager": ("manager_id", "supervisor_id"),
            "safety_officer": ("safety_officer_id", "supervisor_id", "manager_id"),
        }
        return self.env["res.users"].concat(*(desk[role] for role in order[step.who]))

    def write(self, vals):
        """Clocks go with their entry to another desk, and run on its hours from then on."""
        res = super().write(vals)
        if "desk_id" in vals:
            clocks = self.env["scenic.deadline"]._open_of(self)
            clocks.write({"desk_id": vals["desk_id"]})
            clocks._compute_again()
        return res
