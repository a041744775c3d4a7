"""What an index is asked for: records that may be the other side of a thing."""

from dataclasses import dataclass

from .thing import COLOR, NAME, SERIAL
from .vocabulary import BROADER, DIRECT

_RARE = ("w", "z", "m", "f", "b")
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
    def of(cls, thing, rules):
        """The questions for what may be the other side of ``thing``.

        :param Thing thing: what was lost or found
        :param Rules rules: what words tell
        :return: Needle

        >>> from .scoring import Rules
        >>> from .thing import Thing
        >>> Needle.of(Thing(frozenset({"t.bag", "u.bag", "c.black", "w.kanken", "n.5a"})), Rules()).telling
        "'w.kanken' | (('u.bag') & ('c.black'))"
        """
        kinds = sorted(thing.said(DIRECT)), sorted(thing.said(BROADER))
        things = [f"{BROADER}.{code}" for code in kinds[0]]
        things += [f"{DIRECT}.{code}" for code in kinds[1] if code not in kinds[0]]
        rare = sorted(
            (token for token in thing.tokens if token[0] in _RARE), key=lambda token: (-rules.tells(token), token)
        )[:_MOST_TERMS]
        colors = [f"{COLOR}.{code}" for code in sorted(thing.said(COLOR))]
        rare_enough = [token for token in rare if token[0] in "wz" and token not in rules.common]
        siblings = [f"{BROADER}.{code}" for code in kinds[1]]
        with_them = [*colors, *(token for token in rare if token not in rare_enough)]
        telling = [*map(_term, rare_enough)]
        if siblings and with_them:
            telling.append(f"(({_any(siblings)}) & ({_any(with_them)}))")
        names, serials = ([f"{letter}.{said}" for said in sorted(thing.said(letter))] for letter in (NAME, SERIAL))
        weighed = [(token, rules.tells(token)) for token in (*things, *siblings, *rare)]
        weighed += [(token, 1.0) for token in colors]
        return cls(
            _any(names), _any(serials), " | ".join(telling), _any(dict.fromkeys(things)), tuple(dict(weighed).items())
        )


def _term(token):
    """A token as ``tsquery`` takes it: they hold letters, digits and dots only."""
    return f"'{token}'"


def _any(tokens):
    return " | ".join(map(_term, tokens))
