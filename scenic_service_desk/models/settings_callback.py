from odoo import fields, models


class ResCompany(models.Model):
    """When visitors are called back, and how often it is tried (register 14)."""

    _inherit = "res.company"

    scenic_callback_quiet_from = fields.Float(
        "No Calls From", default=21.0, help="From this hour of the desk's clock no visitor is called."
    )
    scenic_callback_quiet_to = fields.Float(
        "No Calls Until", default=9.0, help="Until this hour of the desk's clock no visitor is called."
    )
    scenic_callback_retry_hours = fields.Integer(
        "Try Again After (Hours)", default=3, help="When a visitor who did not answer is called again."
    )
    scenic_callback_attempts = fields.Integer(
        "Attempts Before Giving Up", default=3, help="After so many attempts an agent may close it as not reached."
    )

    _scenic_callback_periods = models.Constraint(
        "CHECK (scenic_callback_retry_hours > 0 AND scenic_callback_attempts > 0)",
        "Visitors are called again after an hour at least, and once at least.",
    )
    _scenic_callback_quiet = models.Constraint(
        "CHECK (scenic_callback_quiet_from >= 0 AND scenic_callback_quiet_from < 24"
        " AND scenic_callback_quiet_to >= 0 AND scenic_callback_quiet_to < 24)",
        "Hours without calls lie between 0 and 24.",
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    scenic_callback_quiet_from = fields.Float(related="company_id.scenic_callback_quiet_from", readonly=False)
    scenic_callback_quiet_to = fields.Float(related="company_id.scenic_callback_quiet_to", readonly=False)
    scenic_callback_retry_hours = fields.Integer(related="company_id.scenic_callback_retry_hours", readonly=False)
    scenic_callback_attempts = fields.Integer(related="company_id.scenic_callback_attempts", readonly=False)
