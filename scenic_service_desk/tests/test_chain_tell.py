import json
from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from .chain import ChainCommon


@tagged("post_install", "-at_install")
class TestChainTell(ChainCommon):
    """How people hear of it: reminder, live notification, mail; and what is said about those who do not answer."""

    def test_a_reminder_for_everybody_with_a_login(self):
        incident = self.new_incident(severity="medium")
        notices = incident.sudo().chain_ids
        self.assertEqual(notices.activity_ids.user_id, self.supervisor | self.head | self.duty)

    def test_the_manager_hears_it_where_the_supervisor_has_left(self):
        self.supervisor_employee.active = self.supervisor.active = False
        incident = self.new_incident(severity="medium")
        self.assertEqual(self.told(incident, "supervisor").employee_id, self.manager_employee)

    def test_a_live_notification_for_everybody_with_a_login(self):
        before = len(self.live())
        incident = self.new_incident(severity="medium")
        sent = [json.loads(message)["payload"] for message in self.live()[before:]]
        self.assertEqual({one["id"] for one in sent}, set(incident.sudo().chain_ids.filtered("user_id").ids))
        self.assertIn(incident.name, sent[0]["title"])
        self.assertEqual(sent[0]["severity"], "medium")

    def mails(self, times=1):
        """Run the job that mails those who were told; returns what it made, unsent."""
        made = []
        with (
            self.time_left(),
            patch.object(type(self.env["mail.mail"]), "send", lambda mails, *_a, **_k: made.extend(mails)),
        ):
            for _run in range(times):
                self.env["scenic.chain.notice"]._cron_mail()
        return self.env["mail.mail"].concat(*made)

    def test_a_mail_to_those_with_an_address(self):
        self.mails()
        (self.supervisor + self.duty).partner_id.email = "someone@example.com"
        self.head.partner_id.email = False
        incident = self.new_incident(severity="medium")
        mail = self.mails(times=2)
        self.assertEqual(mail.recipient_ids, (self.supervisor + self.duty).partner_id)
        self.assertIn(incident.name, mail.subject)

    def test_who_answered_at_once_gets_no_mail(self):
        self.mails()
        self.supervisor.partner_id.email = "someone@example.com"
        incident = self.new_incident(severity="low")
        self.told(incident, "supervisor").with_user(self.supervisor).action_acknowledge()
        self.assertNotIn(self.supervisor.partner_id, self.mails().recipient_ids)

    def test_no_personal_data_is_sent(self):
        self.mails()
        values = {"visitor_name": "Zhang San", "visitor_phone": "13800001111", "injury": "Broken arm"}
        self.supervisor.partner_id.email = "someone@example.com"
        self.new_incident(person_ids=[(0, 0, values)])
        said = "".join(mail.subject + mail.body_html for mail in self.mails()) + "".join(self.live())
        self.assertIn("Slipped on the wet steps", said)
        for word in values.values():
            self.assertNotIn(word, said)

    def test_entered_from_paper_tells_nobody(self):
        incident = self.new_incident(is_late_entry=True, date=fields.Datetime.now() - timedelta(hours=20))
        self.assertFalse(incident.sudo().chain_ids)
        incident.action_tell()
        self.assertTrue(incident.sudo().chain_ids)

    def test_an_answer_takes_the_reminder_away(self):
        notice = self.told(self.new_incident(severity="low"), "supervisor")
        self.assertTrue(notice.activity_ids)
        notice.with_user(self.supervisor).action_acknowledge()
        self.assertFalse(notice.activity_ids)
        self.assertTrue(any("settled" in message for message in self.live()))

    def test_the_reminder_done_is_an_answer(self):
        notice = self.told(self.new_incident(severity="low"), "supervisor")
        notice.activity_ids.with_user(self.supervisor).action_feedback()
        self.assertTrue(notice.acknowledged_at)

    def late(self, **values):
        """An incident whose supervisor has not answered in time."""
        incident = self.new_incident(severity="low", **values)
        notice = self.told(incident, "supervisor")
        notice.write({"due_at": fields.Datetime.now() - timedelta(minutes=1)})
        return incident, notice

    def report(self, times=1):
        """Run the job that reports who is late."""
        with self.time_left():
            for _run in range(times):
                self.env["scenic.chain.notice"]._cron_late()

    def test_late_is_found(self):
        incident, notice = self.late()
        self.assertTrue(notice.is_late)
        self.assertTrue(incident.has_late_notice)
        found = self.env["scenic.incident"].search([("has_late_notice", "=", True), ("desk_id", "=", self.desk.id)])
        self.assertIn(incident, found)
        self.assertNotIn(self.new_incident(severity="low"), found)

    def test_late_is_reported_once(self):
        incident, notice = self.late()
        self.report(times=3)
        activity = incident.sudo().activity_ids
        self.assertEqual(activity.user_id, self.agent)
        self.assertEqual(len(activity), 1)
        self.assertIn(self.supervisor.name, activity.summary)
        notice.invalidate_recordset()
        self.assertTrue(notice.late_noted)

    def test_absent_is_reported_once_more(self):
        incident, notice = self.late()
        self.report()
        notice.arrive_due_at = fields.Datetime.now() - timedelta(minutes=1)
        self.report(times=2)
        self.assertEqual(len(incident.sudo().activity_ids), 2)

    def test_a_late_answer_takes_the_report_away(self):
        incident, notice = self.late()
        self.report()
        notice.with_user(self.supervisor).action_acknowledge()
        self.assertFalse(incident.sudo().activity_ids)

    def test_answered_in_time_is_not_reported(self):
        incident, notice = self.late()
        notice.with_user(self.supervisor).action_acknowledge()
        self.report()
        self.assertFalse(incident.sudo().activity_ids)
