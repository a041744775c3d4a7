from odoo import api, models

_HANDOVERS = ("brought_in", "custody", "finance", "police", "issuer", "disposed")


class FoundItemCardReport(models.AbstractModel):
    """One label an item, for a label printer."""

    _name = "report.scenic_service_desk.report_found_item_card"
    _description = "Item Card"
    _inherit = ["scenic.paper.mixin"]


class FoundItemCardSheetReport(models.AbstractModel):
    """Labels on A4 sheets."""

    _name = "report.scenic_service_desk.report_found_item_card_sheet"
    _description = "Item Cards (Label Sheet)"
    _inherit = ["scenic.paper.mixin"]


class FoundItemReceiptReport(models.AbstractModel):
    """The finder's receipt: whichever way it is printed, its number is drawn once and kept."""

    _name = "report.scenic_service_desk.report_found_item_receipt"
    _description = "Finder's Receipt"
    _inherit = ["scenic.paper.mixin"]

    @api.model
    def _get_report_values(self, docids, data=None):
        values = super()._get_report_values(docids, data)
        values["docs"]._draw_receipts()
        return values


class FoundItemSheet(models.AbstractModel):
    """The sheet of registration and claim; every item in the form of its own way in."""

    _name = "scenic.paper.sheet"
    _description = "Registration and Claim Sheet"
    _inherit = ["scenic.paper.mixin"]

    @api.model
    def _claim_of(self, item):
        """The claim that fills the sheet's lower part.

        :param item: ``scenic.found.item`` record
        :return: ``scenic.claim`` record, empty where none is approved
        """
        return item.claim_ids.filtered(lambda claim: claim.state in ("approved", "returned"))[:1]

    @api.model
    def _handovers(self, item):
        """The last changes of holder that staff signed, the newest last.

        :param item: ``scenic.found.item`` record
        :return: ``scenic.custody.move`` recordset, three at most
        """
        moves = item.custody_move_ids.filtered(lambda move: move.kind in _HANDOVERS)
        return moves.sorted(lambda move: (move.date, move.id))[-3:]


class FoundItemSheetVisitorReport(models.AbstractModel):
    _name = "report.scenic_service_desk.report_found_item_sheet_visitor"
    _description = "Sheet: Visitor Hands In"
    _inherit = ["scenic.paper.sheet"]


class FoundItemSheetEmployeeReport(models.AbstractModel):
    _name = "report.scenic_service_desk.report_found_item_sheet_employee"
    _description = "Sheet: Employee Hands In"
    _inherit = ["scenic.paper.sheet"]


class FoundItemSheetOnSiteReport(models.AbstractModel):
    _name = "report.scenic_service_desk.report_found_item_sheet_on_site"
    _description = "Sheet: Found on Site"
    _inherit = ["scenic.paper.sheet"]
