from odoo import fields, models


class ScenicCheckTemplateLine(models.Model):
    """A point of a safety check (register 12)."""

    _name = "scenic.check.template.line"
    _description = "Point of a Check Template"
    _inherit = ["scenic.shared.line.mixin"]
    _order = "sequence, id"

    _shared_parent = "template_id"

    template_id = fields.Many2one("scenic.check.template", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    name = fields.Char("Point", required=True, translate=True)
    is_critical = fields.Boolean(
        "Critical",
        help="Looked at one by one; when abnormal, the safety officer acknowledges before the day is closed.",
    )
    has_switch = fields.Boolean("Switched Off", help="The time it was switched off is noted.")
    equipment_id = fields.Many2one(
        "maintenance.equipment",
        index="btree_not_null",
        ondelete="set null",
        help="The point is looked at only at the desk where this equipment stands; a fault asks for its repair.",
    )
