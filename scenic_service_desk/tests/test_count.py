from datetime import timedelta

import psycopg2.errors

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .count import TODAY, CountCommon


@freeze_time("2026-10-03 02:00:00")
@tagged("post_install", "-at_install")
class TestCount(CountCommon):
    """A figure for each venue and day, typed by those at the desk."""

    def test_a_row_for_every_venue_in_one_click(self):
        action = self.counts().action_open_today()
        rows = self.counts().search(action["domain"])
        self.assertEqual(rows.venue_id, self.gate | self.south | self.theatre)
        self.assertEqual(set(rows.mapped("date")), {TODAY})
        self.assertFalse(any(rows.mapped("is_counted")))

    def test_opening_twice_makes_no_second_row(self):
        self.counts().action_open_today()
        self.counts().action_open_today()
        self.assertEqual(self.counts().search_count([]), 3)

    def test_typing_a_number_counts_the_row(self):
        self.counts().action_open_today()
        row = self.counts().search([("venue_id", "=", self.gate.id)])
        row.count = 120
        self.assertRecordValues(row, [{"is_counted": True, "source": "typed"}])

    def test_nobody_came_is_ticked(self):
        row = self.new_count(0)
        self.assertFalse(row.is_counted)
        row.is_counted = True
        self.assertEqual(row.figure, "0")

    @mute_logger("odoo.sql_db")
    def test_one_figure_a_venue_and_day(self):
        self.new_count(1)
        with self.assertRaises(psycopg2.errors.UniqueViolation), self.env.cr.savepoint():
            self.new_count(2)

    @mute_logger("odoo.sql_db")
    def test_negative_is_refused(self):
        with self.assertRaises(psycopg2.errors.CheckViolation), self.env.cr.savepoint():
            self.new_count(-1)

    def test_no_figure_of_the_future(self):
        with self.assertRaisesRegex(ValidationError, "future"):
            self.new_count(1, back=-2)

    def test_hours_add_up_to_the_day(self):
        row = self.new_count(0, hour_ids=[Command.create({"hour": hour, "count": 10}) for hour in (9, 10, 11)])
        self.assertEqual(row.count, 30)
        row.hour_ids[0].count = 25
        self.assertEqual(row.count, 45)

    def test_total_is_not_typed_beside_hours(self):
        row = self.new_count(0, hour_ids=[Command.create({"hour": 9, "count": 10})])
        with self.assertRaisesRegex(UserError, "by the hour"):
            row.count = 99

    def test_hours_lie_between_0_and_23(self):
        for hour in (-1, 24):
            with self.subTest(hour), self.assertRaisesRegex(ValidationError, "between 0 and 23"):
                self.new_count(0, back=hour + 2, hour_ids=[Command.create({"hour": hour, "count": 1})])

    def test_hours_of_a_venue_stand_ready(self):
        self.gate.write({"is_hourly": True, "hour_from": 9, "hour_to": 12})
        self.counts().action_open_today()
        row = self.counts().search([("venue_id", "=", self.gate.id)])
        self.assertEqual(row.hour_ids.mapped("hour"), [9, 10, 11, 12])
        self.assertFalse(row.is_counted)

    def test_corrections_are_tracked(self):
        row = self.new_count(100)
        row = row.with_context(tracking_disable=False, mail_notrack=False)
        self.flush_tracking()
        row.count = 110
        self.flush_tracking()
        values = row.sudo().message_ids.tracking_value_ids
        self.assertEqual([(value.old_value_integer, value.new_value_integer) for value in values], [(100, 110)])

    def flush_tracking(self):
        """Write the messages of changes, as the end of a request does."""
        self.env.flush_all()
        self.env.cr.precommit.run()

    def test_a_figure_stays_with_its_day(self):
        with self.assertRaisesRegex(UserError, "stays"):
            self.new_count(1).date = TODAY - timedelta(days=1)

    def test_comparison_and_running_totals(self):
        for back, count in ((0, 100), (1, 50), (2, 40), (3, 30), (7, 80), (365, 200)):
            self.new_count(count, back=back)
        row = self.counts().search([("date", "=", TODAY)])
        self.assertRecordValues(row, [{"last_week": 80, "last_year": 200, "month_total": 190, "year_total": 300}])
        self.assertAlmostEqual(row.week_change, 0.25)
        self.assertAlmostEqual(row.year_change, -0.5)

    def test_comparison_takes_one_query_for_all(self):
        rows = self.counts().union(*(self.new_count(back, back=back) for back in range(30)))
        self.env.flush_all()
        self.env.invalidate_all()
        rows.mapped("count")
        rows.venue_id.mapped("display_name")
        with self.assertQueryCount(1):
            rows.mapped("last_week")

    def test_log_shows_the_days_figures(self):
        self.new_count(100)
        self.new_count(70, self.theatre)
        self.new_count(5, back=1)
        log = self.env["scenic.duty.log"]._of_day(self.desk, TODAY).with_user(self.agent)
        self.assertEqual(log.count_ids.mapped("count"), [100, 70])
        self.assertEqual(log.visitor_total, 100)

    def test_figures_are_typed_in_the_log(self):
        log = self.env["scenic.duty.log"]._of_day(self.desk, TODAY).with_user(self.agent)
        log.action_enter_counts()
        row = log.count_ids[0]
        log.write({"count_ids": [Command.update(row.id, {"count": 7})]})
        self.assertEqual(row.count, 7)

    def test_code_is_one_in_the_company(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.errors.UniqueViolation), self.env.cr.savepoint():
            self.env["scenic.venue"].create({"name": "Gate again", "code": "g1"})


