from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import MODULE, ScenicCommon


@tagged("post_install", "-at_install")
class TestOpening(ScenicCommon):
    """The opening check: laid out with the day, signed in one tap, closed with it."""

    def test_points_of_the_desk(self):
        point = self.env["scenic.opening.point"].create({"name": "Kiosk shutter", "desk_id": self.kiosk.id})
        self.assertIn(point, self.today_log(self.kiosk).opening_line_ids.point_id)
        self.assertNotIn(point, self.today_log().opening_line_ids.point_id)
        self.assertIn(self.env.ref(f"{MODULE}.opening_point_clean"), self.today_log().opening_line_ids.point_id)

    def test_all_fine_in_one_tap(self):
        log = self.today_log().with_user(self.agent)
        log.action_opening_done()
        self.assertEqual(set(log.opening_line_ids.mapped("result")), {"ok"})
        self.assertEqual(log.opening_by_id, self.agent_employee)

    def test_exceptions_stay(self):
        log = self.today_log().with_user(self.agent)
        log.opening_line_ids[0].write({"result": "abnormal", "remark": "Wet floor"})
        log.action_opening_done()
        self.assertEqual(log.opening_line_ids.mapped("result").count("abnormal"), 1)

    def test_critical_points_one_by_one(self):
        self.env.ref(f"{MODULE}.opening_point_clean").is_critical = True
        log = self.today_log().with_user(self.agent)
        with self.assertRaisesRegex(UserError, "clean"):
            log.action_opening_done()

    def test_signed_once(self):
        log = self.today_log().with_user(self.agent)
        log.action_opening_done()
        with self.assertRaisesRegex(UserError, "agent Wang"):
            log.with_user(self.colleague).action_opening_done()

    def test_shared_login_is_asked_who_signs(self):
        action = self.today_log().with_user(self.counter).action_opening_done()
        self.assertEqual(action["res_model"], "scenic.sign.wizard")

    def test_points_are_neither_added_nor_taken_away(self):
        log = self.today_log()
        line = log.opening_line_ids[0].with_user(self.agent)
        with self.assertRaises(UserError):
            line.point_id = self.env["scenic.opening.point"].create({"name": "Something easier"})
        with self.assertRaises(AccessError):
            line.unlink()
        for user in (self.kiosk_agent, self.crew_leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                line.with_user(user).result = "abnormal"

    def test_lines_of_a_closed_day_stay(self):
        log = self.close_log(self.today_log())
        with self.assertRaises(UserError):
            log.opening_line_ids[0].with_user(self.agent).result = "ok"
