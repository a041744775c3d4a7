from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .chain import ChainCommon
from .common import MODULE


@tagged("post_install", "-at_install")
class TestChainTemplate(ChainCommon):
    """Who is told of what is data: changed, it holds from the next entry on."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.template = cls.new_chain("Ours", severity="low")

    @classmethod
    def new_chain(cls, name, **values):
        """A chain of the company that tells the guard."""
        tier = {"role": "employee", "employee_id": cls.guard.id, "how": "radio", "within": 7, "arrive_within": 9}
        values = {"kind": "incident", "company_id": cls.env.company.id, "tier_ids": [Command.create(tier)], **values}
        return cls.env["scenic.chain.template"].create({"name": name, **values})

    def fitting(self, severity="low"):
        """The chain of an incident."""
        ids = self.env["scenic.chain.template"]._fitting_ids("incident", severity, self.env.company.id)
        return self.template.browse(ids)

    def test_a_severity_of_its_own_goes_before_any(self):
        self.new_chain("Any", severity=False, sequence=1)
        self.assertEqual(self.fitting(), self.template)

    def test_any_severity_where_no_other_fits(self):
        self.env["scenic.chain.template"].search([("kind", "=", "incident")]).active = False
        chain = self.new_chain("Any", severity=False)
        self.assertEqual(self.fitting("critical"), chain)

    def test_archived_it_is_not_asked(self):
        self.assertEqual(self.fitting(), self.template)
        self.template.active = False
        self.assertEqual(self.fitting(), self.env.ref(f"{MODULE}.chain_incident_low"))

    def test_without_any_chain_the_entry_is_made_all_the_same(self):
        self.env["scenic.chain.template"].search([("kind", "=", "incident")]).active = False
        incident = self.new_incident(severity="low")
        self.assertTrue(incident.name)
        self.assertFalse(incident.sudo().chain_ids)

    def test_deleted_it_is_not_asked(self):
        self.assertEqual(self.fitting(), self.template)
        self.template.unlink()
        self.assertNotEqual(self.fitting().name, "Ours")

    def test_minutes_count_from_the_report(self):
        incident = self.new_incident(severity="low")
        notice = incident.sudo().chain_ids
        self.assertEqual((notice.arrive_due_at - notice.due_at).total_seconds(), 120)
        self.assertAlmostEqual((notice.due_at - incident.create_date).total_seconds(), 7 * 60, delta=5)

    def test_a_change_holds_from_the_next_entry_on(self):
        before = self.new_incident(severity="low").sudo().chain_ids
        self.template.tier_ids.how = "phone"
        after = self.new_incident(severity="low").sudo().chain_ids
        self.assertEqual((before.how, after.how), ("radio", "phone"))

    def test_a_tier_added_and_taken_away(self):
        self.template.tier_ids = [Command.create({"tier": 2, "role": "supervisor"})]
        self.assertEqual(len(self.new_incident(severity="low").sudo().chain_ids), 2)
        self.template.tier_ids[1].unlink()
        self.assertEqual(self.new_incident(severity="low").sudo().chain_ids.employee_id, self.guard)

    def test_copied_with_its_people(self):
        self.assertEqual(self.template.copy().tier_ids.employee_id, self.guard)

    def test_a_named_employee_is_named(self):
        with self.assertRaises(ValidationError):
            self.template.tier_ids.employee_id = False

    @mute_logger("odoo.sql_db")
    def test_tiers_and_minutes_are_positive(self):
        for values in ({"tier": 0}, {"within": 0}, {"arrive_within": -1}):
            with self.subTest(values), self.assertRaises(IntegrityError), self.env.cr.savepoint():
                self.template.tier_ids.write(values)

    def test_what_all_share_is_not_one_company_s_to_change(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        boss = self._new_user("boss", f"{MODULE}.group_manager", company_id=other.id, company_ids=other.ids)
        tier = self.env.ref(f"{MODULE}.chain_incident_low").tier_ids[0].with_user(boss)
        self.assertTrue(tier.role)
        for change in (lambda: tier.write({"within": 99}), tier.unlink, tier.copy):
            with self.assertRaises(AccessError):
                change()
        self.assertFalse(self.template.tier_ids.with_user(boss).search([("id", "in", self.template.tier_ids.ids)]))

    def test_a_manager_changes_his_company_s(self):
        self.template.tier_ids.with_user(self.manager).within = 3
        self.assertEqual(self.template.tier_ids.within, 3)
