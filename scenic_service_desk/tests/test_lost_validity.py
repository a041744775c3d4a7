from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common import MODULE, ScenicCommon

EXPIRED = f"{MODULE}.mail_activity_lost_expired"


@tagged("post_install", "-at_install")
class TestLostValidity(ScenicCommon):
    """Searched for some weeks, reminded of, then closed as not found: once, however often the job runs."""

    def setUp(self):
        super().setUp()
        self.report = self.new_report()

    def _run(self, days):
        """Run the job as if ``days`` had passed; it commits nothing of the test's transaction."""
        self.env.flush_all()
        with (
            freeze_time(fields.Datetime.now() + timedelta(days=days)),
            self.time_left(),
        ):
            self.env["scenic.lost.report"]._cron_expire()
        self.env.invalidate_all()

    def test_valid_for_the_companys_period(self):
        day = self.desk._local_date(self.report.date)
        self.assertEqual(self.report.valid_until, day + timedelta(days=30))
        self.env.company.scenic_lost_valid_days = 10
        self.assertEqual(self.new_report().valid_until, day + timedelta(days=10))

    def test_late_entry_counts_from_its_own_day(self):
        report = self.new_report(date="2026-05-20 04:00:00", is_late_entry=True)
        self.assertEqual(fields.Date.to_string(report.valid_until), "2026-06-19")

    def test_what_somebody_chose_stays(self):
        day = self.desk._local_date(self.report.date)
        report = self.new_report(valid_until=day + timedelta(days=3))
        self.assertEqual(report.valid_until, day + timedelta(days=3))

    def test_on_the_last_day_nothing_happens(self):
        self._run(30)
        self.assertFalse(self.report.activity_search([EXPIRED]))

    def test_supervisor_is_reminded_once(self):
        self._run(31)
        self._run(32)
        reminder = self.report.activity_search([EXPIRED])
        self.assertEqual(reminder.user_id, self.supervisor)
        self.assertEqual(len(reminder), 1)
        self.assertEqual(self.report.state, "searching")

    def test_a_settled_reminder_does_not_come_back(self):
        self._run(31)
        self.report.activity_feedback([EXPIRED])
        self._run(33)
        self.assertFalse(self.report.activity_search([EXPIRED]))

    def test_closed_as_not_found_with_a_trace(self):
        self._run(31)
        self._run(38)
        self.assertRecordValues(self.report, [{"state": "closed", "result": "not_found"}])
        self.assertIn("Closed by itself", self.report.message_ids[0].body)
        self.assertFalse(self.report.activity_ids)

    def test_run_twice_closes_once(self):
        self._run(40)
        messages = len(self.report.message_ids)
        self._run(40)
        self.assertEqual(len(self.report.message_ids), messages)

    def test_nobody_is_closed_out_unreminded(self):
        self._run(60)
        self.assertEqual(self.report.state, "closed")
        self.assertTrue(self.report.expiry_reminded)

    def test_not_closed_where_the_setting_says_so(self):
        self.env.company.scenic_lost_close_days = 0
        self._run(31)
        self._run(400)
        self.assertEqual(self.report.state, "searching")

    def test_what_waits_for_somebody_is_not_closed(self):
        called = self.new_report()
        called._call_owner()
        matched = self.new_report()
        matched._transition("proposed")
        self._run(31)
        self._run(60)
        self.assertEqual((called.state, matched.state), ("searching", "proposed"))

    def test_longer_validity_starts_anew(self):
        self._run(31)
        self.report.valid_until += timedelta(days=60)
        self.assertFalse(self.report.activity_search([EXPIRED]))
        self._run(60)
        self.assertEqual(self.report.state, "searching")
        self._run(92)
        self.assertTrue(self.report.activity_search([EXPIRED]))

    def test_more_than_a_portion(self):
        with patch("odoo.addons.scenic_service_desk.models.lost_report_validity._PORTION", 2):
            reports = self.report | self.new_report() | self.new_report() | self.new_report() | self.new_report()
            self._run(31)
            self.assertTrue(all(reports.mapped("expiry_reminded")))

    def test_expired_is_found(self):
        with freeze_time(fields.Datetime.now() + timedelta(days=31)):
            self.env.invalidate_all()
            self.assertTrue(self.report.is_expired)
            self.assertIn(self.report, self.report.search([("is_expired", "=", True)]))
            self.assertNotIn(self.report, self.report.search([("is_expired", "=", False)]))

    def test_settings_make_sense(self):
        for values in ({"scenic_lost_valid_days": 0}, {"scenic_lost_close_days": -1}):
            with self.subTest(values), self.assertRaises(Exception) as caught, self.cr.savepoint():
                self.env.company.write(values)
                self.env.flush_all()
            self.assertIn(type(caught.exception).__name__, ("CheckViolation", ValidationError.__name__))
