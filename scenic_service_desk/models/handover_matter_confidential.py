from odoo import models


class ScenicHandoverMatter(models.Model):
    """What was handed over about somebody is not his to read."""

    _name = "scenic.handover.matter"
    _inherit = ["scenic.handover.matter", "scenic.confidential.mixin"]
