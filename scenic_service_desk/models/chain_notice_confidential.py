from odoo import models


class ScenicChainNotice(models.Model):
    """Nor who was told of it."""

    _name = "scenic.chain.notice"
    _inherit = ["scenic.chain.notice", "scenic.confidential.mixin"]
