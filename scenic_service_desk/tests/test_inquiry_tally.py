from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestTally(ScenicCommon):
    """One tap counts one question."""

    def _board(self, user=None, topic="tickets", desk=None):
        topics = self.topic(topic).with_user(user or self.agent)
        topics = topics.with_context(scenic_desk_id=desk.id) if desk else topics
        topics.invalidate_recordset(["tap_count", "call_count"])
        return topics

    def _rows(self):
        return self.env["scenic.inquiry.tally"].search([("topic_id", "=", self.topic("tickets").id)], order="date")

    def test_counts(self):
        for _tap in range(3):
            self._board().action_tap()
        self.assertEqual(self._board().tap_count, 3)
        self.assertEqual(self._board(topic="shows").tap_count, 0)
        self.assertEqual(self._board(self.supervisor, desk=self.kiosk).tap_count, 0)

    def test_a_row_an_hour(self):
        for moment in ("2026-05-20 02:10:00", "2026-05-20 02:50:00", "2026-05-20 03:05:00"):
            with freeze_time(moment):
                self._board().action_tap()
        self.assertEqual(self._rows().mapped("count"), [2, 1])
        self.assertEqual(self._rows().log_id.mapped("date"), [self._rows().log_id.date])

    def test_undo_takes_the_last_one_back(self):
        with freeze_time("2026-05-20 02:10:00"):
            self._board().action_tap()
        with freeze_time("2026-05-20 03:10:00"):
            self._board().action_tap()
            self._board().action_untap()
            self.assertEqual(self._rows().mapped("count"), [1, 0])
            self._board().action_untap()
            with self.assertRaises(UserError):
                self._board().action_untap()

    def test_yesterdays_taps_stay(self):
        with freeze_time("2026-05-19 02:10:00"):
            self._board().action_tap()
        with freeze_time("2026-05-20 02:10:00"), self.assertRaises(UserError):
            self._board().action_untap()

    def test_not_at_another_desk(self):
        for act in ("action_tap", "action_untap"):
            with self.subTest(act), self.assertRaises(AccessError):
                getattr(self._board(self.kiosk_agent, desk=self.desk), act)()
        self._board(self.supervisor, desk=self.kiosk).action_tap()

    def test_nobody_writes_the_count(self):
        self._board().action_tap()
        for user in (self.agent, self.manager):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._rows().with_user(user).count = 100

    def test_written_down_it_is_no_longer_a_tap(self):
        self._board().action_tap()
        context = self._board().action_record()["context"]
        call = self.env["scenic.inquiry"].with_user(self.agent).with_context(**context).create({})
        self.assertRecordValues(call, [{"channel": "counter", "topic_id": self.topic("tickets").id}])
        self.assertEqual((self._board().tap_count, self._board().call_count), (0, 1))

    def test_closed_day_is_counted_no_more(self):
        with freeze_time("2026-05-20 02:10:00"):
            self._board().action_tap()
            self.close_log(self._rows().log_id)
            for act in ("action_tap", "action_untap"):
                with self.subTest(act), self.assertRaisesRegex(UserError, "is closed"):
                    getattr(self._board(), act)()
        self.assertEqual(self._rows().count, 1)

    def test_recorded_after_closing_the_tap_stays(self):
        with freeze_time("2026-05-20 02:10:00"):
            self._board().action_tap()
            self.close_log(self._rows().log_id)
            context = self._board().action_record()["context"]
            call = self.env["scenic.inquiry"].with_user(self.agent).with_context(**context).create({})
        self.assertTrue(call.is_after_close)
        self.assertEqual(self._rows().count, 1)

    def test_statistics_tell_both_together(self):
        self._board().action_tap()
        self._board().action_tap()
        self.new_inquiry(topic="ticket_refund", picked_up_late=True)
        self.new_inquiry(outcome="call_back")
        self.new_inquiry().action_withdraw()
        self.env.flush_all()
        [(main, questions, answered, late, rate)] = (
            self.env["scenic.inquiry.stat"]
            .with_user(self.agent)
            ._read_group(
                [("desk_id", "=", self.desk.id)],
                ["main_topic_id"],
                ["question_count:sum", "answered_count:sum", "late_count:sum", "answered_rate:avg"],
            )
        )
        self.assertEqual((main, questions, answered, late, rate), (self.topic("tickets"), 4, 3, 1, 0.75))
