from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .count import TODAY, CountCommon


@freeze_time("2026-10-03 02:00:00")
@tagged("post_install", "-at_install")
class TestRecordCounts(CountCommon):
    """The call of a ticketing system: all rows or none, any number of times."""

    ROWS = [
        {"venue": "G1", "date": "2026-10-02", "count": 4200},
        {"venue": "g2", "date": "2026-10-02", "hour": 9, "count": 300},
        {"venue": "G2", "date": "2026-10-02", "hour": 10, "count": 350},
    ]

    def record(self, *rows, user=None):
        return self.counts(user).record_counts(list(rows))

    def test_figures_are_entered(self):
        self.assertEqual(self.record(*self.ROWS), {"created": 3, "updated": 0, "unchanged": 0})
        rows = self.counts().search([("date", "=", "2026-10-02")], order="venue_id")
        self.assertEqual(rows.mapped("count"), [4200, 650])
        self.assertEqual(set(rows.mapped("source")), {"ticketing"})

    def test_sending_twice_does_no_harm(self):
        self.record(*self.ROWS)
        self.assertEqual(self.record(*self.ROWS), {"created": 0, "updated": 0, "unchanged": 3})

    def test_what_is_new_replaces(self):
        self.record(*self.ROWS)
        result = self.record({"venue": "G1", "date": "2026-10-02", "count": 4300}, self.ROWS[1])
        self.assertEqual(result, {"created": 0, "updated": 1, "unchanged": 1})

    def test_a_typed_figure_is_replaced(self):
        row = self.new_count(10, back=1)
        self.record(self.ROWS[0])
        self.assertRecordValues(row, [{"count": 4200, "source": "ticketing"}])

    def test_nought_is_a_figure(self):
        self.record({"venue": "G1", "date": "2026-10-02", "count": 0})
        self.assertTrue(self.counts().search([]).is_counted)
        self.assertEqual(self.record({"venue": "G1", "date": "2026-10-02", "count": 0})["unchanged"], 1)

    def test_every_wrong_row_is_named(self):
        wrong = [
            ({"venue": "X", "date": "2026-10-02", "count": 1}, "no venue “X”"),
            ({"venue": "G1", "date": "yesterday", "count": 1}, "date cannot be read"),
            ({"venue": "G1", "date": "2026-10-02", "count": -1}, "not negative"),
            ({"venue": "G1", "date": "2026-10-02", "count": "many"}, "not a whole number"),
            ({"venue": "G1", "date": "2026-10-02", "count": True}, "not a whole number"),
            ({"venue": "G1", "date": "2026-10-02", "hour": 24, "count": 1}, "between 0 and 23"),
            ({"venue": "G1", "date": "2026-12-24", "count": 1}, "future"),
            ({"venue": "G1", "date": "2026-10-02", "amount": 1}, "“amount” is not known"),
            ("G1", "needs a venue"),
            ({"date": "2026-10-02", "count": 1}, "venue is missing"),
        ]
        with self.assertRaises(UserError) as refused:
            self.record(self.ROWS[0], *(row for row, _problem in wrong))
        for number, (_row, problem) in enumerate(wrong, 2):
            with self.subTest(number):
                self.assertRegex(str(refused.exception), f"Row {number}: .*{problem}")
        self.assertNotIn("Row 1:", str(refused.exception))
        self.assertFalse(self.counts().search([]))

    def test_the_same_figure_twice_in_a_batch(self):
        with self.assertRaisesRegex(UserError, "Row 2: .*already in row 1"):
            self.record(self.ROWS[0], self.ROWS[0])

    def test_day_and_hours_do_not_mix(self):
        with self.assertRaisesRegex(UserError, "either one figure"):
            self.record(self.ROWS[1], {"venue": "G2", "date": "2026-10-02", "count": 900})
        self.record(self.ROWS[1])
        with self.assertRaisesRegex(UserError, "the hour is missing"):
            self.record({"venue": "G2", "date": "2026-10-02", "count": 900})

    def test_sealed_day_wants_a_reason(self):
        self.record(self.ROWS[0])
        self.seal(back=1)
        self.assertEqual(self.record(self.ROWS[0])["unchanged"], 1)
        changed = {**self.ROWS[0], "count": 1}
        with self.assertRaisesRegex(UserError, "Row 1: .*sealed"):
            self.record(changed)
        self.assertEqual(self.record({**changed, "reason": "Refunded groups"})["updated"], 1)
        self.assertIn("Refunded groups", self.counts().search([]).message_ids[0].body)

    def test_nonsense_is_refused_with_a_sentence(self):
        for rows in ({"venue": "G1"}, "G1", None, 5, [None]):
            with self.subTest(rows), self.assertRaises(UserError):
                self.counts().record_counts(rows)

    def test_too_many_rows(self):
        with self.assertRaisesRegex(UserError, "10000|10,000"):
            self.record(*([self.ROWS[0]] * 10001))

    def test_who_may_not(self):
        duty = self._new_user("duty", "scenic_service_desk.group_duty_manager")
        for user in (self.plain, self.crew_leader, duty):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.record(self.ROWS[0], user=user)

    def test_another_companys_venue_is_unknown(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        self.env["scenic.venue"].create({"name": "Gate", "code": "OTHER", "company_id": company.id})
        with self.assertRaisesRegex(UserError, "no venue “OTHER”"):
            self.record({"venue": "OTHER", "date": "2026-10-02", "count": 1})

    def test_a_batch_takes_few_queries(self):
        rows = [
            {"venue": code, "date": str(TODAY - timedelta(days=back)), "count": back}
            for back in range(60)
            for code in ("G1", "G2", "T1")
        ]
        self.record(*rows)
        for row in rows:
            row["count"] += 1
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.record(*rows)
        self.env.flush_all()
        self.assertLess(self.env.cr.sql_log_count - before, 120)
