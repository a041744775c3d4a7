from odoo import fields, models


class ScenicBlankForm(models.TransientModel):
    """The empty forms of the after-shift checks carry the desk's own list."""

    _inherit = "scenic.blank.form"

    form = fields.Selection(
        selection_add=[
            ("asset_check", "After-Shift Fixed-Asset Check Record"),
            ("safety_check", "After-Shift Facility and Equipment Safety Check Record"),
            ("hazard", "Hazard Rectification Sheet"),
        ],
        ondelete={"asset_check": "cascade", "safety_check": "cascade", "hazard": "cascade"},
    )
