from datetime import timedelta

from odoo import api, fields, models


class ScenicShiftMember(models.Model):
    """Reminds the supervisor of whoever is awaited and has not signed in."""

    _inherit = "scenic.shift.member"

    absence_told = fields.Boolean(readonly=True, copy=False)

    @api.model
    def _cron_tell_absence(self):
        """Tell each desk's supervisor once who has not signed in some minutes after the shift started."""
        now = fields.Datetime.now()
        waiting = self.search(
            [
                ("state", "=", "planned"),
                ("absence_told", "=", False),
                ("date_start", "<=", now),
                ("date_end", ">", now),
                ("log_id.state", "=", "open"),
            ]
        )
        late = waiting.filtered(
            lambda m: m.desk_id.absence_alert and m.date_start + timedelta(minutes=m.desk_id.absence_alert) <= now
        )
        for log, members in late.grouped("log_id").items():
            user = log.desk_id.supervisor_id or log.desk_id.manager_id
            if user:
                names = ", ".join(members.employee_id.mapped("name"))
                words = self.with_context(lang=user.lang).env
                log.activity_schedule(
                    "scenic_service_desk.mail_activity_absent",
                    user_id=user.id,
                    summary=words._("Not signed in: %s", names),
                )
        late._write_unlocked({"absence_told": True})
