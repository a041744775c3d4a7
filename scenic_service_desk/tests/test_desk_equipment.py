from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.scenic_service_desk.models import maintenance_equipment

from .check_common import CheckCommon


@tagged("post_install", "-at_install")
class TestDeskEquipment(CheckCommon):
    """Desk staff see and check the equipment of their company's desks, and nothing more."""

    def test_who_reads_equipment_of_desks(self):
        readers = {self.agent: True, self.kiosk_agent: True, self.officer: True, self.plain: False}
        readers[self.crew_leader] = False
        for user, reads in readers.items():
            with self.subTest(user.login):
                self.assertEqual(self.printer.with_user(user).has_access("read"), reads)

    def test_equipment_of_no_desk_stays_unseen(self):
        self.assertFalse(self.elsewhere.with_user(self.agent).has_access("read"))

    def test_staff_change_no_equipment(self):
        for user in (self.agent, self.supervisor, self.officer):
            equipment = self.printer.with_user(user)
            with self.subTest(user.login):
                with self.assertRaises(AccessError):
                    equipment.write({"scenic_location_note": "Elsewhere"})
                with self.assertRaises(AccessError):
                    equipment.create({"name": "Mine"})
                with self.assertRaises(AccessError):
                    equipment.unlink()

    def test_other_companys_equipment_stays_unseen(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        desk = self.env["scenic.desk"].create({"name": "Their Desk", "company_id": company.id})
        till = self.env["maintenance.equipment"].create(
            {"name": "Till", "company_id": company.id, "maintenance_team_id": False, "scenic_desk_id": desk.id}
        )
        self.assertFalse(till.with_user(self.agent).has_access("read"))

    def test_others_requests_stay_unseen(self):
        request = self.env["maintenance.request"].create(
            {"name": "Oil", "equipment_id": self.elsewhere.id, "employee_id": False}
        )
        self.assertFalse(request.with_user(self.agent).has_access("read"))

    def test_last_seen(self):
        self.signed_asset_check()
        last = self.signed_asset_check({"Printer": "missing"})
        equipment = self.printer.with_user(self.agent)
        self.assertEqual(equipment.scenic_check_count, 2)
        self.assertEqual(equipment.scenic_seen_desk_id, self.desk)
        self.assertLessEqual(equipment.scenic_seen_at, last.date)

    def test_number_of_an_accounting_asset(self):
        vendor = self.env["res.partner"].create({"name": "Asset", "ref": "FA-2026-7"})
        self.printer.partner_id = vendor
        with patch.object(maintenance_equipment, "_ASSET_MODELS", ("res.partner",)):
            self.assertEqual(self.printer.with_user(self.agent).scenic_asset_number, "FA-2026-7")

    def test_no_accounting_addon_no_number(self):
        self.assertFalse(self.printer.scenic_asset_number)
