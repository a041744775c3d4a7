from odoo import fields, models


class ScenicLogClose(models.TransientModel):
    """Who should have come and has not signed in shows when the day is closed; it never keeps it open."""

    _inherit = "scenic.log.close"

    unsigned_names = fields.Char(related="log_id.unsigned_names")
