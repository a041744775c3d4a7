from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import MODULE, ScenicCommon


@tagged("post_install", "-at_install")
class TestSharedRecords(ScenicCommon):
    """What all companies share is changed by who answers for all of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.env["res.company"].create({"name": "Other Park"})
        cls.umbrella = cls.category("umbrella").with_user(cls.manager)

    def test_manager_of_one_company_changes_nothing_shared(self):
        slot = self.env.ref(f"{MODULE}.shift_slot_all_day").with_user(self.manager)
        zone = self.env["scenic.zone"].create({"name": "Everywhere", "company_id": False}).with_user(self.manager)
        for record in (self.umbrella, slot, zone):
            with self.subTest(record._name):
                with self.assertRaisesRegex(AccessError, "shared by all companies"):
                    record.name = "Mine"
                with self.assertRaisesRegex(AccessError, "shared by all companies"):
                    record.unlink()
        self.assertTrue(self.umbrella.name)

    def test_translation_is_a_change_too(self):
        with self.assertRaises(AccessError):
            self.umbrella.update_field_translations("name", {"en_US": "Mine"})

    def test_manager_shares_nothing_of_his_own(self):
        categories = self.env["scenic.item.category"].with_user(self.manager)
        with self.assertRaises(AccessError):
            categories.create({"name": "For all", "company_id": False})
        own = categories.create({"name": "Ours"})
        self.assertEqual(own.company_id, self.env.company)
        own.name = "Still ours"
        with self.assertRaises(AccessError):
            own.company_id = False
        with self.assertRaises(AccessError):
            self.umbrella.company_id = self.env.company

    def test_administrator_changes_what_is_shared(self):
        self.manager.group_ids += self.env.ref("base.group_system")
        self.umbrella.name = "Parasol"
        self.assertEqual(self.umbrella.name, "Parasol")

    def test_manager_of_all_companies_changes_what_is_shared(self):
        self.manager.company_ids = self.env["res.company"].search([])
        self.umbrella.name = "Parasol"
        self.assertEqual(self.umbrella.name, "Parasol")

    def test_in_a_database_of_one_company_the_manager_does(self):
        self.env["res.company"].search([("id", "!=", self.env.company.id)]).active = False
        self.umbrella.name = "Parasol"
        self.assertEqual(self.umbrella.name, "Parasol")
