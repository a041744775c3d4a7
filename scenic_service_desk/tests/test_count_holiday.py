from datetime import date, datetime

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .count import TODAY, CountCommon


@freeze_time("2026-10-03 02:00:00")
@tagged("post_install", "-at_install")
class TestHolidayReport(CountCommon):
    """The holiday's total since its first day."""

    def holiday(self):
        """National Day, from 1 to 7 October in Shanghai."""
        self.env["resource.calendar.leaves"].create(
            {"name": "National Day", "date_from": datetime(2026, 9, 30, 16), "date_to": datetime(2026, 10, 7, 15, 59)}
        )

    def test_day_of_the_holiday(self):
        self.holiday()
        for back, count in ((0, 300), (1, 200), (2, 100), (3, 50)):
            self.new_count(count, back=back)
        self.counts().action_send()
        report = self.reports()[:1]
        self.assertRecordValues(
            report, [{"kind": "holiday", "holiday": "National Day", "date_from": date(2026, 10, 1), "day_number": 3}]
        )
        self.assertEqual(report.figures[0]["period_total"], 600)
        self.assertIn("600", report.body)

    def test_as_the_logs_are_marked(self):
        for back in (0, 1):
            log = self.env["scenic.duty.log"]._of_day(self.desk, date(2026, 10, 3 - back))
            log.sudo().event = "Lantern Festival"
        name, first = self.env["scenic.count.report"]._holiday_of(self.env.company, TODAY)
        self.assertEqual((name, first), ("Lantern Festival", date(2026, 10, 2)))

    def test_typed_in_the_dialog(self):
        self.new_count(300)
        self.new_count(200, back=1)
        action = self.counts().action_send_holiday()
        wizard = self.env["scenic.count.send"].with_user(self.agent).with_context(**action["context"]).create({})
        self.assertEqual((wizard.kind, wizard.recipient_ids), ("holiday", self.leader))
        wizard.write({"kind": "holiday", "holiday": "Tea Festival", "date_from": "2026-10-02"})
        self.assertIn("500", wizard.preview)
        wizard.action_send()
        report = self.reports()[:1]
        self.assertEqual((report.holiday, report.day_number), ("Tea Festival", 2))
        with self.assertRaisesRegex(UserError, "Nothing has changed"):
            wizard.action_send()
