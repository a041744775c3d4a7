from odoo import api, fields, models

from .incident import OPEN_STATES


class ScenicDesk(models.Model):
    """Incidents on the desk's card: what goes on, and what is late."""

    _inherit = "scenic.desk"

    incident_count = fields.Integer("Incidents Open", compute="_compute_incident_count")
    incident_late_count = fields.Integer("Incidents Waiting for an Answer", compute="_compute_incident_count")

    @api.depends_context("uid")
    def _compute_incident_count(self):
        incidents = self.env["scenic.incident"]
        rows = incidents._read_group(
            [("desk_id", "in", self.ids), ("state", "in", OPEN_STATES)], ["desk_id"], ["id:recordset"]
        )
        opened = {desk.id: found for desk, found in rows}
        late = incidents.browse()
        if opened:
            late = incidents.union(*opened.values()).filtered(
                lambda incident: incident.has_late_notice or incident.is_report_late
            )
        for desk in self:
            mine = opened.get(desk.id, incidents)
            desk.incident_count = len(mine)
            desk.incident_late_count = len(mine & late)

    def action_incident(self):
        """Raise an incident at this desk.

        :return: act_window
        """
        self.ensure_one()
        return self.env["scenic.incident"]._raise_action({"desk_id": self.id})

    def action_incidents(self):
        """The desk's open incidents.

        :return: act_window
        """
        return self._open("incident_action", search_default_desk_id=self.id, search_default_open=1)


class ScenicDutyLog(models.Model):
    """An incident raised from the day's log."""

    _inherit = "scenic.duty.log"

    def action_incident(self):
        """Raise an incident at the log's desk.

        :return: act_window
        """
        self.ensure_one()
        return self.env["scenic.incident"]._raise_action({"desk_id": self.desk_id.id})
