from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import PIXEL, ScenicCommon


@tagged("post_install", "-at_install")
class TestLock(ScenicCommon):
    """Nothing but its steps moves an entry's state, and a closed entry stays as it is."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.new_item(content_ids=[(0, 0, {"name": "Cover"})])
        cls.closed = cls.new_item(
            content_ids=[(0, 0, {"name": "Cover"})],
            cash_ids=[(0, 0, {"amount": 20, "counted_by_id": cls.agent_employee.id})],
            photo_ids=[(0, 0, {"image_1920": PIXEL})],
        )
        cls.closed.with_user(cls.agent)._transition("disposed")

    def test_forged_context_keys_unlock_nothing(self):
        forged = (True, 1, "scenic.found.item", {"model": "scenic.found.item", "ids": self.item.ids}, [self.item.id])
        for value in forged:
            for record in (self.item, self.item.sudo()):
                with self.subTest(value=value, su=record.env.su), self.assertRaises(UserError):
                    record.with_context(scenic_unlock=value).write({"state": "returned"})

    def test_permission_for_one_entry_opens_no_other(self):
        context = self.item._unlocked().env.context
        with self.assertRaises(UserError):
            self.closed.with_context(**context).write({"note": "x"})

    def test_state_is_refused_at_creation(self):
        with self.assertRaises(UserError):
            self.new_item(state="returned")

    def test_default_state_in_the_context_is_ignored(self):
        items = self.env["scenic.found.item"].with_user(self.agent).with_context(default_state="returned")
        item = items.create(
            {"description": "Cap", "category_id": self.category("clothing").id, "desk_id": self.desk.id}
        )
        self.assertEqual(item.state, "at_counter")

    def test_default_the_user_set_for_himself_is_ignored(self):
        self.env["ir.default"].with_user(self.agent).set("scenic.claim", "needs_approval", False, user_id=True)
        self.env["ir.default"].with_user(self.agent).set("scenic.claim", "tier", "ordinary", user_id=True)
        self.assertRecordValues(self.new_claim(self.new_phone()), [{"tier": "valuable", "needs_approval": True}])

    def test_read_only_fields_are_refused_to_everybody(self):
        claim = self.new_claim(self.new_phone())
        forged = {
            "needs_approval": False,
            "tier": "ordinary",
            "approver_user_id": self.supervisor.id,
            "marks_shown_at": "2024-01-01",
            "name": "CL-1",
            "user_id": self.plain.id,
        }
        for name, value in forged.items():
            for record in (claim, claim.sudo(), claim.with_user(self.manager)):
                with self.subTest(name, su=record.env.su), self.assertRaises(UserError):
                    record.write({name: value})

    def test_read_only_fields_are_refused_at_creation(self):
        item = self.new_phone()
        for name, value in {"needs_approval": False, "tier": "ordinary", "marks_shown_at": "2024-01-01"}.items():
            with self.subTest(name), self.assertRaises(UserError):
                self.new_claim(item, **{name: value})

    def test_read_only_defaults_in_the_context_are_ignored(self):
        claims = (
            self.env["scenic.claim"]
            .with_user(self.agent)
            .with_context(
                default_marks_shown_at="2024-01-01",
                default_needs_approval=False,
                default_approver_id=self.agent_employee.id,
            )
        )
        claim = claims.create({"item_id": self.new_phone().id, "desk_id": self.desk.id})
        self.assertRecordValues(claim, [{"marks_shown_at": False, "needs_approval": True, "approver_id": False}])

    def test_entries_log_and_number_cannot_be_chosen(self):
        other_log = self.new_item(desk_id=self.kiosk.id, user=self.kiosk_agent).log_id
        item = self.new_item(name="FI-26-000000", log_id=other_log.id, user_id=self.plain.id)
        self.assertNotEqual(item.name, "FI-26-000000")
        self.assertRecordValues(item, [{"user_id": self.agent.id, "desk_id": self.desk.id}])
        self.assertEqual(item.log_id.desk_id, self.desk)
        item.write({"log_id": other_log.id})
        self.assertEqual(item.log_id.desk_id, self.desk)

    def test_closed_entry_is_refused_to_everybody(self):
        for record in (self.closed, self.closed.with_user(self.manager), self.closed.sudo()):
            for vals in ({"description": "Other"}, {"image_1920": PIXEL}, {"receipt_number": "1"}):
                with self.subTest(vals=vals, su=record.env.su), self.assertRaises(UserError):
                    record.write(vals)

    def test_refusal_names_the_entry(self):
        with self.assertRaisesRegex(UserError, self.closed.name):
            self.closed.write({"note": "x"})

    def test_hidden_marks_of_a_closed_entry_do_not_change(self):
        with self.assertRaises(UserError):
            self.closed.write({"marks_entry": "Later idea"})
        self.assertFalse(self.closed.sudo().marks)

    def test_lines_of_a_closed_entry_do_not_change(self):
        for line in (self.closed.content_ids, self.closed.cash_ids, self.closed.photo_ids):
            for record in (line, line.sudo()):
                with self.subTest(line._name, su=record.env.su):
                    with self.assertRaises(UserError):
                        record.write({"item_id": self.item.id})
                    with self.assertRaises(UserError):
                        record.unlink()
                    with self.assertRaises(UserError):
                        record.with_user(self.agent).with_context(_force_unlink=True).unlink()

    def test_no_line_is_added_to_a_closed_entry(self):
        with self.assertRaises(UserError):
            self.env["scenic.found.content"].create({"item_id": self.closed.id, "name": "Scarf"})
        with self.assertRaises(UserError):
            self.item.content_ids.item_id = self.closed

    def test_talk_goes_on_after_closing(self):
        self.closed.message_post(body="The owner called again.")
        activity = self.closed.activity_schedule("mail.mail_activity_data_todo", user_id=self.agent.id)
        activity.action_feedback(feedback="Called back")
        self.assertFalse(self.closed.activity_ids)
        self.assertGreaterEqual(len(self.closed.message_ids), 2)

    def test_uninstall_mark_deletes_nothing(self):
        for user in (self.agent, self.manager):
            with self.subTest(user.login), self.assertRaises(UserError):
                self.item.with_user(user).with_context(_force_unlink=True).unlink()

    def test_undeclared_step_is_refused_to_the_manager(self):
        with self.assertRaisesRegex(UserError, "Disposed Of"):
            self.closed.with_user(self.manager)._transition("returned")

    def test_way_in_stays(self):
        with self.assertRaises(UserError):
            self.item.source = "on_site"
