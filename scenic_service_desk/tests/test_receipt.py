from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestReceipt(ScenicCommon):
    """Every finder's receipt has a number of its own, drawn once and kept."""

    def test_number_is_drawn_when_printed(self):
        item = self.new_item()
        self.assertFalse(item.receipt_number)
        item.action_print_receipt()
        self.assertRegex(item.receipt_number, r"^FR-\d\d-\d{6}$")
        self.assertTrue(item.receipt_given_at)

    def test_printed_again_keeps_its_number(self):
        item = self.new_item()
        item.action_print_receipt()
        number = item.receipt_number
        item.action_print_receipt()
        self.assertEqual(item.receipt_number, number)

    def test_batch_gets_a_number_each(self):
        items = self.new_item() | self.new_item() | self.new_item()
        items[1].action_print_receipt()
        first = items[1].receipt_number
        items.action_print_receipt()
        self.assertEqual(len(set(items.mapped("receipt_number"))), 3)
        self.assertEqual(items[1].receipt_number, first)

    def test_sequence_deleted_or_archived(self):
        sequences = self.env["ir.sequence"].search([("code", "=", "scenic.found.receipt")])
        sequences.active = False
        item = self.new_item()
        item.action_print_receipt()
        self.assertRegex(item.receipt_number, r"^FR-\d\d-\d{6}$")
        sequences.unlink()
        items = self.new_item() | self.new_item()
        for item in items:
            item.action_print_receipt()
        self.assertEqual(len(set(items.mapped("receipt_number"))), 2)
        self.assertEqual(self.env["ir.sequence"].search_count([("code", "=", "scenic.found.receipt")]), 1)

    def test_number_cannot_be_chosen(self):
        with self.assertRaises(UserError):
            self.new_item(receipt_number="FR-26-000001")
        with self.assertRaises(UserError):
            self.new_item().receipt_number = "FR-26-000001"

    def test_returned_item_still_gets_its_receipt(self):
        item = self.new_item()
        self.new_claim(item).action_hand_over()
        item.action_print_receipt()
        self.assertTrue(item.receipt_number)

    def test_crew_leader_gives_receipts(self):
        item = self.new_on_site()
        item.action_print_receipt()
        self.assertTrue(item.receipt_number)

    def test_every_way_in_has_its_sheet(self):
        items = {
            "visitor": self.new_item(),
            "employee": self.new_item(source="employee", finder_employee_id=self.plain_employee.id),
            "on_site": self.new_item(source="on_site", finder_employee_id=self.plain_employee.id),
        }
        names = {item.action_print_sheet()["report_name"] for item in items.values()}
        self.assertEqual(len(names), 3)

    def test_receipt_names_the_finders_number(self):
        self.plain_employee.barcode = "G007"
        item = self.new_item(source="employee", finder_employee_id=self.plain_employee.id)
        self.assertEqual(item._finder_employee_number(), "G007")
