from odoo import fields, models


class ResCompany(models.Model):
    """How long lost things are searched for."""

    _inherit = "res.company"

    scenic_lost_valid_days = fields.Integer(
        "Lost Reports Are Valid (Days)", default=30, help="So long a lost report is searched for."
    )
    scenic_lost_close_days = fields.Integer(
        "Close Expired Reports After (Days)",
        default=7,
        help="So long after its last day a report for which nothing was found is closed by itself. 0: never.",
    )
    scenic_lost_retry_hours = fields.Integer(
        "Call Again After (Hours)", default=3, help="When an owner who did not answer is called again."
    )

    _scenic_lost_periods = models.Constraint(
        "CHECK (scenic_lost_valid_days > 0 AND scenic_lost_close_days >= 0 AND scenic_lost_retry_hours > 0)",
        "A lost report is valid for at least a day, and an owner is called again after an hour at least.",
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    scenic_lost_valid_days = fields.Integer(related="company_id.scenic_lost_valid_days", readonly=False)
    scenic_lost_close_days = fields.Integer(related="company_id.scenic_lost_close_days", readonly=False)
    scenic_lost_retry_hours = fields.Integer(related="company_id.scenic_lost_retry_hours", readonly=False)
