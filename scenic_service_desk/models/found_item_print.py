from urllib.parse import quote

from odoo import api, fields, models

_REPORTS = {
    "visitor": "scenic_service_desk.found_item_sheet_visitor_report",
    "employee": "scenic_service_desk.found_item_sheet_employee_report",
    "on_site": "scenic_service_desk.found_item_sheet_on_site_report",
}


class ScenicFoundItem(models.Model):
    """What is printed of a found item: card, receipt, sheet."""

    _inherit = "scenic.found.item"

    def _scan_url(self):
        """The address in the card's QR: opens the item, after login where needed.

        :return: str, an absolute URL
        """
        self.ensure_one()
        return f"{self.get_base_url()}/scenic/found/{quote(self.name)}"

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

    @api.model
    def action_open_scanned(self, code):
        """What a scanner read at the counter.

        :param str code: a card's address or number
        :return: act_window of the item, or False where the code is none of ours, or the user none of the desk's
        """
        if not self.has_access("read"):
            return False
        number = (code or "").strip().rsplit("/", 1)[-1].upper()
        item = self.search([("name", "=", number)], limit=1)
        if not item:
            return False
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": item.id,
            "views": [(False, "form")],
        }

    def _finder_employee_number(self):
        """The finder's 工号 for his receipt.

        sudo: the badge number is HR's; it is printed for its own holder.
        :return: str
        """
        self.ensure_one()
        return self.finder_employee_id.sudo().barcode or ""
