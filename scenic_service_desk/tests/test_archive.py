from datetime import date
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .archive_common import ArchiveCommon


@tagged("post_install", "-at_install")
class TestArchive(ArchiveCommon):
    """On the first the month before is sealed: once, however often the job runs."""

    def test_month_is_archived_once(self):
        logs = self.new_log(3) | self.new_log(4)
        [archive] = self.run_job()
        self.assertEqual((archive.state, archive.month, archive.number), ("done", date(2026, 5, 1), 0))
        self.assertEqual(archive.seal_ids.log_id, logs)
        self.assertEqual((archive.progress, archive.progress_text), (100, "2/2"))
        self.assertEqual(self.run_job(), archive)
        self.assertEqual(len(self.env["scenic.log.seal"].search([("log_id", "in", logs.ids)])), 2)

    def test_closed_late_is_sealed_in_a_supplement(self):
        self.new_log(3)
        late = self.new_log(4, close=False)
        [archive] = self.run_job()
        self.assertEqual(archive.unclosed_log_ids, late)
        self.assertEqual(late.state, "open")
        late.sudo()._transition("closed", by_system=True)
        _first, supplement = self.run_job()
        self.assertEqual(supplement.number, 1)
        self.assertEqual(supplement.seal_ids.log_id, late)
        self.assertIn("supplement 1", supplement.display_name)

    def test_entry_after_sealing_is_sealed_in_a_supplement(self):
        log = self.new_log(3)
        self.run_job()
        entry = self.new_entry(3, 5, description="Blue hat")
        self.assertTrue(log.has_unsealed_entries)
        _first, supplement = self.run_job()
        self.assertEqual(supplement.seal_ids.number, 1)
        self.assertEqual(supplement.seal_ids._entries(), {f"scenic.found.item,{entry.id}"})
        self.assertFalse(log.has_unsealed_entries)
        self.assertEqual(len(self.run_job()), 2)

    def test_entry_moved_to_a_sealed_day(self):
        self.new_log(3)
        self.run_job()
        entry = self.new_entry(20)
        entry.write({"date": "2026-05-03 04:00:00", "found_at": "2026-05-03 04:00:00"})
        self.assertTrue(entry.log_id.has_unsealed_entries)

    def test_entry_that_slipped_in_while_sealing(self):
        log = self.new_log(3)
        self.run_job()
        with patch.object(type(log), "_note_unsealed", lambda self: None):
            self.new_entry(3, 5)
        self.assertFalse(log.has_unsealed_entries)
        log._note_left_out()
        self.assertTrue(log.has_unsealed_entries)

    def test_unclosed_is_reminded_once(self):
        self.new_log(3)
        self.new_log(4, close=False)
        [archive] = self.run_job()
        activity = archive.activity_ids
        self.assertEqual(activity.user_id, self.manager)
        self.assertIn("2026-05-04", activity.note)
        self.run_job()
        self.assertEqual(archive.activity_ids, activity)

    def test_reminder_goes_when_all_are_closed(self):
        late = self.new_log(4, close=False)
        [archive] = self.run_job()
        late.sudo()._transition("closed", by_system=True)
        self.run_job()
        self.assertFalse(archive.activity_ids)

    def test_month_without_closed_logs(self):
        self.new_log(4, close=False)
        [archive] = self.run_job()
        self.assertEqual((archive.state, archive.seal_count, archive.unclosed_count), ("done", 0, 1))
        self.assertFalse(archive._verify())

    def test_empty_desk_has_no_archive(self):
        self.assertFalse(self.run_job(self.kiosk))

    def test_first_comes_with_the_desks_clock(self):
        self.new_log(31)
        new_york = self.kiosk
        new_york.tz = "America/New_York"
        for moment, shanghai, america in (
            ("2026-05-31 19:59:00", date(2026, 5, 1), date(2026, 5, 1)),
            # four in the morning, when the day turns
            ("2026-05-31 20:00:00", date(2026, 6, 1), date(2026, 5, 1)),
            ("2026-06-01 07:59:00", date(2026, 6, 1), date(2026, 5, 1)),
            ("2026-06-01 08:00:00", date(2026, 6, 1), date(2026, 6, 1)),
        ):
            with self.subTest(moment), freeze_time(moment):
                self.assertEqual((self.desk._archive_before(), new_york._archive_before()), (shanghai, america))

    def test_archive_day_is_the_desks(self):
        self.new_log(3)
        self.desk.archive_day = 5
        self.assertFalse(self.run_job())
        with freeze_time("2026-06-05 02:00:00"):
            self.assertEqual(len(self.run_job()), 1)

    def test_running_month_is_left_alone(self):
        with freeze_time("2026-05-31 02:00:00"):
            self.new_log(30)
            self.assertFalse(self.run_job())

    def test_goes_on_where_it_was_stopped(self):
        logs = self.new_log(3) | self.new_log(4) | self.new_log(5)
        archives = self.env["scenic.archive"]
        begun = archives._begin({self.desk: self.desk._archive_before()})
        with self.no_commit(left=0.0), mute_logger("odoo.addons.base.models.ir_actions_report"):
            self.assertFalse(begun._work())
        self.assertEqual((begun.state, begun.progress_text), ("running", "1/3"))
        self.assertEqual(self.run_job(), begun)
        self.assertEqual((begun.state, begun.seal_ids.log_id), ("done", logs))

    def test_one_bad_log_keeps_no_other_waiting(self):
        bad = self.new_log(3)
        good = self.new_log(4)
        snapshot = type(bad)._snapshot_data

        def broken(log, entries=None):
            if log.id == bad.id:
                raise ValueError("cannot be read")
            return snapshot(log, entries)

        with patch.object(type(bad), "_snapshot_data", broken), mute_logger("odoo.addons.scenic_service_desk.models"):
            [archive] = self.run_job()
        self.assertEqual((archive.state, archive.seal_ids.log_id), ("running", good))
        self.assertIn("cannot be read", archive.problem)
        self.run_job()
        self.assertEqual((archive.state, archive.problem), ("done", False))

    def test_second_company_stays_by_itself(self):
        company = self.env["res.company"].create({"name": "Park B"})
        desk = self.env["scenic.desk"].create({"name": "Gate B", "company_id": company.id, "tz": "Asia/Shanghai"})
        self.new_log(3)
        log = self.env["scenic.duty.log"]._of_day(desk, date(2026, 5, 3))
        log._transition("closed", by_system=True)
        archives = self.run_job(self.desk | desk)
        self.assertEqual(archives.mapped("company_id"), self.env.company | company)
        seen = archives.with_user(self.agent).search([("id", "in", archives.ids)])
        self.assertEqual(seen.company_id, self.env.company)
        self.assertFalse(self.env["scenic.log.seal"].with_user(self.agent).search([("log_id", "=", log.id)]))


