from odoo import fields, models

_OWES = [("last", "The Day's Last Shift"), ("yes", "Always"), ("no", "Never")]


class ScenicShiftSlot(models.Model):
    """Which after-shift checks a shift owes (registers 11 and 12)."""

    _inherit = "scenic.shift.slot"

    owes_asset_check = fields.Selection(_OWES, required=True, default="last")
    owes_safety_check = fields.Selection(_OWES, required=True, default="last")
