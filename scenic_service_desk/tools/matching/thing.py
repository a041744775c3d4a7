"""A thing that was lost or found, as far as it can be compared."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from string import ascii_lowercase

from .text import normalise_serial, serials_in
from .vocabulary import DIRECT, HEAD, concepts

COLOR, MAIN_COLOR, BRAND, CATEGORY = "c", "k", "b", "g"
SERIAL, OWN_SERIAL, NAME, ZONE = "s", "i", "n", "o"
# how a Chinese name is written in Latin letters; a kind of its own, so that two who sound alike are not one
SPELLED = "p"
_NOTHING = dict.fromkeys(ascii_lowercase, frozenset())
# so much of a text is compared; more words than this an index does not take
_LONGEST = 20_000


@dataclass(frozen=True)
class Thing:
    """What was lost or found, without saying which.

    ``tokens`` hold what its texts and fields say; a name is among them as a keyed hash only. ``since`` and ``until``
    are naive UTC. ``kinds`` is what the tokens say by the letter of their kind, sets that nobody changes.
    """

    tokens: frozenset
    since: datetime | None = None
    until: datetime | None = None
    kinds: dict = field(init=False, repr=False, compare=False)
    _weights: dict = field(init=False, repr=False, compare=False)

    @classmethod
    def described(cls, vocabulary, text, *more, since=None, until=None, **facts):
        """A thing from what people wrote of it.

        :param Vocabulary vocabulary: the words that mean the same
        :param str text: what it is
        :param more: further texts, details and contents
        :param datetime since: found at, or lost from
        :param datetime until: lost until
        :param facts: what ``describe`` takes
        :return: Thing
        """
        return cls(frozenset(describe(vocabulary, text, *more, **facts)), since, until or since)

    def __post_init__(self):
        kinds = defaultdict(set)
        for token in self.tokens:
            kinds[token[0]].add(token[2:])
        # plain attributes: hundreds of things are made and asked for one that is saved
        object.__setattr__(self, "kinds", {**_NOTHING, **kinds})
        object.__setattr__(self, "_weights", {})

    def said(self, kind):
        """What the tokens of a kind say.

        :param str kind: their letter
        :return: set of str, not to be changed
        """
        return self.kinds[kind]

    def weighed(self, tells):
        """Words with what each tells; worked out once for a thing that is compared with many.

        :param tells: function of a token
        :return: pair: dict of weights by token, their sum
        """
        if self._weights.get("by") is not tells:
            weights = {token: weight for token in self.tokens if (weight := tells(token))}
            self._weights.update(by=tells, value=(weights, sum(weights.values())))
        return self._weights["value"]


def describe(vocabulary, text, *more, category=None, color=None, brand=None, serial=None, zones=(), names=()):
    """Tokens of a thing.

    :param Vocabulary vocabulary: the words that mean the same
    :param str text: what it is
    :param more: further texts, details and contents
    :param category: id of its category, none where that says nothing
    :param str color: code of a colour, the one that counts
    :param str brand: as typed
    :param str serial: as typed
    :param zones: ids of the places it may be from
    :param names: keyed hashes of the names on it, never the names
    :return: list of distinct str
    """
    text, *more = ((some or "")[:_LONGEST] for some in (text, *more))
    head = concepts(text, vocabulary)
    tokens = dict.fromkeys(head)
    for further in more:
        tokens.update(dict.fromkeys(concepts(further, vocabulary)))
    things = [token[2:] for token in head if token[0] == DIRECT]
    tokens.update(dict.fromkeys(f"{HEAD}.{code}" for code in things[:1]))
    tokens.update({f"{CATEGORY}.{category}": None} if category else {})
    colors = [token[2:] for token in tokens if token[0] == COLOR]
    if color and color != "mixed":
        tokens.update(dict.fromkeys(vocabulary.tokens_of(color) or [f"{COLOR}.{color}"]))
        colors = [color]
    tokens.update(dict.fromkeys(f"{MAIN_COLOR}.{code}" for code in colors[:1]))
    for token in concepts(brand, vocabulary):
        # a brand nobody has told us of is compared as it is written
        tokens.update({token: None, **({f"{BRAND}.{token[2:]}": None} if token[0] in "wz" else {})})
    if own := normalise_serial(serial):
        tokens.update({f"{SERIAL}.{own}": None, f"{OWN_SERIAL}.{own}": None})
    for number in [number for part in (text, *more) for number in serials_in(part)]:
        tokens[f"{SERIAL}.{number}"] = None
    tokens.update(dict.fromkeys(f"{NAME}.{name}" for name in names if name))
    tokens.update(dict.fromkeys(f"{ZONE}.{zone}" for zone in zones if zone))
    return list(tokens)
