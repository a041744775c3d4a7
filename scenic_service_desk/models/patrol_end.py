from odoo import api, fields, models
from odoo.exceptions import UserError

from .patrol import OPEN_STATES


class ScenicPatrol(models.Model):
    """The end of a round: what was missed is fixed and told once."""

    _inherit = "scenic.patrol"

    def _gaps(self):
        """What a round lacks to be complete.

        :return: list of str, empty for a complete one
        """
        self.ensure_one()
        gaps = [
            self.env._("%s: not visited", visit.checkpoint_id.name)
            for visit in self.visit_ids
            if visit.state in ("open", "missed")
        ]
        gaps += [
            self.env._("%s: findings not noted", visit.checkpoint_id.name)
            for visit in self.visit_ids
            if visit.signed_at and visit.open_count
        ]
        return gaps or ([] if self.visit_ids else [self.env._("No post was visited.")])

    def action_finish(self):
        """End the round; an incomplete one asks for the reason first.

        :return: act_window of the question, or None
        """
        self.ensure_one()
        if not self._gaps():
            return self._finish()
        if not self._can_move_to("done"):
            # says why
            self._transition("done")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("End the Incomplete Round"),
            "res_model": "scenic.patrol.finish",
            "view_mode": "form",
            "target": "new",
            "context": {"default_patrol_id": self.id},
        }

    def _finish(self, reason=None):
        """End the round.

        :param str reason: why it is incomplete
        :raise UserError: when it is incomplete and no reason is given
        """
        self.ensure_one()
        self.check_access("write")
        reason = (reason or "").strip()
        if self._gaps() and not reason:
            raise UserError(self.env._("Please write why the round is incomplete."))
        if not self._can_move_to("done"):
            # says why
            self._transition("done")
        self._miss_open_visits()
        self._transition("done", {"finished_at": fields.Datetime.now(), "unfinished_reason": reason or False})

    def _miss_open_visits(self):
        """Fix the posts that nobody visited, and tell the centre manager, once a round.

        sudo: what is missed is written by nobody, and the manager's reminder is not the patroller's to make.
        """
        self.ensure_one()
        missed = self.sudo().visit_ids.filtered(lambda visit: visit.state == "open")
        if not missed:
            return
        missed._transition("missed", by_system=True)
        self.sudo()._remind_user(
            "scenic_service_desk.mail_activity_patrol_missed",
            self.desk_id._responsible("manager_id", "supervisor_id"),
            lambda this: ", ".join(missed.with_env(this.env).checkpoint_id.mapped("name")),
        )

    @api.model
    def _cron_patrols(self):
        """Make the rounds of the day that has begun, and tell of posts missed in rounds that are over."""
        now = fields.Datetime.now()
        self.env["scenic.patrol.plan"].search([("stop_ids", "!=", False)])._make_rounds(now)
        over = self.search(
            [
                ("state", "in", OPEN_STATES),
                ("ends_at", "<", now),
                ("is_late_entry", "=", False),
                ("visit_ids.state", "=", "open"),
            ],
            limit=1000,
        )
        for patrol in over:
            if patrol.visit_ids.filtered(lambda visit: visit.state == "open" and visit._is_past(now)):
                patrol._miss_open_visits()
