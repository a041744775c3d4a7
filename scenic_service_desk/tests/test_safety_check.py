from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .check_common import CheckCommon


@tagged("post_install", "-at_install")
class TestSafetyCheck(CheckCommon):
    """The after-shift check of facilities and equipment (register 12)."""

    def test_points_come_from_the_template(self):
        self.assertEqual(self.safety_check().line_ids.mapped("name"), ["Computer", "Main switch", "Extinguisher"])

    def test_point_of_an_equipment_only_where_it_stands(self):
        self.template.write({"line_ids": [(0, 0, {"name": "Mower", "equipment_id": self.elsewhere.id})]})
        self.assertFalse(self.line(self.safety_check(), "Mower"))
        self.elsewhere.scenic_desk_id = self.desk
        self.assertTrue(self.line(self.safety_check(), "Mower"))

    def test_critical_points_not_in_one_tap(self):
        check = self.safety_check()
        check.action_all_fine()
        self.assertEqual(check.critical_open_count, 2)
        self.assertEqual(self.line(check, "Computer").result, "ok")

    def test_critical_points_not_in_one_call(self):
        check = self.safety_check()
        with self.assertRaisesRegex(UserError, "one by one"):
            check.line_ids.filtered("is_critical").write({"result": "ok"})

    def test_time_switched_off(self):
        check = self.safety_check()
        check.action_all_fine()
        self.assertTrue(self.line(check, "Computer").switched_off_at)
        self.line(check, "Main switch").action_fine()
        self.assertFalse(self.line(check, "Main switch").switched_off_at)

    def test_abnormal_is_a_hazard(self):
        check = self.signed_safety_check(["Extinguisher"])
        hazard = self.line(check, "Extinguisher").hazard_id
        self.assertEqual((hazard.state, hazard.is_critical, hazard.desk_id), ("found", True, self.desk))
        self.assertEqual(hazard.activity_ids.user_id, self.officer)

    def test_abnormal_the_next_evening_too_is_one_hazard(self):
        first = self.signed_safety_check(["Computer"])
        second = self.signed_safety_check(["Computer"])
        self.assertEqual(second.line_ids.hazard_id, first.line_ids.hazard_id)

    def test_abnormal_equipment_asks_for_a_repair(self):
        self.template.line_ids[0].equipment_id = self.printer
        check = self.signed_safety_check(["Computer"])
        self.assertEqual(check.line_ids.hazard_id.sudo().request_id.equipment_id, self.printer)

    def test_points_are_not_added_or_changed(self):
        check = self.safety_check()
        with self.assertRaises(AccessError):
            check.write({"line_ids": [(0, 0, {"name": "Cat"})]})
        with self.assertRaises(UserError):
            self.line(check, "Main switch").is_critical = False

    def test_signed_points_are_locked(self):
        check = self.signed_safety_check()
        with self.assertRaises(UserError):
            check.line_ids[0].write({"result": "abnormal"})

    def test_same_person_does_not_recheck(self):
        check = self.signed_safety_check()
        with self.assertRaises(UserError):
            check.action_recheck()

    def test_safety_officer_reads_and_does_not_write(self):
        check = self.safety_check()
        self.assertTrue(check.with_user(self.officer).has_access("read"))
        with self.assertRaises(AccessError):
            check.with_user(self.officer).action_all_fine()

    def test_points_are_the_managers(self):
        """Those of all companies' template are the administrator's; see the tests of what companies share."""
        self.template.company_id = self.env.company
        points = self.template.line_ids
        points[0].with_user(self.manager).has_switch = True
        for user in (self.agent, self.supervisor, self.officer):
            with self.subTest(user.login), self.assertRaises(AccessError):
                points[0].with_user(user).is_critical = False
        with self.assertRaises(AccessError):
            points[0].with_user(self.agent).unlink()
