from odoo import fields, models


class ScenicCheckTemplate(models.Model):
    """The points of a safety check, for any number of desks (register 12)."""

    _name = "scenic.check.template"
    _description = "Check Template"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    line_ids = fields.One2many("scenic.check.template.line", "template_id", "Points", copy=True)
    desk_ids = fields.One2many("scenic.desk", "safety_template_id", "Desks", readonly=True)
