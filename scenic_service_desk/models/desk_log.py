from odoo import api, fields, models


class ScenicDesk(models.Model):
    """The desk's day on its card: the log, what is open, the handover that waits."""

    _inherit = "scenic.desk"

    log_state = fields.Selection(
        [("none", "Not Begun"), ("open", "Open"), ("closed", "Closed"), ("sealed", "Sealed")],
        "Today's Log",
        compute="_compute_log_card",
    )
    open_matter_count = fields.Integer("Open Matters", compute="_compute_log_card")
    handover_count = fields.Integer("Waiting for Acceptance", compute="_compute_log_card")
    unclosed_log_count = fields.Integer("Days Not Closed", compute="_compute_log_card")

    @api.depends_context("uid")
    def _compute_log_card(self):
        logs = self.env["scenic.duty.log"]
        now = fields.Datetime.now()
        today = {desk.id: desk._local_date(now) for desk in self}
        days = sorted(set(today.values()))
        found = logs.search_fetch([("desk_id", "in", self.ids), ("date", "in", days)], ["desk_id", "date", "state"])
        states = {(log.desk_id.id, log.date): log.state for log in found}
        unclosed = dict(
            logs._read_group(
                [("desk_id", "in", self.ids), ("state", "=", "open"), ("date", "<", days[0])]
                if days
                else [(0, "=", 1)],
                ["desk_id"],
                ["__count"],
            )
        )
        matters = self.env["scenic.timeline"]._count_open_matters(self)
        for desk in self:
            desk.log_state = states.get((desk.id, today[desk.id]), "none")
            desk.open_matter_count = matters.get(desk.id, 0)
            desk.unclosed_log_count = unclosed.get(desk, 0)
        self._compute_handover_count()

    def _compute_handover_count(self):
        """Whether the desk's latest handover waits."""
        handovers = self.env["scenic.handover"]
        latest = dict(
            handovers._read_group(
                [("desk_id", "in", self.ids), ("state", "in", ("signed", "accepted"))], ["desk_id"], ["date:max"]
            )
        )
        waiting = handovers.search(
            [("desk_id", "in", self.ids), ("state", "=", "signed"), ("date", "in", list(latest.values()))]
        )
        for desk in self:
            own = waiting.filtered(lambda handover, desk=desk: handover.desk_id == desk)
            desk.handover_count = int(any(handover.date == latest.get(desk) for handover in own))

    def action_duty_log(self):
        """Open today's log of the desk, made if it is missing.

        :return: act_window
        """
        self.ensure_one()
        self.check_access("read")
        log = self.env["scenic.duty.log"]._of_day(self, self._local_date(fields.Datetime.now()))
        return {**log._form_action(), "name": self.env._("Duty Log")}

    def action_open_matters(self):
        """What the desk's next shift has to know.

        :return: act_window
        """
        return self._open("timeline_action", search_default_desk_id=self.id, search_default_is_open=1)

    def action_unclosed_logs(self):
        """The desk's days that nobody closed.

        :return: act_window
        """
        return self._open("duty_log_action", search_default_desk_id=self.id, search_default_unclosed=1)
