"""How well a found thing answers a lost one: 0 to 100, part by part."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from .thing import BRAND, CATEGORY, COLOR, MAIN_COLOR, NAME, OWN_SERIAL, SERIAL, SPELLED, ZONE
from .vocabulary import BROADER, DIRECT, HEAD

# what the parts of a description weigh; together 100, whatever a manager makes of them
DESCRIBING = {"category": 20, "words": 45, "color": 12, "brand": 8, "zone": 5, "time": 10}
# what comes on top: alone nearly enough
DECIDING = {"serial": 70, "name": 60}
WEIGHTS = DESCRIBING | DECIDING
# what a contradiction costs, as a share of what agreement brings
_COST = {"category": 1.2, "color": 1.3, "brand": 1.0, "time": 2.0, "serial": 0.6, "name": 0.15}
# what a word in common tells, by its kind: a pair of characters less than a word, a model number more
_TELLS = {DIRECT: 1.6, BROADER: 0.6, "m": 2.0, "f": 2.0, "b": 1.0, "w": 1.6, "z": 0.8}
_MODEL_TELLS = 2.5
# what one names and the other a kind of it (earphones, wireless earphones): as much as a thing both name
_KIND_TELLS = _TELLS[DIRECT] - _TELLS[BROADER]
# a Chinese name and one in Latin letters that it is read as: others are read so, too
_SPELLED_ALIKE = 0.8
# so much in common is as good as more
_ENOUGH = 6.0
# the shorter description decides how much of it should be found in the longer one
_OF_SHORTER = 0.5
# colours that two people may call by each other's name
_NEAR = frozenset(
    frozenset(pair.split())
    for pair in [
        "silver grey",
        "silver white",
        "gold yellow",
        "gold brown",
        "pink red",
        "pink purple",
        "orange red",
        "orange yellow",
        "black grey",
        "brown black",
        "brown orange",
        "brown red",
        "purple blue",
        "blue green",
        "transparent white",
        "brown yellow",
        "blue black",
    ]
)


class Part(NamedTuple):
    """One reason: ``points`` of at ``most`` so many, below zero for a contradiction; ``hint`` says what agrees or not.

    The hint of a name is empty: it is compared without being shown.
    """

    key: str
    points: int
    most: int
    hint: tuple = ()


_NO_TIME = timedelta(0)


@dataclass(frozen=True)
class Score:
    """The points of all parts, between 0 and 100; ``exact`` orders those with the same points."""

    total: int
    parts: tuple
    exact: float = 0

    def as_dict(self):
        """The score as JSON keeps it."""
        parts = [{"key": p.key, "points": p.points, "most": p.most, "hint": list(p.hint)} for p in self.parts]
        return {"total": self.total, "parts": parts}


@dataclass(frozen=True)
class Rules:
    """What a house has settled about matching.

    :param dict weights: points by part
    :param int threshold: from how many points on a pair is proposed
    :param int behind: how many points behind the best one a pair is no longer proposed
    :param timedelta tolerance: how far before the loss a find is still believed
    :param timedelta fresh: how long after the loss a find counts in full
    :param timedelta half_life: after which it counts half as much
    :param nearness: function of two zones' tokens, 1 for the same place, 0 for far away
    """

    weights: dict = field(default_factory=lambda: dict(WEIGHTS))
    threshold: int = 20
    behind: int = 12
    tolerance: timedelta = timedelta(hours=12)
    fresh: timedelta = timedelta(days=2)
    half_life: timedelta = timedelta(days=10)
    nearness: object = None

    @cached_property
    def most(self):
        """How many points each part brings at most; those of a description are 100 together."""
        given = {key: max(self.weights.get(key, 0), 0) for key in WEIGHTS}
        total = sum(given[key] for key in DESCRIBING) or 1
        return {key: given[key] if key in DECIDING else 100 * given[key] / total for key in WEIGHTS}

    @cached_property
    def nothing(self):
        """The parts of a pair that has nothing in common: most parts of most pairs are these."""
        return {key: Part(key, 0, round(most)) for key, most in self.most.items()}

    @cached_property
    def tells(self):
        """Function of a token: what it tells to have it in common."""
        known = {}

        def tells(token):
            if token not in known:
                weight = _TELLS.get(token[0], 0)
                if token[0] == "w" and len(token) > 4 and any(c.isdigit() for c in token):
                    weight = _MODEL_TELLS
                known[token] = weight
            return known[token]

        return tells


def proposed(scored, rules):
    """What is worth a look: enough points, and not far behind the best.

    :param list scored: pairs of an id and its Score
    :param Rules rules: threshold and distance
    :return: list of them, the best first

    >>> pairs = [(1, Score(80, ())), (2, Score(55, ())), (3, Score(62, ()))]
    >>> [number for number, _score in proposed(pairs, Rules(threshold=20, behind=20))]
    [1, 3]
    """
    best = max((points.total for _id, points in scored), default=0)
    least = max(rules.threshold, best - rules.behind)
    return sorted(
        (pair for pair in scored if pair[1].total >= least),
        key=lambda pair: (-pair[1].total, -pair[1].exact, -pair[0]),
    )


def score(lost, found, rules):
    """Compare what was lost with what was found.

    :param Thing lost: of a report
    :param Thing found: of an item
    :param Rules rules: weights and windows
    :return: Score
    """
    parts, exact, total = [], 0, 0
    for key, compare in _PARTS.items():
        part = rules.nothing[key]
        share, hint = compare(lost, found, rules)
        if share:
            # a half is a half, in whatever order its words were summed up
            gain = round(rules.most[key] * (share if share > 0 else share * _COST.get(key, 0)), 6)
            part = Part(key, round(gain), part.most, tuple(hint))
            exact += gain
            total += part.points
        elif hint:
            part = Part(key, 0, part.most, tuple(hint))
        parts.append(part)
    return Score(min(max(total, 0), 100), tuple(parts), exact)


def _category(lost, found, _rules):
    """The same kind of thing: by what is named, and by what somebody chose."""
    mine, theirs = lost.kinds[CATEGORY], found.kinds[CATEGORY]
    known, same = bool(mine and theirs), bool(mine & theirs)
    share, hint = _kinship(lost, found)
    if same and share < 0.7:
        return 0.7 if lost.kinds[DIRECT] and found.kinds[DIRECT] else 0.85, hint
    if not share and known and not same and lost.kinds[DIRECT] and found.kinds[DIRECT]:
        return -1, sorted(lost.kinds[HEAD] | found.kinds[HEAD])
    return share, hint


def _kinship(lost, found):
    """How near the things named are to each other: the same, one a kind of the other, both a kind of a third."""
    heads, others = lost.kinds[HEAD], found.kinds[HEAD]
    if heads & others:
        return 1, sorted(heads & others)
    named, called = lost.kinds[DIRECT], found.kinds[DIRECT]
    if shared := (heads & called) | (others & named):
        return 0.8, sorted(shared)
    above, over = lost.kinds[BROADER], found.kinds[BROADER]
    if shared := (named & over) | (called & above):
        return 0.75, sorted(shared)
    if shared := above & over:
        return 0.4, sorted(shared)
    return 0, ()


def _words(lost, found, rules):
    """What both texts say, of what either says: rare words tell more."""
    (mine, much), (theirs, many) = lost.weighed(rules.tells), found.weighed(rules.tells)
    shared = mine.keys() & theirs.keys()
    common = sum(mine[token] for token in shared)
    if not common:
        return 0, ()
    named, called = lost.kinds[DIRECT], found.kinds[DIRECT]
    kinds = ((named & found.kinds[BROADER]) | (called & lost.kinds[BROADER])) - (named & called)
    common += _KIND_TELLS * len(kinds)
    less, more = (much, many) if much < many else (many, much)
    alike = min(common / (_OF_SHORTER * less + (1 - _OF_SHORTER) * more), 1)
    hint = sorted(token for token in shared if token[0] != BROADER) or sorted(shared)
    return alike * min(1, 0.25 + 0.75 * common / _ENOUGH), hint


def _color(lost, found, _rules):
    mine, theirs = lost.kinds[COLOR], found.kinds[COLOR]
    if not mine or not theirs:
        return 0, ()
    if shared := lost.kinds[MAIN_COLOR] & found.kinds[MAIN_COLOR]:
        return 1, sorted(shared)
    if shared := (lost.kinds[MAIN_COLOR] & theirs) | (found.kinds[MAIN_COLOR] & mine):
        return 0.7, sorted(shared)
    if shared := mine & theirs:
        return 0.5, sorted(shared)
    hint = sorted(lost.kinds[MAIN_COLOR] | found.kinds[MAIN_COLOR])
    if any(frozenset((a, b)) in _NEAR for a in mine for b in theirs):
        return 0.4, hint
    return -1, hint


def _brand(lost, found, _rules):
    mine, theirs = lost.kinds[BRAND], found.kinds[BRAND]
    if not mine and not theirs:
        return 0, ()
    if (
        shared := (mine & theirs)
        | (mine & found.kinds["w"])
        | (mine & found.kinds["z"])
        | (theirs & lost.kinds["w"])
        | (theirs & lost.kinds["z"])
    ):
        return 1, sorted(shared)
    return (-1, sorted(mine | theirs)) if mine and theirs else (0, ())


def _zone(lost, found, rules):
    mine, theirs = lost.kinds[ZONE], found.kinds[ZONE]
    if not mine or not theirs:
        return 0, ()
    if shared := mine & theirs:
        return 1, sorted(shared)
    if not rules.nearness:
        return 0, ()
    nearest = max((rules.nearness(a, b), (a, b)) for a in mine for b in theirs)
    return nearest if nearest[0] else (0, ())


def _time(lost, found, rules):
    """Found after it was lost, the sooner the better; found before is a contradiction."""
    if not lost.since or not found.since:
        return 0, ()
    early = lost.since - (found.until or found.since)
    if early > rules.tolerance:
        return -min((early - rules.tolerance) / timedelta(days=3), 1), ("before",)
    late = found.since - max(lost.until or lost.since, lost.since) - rules.fresh
    if late <= _NO_TIME:
        return 1, ("soon",)
    return 0.5 ** (late / rules.half_life), ("later",)


def _serial(lost, found, _rules):
    if shared := lost.kinds[SERIAL] & found.kinds[SERIAL]:
        return 1, sorted(shared)
    mine, theirs = lost.kinds[OWN_SERIAL], found.kinds[OWN_SERIAL]
    return (-1, ()) if mine and theirs else (0, ())


def _name(lost, found, _rules):
    mine, theirs = lost.kinds[NAME], found.kinds[NAME]
    if mine & theirs:
        return 1, ()
    if (mine & found.kinds[SPELLED]) | (lost.kinds[SPELLED] & theirs):
        return _SPELLED_ALIKE, ()
    return (-1, ()) if mine and theirs else (0, ())


_PARTS = {
    "category": _category,
    "words": _words,
    "color": _color,
    "brand": _brand,
    "zone": _zone,
    "time": _time,
    "serial": _serial,
    "name": _name,
}
