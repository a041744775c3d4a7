from odoo import fields, models


class ScenicZone(models.Model):
    """A part of the park where things happen, are found and are lost."""

    _name = "scenic.zone"
    _description = "Zone"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, name, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    code = fields.Char()
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(default=lambda self: self.env.company)
    desk_id = fields.Many2one("scenic.desk", "Nearest Desk", check_company=True, index="btree_not_null")