@tagged("post_install", "-at_install")
class TestArchiveNow(ArchiveCommon):
    """A centre manager has whole years archived, and sees how far it is."""

    def _wizard(self, user=None, **values):
        values = {"month_from": "2026-05", "month_to": "2026-05", "desk_ids": self.desk.ids, **values}
        return self.env["scenic.archive.run"].with_user(user or self.manager).create(values)

    def test_begins_and_wakes_the_job(self):
        self.new_log(3)
        job = self.env.ref("scenic_service_desk.ir_cron_archive")
        action = self._wizard().action_run()
        archive = self.env["scenic.archive"].search(action["domain"])
        self.assertEqual((archive.state, archive.progress_text), ("running", "0/1"))
        self.assertEqual(archive.requested_by_id, self.manager)
        self.assertTrue(self.env["ir.cron.trigger"].search([("cron_id", "=", job.id)]))

    def test_months_that_are_over_and_have_logs(self):
        self.new_log(3)
        self.env["scenic.duty.log"]._of_day(self.desk, date(2026, 6, 1))
        months = [month for month, _label in self.env["scenic.archive.run"]._select_months()]
        self.assertEqual(months[0], "2026-05")

    def test_month_that_is_not_over_at_the_desk(self):
        self.new_log(3)
        self.kiosk.tz = "America/New_York"
        with self.assertRaisesRegex(UserError, "when it is over"):
            self._wizard(desk_ids=self.kiosk.ids).action_run()

    def test_nothing_to_do(self):
        self.new_log(3)
        with self.assertRaisesRegex(UserError, "nothing to archive"):
            self._wizard(desk_ids=self.kiosk.ids).action_run()

    def test_months_in_wrong_order(self):
        self.new_log(3)
        self.env["scenic.duty.log"]._of_day(self.desk, date(2026, 4, 1))
        with self.assertRaisesRegex(UserError, "comes before"):
            self._wizard(month_from="2026-05", month_to="2026-04").action_run()

    def test_only_a_manager(self):
        self.new_log(3)
        for user in (self.agent, self.supervisor):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self._wizard(user)
