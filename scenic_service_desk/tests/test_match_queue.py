from unittest.mock import patch

from psycopg2.errors import SerializationFailure

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.scenic_service_desk.models import match_queue

from .common import ScenicCommon

_LOG = "odoo.addons.scenic_service_desk.models.match_queue"


@tagged("post_install", "-at_install")
class TestMatchQueue(ScenicCommon):
    """Whoever saves does not wait for the comparison with the other register."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.queue = cls.env["scenic.match.queue"]
        cls.queue._work()
        cls.report = cls.new_report(description="Black folding umbrella")
        cls.item = cls.new_item()

    def setUp(self):
        super().setUp()
        self.committed = []
        # the test's own transaction stays as it is
        self.patch(self.registry["ir.cron"], "_commit_progress", self._note_commit)
        self.patch(self.env.cr, "rollback", lambda: None)

    def _note_commit(self, processed=0, remaining=None):
        self.committed.append((processed, remaining))
        return 60

    def waiting(self):
        return self.queue.search([]).mapped(lambda row: (row.res_model, row.res_id))

    def pairs(self):
        return self.env["scenic.lost.match"].search(
            [("report_id", "=", self.report.id), ("item_id", "=", self.item.id)]
        )

    def test_what_is_saved_waits(self):
        self.assertEqual(self.waiting(), [("scenic.lost.report", self.report.id), ("scenic.found.item", self.item.id)])
        self.assertFalse(self.pairs())

    def test_the_job_proposes_pairs(self):
        self.queue._cron_work()
        self.assertEqual(self.pairs().state, "proposed")
        self.assertEqual(self.report.state, "proposed")
        self.assertFalse(self.waiting())

    def test_the_job_looks_every_minute(self):
        job = self.env.ref("scenic_service_desk.ir_cron_match")
        self.assertTrue(job.active)
        self.assertEqual((job.interval_number, job.interval_type), (1, "minutes"))

    def test_waiting_costs_a_save_one_query(self):
        self.assertTrue(self.item.company_id)
        self.env.cr.flush()
        with self.assertQueryCount(1):
            self.item._match_later()

    def test_a_batch_takes_no_more_than_it_may(self):
        """Whatever plan the database makes of it: one that asks again for each row would take them all."""
        for method in ("hashjoin", "mergejoin", "material", "hashagg", "sort"):
            self.env.cr.execute(f"SET LOCAL enable_{method} = off")
        self.assertEqual(self.queue._work(1), 1)
        self.assertEqual(self.waiting(), [("scenic.found.item", self.item.id)])

    def test_a_batch_whose_time_is_up_leaves_the_rest(self):
        """Contrived texts take long: what a batch changes is not held for all of them."""
        with patch.multiple(match_queue, _TOGETHER=1, _SECONDS=-1):
            self.assertEqual(self.queue._work(40), 1)
            self.assertEqual(self.waiting(), [("scenic.found.item", self.item.id)])
            self.queue._cron_work()
        self.assertFalse(self.waiting())
        self.assertTrue(self.pairs())

    def test_a_batch_that_is_in_time_goes_on(self):
        with patch.multiple(match_queue, _TOGETHER=1, _SECONDS=3600):
            self.assertEqual(self.queue._work(40), 2)

    def test_an_entry_saved_twice_is_compared_once(self):
        self.queue._work()
        self.item.write({"note": "Wooden handle"})
        self.item.write({"note": "Bamboo handle"})
        with patch.object(self.registry["scenic.found.item"], "_find_matches", autospec=True) as compare:
            self.queue._work()
        compare.assert_called_once_with(self.item)

    def test_what_says_nothing_new_does_not_wait(self):
        self.queue._work()
        self.item.write({"value_estimate": 20})
        self.report.write({"party": "Tour group 7"})
        self.assertFalse(self.waiting())

    def test_opening_the_form_compares_what_still_waits(self):
        cards = self.report.with_user(self.agent).match_cards()["cards"]
        self.assertIn(self.item.id, [card["res_id"] for card in cards])

    def test_a_batch_that_met_an_edit_is_tried_again(self):
        work, met = type(self.queue)._work, [SerializationFailure(), SerializationFailure()]

        def meeting(queue, limit=None):
            if met:
                raise met.pop()
            return work(queue, limit)

        with patch.object(type(self.queue), "_work", meeting):
            self.queue._cron_work()
        self.assertTrue(self.pairs())

    def test_it_gives_up_where_it_always_meets_somebody(self):
        with (
            patch.object(type(self.queue), "_work", side_effect=SerializationFailure),
            self.assertRaises(SerializationFailure),
        ):
            self.queue._cron_work()
        self.assertFalse(self.committed)

    def test_one_bad_entry_does_not_keep_the_others_waiting(self):
        def find(records):
            if records._name == "scenic.found.item":
                raise ValueError("cannot be read")

        # the queue is as it was when a batch fails
        work = type(self.queue)._work

        def undone(queue, limit=None):
            with self.env.cr.savepoint():
                return work(queue, limit)

        with (
            patch.object(self.registry["scenic.found.item"], "_find_matches", find),
            patch.object(type(self.queue), "_work", undone),
            self.assertLogs(_LOG, "ERROR") as logs,
        ):
            self.queue._cron_work()
        self.assertFalse(self.waiting())
        self.assertEqual(self.report.state, "proposed")
        self.assertIn(f"scenic.found.item {self.item.id} could not be compared", logs.output[0])

    def test_an_entry_that_another_run_took_is_not_missed(self):
        self.queue._work()
        with self.assertNoLogs(_LOG, "ERROR"):
            self.queue._skip()
        self.assertFalse(self.waiting())

    def test_it_stops_when_its_time_is_up(self):
        self.patch(self.registry["ir.cron"], "_commit_progress", lambda *_a, **_k: 0)
        with patch.object(type(self.queue), "_work", return_value=1) as work:
            self.queue._cron_work()
        self.assertEqual(work.call_count, 1)

    @mute_logger("odoo.models")
    def test_nobody_puts_entries_into_the_queue_by_hand(self):
        for user in (self.agent, self.manager, self.crew_leader):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.queue.with_user(user).create(
                    {
                        "res_model": "scenic.found.item",
                        "res_id": self.item.id,
                        "company_id": self.env.company.id,
                    }
                )
