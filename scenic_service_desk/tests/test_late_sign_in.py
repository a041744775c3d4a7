from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .roster import RosterCommon


@tagged("post_install", "-at_install")
class TestLateSignIn(RosterCommon):
    """Times signed on paper during an outage are entered later, as they were, and marked."""

    def setUp(self):
        super().setUp()
        self.line = self.plan(self.agent_employee)
        self.env["scenic.sign.mixin"]._pin_failures().clear()

    def _enter(self, came=None, went=None, pin=None, user=None, hour=23, line=None):
        line = (line or self.line).with_user(user or self.supervisor)
        with freeze_time(self.at(hour)):
            action = line.action_enter_late()
            dialog = self.env[action["res_model"]].with_user(user or self.supervisor)
            values = {"came_at": came, "went_at": went, **({"signer_pin": pin} if pin else {})}
            dialog.with_context(**action["context"]).create(values).action_confirm()

    def _signatures(self):
        signatures = self.env["scenic.signature"].search(
            [("res_model", "=", "scenic.shift.member"), ("res_id", "=", self.line.id)], order="id"
        )
        return [(s.role, s.method, s.employee_id, s.signed_at) for s in signatures]

    def test_true_times_and_how_late_that_was(self):
        self._enter(self.at(7, 50), self.at(14, 5))
        self.assertRecordValues(
            self.line,
            [
                {
                    "state": "left",
                    "signed_in_at": self.at(7, 50),
                    "signed_out_at": self.at(14, 5),
                    "late_minutes": 20,
                    "is_late_entry": True,
                }
            ],
        )

    def test_signed_on_paper_and_by_who_enters(self):
        self._enter(self.at(7, 20), self.at(14))
        come, go, entered = self._signatures()
        self.assertEqual(come, ("sign_in", "paper", self.agent_employee, self.at(7, 20)))
        self.assertEqual(go, ("sign_out", "paper", self.agent_employee, self.at(14)))
        self.assertEqual(entered, ("recorder", "login", self.supervisor_employee, self.at(23)))

    def test_sheet_says_so(self):
        sheets = self.env["ir.actions.report"].with_user(self.supervisor)
        report = "scenic_service_desk.report_sign_in_sheet"
        self.assertNotIn("Late Entry", sheets._render_qweb_html(report, self.line.log_id.ids)[0].decode())
        self._enter(self.at(7, 20), self.at(14))
        self.assertIn("Late Entry", sheets._render_qweb_html(report, self.line.log_id.ids)[0].decode())

    def test_person_who_is_there_gives_his_pin(self):
        with self.assertRaisesRegex(UserError, "not the PIN"):
            self._enter(self.at(7, 20), pin="9999")
        self._enter(self.at(7, 20), pin="1234")
        self.assertEqual(self._signatures()[0][1], "pin")

    def test_leaving_only(self):
        with freeze_time(self.at(7, 20)):
            self.line.with_user(self.agent).action_sign_in()
        self._enter(went=self.at(14, 10))
        self.assertRecordValues(
            self.line, [{"signed_in_at": self.at(7, 20), "signed_out_at": self.at(14, 10), "late_minutes": 0}]
        )

    def test_times_that_cannot_be(self):
        for came, went, words in (
            (None, None, "when .* came"),
            (self.at(25), None, "future"),
            (self.at(15), None, "time of coming"),
            (self.at(8), self.at(7), "time of leaving"),
            (self.at(-20), None, "time of coming"),
        ):
            with self.subTest(words), self.assertRaisesRegex(UserError, words):
                self._enter(came, went)
        self.assertEqual(self.line.state, "planned")

    def test_nobody_but_the_supervisor(self):
        for user in (self.agent, self.colleague, self.counter):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._enter(self.at(7, 20), user=user)
            with self.subTest(user.login), self.assertRaises(AccessError), freeze_time(self.at(23)):
                self.line.with_user(user)._enter_late(self.at(7, 20), False, "paper")

    def test_after_closing_it_is_noted(self):
        self.close_log(self.line.log_id)
        self._enter(self.at(7, 20), self.at(14))
        self.assertIn("agent Wang", self.line.log_id.message_ids[0].body)

    def test_sealed_day_stays(self):
        self.line.log_id.sudo()._write_unlocked({"state": "sealed"})
        with self.assertRaisesRegex(UserError, "is sealed"):
            self._enter(self.at(7, 20))

    def test_twice(self):
        self._enter(self.at(7, 20), self.at(14))
        with self.assertRaisesRegex(UserError, "Nothing is left"):
            self._enter(self.at(7, 30), self.at(14))

    def test_mark_is_not_set_by_hand(self):
        with self.assertRaises(UserError):
            self.line.with_user(self.manager).is_late_entry = True
