from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .deed import DeedCommon


@tagged("post_install", "-at_install")
class TestGoodDeedBadge(DeedCommon):
    """A badge is earned once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ours = cls.guard_employee | cls.plain_employee
        cls.env["scenic.good.deed.badge"].search([]).active = False
        cls.badge = cls.env["gamification.badge"].create({"name": "Helper", "rule_auth": "nobody"})
        cls.threshold = cls.env["scenic.good.deed.badge"].create({"badge_id": cls.badge.id, "threshold": 2})

    def _awards(self):
        """Those of our two employees: the job looks at everybody's deeds."""
        return self.env["scenic.good.deed.award"].search(
            [("threshold_id", "=", self.threshold.id), ("employee_id", "in", self.ours.ids)]
        )

    def _granted(self, user=None):
        domain = [("badge_id", "=", self.badge.id), ("employee_id", "in", self.ours.ids)]
        domain += [("user_id", "=", user.id)] if user else []
        return self.env["gamification.badge.user"].search(domain)

    def _reach(self, employee=None):
        for _time in range(2):
            self.confirmed(doer_id=(employee or self.guard_employee).id)

    def test_on_the_threshold(self):
        self.confirmed(doer_id=self.guard_employee.id)
        self.assertFalse(self._granted())
        self.confirmed(doer_id=self.guard_employee.id)
        self.assertEqual(self._granted().employee_id, self.guard_employee)

    def test_drafts_do_not_count(self):
        self.confirmed(doer_id=self.guard_employee.id)
        self.new_deed(doer_id=self.guard_employee.id)
        self.env["scenic.good.deed.badge"]._cron_award()
        self.assertFalse(self._awards())

    def test_once(self):
        self._reach()
        self.confirmed(doer_id=self.guard_employee.id)
        self.env["scenic.good.deed.badge"]._cron_award()
        self.env["scenic.good.deed.badge"]._cron_award()
        self.assertEqual((len(self._awards()), len(self._granted())), (1, 1))

    def test_the_database_says_once(self):
        self._reach()
        again = self.env["scenic.good.deed.award"]._note(self.threshold, self.guard_employee, 3)
        self.assertFalse(again)

    def test_by_points(self):
        self.threshold.write({"measure": "points", "threshold": 4})
        self._reach()
        self.assertEqual(self._awards().figure, 4)

    def test_an_employee_without_login(self):
        self._reach(self.plain_employee)
        self.assertEqual((len(self._awards()), self._awards().is_granted), (1, False))
        self.assertFalse(self._granted())

    def test_who_has_left_keeps_nobody_from_his_badge(self):
        self._reach()
        self._granted().unlink()
        self._awards().write({"granted_on": False})
        self._reach(self.plain_employee)
        for record in (self.guard_employee, self.guard):
            record.active = False
        self.plain_employee.user_id = self.plain
        self.env["scenic.good.deed.badge"]._cron_award()
        self.assertEqual(self._granted().user_id, self.plain)

    def test_who_has_left_is_confirmed_all_the_same(self):
        for record in (self.guard_employee, self.guard):
            record.active = False
        self._reach()
        self.assertEqual((len(self._awards()), self._awards().is_granted), (1, False))

    def test_a_login_given_later(self):
        self._reach(self.plain_employee)
        self.plain_employee.user_id = self.plain
        self.env["scenic.good.deed.badge"]._cron_award()
        self.assertEqual(len(self._granted(self.plain)), 1)

    def test_what_hr_took_away_is_not_given_again(self):
        self._reach()
        self._granted().unlink()
        self.env["scenic.good.deed.badge"]._cron_award()
        self.assertFalse(self._granted())

    def test_a_threshold_lowered_later(self):
        self.confirmed(doer_id=self.guard_employee.id)
        self.threshold.threshold = 1
        self.env["scenic.good.deed.badge"]._cron_award()
        self.assertEqual(len(self._granted(self.guard)), 1)

    def test_another_companys_threshold(self):
        other = self.env["res.company"].create({"name": "Other park"})
        self.threshold.company_id = other
        self._reach()
        self.assertFalse(self._awards())

    def test_it_stays_when_a_deed_is_withdrawn(self):
        self._reach()
        deed = self.env["scenic.good.deed"].search([("doer_id", "=", self.guard_employee.id)], limit=1)
        deed.with_user(self.supervisor)._end("withdrawn", "Entered twice", self.supervisor_employee, "login")
        self.assertEqual(len(self._granted(self.guard)), 1)

    def test_nobody_writes_awards(self):
        for user in (self.manager, self.hr):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.env["scenic.good.deed.award"].with_user(user).create(
                    {"threshold_id": self.threshold.id, "employee_id": self.guard_employee.id}
                )

    def test_a_kind_shared_by_all_changes_for_all(self):
        self.env["res.company"].create({"name": "Other park"})
        self.manager.company_ids = [Command.set(self.env.company.ids)]
        with self.assertRaises(AccessError):
            self.kind("helped").with_user(self.manager).points = 9
