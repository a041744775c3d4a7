from odoo import api, models
from odoo.fields import Domain


class ScenicComplaint(models.Model):
    """What the day's log and the archive say of it, and what holds a day's closing up (register 3)."""

    _inherit = "scenic.complaint"

    def _timeline_text(self):
        """Its kind and category; the kind alone where an employee is concerned: printed, sealed and handed-over texts
        may come before his eyes.
        """
        self.ensure_one()
        kind = dict(self._fields["kind"]._description_selection(self.env)).get(self.kind)
        return kind if self._is_confidential() else " · ".join(filter(None, [kind, self.category_id.name]))

    @api.model
    def _archive_fields(self):
        return [
            *super()._archive_fields(),
            "kind",
            "channel",
            "category_id",
            "severity",
            "zone_id",
            "department_id",
            "judgement",
            "closed_at",
        ]

    def _archive_silent_fields(self):
        """Of what is about an employee the archive, which he may read one day, says that it was there."""
        silent = ("category_id", "severity", "zone_id", "department_id", "judgement")
        return frozenset(silent) if self._is_confidential() else super()._archive_silent_fields()

    @api.model
    def _closing_gaps(self, log):
        """A grievance, or somebody's request for help, is dealt with the same day or raised to a complaint."""
        gaps = super()._closing_gaps(log)
        left = self.search(
            Domain("log_id", "=", log.id)
            & Domain("kind", "in", ("grievance", "help"))
            & Domain("state", "=", "received")
        )
        return gaps + [
            {
                "key": f"complaint_open:{complaint.id}",
                # kept with the waiver, which whoever reads the log reads
                "text": self.env._(
                    "Neither dealt with nor raised to a complaint: %s",
                    f"{complaint.name} {complaint._timeline_text()}",
                ),
                "action": {
                    "type": "ir.actions.act_window",
                    "name": complaint.display_name,
                    "res_model": self._name,
                    "res_id": complaint.id,
                    "views": [(False, "form")],
                    "view_mode": "form",
                },
            }
            for complaint in left
        ]