@freeze_time("2026-10-03 02:00:00")
@tagged("post_install", "-at_install")
class TestCountSealed(CountCommon):
    """Figures of a sealed day are not changed silently."""

    def test_change_is_refused(self):
        row = self.new_count(100)
        self.seal()
        with self.assertRaisesRegex(UserError, "sealed"):
            row.count = 99
        with self.assertRaisesRegex(UserError, "sealed"):
            self.new_count(5, self.theatre)

    def test_change_of_an_hour_is_refused(self):
        row = self.new_count(0, hour_ids=[Command.create({"hour": 9, "count": 10})])
        self.seal()
        for change in (
            lambda: row.hour_ids.write({"count": 11}),
            row.hour_ids.unlink,
            lambda: row.hour_ids.create({"count_id": row.id, "hour": 10, "count": 1}),
        ):
            with self.assertRaisesRegex(UserError, "sealed"):
                change()

    def test_correction_with_its_reason(self):
        row = self.new_count(100)
        self.seal()
        row.write({"count": 99, "correction_reason": "The gate's counter was read wrong"})
        self.assertEqual(row.count, 99)
        self.assertIn("read wrong", row.message_ids[0].body)

    def test_correction_of_an_hour_with_its_reason(self):
        row = self.new_count(0, hour_ids=[Command.create({"hour": 9, "count": 10})])
        self.seal()
        command = Command.update(row.hour_ids.id, {"count": 11})
        row.write({"hour_ids": [command], "correction_reason": "Recounted"})
        self.assertEqual(row.count, 11)

    def test_forged_key_opens_nothing(self):
        row = self.new_count(100)
        self.seal()
        for value in (True, {"reason": "x", "source": "typed"}, "typed"):
            with self.subTest(value), self.assertRaisesRegex(UserError, "sealed"):
                row.with_context(scenic_count_entry=value).write({"count": 1})

    def test_no_rows_are_made_on_a_sealed_day(self):
        self.seal()
        self.counts().action_open_today()
        self.assertFalse(self.counts().search([]))


@freeze_time("2026-10-03 02:00:00")
@tagged("post_install", "-at_install")
class TestCountRights(CountCommon):
    """Who reads and who writes."""

    def test_any_agent_of_the_company_enters(self):
        self.new_count(5, user=self.kiosk_agent)

    def test_others_do_not(self):
        row = self.new_count(5)
        for user in (self.plain, self.crew_leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                row.with_user(user).read(["count"])

    def test_duty_manager_reads_only(self):
        manager = self._new_user("duty", "scenic_service_desk.group_duty_manager")
        row = self.new_count(5)
        self.assertEqual(row.with_user(manager).last_week, 0)
        with self.assertRaises(AccessError):
            row.with_user(manager).count = 6
        self.assertTrue(self.counts(manager).action_open_today())

    def test_managers_keep_the_venues(self):
        with self.assertRaises(AccessError):
            self.gate.with_user(self.supervisor).name = "Gate"
        self.gate.with_user(self.manager).name = "North Gate"

    def test_other_companies_figures_stay_theirs(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        venue = self.env["scenic.venue"].create({"name": "Gate", "code": "G1", "company_id": company.id})
        row = self.env["scenic.visitor.count"].create({"venue_id": venue.id, "date": TODAY, "count": 5})
        with self.assertRaises(AccessError):
            row.with_user(self.agent).read(["count"])
        self.new_count(1)
        action = self.counts().action_open_today()
        self.assertNotIn(row, self.counts().sudo().search(action["domain"]))
