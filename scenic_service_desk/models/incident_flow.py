from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from .incident import OPEN_STATES


class ScenicIncident(models.Model):
    """The way of an incident: handled, closed when everything owed is done, reopened by the manager (register 4)."""

    _inherit = "scenic.incident"

    def action_handle(self):
        """Somebody looks after it."""
        return self._transition("handling")

    def _take_in_hand(self):
        """What is done about a reported incident is its handling. sudo: duty managers write follow-ups, not entries."""
        for incident in self.filtered(lambda incident: incident.state == "reported").sudo():
            incident._transition("handling", by_system=True)

    def action_close(self):
        """It is over.

        :raise UserError: without a word on how it ended, or before the authority was told of what is reportable
        """
        for incident in self:
            if not (incident.result or "").strip():
                raise UserError(self.env._("Please write how it ended, under “Result”."))
            if incident._owes_report():
                raise UserError(
                    self.env._(
                        "%s is to be reported to the authority. Note the report first, or let the manager write why"
                        " there is none.",
                        incident.name,
                    )
                )
            incident._transition("closed", {"closed_at": fields.Datetime.now(), "closed_by_id": self.env.uid})
            incident._chain_end()
            incident._stop_timer()
        return True

    def action_reopen(self):
        """It goes on: the manager opens it again.

        :raise AccessError: for others
        """
        for incident in self:
            incident._transition("handling", {"closed_at": False, "closed_by_id": False})
            incident._chain_reopen()
            incident._resume_supplements()
        return True

    def _check_may_waive(self):
        """:raise AccessError: for those whose word does not stand for a report to the authority"""
        if not self.env.su and not self.env.user.has_group("scenic_service_desk.group_manager"):
            raise AccessError(self.env._("Only the centre manager says that nothing is reported to the authority."))

    def _closing_gaps(self, log):
        """What is to be reported to the authority is reported before the day is closed."""
        owed = self.search(
            [
                ("desk_id", "=", log.desk_id.id),
                ("state", "in", OPEN_STATES),
                ("is_reportable", "=", True),
                ("authority_reported_at", "=", False),
                ("no_report_reason", "=", False),
                ("log_id.date", "<=", log.date),
            ]
        )
        return super()._closing_gaps(log) + [
            {
                "key": f"incident_report:{incident.id}",
                "text": self.env._("Not reported to the authority yet: %s", incident.display_name),
                "action": incident.action_raised(),
            }
            for incident in owed
        ]
