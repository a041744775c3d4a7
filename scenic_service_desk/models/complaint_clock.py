from odoo import models


class ScenicComplaint(models.Model):
    """The clocks of a complaint and whom its chain tells (register 3)."""

    _inherit = "scenic.complaint"
