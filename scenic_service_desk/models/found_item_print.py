from odoo import fields, models

_REPORTS = {
    "visitor": "scenic_service_desk.found_item_sheet_visitor_report",
    "employee": "scenic_service_desk.found_item_sheet_employee_report",
    "on_site": "scenic_service_desk.found_item_sheet_on_site_report",
}


class ScenicFoundItem(models.Model):
    """What is printed of a found item: card, receipt, sheet."""

    _inherit = "scenic.found.item"

    _scan_path = "found"

    def action_print_receipt(self):
        """Print the finders' receipts; their numbers are drawn once and kept.

        :return: report action
        """
        self._draw_receipts()
        return self.env.ref("scenic_service_desk.found_item_receipt_report").report_action(self, config=False)

    def _draw_receipts(self):
        """Give every item of ``self`` its receipt number; one that has its number keeps it."""
        for company, items in self.filtered(lambda item: not item.receipt_number).grouped("company_id").items():
            numbers = self._draw_numbers(company.id, len(items), "scenic.found.receipt")
            for item, number in zip(items, numbers, strict=True):
                item._write_unlocked({"receipt_number": number, "receipt_given_at": fields.Datetime.now()})

    def action_print_card(self):
        """Print one label an item.

        :return: report action
        """
        return self.env.ref("scenic_service_desk.found_item_card_report").report_action(self, config=False)

    def action_print_sheet(self):
        """Print the registration and claim sheet of the items' way in.

        :return: report action
        """
        return self.env.ref(_REPORTS[self[:1].source]).report_action(self, config=False)

    def _finder_employee_number(self):
        """The finder's 工号 for his receipt.

        sudo: the badge number is HR's; it is printed for its own holder.
        :return: str
        """
        self.ensure_one()
        return self.finder_employee_id.sudo().barcode or ""
