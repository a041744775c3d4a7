from odoo import api, fields, models
from odoo.exceptions import ValidationError

ROLES = [
    ("supervisor", "Supervisor"),
    ("section_head", "Section Head"),
    ("department_manager", "Department Manager"),
    ("duty_manager", "Duty Manager"),
    ("duty_leader", "Duty Leader"),
    ("security", "Security"),
    ("safety_officer", "Safety Officer"),
    ("company_leader", "Company Leader"),
    ("employee", "Named Employee"),
]
WAYS = [("odoo", "In Odoo"), ("phone", "Telephone"), ("radio", "Radio")]


class ScenicChainTier(models.Model):
    """One person of a notification chain: which role, how, and how quickly he is to answer and to come."""

    _name = "scenic.chain.tier"
    _description = "Notification Chain: Person to Tell"
    _inherit = ["scenic.shared.line.mixin", "scenic.forgetting.mixin"]
    _order = "tier, sequence, id"

    _shared_parent = "template_id"

    template_id = fields.Many2one("scenic.chain.template", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="template_id.company_id")
    sequence = fields.Integer(default=10)
    tier = fields.Integer(
        "Chain Tier",
        required=True,
        default=1,
        help="Everybody is told at once: the second tier does not wait for the first.",
    )
    role = fields.Selection(ROLES, required=True, default="supervisor")
    employee_id = fields.Many2one("hr.employee", "Named Employee", ondelete="restrict", index="btree_not_null")
    how = fields.Selection(
        WAYS, "Told Via", required=True, default="odoo", help="Who has no login is called, whatever stands here."
    )
    within = fields.Integer("Answer Within (min)", required=True, default=10)
    arrive_within = fields.Integer("On Scene Within (min)", help="0: need not come.")

    _tier_positive = models.Constraint("CHECK (tier > 0)", "Tiers count from 1.")
    _minutes_positive = models.Constraint(
        "CHECK (within > 0 AND arrive_within >= 0)", "Please give the minutes as a positive number."
    )

    @api.constrains("role", "employee_id")
    def _check_employee(self):
        if any(tier.role == "employee" and not tier.employee_id for tier in self):
            raise ValidationError(self.env._("Please choose the employee who is to be told."))
