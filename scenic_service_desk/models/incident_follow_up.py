from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicIncidentFollowUp(models.Model):
    """What happened next: written once, one line after the other, until the incident is closed (register 4)."""

    _name = "scenic.incident.follow.up"
    _description = "Incident Follow-Up"
    _inherit = ["scenic.append.mixin"]
    _order = "date, id"

    incident_id = fields.Many2one("scenic.incident", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", required=True, readonly=True, ondelete="restrict", index=True)
    date = fields.Datetime("Time", required=True, default=fields.Datetime.now)
    kind = fields.Selection(
        [
            ("measure", "Measure"),
            ("medical", "Medical Care"),
            ("family", "Family and Companions"),
            ("authority", "Report to the Authority"),
            ("press", "Press and Platforms"),
            ("other", "Other"),
        ],
        required=True,
        default="measure",
    )
    text = fields.Text("What Was Done", required=True)
    employee_id = fields.Many2one(
        "hr.employee",
        "By Whom",
        ondelete="restrict",
        default=lambda self: self.env["scenic.incident"]._default_employee(),
    )
    user_id = fields.Many2one(
        "res.users", "Entered By", readonly=True, ondelete="restrict", default=lambda self: self.env.user
    )

    _incident_date_idx = models.Index("(incident_id, date, id)")

    @api.depends("kind", "date")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for entry in self:
            entry.display_name = kinds.get(entry.kind, "")

    @api.model_create_multi
    def create(self, vals_list):
        """Write down what was done; whoever acts takes the incident in hand.

        :raise UserError: when the incident is closed, or for a time to come
        """
        incidents = self.env["scenic.incident"].browse([vals.get("incident_id") for vals in vals_list])
        incidents.check_access("read")
        if closed := incidents.filtered("is_locked")[:1]:
            raise UserError(self.env._("%s is closed; nothing is added to it.", closed.display_name))
        soon = fields.Datetime.add(fields.Datetime.now(), minutes=10)
        for vals, incident in zip(vals_list, incidents, strict=True):
            vals |= {"company_id": incident.company_id.id, "user_id": self.env.uid}
            if vals.get("date") and fields.Datetime.to_datetime(vals["date"]) > soon:
                raise UserError(self.env._("The time lies in the future. Please check date and hour."))
        entries = super().create(vals_list)
        # several of one incident may be saved at once
        incidents.union()._take_in_hand()
        return entries
