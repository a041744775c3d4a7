from odoo import fields, models


class ResCompany(models.Model):
    """When the police are told of a child at the desk, and how long photos are kept; the other periods are rules."""

    _inherit = "res.company"

    scenic_missing_brought_minutes = fields.Integer(
        "Tell the Police of a Minor Brought In After (Minutes)",
        default=0,
        help="A child who waits at the desk is safe; its family is still to be found. 0: at once.",
    )
    scenic_missing_photo_days = fields.Integer(
        "Keep Photos of Missing Persons (Days)",
        default=7,
        help="So long after a case has ended the photos are deleted; what was deleted is written down. 0: the next"
        " night.",
    )

    _scenic_missing_periods = models.Constraint(
        "CHECK (scenic_missing_brought_minutes >= 0 AND scenic_missing_photo_days >= 0)",
        "These periods cannot be negative.",
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    scenic_missing_brought_minutes = fields.Integer(related="company_id.scenic_missing_brought_minutes", readonly=False)
    scenic_missing_photo_days = fields.Integer(related="company_id.scenic_missing_photo_days", readonly=False)
