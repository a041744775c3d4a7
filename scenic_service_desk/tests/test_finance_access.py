from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .finance import FinanceCommon


@tagged("post_install", "-at_install")
class TestFinanceAccess(FinanceCommon):
    """Finance sees the lists handed to it, and nothing else of the service desk."""

    def test_sees_what_was_handed(self):
        transfer = self.handed()
        seen = self.env["scenic.custody.transfer"].with_user(self.keeper).search([("desk_id", "=", self.desk.id)])
        self.assertEqual(seen, transfer)
        self.assertEqual(seen.line_ids.mapped("description"), ["Huawei phone", "Nikon camera"])

    def test_sees_no_draft_and_no_other_kind(self):
        lists = self.new_transfer(self.item, "finance", self.custodian)
        lists |= self.new_transfer(self.other, "police", self.custodian)
        for records in (lists, lists.line_ids):
            seen = records.with_user(self.keeper).search([("id", "in", records.ids)])
            with self.subTest(records._name):
                self.assertFalse(seen)

    def test_sees_no_other_company(self):
        transfer = self.handed()
        other = self.env["res.company"].create({"name": "Second Park"})
        self.keeper.write({"company_ids": other.ids, "company_id": other.id})
        with self.assertRaises(AccessError):
            transfer.with_user(self.keeper).read(["name"])

    def test_form_opens(self):
        transfer = self.handed().with_user(self.keeper)
        spec = {
            name: {}
            for name in transfer.get_view(view_type="form")["models"]["scenic.custody.transfer"]
            if name not in ("id",)
        }
        self.assertTrue(transfer.web_read(spec))

    def test_nothing_else_is_readable(self):
        self.handed()
        for name in ("scenic.found.item", "scenic.claim", "scenic.lost.report", "scenic.custody.move", "scenic.desk"):
            with self.subTest(name), self.assertRaises(AccessError):
                self.env[name].with_user(self.keeper).search([]).mapped("display_name")

    def test_items_cannot_be_searched_through_the_lines(self):
        self.handed()
        lines = self.env["scenic.custody.transfer.line"].with_user(self.keeper)
        with self.assertRaises(AccessError):
            lines.search([("item_id.marks", "ilike", "corner")])

    def test_finance_neither_makes_nor_takes_back_lists(self):
        transfer = self.handed().with_user(self.keeper)
        for act in (transfer.action_take_back, transfer.action_cancel):
            with self.subTest(act.__name__), self.assertRaises(AccessError):
                act()
        with self.assertRaises(AccessError):
            self.env["scenic.custody.transfer"].with_user(self.keeper).create({"desk_id": self.desk.id})

    def test_finance_changes_no_line(self):
        line = self.handed().with_user(self.keeper).line_ids[:1]
        with self.assertRaises(UserError):
            line.seal_number = "X"

    def test_who_is_neither_sees_nothing(self):
        transfer = self.handed()
        plain = self._new_user("nobody", "base.group_user")
        with self.assertRaises(AccessError):
            transfer.with_user(plain).read(["name"])

    def test_receipt_tells_no_marks_and_no_names(self):
        finder = self.new_phone(visitor_name="Han Meimei", visitor_phone="13900001111", document_name_entry="Li Lei")
        self.to_custodian(finder)
        picking = self.receipt(self.handed(finder))
        text = str(picking.read()) + str(picking.move_ids.read()) + str(picking.move_line_ids.read())
        for hidden in ("Han Meimei", "13900001111", "Li Lei", "Cracked"):
            with self.subTest(hidden):
                self.assertNotIn(hidden, text)
