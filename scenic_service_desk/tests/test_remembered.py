from datetime import date
from unittest.mock import patch

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ScenicCommon

SPECIFICATION = {
    "employee_id": {"fields": {"display_name": {}}},
    "topic_id": {"fields": {"display_name": {}}},
    "clock": {},
}
# six in the morning in Shanghai, the afternoon before in Los Angeles
MOMENT = "2024-05-01 22:00:00"


@tagged("post_install", "-at_install")
class TestRemembered(ScenicCommon):
    """What is kept from request to request is forgotten as soon as somebody changes it."""

    @classmethod
    def default_env_context(cls):
        return {}  # with history, as in real life

    def setUp(self):
        super().setUp()
        self._call()  # everything is remembered now

    def _call(self, user=None, **values):
        """A call in a request of its own: nothing is at hand but what is remembered."""
        values = {"employee_id": (user or self.agent).employee_id.id, **values}
        self.env.invalidate_all()  # which writes what is pending
        call = self.new_inquiry(user, **values)
        self.env.flush_all()
        return call

    def _shown(self, call):
        self.env.invalidate_all()
        return call.web_read(SPECIFICATION)[0]

    def test_nothing_is_read_twice(self):
        self.env.invalidate_all()
        desk = self.desk.with_user(self.agent)._recall()
        with self.assertQueryCount(0):
            self.assertEqual(desk.sudo().company_id, self.env.company)
            self.assertIn(self.agent.id, desk.sudo().with_context(active_test=False).user_ids.ids)

    def test_pending_change_wins(self):
        self.desk.tz = "America/Los_Angeles"
        self.assertEqual(self.desk._recall().tz, "America/Los_Angeles")

    def test_change_of_a_transaction_that_fails_is_forgotten(self):
        self.env.registry.clear_cache()
        self.env.registry.cache_invalidated.clear()
        self.desk.tz = "America/Los_Angeles"
        self.desk._remembered_values()
        self.assertIn("default", self.env.registry.cache_invalidated)

    def test_missing_record_is_left_to_its_reader(self):
        gone = self.env["scenic.desk"].browse(2**31 - 1)
        self.assertEqual(gone._recall(), gone)

    def test_new_record_has_nothing_to_remember(self):
        new = self.env["scenic.desk"].new({"tz": "Europe/Paris"})
        self.assertEqual(new._recall().tz, "Europe/Paris")

    def test_employee_linked_to_another_login(self):
        employee = self.agent_employee
        employee.user_id = False
        with self.assertRaises(AccessError):
            self._call(employee_id=employee.id)

    def test_employee_linked_by_his_resource(self):
        employee = self.agent_employee
        employee.resource_id.user_id = False
        with self.assertRaises(AccessError):
            self._call(employee_id=employee.id)

    def test_employee_of_another_company(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        stranger = self.env["hr.employee"].create({"name": "Stranger", "company_id": other.id})
        with self.assertRaises(UserError):
            self._call(self.supervisor, employee_id=stranger.id)

    def test_employee_renamed(self):
        self.agent_employee.resource_id.name = "Li Hong"
        call = self._call()
        self.assertEqual(call.web_read(SPECIFICATION)[0]["employee_id"]["display_name"], "Li Hong")

    def test_member_leaves_the_desk(self):
        self.desk.member_ids = [Command.unlink(self.agent_employee.id)]
        with self.assertRaises(AccessError):
            self._call()

    def test_member_joins_the_desk(self):
        values = {"desk_id": self.kiosk.id}
        with self.assertRaises(AccessError):
            self._call(**values)
        self.kiosk.member_ids = [Command.link(self.agent_employee.id)]
        self.assertTrue(self._call(**values))

    def test_clock_of_the_desk_changes(self):
        call = self._call(date=MOMENT, is_late_entry=True)
        self.assertEqual((call.log_id.sudo().date, self._shown(call)["clock"]), (date(2024, 5, 2), "06:00"))
        self.desk.tz = "America/Los_Angeles"
        call = self._call(date=MOMENT, is_late_entry=True)
        self.assertEqual((call.log_id.sudo().date, self._shown(call)["clock"]), (date(2024, 5, 1), "15:00"))

    def test_day_turns_at_another_hour(self):
        self.desk.day_turn_hour = 7
        self.assertEqual(self._call(date=MOMENT, is_late_entry=True).log_id.sudo().date, date(2024, 5, 1))

    def test_prefix_of_the_sequence_changes(self):
        sequence = self.env["ir.sequence"].search([("code", "=", "scenic.inquiry")])
        sequence.write({"prefix": "CALL-", "padding": 8})
        self.assertRegex(self._call().name, r"^CALL-\d{8}$")

    def test_company_gets_a_sequence_of_its_own(self):
        vals = {"name": "Own", "code": "scenic.inquiry", "prefix": "OWN-", "company_id": self.env.company.id}
        own = self.env["ir.sequence"].create(vals)
        self.assertRegex(self._call().name, r"^OWN-")
        own.unlink()
        self.assertRegex(self._call().name, r"^IQ-")

    def test_second_company_counts_for_itself(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        self.env["ir.sequence"].create(
            {"name": "Other", "code": "scenic.inquiry", "prefix": "OP-", "company_id": other.id}
        )
        gate = self.env["scenic.desk"].create({"name": "Gate", "company_id": other.id})
        self.manager.company_ids |= other
        call = self._call(self.manager, desk_id=gate.id, employee_id=False)
        self.assertRegex(call.name, r"^OP-")
        self.assertEqual(call.company_id, other)

    def test_complaint_category_and_its_main_category_renamed(self):
        category = self.complaint_category("order_queue")
        for kind, name in ((category.parent_id, "Main Category"), (category, "Subcategory")):
            self.assertTrue(category.complete_name)
            kind.name = name
            self.assertIn(name, category.complete_name)

    def test_complaint_category_translated_in_the_dialog(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        category = self.complaint_category("order_queue").with_context(lang="zh_CN")
        self.assertTrue(category.display_name and category._all_names())
        category.update_field_translations("name", {"zh_CN": "排长队"})
        self.assertIn("排长队", category.display_name)
        self.assertIn("排长队", " ".join(category._all_names()))

    def test_topic_and_its_main_topic_renamed(self):
        call = self._call(topic_id=self.topic("ticket_prices").id)
        self._shown(call)
        self.topic("tickets").name = "Entry"
        self.assertRegex(self._shown(call)["topic_id"]["display_name"], "^Entry / ")
        self.topic("ticket_prices").name = "Cost"
        self.assertEqual(self._shown(call)["topic_id"]["display_name"], "Entry / Cost")

    def test_topic_moves_to_another_company(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        topic = self.env["scenic.inquiry.topic"].create({"name": "Boats", "company_id": self.env.company.id})
        self._call(topic_id=topic.id)
        topic.company_id = other
        with self.assertRaises(UserError):
            self._call(topic_id=topic.id)

    def test_log_closed_by_another_transaction(self):
        log = self._call().log_id.sudo()
        self.env.cr.execute("UPDATE scenic_duty_log SET state = 'closed' WHERE id = %s", [log.id])
        self.assertTrue(self._call().is_after_close)

    def test_shift_made_by_another_process(self):
        self.desk.slot_ids = self.env["scenic.shift.slot"].create({"name": "Always", "hour_from": 4, "hour_to": 28})
        shift = self._call().shift_id
        self.assertTrue(shift)
        with patch.object(type(shift), "_ids_of_log", lambda self, log_id: ()):
            self.assertEqual(self._call().shift_id, shift)
        self.assertEqual(len(shift.sudo().log_id.shift_ids), 1)

    def test_history_begins_with_who_made_it(self):
        message = self._call().sudo().message_ids
        self.assertEqual((message.author_id, message.body), (self.agent.partner_id, "<p>Inquiry created</p>"))
        self.assertEqual(message.subtype_id, self.env.ref("mail.mt_note"))

    def test_history_in_the_language_of_its_writer(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        self.agent.lang = "zh_CN"
        inquiries = self.env["scenic.inquiry"].with_user(self.agent).with_context(lang="zh_CN")
        vals = {"topic_id": self.topic("tickets").id, "desk_id": self.desk.id}
        self.assertIn("咨询", inquiries.create(vals).sudo().message_ids.body)

    def test_author_renamed(self):
        self.agent.name = "Li Hong"
        self.agent.email = "li.hong@example.com"
        self.assertEqual(self._call().sudo().message_ids.email_from, '"Li Hong" <li.hong@example.com>')

    def test_address_for_replies(self):
        domain = self.env["mail.alias.domain"].create({"name": "park.example.com"})
        self.env.company.alias_domain_id = domain
        self.agent.email = "li.hong@example.com"
        self.assertIn(domain.catchall_email, self._call().sudo().message_ids.reply_to)
