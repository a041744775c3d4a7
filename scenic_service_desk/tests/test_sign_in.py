from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .roster import DAY, RosterCommon


@tagged("post_install", "-at_install")
class TestSignIn(RosterCommon):
    """Everybody signs for himself; the time is the server's and never changes again."""

    def setUp(self):
        super().setUp()
        self.env["scenic.sign.mixin"]._pin_failures().clear()
        self.member = self.plan(self.agent_employee)

    def _signatures(self, role):
        return self.env["scenic.signature"].search(
            [("res_model", "=", "scenic.shift.member"), ("res_id", "=", self.member.id), ("role", "=", role)]
        )

    def test_one_click_at_ones_own_login(self):
        with freeze_time(self.at(7, 20)):
            self.desk.with_user(self.agent).action_sign_in()
        self.assertRecordValues(self.member, [{"state": "on_duty", "signed_in_at": self.at(7, 20), "late_minutes": 0}])
        self.assertRecordValues(
            self._signatures("sign_in"), [{"employee_id": self.agent_employee.id, "method": "login"}]
        )

    def test_on_the_roster_line(self):
        with freeze_time(self.at(7, 20)):
            self.member.with_user(self.agent).action_sign_in()
        self.assertEqual(self.member.state, "on_duty")

    def test_pin_at_the_shared_login(self):
        with freeze_time(self.at(7, 20)):
            self.sign("sign_in", self.agent_employee)
        self.assertEqual(self._signatures("sign_in").method, "pin")

    def test_employee_without_a_login_signs_with_his_pin(self):
        member = self.plan(self.guest_employee)
        with freeze_time(self.at(7, 20)):
            action = self.desk.with_user(self.counter).action_sign_in()
            self.answer(action, self.guest_employee, "4711")
        self.assertEqual(member.state, "on_duty")

    def test_for_somebody_else(self):
        for user in (self.colleague, self.supervisor, self.manager):
            with (
                self.subTest(user.name),
                freeze_time(self.at(7, 20)),
                self.assertRaisesRegex(AccessError, "somebody else"),
            ):
                self.member.with_user(user).action_sign_in()
        with freeze_time(self.at(7, 20)), self.assertRaisesRegex(AccessError, "somebody else"):
            self.answer(self.member.with_user(self.counter).action_sign_in(), self.colleague_employee)
        self.assertEqual(self.member.state, "planned")

    def test_at_another_desks_counter(self):
        other = self.env["res.users"].create(
            {"name": "Kiosk Counter", "login": "scenic_other", "group_ids": self.agent.group_ids.ids}
        )
        self.kiosk.shared_user_ids = other
        with freeze_time(self.at(7, 20)), self.assertRaisesRegex(UserError, "at the counter of"):
            self.answer(self.member.with_user(other).action_sign_in(), self.agent_employee, user=other)

    def test_dialog_offers_who_may_sign(self):
        with freeze_time(self.at(7, 35)):
            action = self.desk.with_user(self.counter).action_sign_in()
            candidates = self.desk.with_user(self.counter)._sign_candidates("sign_in")
        self.assertEqual(action["context"]["default_signer_id"], self.agent_employee.id)
        self.assertIn(self.colleague_employee, candidates)
        self.assertNotIn(self.kiosk_agent_employee, candidates)

    def test_signed_facts_are_never_edited(self):
        with freeze_time(self.at(8, 10)):
            self.desk.with_user(self.agent).action_sign_in()
        for vals in ({"signed_in_at": self.at(7)}, {"late_minutes": 0}, {"state": "planned"}, {"is_unplanned": True}):
            for record in (self.member, self.member.with_user(self.manager)):
                with self.subTest(vals), self.assertRaises(UserError):
                    record.write(vals)

    def test_nobody_is_planned_as_signed_in(self):
        with self.assertRaises(UserError):
            self.plan(self.colleague_employee, signed_in_at=self.at(7))

    def test_twice(self):
        with freeze_time(self.at(7, 20)):
            self.desk.with_user(self.agent).action_sign_in()
            with self.assertRaisesRegex(UserError, "signed in already"):
                self.desk.with_user(self.agent).action_sign_in()
            with self.assertRaisesRegex(UserError, "signed in already, at"):
                self.member.with_user(self.agent).action_sign_in()

    def test_unplanned_of_the_team_is_added(self):
        with freeze_time(self.at(9)):
            self.desk.with_user(self.colleague).action_sign_in()
        added = self.member.shift_id.member_ids - self.member
        self.assertRecordValues(
            added,
            [{"employee_id": self.colleague_employee.id, "is_unplanned": True, "state": "on_duty", "late_minutes": 0}],
        )

    def test_unplanned_joins_the_shift_about_to_start(self):
        with freeze_time(self.at(13, 40)):
            self.desk.with_user(self.colleague).action_sign_in()
        self.assertEqual(self.members.search([("employee_id", "=", self.colleague_employee.id)]).slot_id, self.late)

    def test_stranger_is_refused(self):
        with freeze_time(self.at(9)), self.assertRaisesRegex(AccessError, "does not belong to this desk"):
            self.desk.with_user(self.kiosk_agent).action_sign_in()

    def test_planned_from_another_team_signs_in(self):
        member = self.plan(self.kiosk_agent_employee)
        with freeze_time(self.at(7, 20)):
            self.desk.with_user(self.kiosk_agent).action_sign_in()
        self.assertEqual(member.state, "on_duty")

    def test_after_the_shift(self):
        with freeze_time(self.at(14, 1)), self.assertRaisesRegex(UserError, "over"):
            self.member.with_user(self.agent).action_sign_in()
        with freeze_time(self.at(22, 1)), self.assertRaisesRegex(UserError, "over"):
            self.desk.with_user(self.colleague).action_sign_in()

    def test_another_days_shift(self):
        with freeze_time(self.at(8, 0, DAY.replace(day=1))), self.assertRaisesRegex(UserError, "not today"):
            self.member.with_user(self.agent).action_sign_in()

    def test_desk_without_slots(self):
        with freeze_time(self.at(9)), self.assertRaisesRegex(UserError, "no shift slots"):
            self.kiosk.with_user(self.kiosk_agent).action_sign_in()

    def test_sign_out_after_the_day_was_closed(self):
        with freeze_time(self.at(7, 20)):
            self.desk.with_user(self.agent).action_sign_in()
        self.member.log_id._transition("closed")
        with freeze_time(self.at(14, 5)):
            self.desk.with_user(self.agent).action_sign_out()
        self.assertRecordValues(self.member, [{"state": "left", "signed_out_at": self.at(14, 5)}])
        self.assertEqual(self._signatures("sign_out").employee_id, self.agent_employee)

    def test_sign_out_days_later(self):
        with freeze_time(self.at(7, 20)):
            self.desk.with_user(self.agent).action_sign_in()
        with freeze_time(self.at(14 + 13)), self.assertRaisesRegex(UserError, "long ago"):
            self.member.with_user(self.agent).action_sign_out()

    def test_sign_out_without_signing_in(self):
        with freeze_time(self.at(9)), self.assertRaisesRegex(UserError, "not on duty"):
            self.desk.with_user(self.agent).action_sign_out()

    def test_closed_day_takes_no_sign_in(self):
        self.member.log_id._transition("closed")
        with freeze_time(self.at(8)), self.assertRaisesRegex(UserError, "closed"):
            self.member.with_user(self.agent).action_sign_in()

    def test_card_shows_who_is_there_and_who_is_awaited(self):
        self.plan(self.colleague_employee)
        self.plan(self.guest_employee, self.late)
        with freeze_time(self.at(7, 40)):
            self.desk.with_user(self.agent).action_sign_in()
            desk = self.desk.with_user(self.agent)
            desk.invalidate_recordset()
            self.assertEqual(desk.on_duty_ids.ids, self.agent_employee.ids)
            self.assertEqual(desk.expected_ids.ids, self.colleague_employee.ids)
            self.assertEqual((desk.can_sign_in, desk.can_sign_out), (False, True))
            other = self.desk.with_user(self.kiosk_agent)
            self.assertEqual((other.can_sign_in, other.can_sign_out), (False, False))


