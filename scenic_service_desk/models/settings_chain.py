from odoo import fields, models


class ResCompany(models.Model):
    """Whom a notification chain means by security and by the company's leaders."""

    _inherit = "res.company"

    scenic_security_ids = fields.Many2many(
        "hr.employee", "scenic_company_security_rel", "company_id", "employee_id", "Security"
    )
    scenic_leader_ids = fields.Many2many(
        "hr.employee", "scenic_company_leader_rel", "company_id", "employee_id", "Company Leaders"
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    scenic_security_ids = fields.Many2many(related="company_id.scenic_security_ids", readonly=False)
    scenic_leader_ids = fields.Many2many(related="company_id.scenic_leader_ids", readonly=False)
