from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

_REOPEN = "scenic_service_desk.mail_activity_callback_reopen"
_REMINDERS = [
    _REOPEN,
    "scenic_service_desk.mail_activity_callback_agreed",
]


class ScenicCallback(models.Model):
    """What the visitor answers, and what follows from it; so-so counts as not satisfied (register 14)."""

    _inherit = "scenic.callback"

    satisfaction = fields.Selection(
        [("satisfied", "Satisfied"), ("so_so", "So-So"), ("dissatisfied", "Not Satisfied")],
        "The Visitor Is",
        readonly=True,
        copy=False,
        tracking=True,
    )
    satisfied_rate = fields.Float(
        "Satisfied, %",
        compute="_compute_satisfied_rate",
        store=True,
        aggregator="avg",
        help="So-so counts as not satisfied.",
    )
    dissatisfaction = fields.Text("Why Not Satisfied", readonly=True, copy=False)
    called_at = fields.Datetime("Called Back At", readonly=True, copy=False)
    called_by_id = fields.Many2one(
        "hr.employee", "Called Back By", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )
    in_time = fields.Boolean(readonly=True, copy=False)
    follow_up = fields.Selection(
        [("asked", "Asks to Be Reopened"), ("reopened", "Reopened"), ("declined", "Not Reopened")],
        "What Follows",
        readonly=True,
        copy=False,
        index="btree_not_null",
        tracking=True,
    )
    can_give_up = fields.Boolean(compute="_compute_can_give_up")
    can_judge = fields.Boolean(compute="_compute_can_judge")

    @api.depends("satisfaction")
    def _compute_satisfied_rate(self):
        for callback in self:
            callback.satisfied_rate = 100 if callback.satisfaction == "satisfied" else 0

    def _read_group_select(self, aggregate_spec, query):
        """The share of the satisfied among those who have answered, not among all that are to be called."""
        if aggregate_spec != "satisfied_rate:avg":
            return super()._read_group_select(aggregate_spec, query)
        rate, answer = (self._field_to_sql(self._table, name, query) for name in ("satisfied_rate", "satisfaction"))
        return SQL("AVG(CASE WHEN %s IS NOT NULL THEN %s END)", answer, rate)

    @api.depends_context("uid")
    @api.depends("state", "attempt_ids")
    def _compute_can_give_up(self):
        """A supervisor at once, others after some attempts."""
        leads = self.env.user.has_group("scenic_service_desk.group_supervisor")
        for callback in self:
            enough = callback.attempt_count >= callback._attempts_wanted()
            callback.can_give_up = callback.state == "planned" and (leads or enough)

    def _attempts_wanted(self):
        """After how many attempts a visitor may be given up. sudo: a setting of the company.

        :return: int
        """
        return self.company_id.sudo().scenic_callback_attempts

    @api.depends_context("uid")
    @api.depends("follow_up")
    def _compute_can_judge(self):
        leads = self.env.user.has_group("scenic_service_desk.group_manager")
        for callback in self:
            callback.can_judge = leads and callback.follow_up == "asked"

    def _answer(self, satisfaction, employee, reason=None, note=None, reopen=False, moment=None):
        """Write down the visitor's answer; the call-back is done with it.

        :param str satisfaction: a value of ``satisfaction``
        :param employee: ``hr.employee`` record, who asked
        :param str reason: why he is not satisfied
        :param str note: what he says besides
        :param bool reopen: he wants his case to be gone into again
        :param datetime moment: when, naive UTC; now by default
        :raise UserError: without an answer, or without a reason where he is not satisfied, be it but so-so
        """
        self.ensure_one()
        moment = moment or fields.Datetime.now()
        if not satisfaction:
            raise UserError(self.env._("Please choose how satisfied the visitor is."))
        unhappy = satisfaction != "satisfied"
        if unhappy and not (reason or "").strip():
            raise UserError(self.env._("So-so counts as not satisfied: please ask for the reason and write it down."))
        self._transition(
            "done",
            {
                "satisfaction": satisfaction,
                "dissatisfaction": unhappy and reason.strip(),
                "note": "\n".join(filter(None, [self.note, note])) or False,
                "called_at": moment,
                "called_by_id": employee.id,
                "in_time": moment <= self.deadline,
                "next_at": False,
                "follow_up": "asked" if unhappy and reopen else False,
            },
        )
        self._settle_reminders()
        self._clock_done("callback", moment)
        if self.follow_up:
            self._ask_manager()

    def _ask_manager(self):
        """Remind the manager, or the supervisor where it is about the manager: the visitor wants his case reopened."""
        desk = self.desk_id
        self._remind_user(
            _REOPEN,
            desk._responsible_reader(self, "manager_id", "supervisor_id"),
            lambda this: this.source_name,
            date_deadline=desk._local(fields.Datetime.now()).date(),
        )

    def _settle_reminders(self):
        """Take away reminders that have nothing more to say. sudo: they may be a colleague's."""
        self.sudo().activity_unlink(_REMINDERS)

    def _check_may_judge(self):
        """:raise AccessError: for anybody but the manager
        :raise UserError: when nobody asks for it
        """
        if not self.env.user.has_group("scenic_service_desk.group_manager"):
            raise AccessError(self.env._("Whether a case is reopened is for the centre manager to say."))
        if other := self.filtered(lambda callback: callback.follow_up != "asked")[:1]:
            raise UserError(self.env._("%s does not wait for an answer whether it is reopened.", other.display_name))

    def action_reopen_case(self):
        """Reopen the case, as the visitor wishes; it is called back again when it ends.

        :raise AccessError: for anybody but the manager
        :raise UserError: for a case that cannot be reopened
        """
        self._check_may_judge()
        for callback in self:
            source = callback._source()
            if source is None or not hasattr(source, "_reopen_after_callback"):
                raise UserError(
                    self.env._("There is no complaint to reopen. Please make a new one of what the visitor says.")
                )
            # the reason holds what the visitor said: it goes where his case is
            source._reopen_after_callback(callback)
            callback._write_unlocked({"follow_up": "reopened", "is_past": True})
        self._settle_reminders()

    def action_decline_reopening(self):
        """The case stays closed; the manager's reason goes into the messages.

        :raise AccessError: for anybody but the manager
        """
        self._check_may_judge()
        self._write_unlocked({"follow_up": "declined"})
        self._settle_reminders()

    def action_give_up(self):
        """The visitor cannot be reached: after some attempts, or a supervisor at once.

        :raise UserError: before that
        """
        for callback in self:
            if not callback.can_give_up:
                raise UserError(
                    self.env._(
                        "Please try %s times before giving up, or ask a supervisor.", callback._attempts_wanted()
                    )
                )
        self._transition("unreached", {"next_at": False})
        self._clock_done("callback")
        self._settle_reminders()

    def action_cancel(self):
        """The call-back is not needed (supervisor)."""
        self._transition("cancelled", {"next_at": False})
        self._clock_cancel("callback")
        self._settle_reminders()

    def action_resume(self):
        """Call again after all: what was answered by mistake is forgotten, its trace stays in the history."""
        self._transition(
            "planned",
            {
                "satisfaction": False,
                "dissatisfaction": False,
                "called_at": False,
                "called_by_id": False,
                "in_time": False,
                "follow_up": False,
            },
        )
        self._settle_reminders()
        for callback in self:
            callback._run_clock(fields.Datetime.now())
