"""What an index is asked for: records that may be the other side of a thing."""

from dataclasses import dataclass

from .thing import CATEGORY, COLOR, NAME, SERIAL, SPELLED
from .vocabulary import BROADER, DIRECT, PIECE, WORD

_UNKNOWN = (WORD, PIECE)
_RARE = (*_UNKNOWN, "m", "f", "b")
_MOST_TERMS = 24


@dataclass(frozen=True)
class Needle:
    """Questions to the indexes, each a PostgreSQL ``tsquery`` or empty, and what the terms tell.

    ``names`` and ``serials`` are looked for at any time; ``telling`` words within the time window; things of the same
    ``kind`` only so far as they are near in time.
    """

    names: str
    serials: str
    telling: str
    kind: str
    terms: tuple

    @classmethod
    def of(cls, thing, rules, common=frozenset()):
        """The questions for what may be the other side of ``thing``.

        :param Thing thing: what was lost or found
        :param Rules rules: what words tell
        :param frozenset common: words that so many entries hold that alone they are not asked for
        :return: Needle

        >>> from .scoring import Rules
        >>> from .thing import Thing
        >>> Needle.of(Thing(frozenset({"t.bag", "u.bag", "c.black", "w.kanken"})), Rules()).telling
        "'w.kanken' | ('u.bag' & 'c.black')"
        """
        named, broader = sorted(thing.said(DIRECT)), sorted(thing.said(BROADER))
        things = [f"{BROADER}.{code}" for code in named]
        things += [f"{DIRECT}.{code}" for code in broader if code not in named]
        related = [f"{BROADER}.{code}" for code in broader]
        related += [f"{CATEGORY}.{code}" for code in sorted(thing.said(CATEGORY))]
        colors = [f"{COLOR}.{code}" for code in sorted(thing.said(COLOR))]
        said = [token for token in thing.tokens if token[0] in _RARE]
        said = sorted(said, key=lambda token: (-rules.tells(token), token))[:_MOST_TERMS]
        rare = [token for token in said if token[0] in _UNKNOWN and token not in common]
        usual = [token for token in said if token not in rare]
        telling = [*map(_term, rare)]
        for some, others in ((related, [*colors, *usual]), (usual, colors)):
            if some and others:
                telling.append(f"({_any(some)} & {_any(others)})")
        if not related and not telling:
            telling += [_any(usual)] if usual else []
        named = sorted(thing.said(NAME))
        names = [f"{letter}.{code}" for letter in (NAME, SPELLED) for code in named]
        names += [f"{NAME}.{code}" for code in sorted(thing.said(SPELLED))]
        serials = [f"{SERIAL}.{code}" for code in sorted(thing.said(SERIAL))]
        weighed = {token: round(10 * rules.tells(token)) for token in (*things, *related, *said)}
        weighed.update(dict.fromkeys(colors, 10))
        return cls(_any(names), _any(serials), " | ".join(telling), _any(things), tuple(weighed.items()))


def _term(token):
    """A token as ``tsquery`` takes it: they hold letters, digits and dots only."""
    return f"'{token}'"


def _any(tokens):
    terms = " | ".join(map(_term, dict.fromkeys(tokens)))
    return f"({terms})" if " | " in terms else terms
