from odoo import fields, models


class ScenicOpeningPoint(models.Model):
    """What is looked at before the desk opens: cleaning, the day's forms, the equipment (register 1)."""

    _name = "scenic.opening.point"
    _description = "Opening Checklist"
    _inherit = ["scenic.desk.list.mixin"]

    name = fields.Char("Point")
    is_critical = fields.Boolean("Critical", help="Looked at one by one; never found fine with the others in one tap.")
