from odoo import models


class DutyEntryReport(models.AbstractModel):
    """Entries typed by hand, a page a log."""

    _name = "report.scenic_service_desk.report_duty_entry"
    _description = "Log Entry"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.duty.entry"


class HandoverReport(models.AbstractModel):
    """The sheet both sign when a shift ends."""

    _name = "report.scenic_service_desk.report_handover"
    _description = "Shift Handover"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.handover"
