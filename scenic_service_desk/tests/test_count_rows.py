"""The reading of pasted rows; run where hypothesis is installed (it is no need of the addon)."""

import doctest
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from odoo.addons.scenic_service_desk.tools import count_rows
from odoo.addons.scenic_service_desk.tools.count_rows import CountRowError, parse_rows, read_count, read_date, read_hour

from .test_properties import quick

DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))
FORMS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日", "%d.%m.%Y", "%d %b %Y", "%Y-%m-%d 00:00:00"]
NAMES = st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=8)


@tagged("post_install", "-at_install")
class TestCountRows(BaseCase):
    """Whatever is pasted is read as meant, or named as wrong."""

    def test_examples_of_the_documentation(self):
        self.assertFalse(doctest.testmod(count_rows).failed)

    @quick
    @given(DAYS, st.sampled_from(FORMS))
    def test_a_day_is_one_however_written(self, day, form):
        self.assertEqual(read_date(day.strftime(form)), day)

    @quick
    @given(DAYS)
    def test_days_first_or_months_first(self, day):
        self.assertEqual(read_date(day.strftime("%m/%d/%Y"), month_first=True), day)
        self.assertEqual(read_date(day.strftime("%d/%m/%Y"), month_first=False), day)

    @quick
    @given(st.integers(0, count_rows.MOST), st.sampled_from(["{}", "{:,}", "{}人", "{:,} 人次", " {} ", "{}.0"]))
    def test_a_number_is_one_however_written(self, number, form):
        self.assertEqual(read_count(form.format(number)), number)

    @quick
    @given(st.integers(0, 23), st.sampled_from(["{}", "{:02d}:00", "{}点", "{}时", "{:02d}:00-23:00"]))
    def test_an_hour_is_one_however_written(self, hour, form):
        self.assertEqual(read_hour(form.format(hour)), hour)

    @quick
    @given(st.lists(st.tuples(NAMES, DAYS, st.integers(0, 99999)), min_size=1, max_size=8), st.sampled_from("\t;,；，"))
    def test_rows_come_out_as_they_went_in(self, rows, mark):
        text = "\n".join(mark.join((name, day.isoformat(), str(count))) for name, day, count in rows)
        read = parse_rows(text)
        sums = [row for row in rows if row[0] in ("合计", "总计", "小计")]
        self.assertEqual(
            [(row["venue"], row["date"], row["count"]) for row in read], [row for row in rows if row not in sums]
        )

    @settings(max_examples=300, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.text(max_size=200))
    def test_nothing_breaks_it(self, text):
        for row in parse_rows(text, date(2026, 10, 1)):
            self.assertIn(row["problem"], ("", "row", "date", "hour", "count", "negative", "large"))
            self.assertGreaterEqual(row["count"], 0)

    @quick
    @given(st.text(max_size=20))
    def test_values_are_read_or_named(self, text):
        for reader in (read_date, read_hour, read_count):
            try:
                reader(text)
            except CountRowError as error:
                self.assertTrue(error.code)

    def test_what_is_no_number(self):
        for text, code in {
            "12.5": "count",
            "-3": "negative",
            "１２": "",
            "": "count",
            "9" * 20: "large",
            "1,23": "count",
        }.items():
            with self.subTest(text):
                try:
                    read_count(text)
                    self.assertFalse(code)
                except CountRowError as error:
                    self.assertEqual(error.code, code)

    def test_columns_in_another_order(self):
        [row] = parse_rows("日期\t人数\t项目\n2026-10-01\t77\t大剧院")
        self.assertEqual((row["venue"], row["date"], row["count"]), ("大剧院", date(2026, 10, 1), 77))

    def test_day_without_a_year_was_the_last_one(self):
        self.assertEqual(read_date("12月31日", today=date(2026, 1, 2)), date(2025, 12, 31))
        self.assertEqual(read_date("1月1日", today=date(2026, 1, 2)), date(2026, 1, 1))
