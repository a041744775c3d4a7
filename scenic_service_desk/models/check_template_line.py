from odoo import api, fields, models


class ScenicCheckTemplateLine(models.Model):
    """A point of a safety check (register 12)."""

    _name = "scenic.check.template.line"
    _description = "Point of a Check Template"
    _order = "sequence, id"

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

    @api.model_create_multi
    def create(self, vals_list):
        """:raise AccessError: when the template may not be changed by the user"""
        lines = super().create(vals_list)
        lines.template_id.check_access("write")
        return lines

    def write(self, vals):
        """:raise AccessError: when the template may not be changed by the user"""
        self.template_id.check_access("write")
        res = super().write(vals)
        self.template_id.check_access("write")
        return res

    @api.ondelete(at_uninstall=False)
    def _unlink_with_template(self):
        self.template_id.check_access("write")
