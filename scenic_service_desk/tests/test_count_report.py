from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .count import TODAY, CountCommon


@freeze_time("2026-10-03 02:00:00")
@tagged("post_install", "-at_install")
class TestCountReport(CountCommon):
    """What is sent, to whom, and once."""

    def send(self, user=None):
        self.counts(user).action_send()
        return self.reports()[:1]

    def mails(self, report):
        return self.env["mail.mail"].search([("model", "=", report._name), ("res_id", "=", report.id)])

    def test_sent_and_kept(self):
        self.new_count(100)
        report = self.send()
        self.assertRecordValues(
            report,
            [
                {
                    "kind": "daily",
                    "date": TODAY,
                    "total": 100,
                    "recipient_names": "Director Gao",
                    "user_id": self.agent.id,
                    "is_automatic": False,
                }
            ],
        )
        self.assertIn("Main Gate", report.body)
        mail = self.mails(report)
        self.assertEqual(mail.recipient_ids, self.leader)
        self.assertIn("Main Gate", mail.body_html)

    def test_theatre_is_not_counted_twice(self):
        self.new_count(100)
        self.new_count(70, self.theatre)
        self.assertEqual(self.send().total, 100)

    def test_not_counted_yet_is_a_dash(self):
        self.new_count(100)
        figures = {row["venue_id"]: row["count"] for row in self.send().figures}
        self.assertEqual(figures, {self.gate.id: 100, self.south.id: None, self.theatre.id: None})

    def test_who_gets_it(self):
        self.new_count(100)
        log = self.env["scenic.duty.log"]._of_day(self.desk, TODAY)
        log.sudo().write(
            {"duty_manager_id": self.supervisor_employee.id, "duty_leader_ids": [(4, self.plain_employee.id)]}
        )
        self.supervisor.notification_type = "inbox"
        report = self.send()
        self.assertEqual(
            report.recipient_ids, self.leader | self.supervisor.partner_id | self.plain_employee.work_contact_id
        )
        inbox = self.env["mail.notification"].search([("res_partner_id", "=", self.supervisor.partner_id.id)])
        self.assertIn("inbox", inbox.mapped("notification_type"))

    def test_duty_plan_counts_where_no_log_names_anybody(self):
        self.new_count(100)
        self.env["scenic.duty.day"].create({"date": TODAY, "manager_id": self.manager_employee.id})
        self.assertIn(self.manager.partner_id, self.send().recipient_ids)

    def test_in_the_readers_language(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        self.leader.lang = "zh_CN"
        self.gate.with_context(lang="zh_CN").name = "主入口"
        self.new_count(100)
        report = self.send()
        self.assertIn("主入口", self.mails(report).body_html)
        self.assertEqual(list(report.bodies), ["zh_CN"])

    def test_nothing_to_send(self):
        with self.assertRaisesRegex(UserError, "No visitors are counted"):
            self.send()

    def test_nobody_to_send_to(self):
        self.new_count(100)
        self.desk.count_recipient_ids = False
        with self.assertRaisesRegex(UserError, "Nobody"):
            self.send()

    def test_unchanged_is_not_sent_again(self):
        self.new_count(100)
        self.send()
        with self.assertRaisesRegex(UserError, "Nothing has changed"):
            self.send()

    def test_correction_tells_the_difference(self):
        row = self.new_count(100)
        self.new_count(70, self.theatre)
        first = self.send()
        row.count = 85
        correction = self.send()
        self.assertEqual(correction.original_id, first)
        self.assertEqual(correction.total, 85)
        lines = correction._lines(correction.figures, "en_US", correction.former_figures)
        self.assertEqual(
            {line["name"]: (line["old"], line["count"], line["diff"]) for line in lines if line["is_changed"]},
            {"Main Gate": (100, 85, -15), "Park Total": (100, 85, -15)},
        )
        self.assertIn("-15", correction.body)

    def test_second_correction_refers_to_the_first_report(self):
        row = self.new_count(100)
        first = self.send()
        for count in (90, 95):
            row.count = count
            correction = self.send()
        self.assertEqual(correction.original_id, first)
        self.assertEqual(correction.former_figures[0]["count"], 90)

    def test_unsent_correction_shows(self):
        row = self.new_count(100)
        log = self.env["scenic.duty.log"]._of_day(self.desk, TODAY).with_user(self.agent)
        self.assertEqual(log.count_state, "unsent")
        self.send()
        self.env.invalidate_all()
        self.assertEqual((row.sent_state, log.count_state), ("sent", "sent"))
        row.count = 101
        self.env.invalidate_all()
        self.assertEqual((row.sent_state, row.sent_count, log.count_state), ("changed", 100, "changed"))
        self.assertEqual(len(row.activity_ids), 1)

    def test_reminder_goes_with_the_correction(self):
        row = self.new_count(100)
        self.send()
        row.count = 101
        self.send()
        self.assertEqual(row.sent_state, "sent")
        self.assertFalse(row.activity_ids)

    def test_reminder_goes_when_set_right_again(self):
        row = self.new_count(100)
        self.send()
        row.count = 101
        row.count = 100
        self.assertFalse(row.activity_ids)

    def test_a_figure_that_came_later_is_a_correction(self):
        self.new_count(100)
        self.send()
        late = self.new_count(30, self.south)
        self.assertEqual(late.sent_state, "changed")
        self.assertEqual(self.send().total, 130)

    def test_what_was_sent_does_not_change(self):
        self.new_count(100)
        report = self.send()
        for record in (report, report.sudo(), report.with_user(self.manager)):
            with self.assertRaises(UserError):
                record.write({"total": 1})

    def test_nobody_makes_reports_by_hand(self):
        with self.assertRaises(AccessError):
            self.env["scenic.count.report"].with_user(self.manager).create({"date": TODAY, "kind": "daily"})

    def test_who_may_not_send(self):
        self.new_count(100)
        with self.assertRaises(AccessError):
            self.counts(self._new_user("duty", "scenic_service_desk.group_duty_manager")).action_send()

    def test_one_click_from_the_log(self):
        self.new_count(100)
        log = self.env["scenic.duty.log"]._of_day(self.desk, TODAY).with_user(self.agent)
        self.assertIn("Director Gao", log.action_send_counts()["params"]["message"])
