from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .count import TODAY, CountCommon


@freeze_time("2026-10-03 02:00:00")
@tagged("post_install", "-at_install")
class TestCountDesk(CountCommon):
    """A venue may be counted by one desk, whose agents enter its figure and whose day is not closed without it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.others = cls.env["scenic.desk"].search([("company_id", "=", cls.env.company.id)])
        (cls.others - cls.desk).sends_counts = False
        cls.theatre.desk_id = cls.kiosk

    def _owed(self, desk):
        log = self.env["scenic.duty.log"]._of_day(desk, TODAY).with_user(self.supervisor)
        return [gap for gap in log._closing_gaps() if gap["key"] == "visitor_counts"]

    def test_agents_of_other_desks_enter_nothing(self):
        row = self.new_count(80, venue=self.theatre, user=self.kiosk_agent)
        with self.assertRaises(AccessError):
            self.new_count(80, venue=self.theatre, back=1)
        with self.assertRaises(AccessError):
            row.with_user(self.agent).count = 90
        with self.assertRaises(AccessError):
            self.env["scenic.visitor.count.hour"].with_user(self.agent).create(
                {"count_id": row.id, "hour": 9, "count": 9}
            )
        self.assertEqual(row.with_user(self.agent).count, 80)

    def test_supervisors_enter_all(self):
        row = self.new_count(80, venue=self.theatre, user=self.kiosk_agent)
        row.with_user(self.supervisor).count = 90
        self.assertEqual(row.count, 90)

    def test_every_agent_enters_what_no_desk_counts(self):
        self.assertEqual(self.new_count(5, user=self.kiosk_agent).count, 5)

    def test_rows_are_laid_out_for_what_one_counts(self):
        self.assertEqual(self.counts()._open_day(self.env.company, TODAY).venue_id & self.theatre, self.theatre[:0])
        self.assertIn(self.theatre, self.counts(self.kiosk_agent)._open_day(self.env.company, TODAY).venue_id)

    def test_sending_names_the_other_desks_venue(self):
        with self.assertRaisesRegex(UserError, "Row 1: Another desk counts"):
            self.counts().record_counts([{"venue": "T1", "date": str(TODAY), "count": 1}])

    def test_day_owes_the_figures_of_its_desk(self):
        [gap] = self._owed(self.desk)
        self.assertIn("Main Gate", gap["text"])
        self.assertNotIn("Theatre", gap["text"])
        [gap] = self._owed(self.kiosk)
        self.assertRegex(gap["text"], "Theatre$")

    def test_nought_is_a_figure(self):
        self.new_count(0, venue=self.theatre, user=self.kiosk_agent, is_counted=True)
        self.assertFalse(self._owed(self.kiosk))

    def test_gap_leads_to_the_figures(self):
        [gap] = self._owed(self.kiosk)
        log = self.env["scenic.duty.log"]._of_day(self.kiosk, TODAY).with_user(self.kiosk_agent)
        action = getattr(log, gap["method"])()
        rows = self.counts(self.kiosk_agent).search(action["domain"])
        self.assertEqual(action["res_model"], "scenic.visitor.count")
        self.assertIn(self.theatre, rows.venue_id)

    def test_kiosk_without_a_venue_owes_nothing(self):
        self.theatre.desk_id = False
        self.assertFalse(self._owed(self.kiosk))

    def test_desk_may_close_without(self):
        self.desk.needs_counts = False
        self.assertFalse(self._owed(self.desk))
