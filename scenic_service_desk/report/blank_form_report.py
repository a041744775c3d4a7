from odoo import api, models


class BlankFormReport(models.AbstractModel):
    """Empty forms, for counters without a running system: the same templates, without a record."""

    _name = "report.scenic_service_desk.report_blank_form"
    _description = "Blank Form"
    _inherit = ["scenic.paper.sheet"]

    _paper_model = "scenic.blank.form"

    @api.model
    def _get_report_values(self, docids, data=None):
        values = super()._get_report_values(docids, data)
        return {
            **values,
            "item": self.env["scenic.found.item"],
            "claim": self.env["scenic.claim"],
            "entries": self.env["scenic.duty.entry"],
            "handover": self.env["scenic.handover"],
            "desk": values["docs"][:1].desk_id,
        }


class BlankSlipReport(models.AbstractModel):
    """Empty receipts and slips."""

    _name = "report.scenic_service_desk.report_blank_slip"
    _description = "Blank Receipt or Slip"
    _inherit = ["report.scenic_service_desk.report_blank_form"]


class BlankCardReport(models.AbstractModel):
    """Empty labels for a label printer."""

    _name = "report.scenic_service_desk.report_blank_card"
    _description = "Blank Item Card"
    _inherit = ["report.scenic_service_desk.report_blank_form"]


class BlankCardSheetReport(models.AbstractModel):
    """Empty labels on A4 sheets."""

    _name = "report.scenic_service_desk.report_blank_card_sheet"
    _description = "Blank Item Cards (Label Sheet)"
    _inherit = ["report.scenic_service_desk.report_blank_form"]
