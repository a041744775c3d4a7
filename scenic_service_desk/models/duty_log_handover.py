from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

_WAITS = timedelta(days=3)


class ScenicDutyLog(models.Model):
    """The log's handovers: its own, and the one of before that waits for acceptance."""

    _inherit = "scenic.duty.log"

    handover_ids = fields.One2many("scenic.handover", "log_id", "Handovers", readonly=True)
    waiting_handover_id = fields.Many2one("scenic.handover", compute="_compute_waiting_handover_id")
    can_accept = fields.Boolean(compute="_compute_waiting_handover_id")

    @api.depends_context("uid")
    @api.depends("state", "handover_ids.state")
    def _compute_waiting_handover_id(self):
        """The latest handover of the desk that nobody accepted yet; one accepted later makes it history."""
        employee = self.env.user.employee_id
        handovers = self.env["scenic.handover"]
        days = [log.date for log in self if log.state == "open" and log.date]
        if days:
            handovers = handovers.search(
                [
                    ("desk_id", "in", self.desk_id.ids),
                    ("state", "in", ("signed", "accepted")),
                    ("date", ">=", fields.Datetime.to_datetime(min(days)) - _WAITS),
                ]
            )
        by_desk = handovers.grouped("desk_id")
        for log in self:
            waiting = handovers.browse()
            if log.state == "open" and log.date:
                earlier = by_desk.get(log.desk_id, waiting).filtered(
                    lambda known, day=log.date: known.log_id.date <= day
                )
                waiting = earlier[:1].filtered(lambda latest: latest.state == "signed")
            log.waiting_handover_id = waiting
            log.can_accept = bool(waiting) and (not employee or waiting.outgoing_id != employee)

    def action_hand_over(self):
        """Open the handover of the running shift.

        :return: act_window
        """
        self.ensure_one()
        return self._handover_action(self.env["scenic.handover"]._of_log(self))

    def action_accept_handover(self):
        """Accept the handover that waits.

        :return: None, or the dialog that asks a shared login who signs
        :raise UserError: when none waits any more
        """
        self.ensure_one()
        if not self.waiting_handover_id:
            raise UserError(self.env._("No handover waits any more. Somebody may have accepted it meanwhile."))
        return self.waiting_handover_id.action_accept()

    def action_open_waiting_handover(self):
        """Look at the handover that waits.

        :return: act_window
        """
        self.ensure_one()
        return self._handover_action(self.waiting_handover_id)

    def _handover_action(self, handover):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Shift Handover"),
            "res_model": "scenic.handover",
            "res_id": handover.id,
            "views": [(False, "form")],
        }

    def _closing_gaps(self):
        """The last shift's handover is signed; whether somebody accepted it is not asked."""
        gaps = super()._closing_gaps()
        # sudo: of shifts only the hours are looked at
        shifts = self.sudo().shift_ids
        end = max(shifts.mapped("date_end"), default=False)
        last = shifts.filtered(lambda shift: shift.date_end == end)
        signed = self.handover_ids.filtered(lambda handover: handover.state != "draft")
        if not signed.filtered(lambda handover: not last or handover.shift_id in last):
            gaps.append(
                {
                    "key": "handover",
                    "text": self.env._("The handover has not been signed."),
                    "method": "action_hand_over",
                }
            )
        return gaps
