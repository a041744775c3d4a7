from odoo import fields, models


class MaintenanceRequest(models.Model):
    _inherit = "maintenance.request"

    scenic_source_ref = fields.Reference(
        [("scenic.asset.check", "Asset Check"), ("scenic.hazard", "Hazard")],
        "Reported In",
        readonly=True,
        copy=False,
    )
