from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.scenic_service_desk.tools.matching import days

from .common import ScenicCommon

# as many companies as an id can count
_LARGE = 2_000_000_000


@tagged("post_install", "-at_install")
class TestMatchDays(ScenicCommon):
    """The index of open entries holds company and day as numbers (register 7)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.moment = fields.Datetime.now().replace(hour=12) - timedelta(days=60)
        cls.item = cls.new_item(category="toy", description="Telescope", found_at=cls.moment)
        cls.report = cls.new_report(description="Telescope", lost_from=cls.moment - timedelta(hours=1))
        cls.env.flush_all()

    def _copied(self, record):
        """A table with only the index of open entries; there the record is a company's with a large id."""
        table, index = SQL.identifier(record._table), f"{record._table}_open_match_idx"
        (definition,) = self.env.execute_query(SQL("SELECT indexdef FROM pg_indexes WHERE indexname = %s", index))[0]
        self.env.cr.execute(SQL("CREATE TEMP TABLE entries (LIKE %s) ON COMMIT DROP", table))
        self.env.cr.execute(definition.replace(index, "entries_idx").replace(f"public.{record._table}", "entries"))
        self.env.cr.execute(
            SQL(
                "INSERT INTO entries SELECT (jsonb_populate_record(entry, %s)).* FROM %s entry WHERE id = %s",
                f'{{"company_id": {_LARGE}}}',
                table,
                record.id,
            )
        )

    def _check_index(self, record):
        self._copied(record)
        days_of, since = SQL(days.days_sql(record._match_since)), record._match_times()[0]
        keys = days.day_keys(_LARGE, since, since) + days.fortnight_keys(_LARGE, since, since)
        self.assertEqual(self.env.execute_query(SQL("SELECT %s FROM entries", days_of)), [(keys,)])
        self.env.cr.execute("SET LOCAL enable_seqscan = off")
        for key in keys:
            asked = SQL("SELECT id FROM entries WHERE %s AND %s && %s", SQL(record._match_open), days_of, [key])
            self.assertEqual(self.env.execute_query(asked), [(record.id,)])
            # what is asked for is what the index holds, to the letter
            self.assertIn("Index Cond", str(self.env.execute_query(SQL("EXPLAIN %s", asked))))

    def test_a_find_of_any_company_fits_into_the_index(self):
        self._check_index(self.item)

    def test_a_report_of_any_company_fits_into_the_index(self):
        self._check_index(self.report)

    def test_companies_that_share_numbers_are_kept_apart(self):
        company = self.env["res.company"].create({"name": "Second Park"})
        foreign = self.new_item(category="toy", description="Telescope", found_at=self.moment)
        self.env.cr.execute("UPDATE scenic_found_item SET company_id = %s WHERE id = %s", [company.id, foreign.id])
        self.env.invalidate_all()
        with patch.object(days, "_COMPANIES", 1):
            self.assertEqual(
                days.day_keys(company.id, self.moment, self.moment),
                days.day_keys(self.env.company.id, self.moment, self.moment),
            )
            found = [item_id for item_id, _score in self.report._match_candidates()]
        self.assertIn(self.item.id, found)
        self.assertNotIn(foreign.id, found)
