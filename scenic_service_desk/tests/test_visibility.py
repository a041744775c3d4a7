from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import MODULE, ScenicCommon


@tagged("post_install", "-at_install")
class TestVisibility(ScenicCommon):
    """Who sees, and who writes, which entries."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.new_item()
        cls.claim = cls.new_claim(cls.item)

    def _sees(self, user, record):
        return record in record.with_user(user).search([("id", "in", record.ids)])

    def test_desk_staff_sees_every_desk(self):
        for user in (self.agent, self.kiosk_agent, self.supervisor, self.custodian, self.manager):
            for record in (self.item, self.claim, self.item.custody_move_ids):
                with self.subTest(user.login, model=record._name):
                    self.assertTrue(self._sees(user, record))

    def test_agent_writes_his_own_desk_only(self):
        with self.assertRaises(AccessError):
            self.item.with_user(self.kiosk_agent).write({"note": "x"})
        self.item.with_user(self.colleague).write({"note": "Mine too"})

    def test_agent_makes_no_entry_at_another_desk(self):
        with self.assertRaises(AccessError):
            self.new_item(self.kiosk_agent)

    def test_agent_writes_no_lines_of_another_desk(self):
        with self.assertRaises(AccessError):
            self.env["scenic.found.content"].with_user(self.kiosk_agent).create({"item_id": self.item.id, "name": "x"})

    def test_supervisor_writes_every_desk(self):
        item = self.new_item(self.kiosk_agent, desk_id=self.kiosk.id)
        item.with_user(self.supervisor).write({"note": "x"})
        self.assertEqual(item.note, "x")

    def test_claim_at_one_desk_for_an_item_of_another(self):
        item = self.new_item(self.kiosk_agent, desk_id=self.kiosk.id)
        claim = self.new_claim(item)
        claim.action_hand_over()
        self.assertEqual(item.state, "returned")

    def test_plain_and_stock_users_see_nothing(self):
        stock_user = self._new_user("stock", "stock.group_stock_user")
        for user in (self.plain, stock_user):
            for record in (self.item, self.claim, self.item.custody_move_ids, self.desk):
                with self.subTest(user.login, model=record._name), self.assertRaises(AccessError):
                    record.with_user(user).read(["display_name"])

    def test_plain_user_has_no_menu(self):
        menu = self.env.ref(f"{MODULE}.root_menu")
        self.assertNotIn(menu.id, self.env["ir.ui.menu"].with_user(self.plain)._visible_menu_ids())
        self.assertIn(menu.id, self.env["ir.ui.menu"].with_user(self.crew_leader)._visible_menu_ids())

    def test_identity_right_alone_opens_no_register(self):
        user = self._new_user("identity_only", f"base.group_user,{MODULE}.group_identity")
        with self.assertRaises(AccessError):
            self.claim.with_user(user).read(["id_number_masked"])

    def test_portal_user_sees_nothing(self):
        portal = self._new_user("portal", "base.group_portal")
        with self.assertRaises(AccessError):
            self.item.with_user(portal).read(["display_name"])

    def test_only_managers_read_the_reveal_log(self):
        for user in (self.agent, self.supervisor, self.crew_leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.env["scenic.reveal.log"].with_user(user).search([])

    def test_only_managers_configure(self):
        category = self.category("umbrella").copy({"company_id": self.env.company.id})
        for record in (self.desk, self.zone, category):
            for user in (self.agent, self.supervisor, self.custodian, self.crew_leader):
                with self.subTest(record._name, user=user.login), self.assertRaises(AccessError):
                    record.with_user(user).write({"name": "x"})
            record.with_user(self.manager).write({"name": "Renamed"})


@tagged("post_install", "-at_install")
class TestCrewLeader(ScenicCommon):
    """A crew leader registers on site, and sees his own on-site entries only."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.own = cls.new_on_site()
        cls.mates = cls.new_on_site(cls.crew_mate)
        cls.counter_item = cls.new_item()

    def _own_env(self, model):
        return self.env[model].with_user(self.crew_leader)

    def test_sees_his_own_only(self):
        self.assertEqual(self._own_env("scenic.found.item").search([]), self.own)

    def test_reads_no_other(self):
        for item in (self.mates, self.counter_item):
            with self.subTest(item.name), self.assertRaises(AccessError):
                item.with_user(self.crew_leader).read(["description"])

    def test_sees_claims_on_his_own_only(self):
        own = self.new_claim(self.own, self.crew_leader)
        self.new_claim(self.mates, self.crew_mate)
        self.new_claim(self.own, self.agent)
        self.assertEqual(self._own_env("scenic.claim").search([]), own)

    def test_sees_the_ledger_of_his_own_only(self):
        self.assertEqual(self._own_env("scenic.custody.move").search([]).item_id, self.own)

    def test_registers_nothing_at_the_counter(self):
        with self.assertRaises(AccessError):
            self.new_item(self.crew_leader, source="visitor", crew_leader_id=False)

    def test_claims_no_item_of_the_counter(self):
        with self.assertRaises(AccessError):
            self.new_claim(self.counter_item, self.crew_leader)

    def test_learns_nothing_of_others_by_an_unsaved_claim(self):
        spec = {
            "item_id": {},
            "item_state": {},
            "tier": {},
            "category_id": {"fields": {"display_name": {}}},
            "display_name": {},
        }
        claims = self._own_env("scenic.claim")
        for item in (self.mates, self.counter_item):
            with self.subTest(item.name):
                with self.assertRaises(AccessError):
                    claims.onchange({"item_id": item.id}, ["item_id"], spec)
                with self.assertRaises(AccessError):
                    claims.with_context(default_item_id=item.id).onchange({}, [], spec)
        self.assertEqual(claims.onchange({"item_id": self.own.id}, ["item_id"], spec)["value"]["tier"], "on_site")

    def test_has_no_menu_of_the_desk(self):
        visible = self.env["ir.ui.menu"].with_user(self.crew_leader)._visible_menu_ids()
        for name in ("desk_overview_menu", "custody_move_menu", "configuration_menu"):
            with self.subTest(name):
                self.assertNotIn(self.env.ref(f"{MODULE}.{name}").id, visible)

    def test_desk_staff_sees_on_site_finds(self):
        self.assertIn(self.own, self.env["scenic.found.item"].with_user(self.agent).search([("state", "=", "on_site")]))


