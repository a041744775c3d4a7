from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .roster import DAY, RosterCommon


@tagged("post_install", "-at_install")
class TestRosterPrints(RosterCommon):
    """The roster of a month, the day's sign-in sheet and the minutes, filled in and empty."""

    def _print(self, report, docs, user=None):
        reports = self.env["ir.actions.report"].with_user(user or self.supervisor)
        html, _type = reports._render_qweb_html(f"scenic_service_desk.{report}", docs.ids)
        return html.decode()

    def test_roster_of_a_month(self):
        self.plan(self.guest_employee)
        self.plan(self.agent_employee, self.late, day=date(2024, 6, 3))
        plan = self.env["scenic.shift.plan"].create(
            {"desk_id": self.desk.id, "date_from": "2024-05-01", "date_to": "2024-06-30"}
        )
        sheet = self._print("report_roster_sheet", plan)
        for text in ("2024-05", "2024-06", "Guest Zhao", "agent Wang", "Early Shift 08:00–14:00"):
            with self.subTest(text):
                self.assertIn(text, sheet)

    def test_roster_where_nobody_is_planned(self):
        plan = self.env["scenic.shift.plan"].create(
            {"desk_id": self.kiosk.id, "date_from": "2024-05-01", "date_to": "2024-05-31"}
        )
        self.assertIn("Nobody is planned", self._print("report_roster_sheet", plan))

    def test_sign_in_sheet(self):
        member = self.plan(self.agent_employee)
        with freeze_time(self.at(7, 41)):
            self.desk.with_user(self.agent).action_sign_in()
        member.with_user(self.colleague).write({"badge_ok": False, "appearance_remark": "No badge"})
        member.with_user(self.colleague).action_check_appearance()
        member.relief_ids = [(0, 0, {"left_at": self.at(9), "back_at": self.at(9, 20), "reason": "First aid"})]
        sheet = self._print("report_sign_in_sheet", member.log_id, self.agent)
        for text in ("agent Wang", "07:41", ">11<", "×", "No badge", "09:00–09:20 First aid"):
            with self.subTest(text):
                self.assertIn(text, sheet)

    def test_long_roster_takes_two_pages(self):
        staff = self.env["hr.employee"].create([{"name": f"Helper {i}"} for i in range(25)])
        for employee in staff:
            self.plan(employee)
        log = self.members.search([("day", "=", DAY)], limit=1).log_id
        self.assertIn("Helper 24", self._print("report_sign_in_sheet", log))

    def test_minutes(self):
        self.plan(self.guest_employee)
        with freeze_time(self.at(7, 40)):
            briefing = (
                self.env["scenic.briefing"]
                .with_user(self.agent)
                .create({"desk_id": self.desk.id, "plan": "Two groups"})
            )
            briefing.action_hold()
        sheet = self._print("report_briefing", briefing, self.agent)
        for text in ("Two groups", "agent Wang", "Not Read Yet", "Guest Zhao"):
            with self.subTest(text):
                self.assertIn(text, sheet)

    def test_empty_forms(self):
        for form, title in (("sign_in_sheet", "Sign-In Sheet"), ("briefing", "Briefing Minutes")):
            blank = (
                self.env["scenic.blank.form"]
                .with_user(self.agent)
                .create({"form": form, "copies": 1, "desk_id": self.desk.id})
            )
            with self.subTest(form):
                self.assertIn(title, self._print("report_blank_form", blank, self.agent))

    def test_closing_dialog_names_who_has_not_signed_in(self):
        member = self.plan(self.guest_employee)
        with freeze_time(self.at(20)):
            wizard = self.env["scenic.log.close"].with_user(self.agent).create({"log_id": member.log_id.id})
            self.assertEqual(wizard.unsigned_names, "Guest Zhao")
