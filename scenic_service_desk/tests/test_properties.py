"""Promises that hold for every input; run where hypothesis is installed (it is no need of the addon)."""

from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytz
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from odoo.tests import BaseCase, tagged
from odoo.tools import config

from odoo.addons.scenic_service_desk.models.keeping_mixin import ScenicKeepingMixin
from odoo.addons.scenic_service_desk.models.visitor_mixin import ScenicVisitorMixin
from odoo.addons.scenic_service_desk.tools.amount_words import amount_in_words
from odoo.addons.scenic_service_desk.tools.search_tokens import index_tokens, query_tokens

# not into the folder the tests are started from
set_hypothesis_home_dir(Path(config["data_dir"]) / "hypothesis")
CHINESE = st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=12)
DIGITS = dict(zip("零壹贰叁肆伍陆柒捌玖", range(10), strict=True))
UNITS = {"拾": 10, "佰": 100, "仟": 1000}
SHANGHAI = pytz.timezone("Asia/Shanghai")
quick = settings(max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


def read_capitals(words):
    """The amount that Chinese capitals say, in fen; written apart from the library that makes them."""
    yuan, _sep, rest = words.replace("整", "").rpartition("元") if "元" in words else ("", "", words.replace("整", ""))
    total = section = digit = 0
    for char in yuan:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in UNITS:
            section, digit = section + digit * UNITS[char], 0
        else:
            scale = {"万": 10**4, "亿": 10**8}[char]
            total = (total + section + digit) * scale if scale == 10**8 else total + (section + digit) * scale
            section = digit = 0
    fen = (total + section + digit) * 100
    for number, unit in zip(rest.lstrip("零")[::2], rest.lstrip("零")[1::2], strict=False):
        fen += DIGITS[number] * {"角": 10, "分": 1}[unit]
    return fen


def to_local(moment):
    return pytz.utc.localize(moment).astimezone(SHANGHAI).replace(tzinfo=None)


def to_utc(local):
    return SHANGHAI.localize(local).astimezone(pytz.utc).replace(tzinfo=None)


def keep_until(unit, count, moment):
    category = SimpleNamespace(keep_unit=unit, keep_count=count, ensure_one=lambda: None)
    return ScenicKeepingMixin._keep_until(category, moment, to_local, to_utc)


@tagged("post_install", "-at_install")
class TestProperties(BaseCase):
    """Amounts in words, keeping periods, search words and masks, for whatever comes."""

    @quick
    @given(st.integers(min_value=1, max_value=10**9))
    def test_capitals_say_the_amount(self, fen):
        words = amount_in_words(fen / 100, SimpleNamespace(name="CNY"), "zh_CN")
        self.assertEqual(read_capitals(words), fen, words)

    def test_capitals_of_a_receipt(self):
        for amount, words in {
            120: "壹佰贰拾元整",
            0.5: "伍角",
            1005.05: "壹仟零伍元零伍分",
            100000: "壹拾万元整",
        }.items():
            with self.subTest(amount):
                said = amount_in_words(amount, SimpleNamespace(name="CNY"), "zh_CN")
                self.assertEqual(said.rstrip("整"), words.rstrip("整"))

    @quick
    @given(CHINESE, CHINESE)
    def test_two_words_are_found_in_any_order(self, first, second):
        tokens = set(index_tokens(first + second))
        for query in (f"{first} {second}", f"{second} {first}", f"{second}，{first}"):
            self.assertLessEqual(set(query_tokens(query)), tokens)

    @quick
    @given(st.text(max_size=60), st.text(max_size=60))
    def test_what_is_stored_is_found(self, text, more):
        self.assertLessEqual(set(query_tokens(text)), set(index_tokens(text, more)))

    @quick
    @given(CHINESE, st.text(alphabet="abcXYZ0189", min_size=1, max_size=12))
    def test_words_of_two_scripts_are_found_apart_and_together(self, chinese, latin):
        tokens = set(index_tokens(latin + chinese + latin))
        for query in (chinese, latin, latin + chinese, f"{chinese} {latin}"):
            self.assertLessEqual(set(query_tokens(query)), tokens)

    @quick
    @given(st.text(max_size=3000))
    def test_tokens_are_few_and_short(self, text):
        tokens = index_tokens(text)
        self.assertLessEqual(len(tokens), 400)
        self.assertTrue(all(0 < len(token) <= 40 and " " not in token for token in tokens))

    @quick
    @given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), st.integers(0, 400))
    def test_days_end_at_local_midnight(self, moment, days):
        until = to_local(keep_until("days", days, moment))
        self.assertEqual((until.hour, until.minute, until.second), (23, 59, 59))
        self.assertEqual(until.date(), to_local(moment).date() + timedelta(days=days))

    @quick
    @given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)))
    def test_month_end_is_the_last_second_of_the_month(self, moment):
        until = to_local(keep_until("month_end", 0, moment))
        self.assertEqual((until.year, until.month), (to_local(moment).year, to_local(moment).month))
        self.assertEqual((until + timedelta(seconds=1)).day, 1)
        self.assertGreater(to_utc(until) + timedelta(seconds=1), moment)

    @quick
    @given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), st.integers(0, 1000))
    def test_hours_are_elapsed_hours(self, moment, hours):
        self.assertEqual(keep_until("hours", hours, moment) - moment, timedelta(hours=hours))

    @quick
    @given(st.text(alphabet="0123456789X", max_size=40))
    def test_mask_shows_seven_characters_at_most(self, number):
        mask = ScenicVisitorMixin._mask(None, number, 4, 3)
        if number:
            self.assertEqual(len(mask), len(number))
            self.assertLessEqual(len(mask.replace("*", "")), 7)
            self.assertGreaterEqual(mask.count("*"), min(len(number), 3))
        else:
            self.assertFalse(mask)

    def test_mask_that_shows_no_end_shows_none(self):
        self.assertEqual(ScenicVisitorMixin._mask(None, "13800000000", 3, 0), "138********")

    @quick
    @given(st.text(alphabet="0123456789", min_size=4, max_size=20), st.sampled_from(["", " ", "-", "()"]))
    def test_phone_is_one_however_written(self, digits, gap):
        written = digits[:3] + gap + digits[3:]
        key = ScenicVisitorMixin._phone_key(None, written)
        self.assertEqual(key, digits[::-1])
        self.assertTrue(key.startswith(ScenicVisitorMixin._phone_key(None, digits[-4:])))
