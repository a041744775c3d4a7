from lxml import etree

from odoo.tests import tagged

from .common import MODULE, ScenicCommon


@tagged("post_install", "-at_install")
class TestLogReaders(ScenicCommon):
    """Whoever may read a day's log opens its form whole: nothing in it crashes half-way."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.safety = cls._new_user("safety", f"{MODULE}.group_safety")
        cls.duty = cls._new_user("duty", f"{MODULE}.group_duty_manager")
        cls.log = cls.today_log()
        cls.new_note()
        cls.new_inquiry(outcome="call_back")
        cls.new_handover()
        cls.env.flush_all()

    def _spec(self, user):
        """What the web client asks for when the user opens the form."""
        views = self.env["scenic.duty.log"].with_user(user).get_views([(False, "form")])
        return self._fields_spec(views["models"], "scenic.duty.log", etree.fromstring(views["views"]["form"]["arch"]))

    def _fields_spec(self, models, name, tree):
        above = tree if tree.tag == "field" else None
        nodes = [node for node in tree.iter("field") if node is not tree]
        own = [node for node in nodes if next(node.iterancestors("field"), None) is above]
        return {node.get("name"): self._field_spec(models, name, node) for node in own}

    def _field_spec(self, models, name, node):
        field = models[name]["fields"][node.get("name")]
        if field["type"] in ("many2one", "many2many", "one2many"):
            inner = self._fields_spec(models, field["relation"], node)
            return {"fields": inner or {"display_name": {}}}
        return {}

    def _open(self, user):
        return self.log.with_user(user).web_read(self._spec(user))[0]

    def test_every_reader_opens_the_form(self):
        for user in (
            self.agent,
            self.supervisor,
            self.manager,
            self.custodian,
            self.duty,
            self.safety,
            self.crew_leader,
        ):
            with self.subTest(user.login):
                self.env.invalidate_all()
                self.assertEqual(self._open(user)["id"], self.log.id)

    def test_safety_officer_sees_checks_and_no_visitors(self):
        shown = self._spec(self.safety)
        self.assertLessEqual({"safety_check_ids", "hazard_ids", "timeline_ids", "opening_line_ids"}, shown.keys())
        self.assertFalse({"entry_ids", "handover_ids", "count_ids", "notice_ids"} & shown.keys())

    def test_crew_leader_sees_the_day_and_nobodys_work(self):
        shown = self._spec(self.crew_leader)
        self.assertLessEqual({"weather", "duty_manager_id"}, shown.keys())
        self.assertFalse({"member_ids", "safety_check_ids", "entry_ids", "count_ids"} & shown.keys())

    def test_no_menu_leads_a_crew_leader_to_logs(self):
        seen = self.env["ir.ui.menu"].with_user(self.crew_leader)._visible_menu_ids()
        self.assertIn(self.env.ref(f"{MODULE}.found_item_menu").id, seen)
        self.assertNotIn(self.env.ref(f"{MODULE}.today_menu").id, seen)
