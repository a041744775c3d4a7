from odoo import fields, models


class ScenicPatrolTopic(models.Model):
    """What a patrol looks at in every post: hygiene, order, facilities, staff (register 15)."""

    _name = "scenic.patrol.topic"
    _description = "Patrol Topic"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
