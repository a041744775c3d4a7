from odoo.tests import tagged

from .check_common import CheckCommon
from .paper import PaperCommon


@tagged("post_install", "-at_install")
class TestCheckPrints(CheckCommon, PaperCommon):
    """The paper forms of the after-shift checks, filled and empty."""

    def test_asset_check(self):
        check = self.signed_asset_check({"Printer": "damaged"})
        html = self.html("asset_check_report", check)
        for word in ("After-Shift Fixed-Asset Check Record", "PR-77", "Chairs", "Damaged", "agent Wang", check.name):
            with self.subTest(word):
                self.assertIn(word, html)

    def test_safety_check(self):
        check = self.signed_safety_check(["Computer"])
        html = self.html("safety_check_report", check)
        for word in ("Extinguisher", "★", check.line_ids.hazard_id.name):
            with self.subTest(word):
                self.assertIn(word, html)

    def test_hazard(self):
        hazard = self.new_entry("scenic.hazard", description="Loose step", equipment_id=self.printer.id)
        self.assertIn("Loose step", self.html("hazard_report", hazard))

    def test_label_is_read_by_scanner_and_camera(self):
        codes = self.codes(self.pdf("equipment_label_report", self.printer))
        self.assertEqual(codes[0], ["PR-77", "PR-77"])

    def test_blank_forms_carry_the_desks_list(self):
        for form, word in (("asset_check", "Printer"), ("safety_check", "Main switch"), ("hazard", "Measure")):
            blank = (
                self.env["scenic.blank.form"]
                .with_user(self.agent)
                .create({"form": form, "copies": 1, "desk_id": self.desk.id})
            )
            with self.subTest(form):
                self.assertIn(word, self.html("blank_form_report", blank))

    def test_long_list_on_several_pages(self):
        self.env["scenic.desk.goods"].create(
            [{"name": f"Goods {number}", "desk_id": self.desk.id, "quantity": 1} for number in range(40)]
        )
        pages = self.pages(self.pdf("asset_check_report", self.asset_check()))
        self.assertEqual(len(pages), 2)
        self.assertIn("Goods 39", pages[1])
