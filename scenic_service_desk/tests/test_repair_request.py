from odoo.tests import tagged

from .check_common import CheckCommon


@tagged("post_install", "-at_install")
class TestRepairRequest(CheckCommon):
    """Damaged equipment has one open maintenance request (registers 11 and 12)."""

    def _requests(self):
        return self.env["maintenance.request"].search([("equipment_id", "=", self.printer.id)])

    def test_damage_asks_for_a_repair(self):
        check = self.signed_asset_check({"Printer": "damaged"})
        request = self._requests()
        self.assertEqual(self.line(check, "Printer").sudo().request_id, request)
        self.assertEqual(request.scenic_source_ref, check.sudo())
        self.assertEqual(request.employee_id, self.agent_employee)

    def test_one_open_request_only(self):
        self.signed_asset_check({"Printer": "damaged"})
        second = self.signed_asset_check({"Printer": "damaged"})
        self.assertEqual(len(self._requests()), 1)
        self.assertEqual(self.line(second, "Printer").sudo().request_id, self._requests())
        self.assertIn(second.name, self._requests().message_ids[0].body)

    def test_hazard_joins_the_open_request(self):
        self.signed_asset_check({"Printer": "damaged"})
        hazard = self.new_entry("scenic.hazard", description="Smells burnt", equipment_id=self.printer.id)
        self.assertEqual(hazard.sudo().request_id, self._requests())

    def test_a_finished_request_is_not_used_again(self):
        self.signed_asset_check({"Printer": "damaged"})
        self._requests().stage_id = self.env["maintenance.stage"].search([("done", "=", True)], limit=1)
        self.signed_asset_check({"Printer": "damaged"})
        self.assertEqual(len(self._requests()), 2)

    def test_no_team_stops_no_check(self):
        self.env["maintenance.team"].search([]).active = False
        self.signed_asset_check({"Printer": "damaged"})
        self.assertTrue(self._requests().maintenance_team_id)

    def test_agent_sees_the_request_of_his_own_check_only(self):
        self.signed_asset_check({"Printer": "damaged"})
        request = self._requests()
        self.assertTrue(request.with_user(self.agent).has_access("read"))
        self.assertFalse(request.with_user(self.colleague).has_access("read"))
