from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .check_common import CheckCommon


@tagged("post_install", "-at_install")
class TestAssetScan(CheckCommon):
    """A full audit: label by label (register 11)."""

    def setUp(self):
        super().setUp()
        self.check = self.asset_check(mode="audit")

    def test_serial_number_is_present(self):
        answer = self.check.action_scan("pr-77")
        self.assertEqual(self.line(self.check, "Printer").finding, "present")
        self.assertEqual(answer["message"], "Printer PR-77 · 1 of 2 scanned")

    def test_own_label_is_present(self):
        self.printer.scenic_barcode = "DESK-0001"
        self.check.action_scan("DESK-0001")
        self.assertTrue(self.line(self.check, "Printer").is_scanned)

    def test_label_without_a_number_of_its_own(self):
        lamp = self.env["maintenance.equipment"].create({"name": "Lamp", "scenic_desk_id": self.desk.id})
        check = self.asset_check(mode="audit")
        check.action_scan(lamp.scenic_code)
        self.assertEqual(self.line(check, "Lamp").finding, "present")

    def test_scanned_twice_counts_once(self):
        self.check.action_scan("PR-77")
        self.assertIn("before", self.check.action_scan("PR-77")["message"])
        self.assertEqual(self.check.scanned_count, 1)

    def test_what_was_found_damaged_stays_damaged(self):
        self.line(self.check, "Printer").action_damaged()
        self.check.action_scan("PR-77")
        self.assertEqual(self.line(self.check, "Printer").finding, "damaged")

    def test_unknown_scan_is_kept(self):
        answer = self.check.action_scan("X-404")
        line = self.check.line_ids.filtered(lambda line: line.code == "X-404")
        self.assertEqual((line.finding, line.kind, answer["type"]), ("unexpected", "extra", "warning"))

    def test_equipment_of_elsewhere_is_named(self):
        self.check.action_scan("LM-1")
        self.assertEqual(self.line(self.check, "Lawn Mower").finding, "unexpected")

    def test_wildcards_match_nothing(self):
        self.check.action_scan("%")
        self.assertFalse(self.check.line_ids.filtered(lambda line: line.kind == "extra").equipment_id)

    def test_other_companys_equipment_stays_unknown(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        self.env["maintenance.equipment"].create(
            {"name": "Their Till", "serial_no": "TT-1", "company_id": company.id, "maintenance_team_id": False}
        )
        self.check.action_scan("TT-1")
        self.assertFalse(self.line(self.check, "Their Till"))

    def test_all_present_is_no_audit(self):
        with self.assertRaises(UserError):
            self.check.action_all_fine()

    def test_no_scan_after_signing(self):
        check = self.signed_asset_check()
        with self.assertRaises(UserError):
            check.action_scan("PR-77")

    def test_agent_of_another_desk_does_not_scan(self):
        with self.assertRaises(AccessError):
            self.check.with_user(self.kiosk_agent).action_scan("PR-77")
