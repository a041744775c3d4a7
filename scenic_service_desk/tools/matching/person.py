"""A person who is sought and one who was brought in, compared: plain Python, apart from the ORM."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .scoring import Part, Rules, Score

_TELLS = Rules().tells
# what each part brings at most; without the name they are 100 together
MOST = {"name": 60, "sex": 15, "age": 20, "height": 15, "words": 30, "zone": 5, "time": 15}
THRESHOLD = 40
_ENOUGH = 4.0
# colours tell much of clothes, and little of things
_COLOR = 1.0
_ORDER = ("child", "youth", "adult", "elder")
# clocks and memories differ
_TOLERANCE = timedelta(minutes=30)
_LATE = timedelta(hours=2)
_DAY = timedelta(hours=12)


@dataclass(frozen=True)
class Person:
    """What is known of a person; what is not known is empty.

    ``tokens`` are those of clothing and features, ``seen`` is naive UTC: when last seen, or when found.
    """

    sex: str = ""
    age: int = 0
    age_group: str = ""
    height: int = 0
    name: str = ""
    tokens: frozenset = frozenset()
    zone: int = 0
    seen: datetime | None = None


def compare(sought, brought):
    """How well somebody brought in answers somebody sought.

    :param Person sought: who is missing
    :param Person brought: who is here
    :return: Score; a contradiction costs points

    >>> boy = Person(sex="male", age=5, age_group="child", tokens=frozenset({"c.red", "t.jacket"}))
    >>> compare(boy, Person(sex="male", age=6, age_group="child", tokens=frozenset({"c.red", "t.jacket"}))).total
    54
    >>> compare(boy, Person(sex="female", age=5, age_group="child")).total
    0
    """
    parts = []
    for key, how in _PARTS.items():
        share, hint = how(sought, brought)
        if share:
            parts.append(Part(key, round(share * MOST[key]), MOST[key], tuple(hint)))
    total = sum(part.points for part in parts)
    return Score(max(0, min(100, total)), tuple(parts), total)


def _name(sought, brought):
    if not (sought.name and brought.name):
        return 0, ()
    # a child may tell a pet name: another name says little
    return (1, ()) if sought.name == brought.name else (-0.1, ())


def _sex(sought, brought):
    if not (sought.sex and brought.sex):
        return 0, ()
    return (1, (sought.sex,)) if sought.sex == brought.sex else (-4, (sought.sex, brought.sex))


def _age(sought, brought):
    if sought.age and brought.age:
        apart = abs(sought.age - brought.age)
        # an adult's age is guessed in tens
        slack = max(1, round(max(sought.age, brought.age) * 0.15))
        if apart <= slack:
            return 1, (sought.age, brought.age)
        return (0.4 if apart <= 2 * slack else -2), (sought.age, brought.age)
    if sought.age_group not in _ORDER or brought.age_group not in _ORDER:
        return 0, ()
    apart = abs(_ORDER.index(sought.age_group) - _ORDER.index(brought.age_group))
    return {0: 0.6, 1: -0.5}.get(apart, -2), ()


def _height(sought, brought):
    if not (sought.height and brought.height):
        return 0, ()
    apart = abs(sought.height - brought.height)
    shares = ((5, 1), (10, 0.5), (20, -0.3))
    return next((share for most, share in shares if apart <= most), -2), (sought.height, brought.height)


def _tells(token):
    return _COLOR if token[0] == "c" else _TELLS(token)


def _words(sought, brought):
    common = sought.tokens & brought.tokens
    told = sum(map(_tells, common))
    if not told:
        return 0, ()
    shorter = min(sum(map(_tells, person.tokens)) for person in (sought, brought))
    share = max(min(told / _ENOUGH, 1), told / shorter if told >= _ENOUGH / 2 else 0)
    # what a thing is besides need not be said twice
    return min(share, 1), sorted(token for token in common if token[0] != "u")


def _zone(sought, brought):
    return (1, (sought.zone,)) if sought.zone and sought.zone == brought.zone else (0, ())


def _time(sought, brought):
    if not (sought.seen and brought.seen):
        return 0, ()
    later = brought.seen - sought.seen
    minutes = round(later.total_seconds() / 60)
    if later < -_TOLERANCE:
        # nobody is brought in hours before he was last seen
        return (-1.5 if later > -_LATE else -6), (minutes,)
    if later <= _LATE:
        return 1, (minutes,)
    return (0.5 if later <= _DAY else -1), (minutes,)


_PARTS = {
    "name": _name,
    "sex": _sex,
    "age": _age,
    "height": _height,
    "words": _words,
    "zone": _zone,
    "time": _time,
}
