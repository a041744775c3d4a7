from datetime import date

from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestItemReminder(ScenicCommon):
    """The day of an item's earliest reminder, as its list shows it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.new_item(description="Telescope")
        cls.kind = cls.env.ref("mail.mail_activity_data_todo")

    def _remind(self, day, user):
        self.item.sudo().activity_schedule(
            activity_type_id=self.kind.id, date_deadline=date(2030, 1, day), user_id=user.id
        )

    def _shown(self, user):
        self.env.invalidate_all()
        return self.item.with_user(user).reminder_on

    def test_the_earliest_of_them(self):
        self.assertFalse(self._shown(self.agent))
        self._remind(20, self.agent)
        self._remind(10, self.manager)
        self.assertEqual(self._shown(self.agent), date(2030, 1, 10))

    def test_what_is_done_does_not_count(self):
        self._remind(10, self.agent)
        self.item.sudo().activity_ids.action_feedback()
        self.assertFalse(self._shown(self.agent))

    def test_only_what_the_user_may_see(self):
        """An item that he may not write on: his own reminders alone, as Odoo's own field has it."""
        self._remind(10, self.manager)
        self._remind(20, self.agent)
        self.env["ir.rule"].sudo().create(
            {
                "name": "Nothing is written",
                "model_id": self.env["ir.model"]._get_id(self.item._name),
                "domain_force": "[(0, '=', 1)]",
                "perm_read": False,
                "perm_create": False,
                "perm_unlink": False,
            }
        )
        for user in (self.agent, self.manager):
            self.assertEqual(self._shown(user), self.item.with_user(user).activity_date_deadline)
        self.assertEqual(self._shown(self.agent), date(2030, 1, 20))
