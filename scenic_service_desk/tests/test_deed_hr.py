from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .deed import DeedCommon


@tagged("post_install", "-at_install")
class TestDeedAccess(DeedCommon):
    """Who sees whose good deeds."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deed = cls.confirmed(doer_id=cls.guard_employee.id)
        cls.draft = cls.new_deed(doer_id=cls.guard_employee.id)
        cls.others = cls.confirmed(doer_id=cls.colleague_employee.id)

    def _seen(self, user):
        mine = self.deed | self.draft | self.others
        return self.env["scenic.good.deed"].with_user(user).search([("id", "in", mine.ids)])

    def test_the_employee_sees_his_own_confirmed_ones(self):
        self.assertEqual(self._seen(self.guard), self.deed)

    def test_he_changes_nothing(self):
        with self.assertRaises(UserError):
            self.deed.with_user(self.guard).write({"reward": "A medal"})
        with self.assertRaises(AccessError):
            self.new_deed(self.guard)

    def test_he_reads_no_visitors_data(self):
        with self.assertRaises(AccessError):
            self.deed.with_user(self.guard).read(["visitor_name"])

    def test_hr_sees_all_of_the_company(self):
        self.assertEqual(self._seen(self.hr), self.deed | self.draft | self.others)

    def test_hr_changes_nothing(self):
        with self.assertRaises(AccessError):
            self.draft.with_user(self.hr).write({"reward": "A medal"})
        with self.assertRaises(AccessError):
            self.draft.with_user(self.hr).action_confirm()

    def test_hr_reads_no_visitors_data(self):
        with self.assertRaises(AccessError):
            self.deed.with_user(self.hr).read(["visitor_phone"])

    def test_hr_of_another_company_sees_nothing(self):
        other = self.env["res.company"].create({"name": "Other park"})
        stranger = self._new_user("hr2", "hr.group_hr_user", company_id=other.id, company_ids=other.ids)
        self.assertFalse(self._seen(stranger))

    def test_others_see_nothing(self):
        duty = self._new_user("duty", "scenic_service_desk.group_duty_manager")
        safety = self._new_user("safety", "scenic_service_desk.group_safety")
        for user in (self.plain, self.crew_leader, duty, safety):
            with self.subTest(user.login):
                self.assertFalse(self._seen(user))

    def test_the_desk_keeps_the_register(self):
        for user in (self.agent, self.kiosk_agent, self.supervisor, self.manager, self.custodian):
            with self.subTest(user.login):
                self.assertEqual(len(self._seen(user)), 3)

    def test_another_desk_writes_nothing(self):
        with self.assertRaises(AccessError):
            self.draft.with_user(self.kiosk_agent).write({"reward": "A medal"})


@tagged("post_install", "-at_install")
class TestDeedEmployee(DeedCommon):
    """Count and points on the employee."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.confirmed(doer_id=cls.guard_employee.id)
        cls.confirmed(doer_id=cls.guard_employee.id, date="2020-05-05 04:00:00", is_late_entry=True)
        cls.new_deed(doer_id=cls.guard_employee.id)

    def test_hr(self):
        employee = self.guard_employee.with_user(self.hr)
        self.assertEqual((employee.scenic_deed_count, employee.scenic_deed_points), (2, 4))
        self.assertEqual((employee.scenic_deed_year_count, employee.scenic_deed_year_points), (1, 2))

    def test_hr_list(self):
        action = self.guard_employee.with_user(self.hr).action_scenic_deeds()
        self.assertEqual(self.env["scenic.good.deed"].with_user(self.hr).search_count(action["domain"]), 2)

    def test_hr_reads_whose_deeds_they_are(self):
        action = self.guard_employee.with_user(self.hr).action_scenic_deeds()
        self.assertEqual(action["name"], "Good Deeds of guard Wang")
        self.assertEqual([mode for _view, mode in action["views"]], ["list", "kanban", "form"])

    def test_ones_own_deeds_are_ones_own(self):
        own = self.hr_employee.with_user(self.hr).action_scenic_deeds()
        self.assertEqual(own["path"], "my-good-deeds")

    def test_one_query_for_many(self):
        employees = (self.guard_employee | self.agent_employee | self.plain_employee).with_user(self.hr)
        employees[:1].mapped("scenic_deed_count")
        self.env.invalidate_all()
        employees.mapped("name")
        with self.assertQueryCount(2):
            employees.mapped("scenic_deed_count")

    def test_the_employee_himself(self):
        profile = self.env["hr.employee.public"].with_user(self.guard).browse(self.guard_employee.id)
        self.assertEqual((profile.scenic_deed_count, profile.scenic_deed_points), (2, 4))

    def test_a_colleague(self):
        for user in (self.plain, self.agent, self.supervisor, self.crew_leader):
            with self.subTest(user.login):
                profile = self.env["hr.employee.public"].with_user(user).browse(self.guard_employee.id)
                self.assertEqual(profile.scenic_deed_count, 0)

    def test_only_hr_reads_the_employees_fields(self):
        for user in (self.guard, self.supervisor, self.manager):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.guard_employee.with_user(user).read(["scenic_deed_points"])

    def test_another_company(self):
        other = self.env["res.company"].create({"name": "Other park"})
        self.hr.company_ids |= other
        employee = self.guard_employee.with_user(self.hr).with_context(allowed_company_ids=other.ids)
        self.assertEqual(employee.scenic_deed_count, 0)
