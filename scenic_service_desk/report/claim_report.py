from odoo import models


class ClaimSlipReport(models.AbstractModel):
    """The claimant's receipt, one person a slip."""

    _name = "report.scenic_service_desk.report_claim_slip"
    _description = "Receipt Slip"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.claim"
