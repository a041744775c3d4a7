"""Words that mean the same, and the tokens a text becomes through them."""

import csv
from dataclasses import dataclass

from .text import is_cjk, stretches

# what a group is, and the letter its tokens begin with; "ignored" words say nothing
KINDS = {"thing": "t", "color": "c", "brand": "b", "material": "m", "feature": "f", "ignored": ""}
# of a thing: itself, all that it is besides (a backpack is a bag), the one a description speaks of
DIRECT, BROADER, HEAD = "t", "u", "h"
WORD, PIECE = "w", "z"


@dataclass(frozen=True)
class Group:
    """Words that mean the same thing, colour, brand, material or feature.

    ``parents`` are codes of what it also is: an iPhone is a phone, and of Apple.
    """

    code: str
    kind: str
    words: tuple
    parents: tuple = ()


def read_groups(file):
    """Groups of a file with the columns code, kind, parents and words, parted by tabs; several are parted by ``|``.

    :param file: iterable of lines
    :return: list of Group
    """
    return [
        Group(row["code"], row["kind"], _split(row["words"]), _split(row["parents"]))
        for row in csv.DictReader(file, delimiter="\t")
    ]


def _split(text):
    return tuple(filter(None, (part.strip() for part in (text or "").split("|"))))


class Vocabulary:
    """Groups of words, ready to be found in a text; the longer one wins: a phone case is no phone."""

    def __init__(self, groups):
        self.groups = {group.code: group for group in groups}
        self._phrases = {}
        for group in self.groups.values():
            for word in group.words:
                phrase = tuple(unit for part in stretches(word) for unit in part)
                if phrase:
                    codes = self._phrases.setdefault(phrase, [])
                    codes += [group.code] if group.code not in codes else []
        self._longest = {}
        for phrase in self._phrases:
            self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))
        self._tokens = {code: tuple(self._tokens_of(code)) for code in self.groups}

    def _tokens_of(self, code):
        """Tokens of a group: its own, then those of all it also is."""
        kind = self.groups[code].kind
        if not KINDS[kind]:
            return []
        tokens = [f"{KINDS[kind]}.{code}"]
        if kind == "thing":
            tokens.append(f"{BROADER}.{code}")
        todo, seen = list(self.groups[code].parents), {code}
        while todo:
            parent = self.groups.get(todo.pop(0))
            if parent and parent.code not in seen:
                seen.add(parent.code)
                letter = BROADER if parent.kind == "thing" else KINDS[parent.kind]
                tokens += [f"{letter}.{parent.code}"] if letter else []
                todo += parent.parents
        return tokens

    def tokens_of(self, code):
        """Tokens a group's words become.

        :param str code: a group's
        :return: tuple of str, empty for a group that is not there
        """
        return self._tokens.get(code, ())

    def reading(self, text):
        """What a text says, in its order.

        :param text: str, None or False
        :return: generator of tuples of codes, each for a phrase found, and of lists of units nobody knows
        """
        for units in stretches(text):
            unknown = []
            for codes, some in self._cut(units):
                if not codes:
                    unknown += some
                    continue
                if unknown:
                    yield unknown
                unknown = []
                yield codes
            if unknown:
                yield unknown

    def _cut(self, units):
        """A stretch cut into phrases so that as little as possible of it stays unknown, and of those ways the one with the
        fewest phrases: one torch (一把手电筒) has no handle (把手).

        :param list units: of ``stretches``
        :return: list of pairs: tuple of codes, empty for a unit nobody knows, and the units
        """
        ways = [(0, 0, 0, ())]
        for place in reversed(range(len(units))):
            unknown, phrases, _length, _codes = ways[-1]
            best = (unknown + 1, phrases, 1, ())
            for length in range(1, min(self._longest.get(units[place], 0), len(units) - place) + 1):
                if codes := self._phrases.get(tuple(units[place : place + length])):
                    unknown, phrases, _length, _codes = ways[-length]
                    if (unknown, phrases + 1) <= best[:2]:
                        best = (unknown, phrases + 1, length, codes)
            ways.append(best)
        cut, place = [], 0
        while place < len(units):
            _unknown, _phrases, length, codes = ways[len(units) - place]
            cut.append((tuple(codes), units[place : place + length]))
            place += length
        return cut


def concepts(text, vocabulary):
    """Tokens of a text that do not depend on its language, in its order.

    :param text: str, None or False
    :param Vocabulary vocabulary: the words that mean the same
    :return: list of distinct str: a letter for the kind, a dot, a group's code or an unknown word

    >>> groups = [Group("bag", "thing", ("bag", "包")), Group("black", "color", ("black", "黑色", "黑"))]
    >>> groups.append(Group("backpack", "thing", ("backpack", "双肩包", "双肩背包"), ("bag",)))
    >>> concepts("黑色雙肩背包", Vocabulary(groups)) == concepts("Black back-packs", Vocabulary(groups))
    False
    >>> concepts("黑色雙肩背包", Vocabulary(groups)) == concepts("BLACK Backpacks", Vocabulary(groups))
    True
    >>> concepts("Black bag, Kånken 20 挂件", Vocabulary(groups))
    ['c.black', 't.bag', 'u.bag', 'w.kanken', 'w.kanken20', 'w.20', 'z.挂件']
    """
    tokens, before = {}, ()
    for found in vocabulary.reading(text):
        if isinstance(found, tuple):
            for code in found:
                tokens.update(dict.fromkeys(vocabulary.tokens_of(code)))
        else:
            tokens.update(dict.fromkeys(_pieces(found)))
            if found[0][0].isdigit():
                # a model's number belongs to its name: iPhone 13
                names = {token[2:] for code in before for token in vocabulary.tokens_of(code) if token[0] in "tb"}
                tokens.update(dict.fromkeys(f"{WORD}.{name}{found[0]}" for name in sorted(names)))
        before = found if isinstance(found, tuple) else ()
    return list(tokens)


def _pieces(units):
    """Tokens of units nobody knows: words, a model's letters with its number, pairs of CJK characters."""
    tokens = []
    for place, unit in enumerate(units):
        after = units[place + 1] if place + 1 < len(units) else ""
        if not is_cjk(unit):
            tokens.append(f"{WORD}.{unit}")
            if unit.isalpha() and after[:1].isdigit():
                tokens.append(f"{WORD}.{unit}{after}")
        elif after and is_cjk(after):
            tokens.append(f"{PIECE}.{unit}{after}")
        elif not (place and is_cjk(units[place - 1])):
            tokens.append(f"{PIECE}.{unit}")
    return tokens
