from odoo import fields, models


class ScenicSignature(models.Model):
    """Nor are the signatures under it."""

    _name = "scenic.signature"
    _inherit = ["scenic.signature", "scenic.confidential.mixin"]

    role = fields.Selection(
        selection_add=[("complainant", "Complainant"), ("proposer", "Proposed By")],
        ondelete={"complainant": "cascade", "proposer": "cascade"},
    )
