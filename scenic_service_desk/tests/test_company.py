from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import Form, tagged

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

    def test_lines_of_what_is_shared_are_shared_too(self):
        step = self.env.ref(f"{MODULE}.deadline_rule_callback").step_ids[:1].with_user(self.manager)
        template = self.env["scenic.chain.template"].create({"name": "All", "tier_ids": [Command.create({})]})
        tier = template.tier_ids.with_user(self.manager)
        self.assertFalse(template.company_id)
        point = self.env.ref(f"{MODULE}.check_template_default").line_ids[:1].with_user(self.manager)
        changes = ((step, {"after_minutes": 9999}), (tier, {"within": 9999}), (point, {"name": "Nothing"}))
        for line, vals in changes:
            with self.subTest(line._name):
                self.assertTrue(line)
                with self.assertRaisesRegex(AccessError, "shared by all companies"):
                    line.write(vals)
                with self.assertRaisesRegex(AccessError, "shared by all companies"):
                    line.unlink()
                with self.assertRaisesRegex(AccessError, "shared by all companies"):
                    line.create({line._shared_parent: line[line._shared_parent].id, **vals})

    def test_lines_of_ones_own_are_ones_own(self):
        templates = self.env["scenic.chain.template"].with_user(self.manager)
        own = templates.create({"name": "Ours", "tier_ids": [Command.create({})]})
        own.tier_ids.within = 7
        shared = self.env["scenic.chain.template"].create({"name": "All", "company_id": False})
        with self.assertRaisesRegex(AccessError, "shared by all companies"):
            own.tier_ids.template_id = shared
        own.tier_ids.unlink()

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


@tagged("post_install", "-at_install")
class TestTwoCompanies(ScenicCommon):
    """With two companies switched on, an entry is made in the company of its desk."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.env["res.company"].create({"name": "Other Park"})
        cls.agent.company_ids += cls.other
        cls.other_employee = cls.env["hr.employee"].create(
            {"name": "Agent There", "user_id": cls.agent.id, "company_id": cls.other.id}
        )
        cls.other_desk = cls.env["scenic.desk"].create(
            {"name": "Other Centre", "company_id": cls.other.id, "member_ids": cls.other_employee.ids}
        )
        companies = (cls.env.company + cls.other).ids
        cls.desks = cls.other_desk.with_user(cls.agent).with_context(allowed_company_ids=companies)

    def test_card_of_the_other_desk_registers_there(self):
        action = self.desks.with_context(scenic_source="visitor").action_hand_in()
        form = Form(self.desks.env["scenic.found.item"].with_context(**action["context"]))
        form.description = "Black umbrella"
        item = form.save()
        self.assertRecordValues(
            item,
            [
                {
                    "company_id": self.other.id,
                    "desk_id": self.other_desk.id,
                    "employee_id": self.other_employee.id,
                    "sign_method": "login",
                }
            ],
        )

    def test_claim_on_an_item_of_the_other_company(self):
        item = self.desks.env["scenic.found.item"].create(
            {
                "description": "Umbrella",
                "category_id": self.category("umbrella").id,
                "desk_id": self.other_desk.id,
            }
        )
        self.assertEqual(item.employee_id, self.other_employee)
        claims = self.env["scenic.claim"].with_env(item.env)
        claim = Form(claims.with_context(**item.action_new_claim()["context"])).save()
        self.assertRecordValues(claim, [{"company_id": self.other.id, "desk_id": self.other_desk.id}])
        self.assertEqual(claim.employee_id, self.other_employee)

    def test_strange_desk_of_a_context_is_none(self):
        for desk_id in (0, "x", [1], 10**8):
            with self.subTest(desk_id):
                items = self.env["scenic.found.item"].with_context(default_desk_id=desk_id)
                self.assertEqual(items._default_company_id({}), self.env.company.id)
