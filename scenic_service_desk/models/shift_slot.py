from odoo import fields, models


class ScenicShiftSlot(models.Model):
    """The hours of a shift, e.g. early 早班, middle 中班, late 晚班; slots may overlap."""

    _name = "scenic.shift.slot"
    _description = "Shift Slot"
    _inherit = ["scenic.shared.mixin", "scenic.forgetting.mixin"]
    _order = "hour_from, id"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    hour_from = fields.Float("From", required=True)
    hour_to = fields.Float("To", required=True)

    _hours = models.Constraint(
        "CHECK (hour_from >= 0 AND hour_from < hour_to AND hour_to <= 30)",
        "A slot begins between 0 and 24 o'clock and ends after it begins (25 is one o'clock at night).",
    )
