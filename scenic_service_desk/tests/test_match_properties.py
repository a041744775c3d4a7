"""Promises of the score that hold for every pair; run where hypothesis is installed (it is no need of the addon)."""

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from odoo.tests import BaseCase, tagged
from odoo.tools import config, file_open

from odoo.addons.scenic_service_desk.tools.matching import Rules, Thing, Vocabulary, concepts, read_groups, score
from odoo.addons.scenic_service_desk.tools.matching.text import _TRADITIONAL, normalise, normalise_serial

set_hypothesis_home_dir(Path(config["data_dir"]) / "hypothesis")
with file_open("scenic_service_desk/data/match_words.tsv") as file:
    GROUPS = read_groups(file)
VOCABULARY = Vocabulary(GROUPS)
WORDS = [word for group in GROUPS for word in group.words]
COLORS = [group.code for group in GROUPS if group.kind == "color"]
SEASON = datetime(2026, 10, 1)
RULES = Rules()
quick = settings(max_examples=80, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])

texts = st.lists(st.sampled_from([*WORDS, "Q7 Pro", "柒捌玖"]), min_size=1, max_size=5).map("，".join)
facts = st.fixed_dictionaries(
    {
        "category": st.none() | st.integers(1, 3),
        "color": st.none() | st.sampled_from(COLORS),
        "brand": st.none() | st.sampled_from(["Huawei", "苹果", "Nobody's"]),
        "serial": st.none() | st.sampled_from(["SN-77012", "SN-77013"]),
        "zones": st.lists(st.integers(1, 3), max_size=2),
        "names": st.lists(st.sampled_from(["aa", "bb"]), max_size=1),
    }
)
times = st.integers(-400, 400).map(lambda hours: SEASON + timedelta(hours=hours))
described = st.tuples(texts, facts, times)


def thing(text, known, moment):
    return Thing.described(VOCABULARY, text, since=moment, **known)


@tagged("post_install", "-at_install")
class TestMatchProperties(BaseCase):
    @quick
    @given(described, described)
    def test_score_is_between_nothing_and_all(self, lost, found):
        points = score(thing(*lost), thing(*found), RULES)
        self.assertTrue(0 <= points.total <= 100)
        self.assertEqual(points.total, min(max(sum(part.points for part in points.parts), 0), 100))
        self.assertEqual(points, score(thing(*lost), thing(*found), RULES))

    @quick
    @given(described, described, st.sampled_from(WORDS))
    def test_a_further_word_in_common_never_lowers(self, lost, found, word):
        before = score(thing(*lost), thing(*found), RULES)
        lost, found = ((f"{text}，{word}", known, moment) for text, known, moment in (lost, found))
        after = score(thing(*lost), thing(*found), RULES)
        words = [next(part.points for part in points.parts if part.key == "words") for points in (before, after)]
        self.assertLessEqual(words[0], words[1])

    @quick
    @given(
        described,
        described,
        st.sampled_from(
            [("category", 9), ("color", "purple"), ("brand", "Sony"), ("serial", "X-90210"), ("names", ["cc"])]
        ),
    )
    def test_a_fact_in_common_never_lowers(self, lost, found, fact):
        key, value = fact
        before = score(thing(*lost), thing(*found), RULES)
        lost, found = ((text, {**known, key: value}, moment) for text, known, moment in (lost, found))
        after = score(thing(*lost), thing(*found), RULES)
        part = "name" if key == "names" else key
        points = [next(p.points for p in result.parts if p.key == part) for result in (before, after)]
        self.assertLessEqual(points[0], points[1])

    @quick
    @given(texts)
    def test_traditional_and_simplified_are_one(self, text):
        back = {simple: chr(traditional) for traditional, simple in _TRADITIONAL.items()}
        traditional = "".join(back.get(c, c) for c in text)
        self.assertEqual(concepts(traditional, VOCABULARY), concepts(text, VOCABULARY))

    @quick
    @given(st.text(max_size=40))
    def test_normalised_once_is_normalised(self, text):
        self.assertEqual(normalise(normalise(text)), normalise(text))
        self.assertEqual(normalise_serial(normalise_serial(text)), normalise_serial(text))

    @quick
    @given(st.text(max_size=60))
    def test_any_text_becomes_tokens_that_a_query_takes(self, text):
        for token in concepts(text, VOCABULARY):
            self.assertRegex(token, r"^[a-z]\.[\w.]+$")
