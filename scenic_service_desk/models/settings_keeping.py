from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    scenic_due_days = fields.Integer(related="company_id.scenic_due_days", readonly=False)
    scenic_notice_starts_year = fields.Boolean(related="company_id.scenic_notice_starts_year", readonly=False)
    scenic_notice_days = fields.Integer(related="company_id.scenic_notice_days", readonly=False)
    scenic_claim_hours = fields.Char(related="company_id.scenic_claim_hours", readonly=False)
