from odoo import fields, models


class ScenicIncidentAuthority(models.TransientModel):
    """Asks which authority was told, when, by whom, and what it answered with."""

    _name = "scenic.incident.authority"
    _description = "Report to the Authority"
    _inherit = ["scenic.visible.mixin"]

    incident_id = fields.Many2one("scenic.incident", required=True, readonly=True)
    is_supplement = fields.Boolean(compute="_compute_is_supplement")
    authority = fields.Char(required=True, default=lambda self: self._default_authority())
    moment = fields.Datetime("When", required=True, default=fields.Datetime.now)
    employee_id = fields.Many2one(
        "hr.employee",
        "By Whom",
        required=True,
        default=lambda self: self.env["scenic.incident"]._default_employee(),
    )
    receipt = fields.Char("Receipt Number or Name", help="What the authority answered with: a number, who took it.")
    text = fields.Text("What Was Reported")

    def _default_authority(self):
        incident = self.env["scenic.incident"].browse(self.env.context.get("default_incident_id") or ())
        return incident.authority

    def _compute_is_supplement(self):
        for wizard in self:
            wizard.is_supplement = bool(wizard.incident_id.authority_reported_at)

    def action_note(self):
        """Write it down.

        :return: action that closes the dialog
        """
        self.ensure_one()
        self.incident_id._note_report(self.authority, self.moment, self.employee_id, self.receipt, self.text)
        return {"type": "ir.actions.act_window_close"}
