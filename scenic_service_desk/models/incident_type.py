from odoo import fields, models

from ..tools.severity import SEVERITIES


class ScenicIncidentType(models.Model):
    """What can happen: how bad it is at first sight, and whether the authority is to be told (register 4)."""

    _name = "scenic.incident.type"
    _description = "Incident Type"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(default=lambda self: self.env.company)
    severity = fields.Selection(
        SEVERITIES, required=True, default="medium", help="What an incident starts with; who reports it may change it."
    )
    is_reportable = fields.Boolean(
        "To Be Reported to the Authority", help="Starts the statutory timer: the authority is told within the hour."
    )
    supplement_days = fields.Integer(
        "Supplements for (Days)",
        default=30,
        help="How long news is still passed on to the authority: 30 days, of fire and traffic accidents 7.",
    )
    chain_template_id = fields.Many2one(
        "scenic.chain.template",
        "Chain of Its Own",
        ondelete="restrict",
        index="btree_not_null",
        domain="[('kind', '=', 'incident')]",
        help="Who is told of this type whatever its severity. Empty: by severity.",
    )

    _supplement_positive = models.Constraint("CHECK (supplement_days >= 0)", "Please give the days as a number.")
