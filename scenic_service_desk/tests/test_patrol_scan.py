from datetime import datetime
from unittest.mock import patch

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from .patrol import PatrolCommon

MORNING = "2026-05-12 01:30:00"  # 9:30 in Shanghai


@tagged("post_install", "-at_install")
@freeze_time(MORNING)
class TestPatrolScan(PatrolCommon):
    """A post is signed by scanning its QR with one's own phone."""

    def test_scan_signs_with_the_servers_time(self):
        patrol = self.round()
        visit = self.scan(self.gate)
        self.assertRecordValues(
            visit,
            [
                {
                    "patrol_id": patrol.id,
                    "state": "on_time",
                    "signed_at": datetime(2026, 5, 12, 1, 30),
                    "employee_id": self.duty_employee.id,
                    "sign_method": "login",
                    "is_late_entry": False,
                }
            ],
        )
        signature = self.env["scenic.signature"].search([("res_model", "=", visit._name), ("res_id", "=", visit.id)])
        self.assertRecordValues(
            signature, [{"role": "patroller", "method": "login", "employee_id": self.duty_employee.id}]
        )

    def test_scan_starts_the_planned_round(self):
        patrol = self.round()
        self.scan(self.gate)
        self.assertRecordValues(patrol, [{"state": "running", "employee_id": self.duty_employee.id}])

    def test_scanning_twice_is_one_visit(self):
        self.round()
        first = self.scan(self.gate)
        with freeze_time("2026-05-12 01:39:00"):
            self.assertEqual(self.scan(self.gate), first)
        with freeze_time("2026-05-12 01:41:00"):
            again = self.scan(self.gate)
        self.assertNotEqual(again, first)
        self.assertRecordValues(again, [{"patrol_id": first.patrol_id.id, "state": "extra"}])

    def test_another_managers_scan_is_another_visit(self):
        first = self.scan(self.gate)
        self.assertNotEqual(self.scan(self.gate, self.other_duty), first)

    def test_post_on_no_round_is_a_visit_besides(self):
        patrol = self.round()
        self.scan(self.gate)
        visit = self.scan(self.kiosk_post)
        self.assertRecordValues(visit, [{"patrol_id": patrol.id, "state": "extra", "deadline": False}])

    def test_without_a_round_a_free_patrol_begins(self):
        visit = self.scan(self.kiosk_post)
        self.assertRecordValues(visit.patrol_id, [{"plan_id": False, "state": "running", "desk_id": self.kiosk.id}])
        self.assertEqual(self.scan(self.gate).patrol_id, visit.patrol_id)

    def test_round_of_yesterday_is_not_gone_on_with(self):
        with freeze_time("2026-05-11 01:30:00"):
            old = self.scan(self.gate).patrol_id
        self.assertNotEqual(self.scan(self.gate).patrol_id, old)

    def test_visit_at_a_desk_stands_in_its_log(self):
        visit = self.scan(self.kiosk_post)
        log = self.env["scenic.duty.log"]._of_day(self.kiosk, fields.Date.to_date("2026-05-12"))
        self.assertEqual(log.patrol_visit_ids, visit)
        self.assertEqual(log.with_user(self.kiosk_agent).patrol_visit_count, 1)

    def test_time_and_signer_are_written_by_nobody(self):
        visit = self.scan(self.gate)
        for user in (self.duty, self.manager):
            for values in (
                {"signed_at": "2026-05-12 00:00:00"},
                {"employee_id": self.agent_employee.id},
                {"deadline": "2026-05-13 00:00:00"},
                {"state": "on_time"},
                {"countersigner_id": self.agent_employee.id},
                {"stop_id": self.plan.stop_ids[0].id},
            ):
                with self.subTest(user.login, values=values), self.assertRaises(UserError):
                    visit.with_user(user).write(values)

    def test_who_does_not_patrol_signs_nothing(self):
        for user in (self.agent, self.crew_leader, self.plain):
            with self.subTest(user.login), self.assertRaises(UserError):
                self.scan(self.gate, user)
        self.assertFalse(self.gate.visit_ids)

    def test_shared_login_signs_at_its_screen_only(self):
        with self.assertRaisesRegex(UserError, "shared login"):
            self.scan(self.kiosk_post, self.counter)

    def test_post_of_another_company(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        post = self.env["scenic.checkpoint"].create({"name": "There", "company_id": other.id})
        with self.assertRaisesRegex(AccessError, "another company"):
            self.scan(post)

    def test_all_fine_in_one_tap_leads_to_the_next_post(self):
        patrol = self.round()
        visit = self.scan(self.gate).with_user(self.duty)
        action = visit.action_all_fine()
        self.assertEqual((visit.result, len(visit.line_ids)), ("ok", 4))
        self.assertEqual((action["res_model"], action["res_id"]), ("scenic.patrol", patrol.id))
        self.assertEqual(patrol.next_visit_id, self.visit(patrol, self.bridge))

    def test_token_is_the_managers(self):
        with self.assertRaises(AccessError):
            self.gate.with_user(self.duty).read(["token"])
        with self.assertRaises(AccessError):
            self.gate.with_user(self.duty)._scan_url()
        self.assertIn(self.gate.token, self.gate.with_user(self.manager)._scan_url())

    def test_renewed_token_signs_alone(self):
        old = self.gate.token
        with self.assertRaises(AccessError):
            self.gate.with_user(self.duty).action_renew_token()
        self.gate.with_user(self.manager).action_renew_token()
        posts = self.env["scenic.checkpoint"].with_user(self.duty)
        self.assertFalse(posts._by_token(old))
        self.assertEqual(posts._by_token(self.gate.token).id, self.gate.id)


@tagged("post_install", "-at_install")
class TestPatrolScanHttp(PatrolCommon, HttpCase):
    """The QR's address, as a phone opens it."""

    def _open(self, token, user=None):
        user = user or self.duty
        user.password = user.login
        self.authenticate(user.login, user.login)
        return self.url_open(f"/scenic/checkpoint/{token}", allow_redirects=False)

    def test_scan_opens_the_visit(self):
        answer = self._open(self.gate.token)
        visit = self.gate.visit_ids
        self.assertEqual(answer.status_code, 303)
        self.assertTrue(answer.headers["Location"].endswith(f"/odoo/patrol-visits/{visit.id}"))
        self.assertEqual(visit.employee_id, self.duty_employee)
        self.assertEqual(visit.patrol_id.user_id, self.duty)

    def test_unknown_token_says_so(self):
        answer = self._open("nonsense")
        self.assertEqual(answer.status_code, 200)
        self.assertIn("not valid any more", answer.text)

    def test_who_does_not_patrol_is_told(self):
        answer = self._open(self.gate.token, self.agent)
        self.assertIn("is no duty manager", answer.text)
        self.assertFalse(self.gate.visit_ids)

    def test_nobody_is_asked_to_log_in_first(self):
        answer = self.url_open(f"/scenic/checkpoint/{self.gate.token}", allow_redirects=False)
        self.assertIn("/web/login", answer.headers["Location"])
        self.assertFalse(self.gate.visit_ids)

    def test_refused_halfway_leaves_nothing(self):
        def refuse(*_args):
            raise UserError(str(_args))

        with patch.object(type(self.env["scenic.patrol.visit"]), "_add_findings", refuse):
            self._open(self.gate.token)
        self.assertFalse(self.gate.visit_ids)
        self.assertFalse(self.env["scenic.patrol"].search([("employee_id", "=", self.duty_employee.id)]))
