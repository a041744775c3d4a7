from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    scenic_purge_days = fields.Integer(related="company_id.scenic_purge_days", readonly=False)
    scenic_archive_lang = fields.Selection(related="company_id.scenic_archive_lang", readonly=False)
