from odoo import models


class CustodyTransferReport(models.AbstractModel):
    _name = "report.scenic_service_desk.report_custody_transfer"
    _description = "Form: Custody Transfer"
    _inherit = ["scenic.paper.mixin"]
    _paper_model = "scenic.custody.transfer"