@tagged("post_install", "-at_install")
class TestAppearance(RosterCommon):
    """Who looked at uniform, badge, grooming and hygiene, and what was not in order."""

    def setUp(self):
        super().setUp()
        self.member = self.plan(self.agent_employee)

    def test_all_fine_in_one_tap(self):
        self.member.with_user(self.colleague).action_check_appearance()
        self.assertRecordValues(self.member, [{"appearance": "fine", "appearance_by_id": self.colleague_employee.id}])

    def test_exception_wants_a_remark(self):
        member = self.member.with_user(self.colleague)
        member.badge_ok = False
        with self.assertRaisesRegex(UserError, "not in order"):
            member.action_check_appearance()
        member.appearance_remark = "Badge left at home"
        member.action_check_appearance()
        self.assertEqual(member.appearance, "exception")

    def test_changed_findings_are_checked_again(self):
        member = self.member.with_user(self.colleague)
        member.action_check_appearance()
        member.uniform_ok = False
        self.assertFalse(member.appearance)
        self.assertFalse(member.appearance_by_id)

    def test_stranger_checks_nobody(self):
        with self.assertRaises(AccessError):
            self.member.with_user(self.kiosk_agent).action_check_appearance()

    def test_checker_is_not_typed(self):
        with self.assertRaises(UserError):
            self.member.with_user(self.manager).appearance_by_id = self.manager_employee

    def test_at_the_shared_login(self):
        action = self.member.with_user(self.counter).action_check_appearance()
        with self.assertRaisesRegex(AccessError, "own team"):
            self.answer(action, self.kiosk_agent_employee)
        self.answer(action, self.colleague_employee)
        self.assertEqual(self.member.appearance_by_id, self.colleague_employee)
