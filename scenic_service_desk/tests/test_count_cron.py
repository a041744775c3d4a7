from odoo.tests import freeze_time, tagged

from .count import TODAY, CountCommon


@tagged("post_install", "-at_install")
class TestCountCron(CountCommon):
    """Sent at the desk's hour on the desk's clock, once."""

    def run_job(self, *moments):
        for moment in moments:
            # a test must not commit
            progress = self.time_left()
            with freeze_time(moment), progress:
                self.env["scenic.count.report"]._cron_send()
        return self.reports()

    def entered(self, moment="2026-10-03 02:00:00", **values):
        with freeze_time(moment):
            return self.new_count(100, **values)

    def test_not_before_its_time(self):
        self.entered()
        self.assertFalse(self.run_job("2026-10-03 09:59:00"))

    def test_at_its_time(self):
        self.entered()
        report = self.run_job("2026-10-03 10:01:00")
        self.assertRecordValues(report, [{"is_automatic": True, "date": TODAY}])

    def test_run_twice_sends_once(self):
        self.entered()
        self.assertEqual(len(self.run_job("2026-10-03 10:01:00", "2026-10-03 10:01:00", "2026-10-03 12:00:00")), 1)

    def test_after_a_click_it_sends_nothing(self):
        self.entered()
        with freeze_time("2026-10-03 09:00:00"):
            self.counts().action_send()
        self.assertFalse(self.run_job("2026-10-03 10:01:00").filtered("is_automatic"))

    def test_waits_for_the_first_figure(self):
        self.assertFalse(self.run_job("2026-10-03 10:01:00"))
        self.entered("2026-10-03 11:00:00")
        self.assertEqual(len(self.run_job("2026-10-03 11:15:00")), 1)

    def test_made_up_for_after_an_outage(self):
        self.entered()
        self.assertEqual(self.run_job("2026-10-04 01:00:00").date, TODAY)

    def test_nobody_to_send_to_is_no_error(self):
        self.entered()
        self.desk.count_recipient_ids = False
        self.assertFalse(self.run_job("2026-10-03 10:01:00"))

    def test_switched_off(self):
        self.entered()
        self.desk.sends_counts = False
        self.assertFalse(self.run_job("2026-10-03 10:01:00"))

    def test_hour_on_the_desks_clock(self):
        self.entered()
        self.desk.tz = "Europe/Berlin"
        self.assertFalse(self.run_job("2026-10-03 15:59:00"))
        self.assertEqual(len(self.run_job("2026-10-03 16:01:00")), 1)
