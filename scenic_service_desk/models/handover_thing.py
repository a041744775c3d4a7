from odoo import fields, models


class ScenicHandoverThing(models.Model):
    """What is handed over with a shift: keys, radios, the float (register 1)."""

    _name = "scenic.handover.thing"
    _description = "Thing Handed Over"
    _inherit = ["scenic.desk.list.mixin"]

    name = fields.Char("Thing")
    quantity = fields.Float("Expected", default=1, digits=(12, 2), help="How many there should be; an amount for cash.")