@tagged("post_install", "-at_install")
class TestCompanies(ScenicCommon):
    """Nothing of one company is seen or used in another."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_company = cls._create_company(name="Other Park")
        groups = f"{MODULE}.group_manager"
        cls.stranger = cls._new_user(
            "stranger", groups, company_id=cls.other_company.id, company_ids=[(6, 0, cls.other_company.ids)]
        )
        cls.item = cls.new_item(content_ids=[(0, 0, {"name": "Cover"})])
        cls.claim = cls.new_claim(cls.item)

    def test_entries_of_another_company_are_not_seen(self):
        for record in (
            self.item,
            self.claim,
            self.item.custody_move_ids,
            self.item.content_ids,
            self.item.log_id,
            self.desk,
        ):
            stranger = record.with_user(self.stranger)
            with self.subTest(record._name):
                self.assertFalse(stranger.search([("id", "in", record.ids)]))
                with self.assertRaises(AccessError):
                    stranger.read(["display_name"])

    def test_entry_belongs_to_the_company_of_its_desk(self):
        self.assertEqual(self.item.company_id, self.desk.company_id)

    def test_entry_cannot_be_put_into_another_company(self):
        with self.assertRaises(Exception) as caught:
            self.new_item(company_id=self.other_company.id)
        self.assertIn(type(caught.exception).__name__, ("UserError", "AccessError"))

    def test_shipped_categories_serve_every_company(self):
        self.assertTrue(self.category("umbrella").with_user(self.stranger).name)

    def test_category_of_one_company_is_hidden_from_the_other(self):
        own = self.env["scenic.item.category"].create({"name": "Ours", "company_id": self.env.company.id})
        with self.assertRaises(AccessError):
            own.with_user(self.stranger).read(["name"])

    def test_each_company_may_have_its_own_sequence(self):
        self.env["ir.sequence"].create(
            {
                "name": "x",
                "code": "scenic.found.item",
                "prefix": "OP-%(y)s-",
                "padding": 6,
                "company_id": self.other_company.id,
            }
        )
        desk = self.env["scenic.desk"].create({"name": "Gate", "company_id": self.other_company.id})
        item = self.new_item(self.stranger, desk_id=desk.id, zone_id=False)
        self.assertTrue(item.name.startswith("OP-"), item.name)
        self.assertTrue(self.new_item().name.startswith("FI-"))
