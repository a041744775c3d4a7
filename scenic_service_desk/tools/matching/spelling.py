"""Chinese names as they stand on a passport: in pinyin."""

from functools import lru_cache
from pathlib import Path

from .text import is_cjk

# ü as passports, keyboards and foreigners write it
_UMLAUT = ("yu", "v", "u")
_LONGEST = 4


@lru_cache(maxsize=1)
def _read_pinyin():
    """Read the table; only a database that compares names needs it.

    :return: tuple of dicts of syllables: by character, by character as a family name, by family name of two characters
    """
    usual, family, double = {}, {}, {}
    for line in (Path(__file__).parent / "pinyin.txt").read_text(encoding="utf-8").splitlines():
        syllable, _space, characters = line.partition(" ")
        if syllable == "+":
            double.update((word[-2:], word[:-2]) for word in characters.split())
        elif syllable.startswith("*"):
            family.update(dict.fromkeys(characters, syllable[1:]))
        elif syllable != "#":
            usual.update(dict.fromkeys(characters, syllable))
    return usual, family, double


def spelled(name):
    """How a Chinese name may be written in Latin letters, as ``normalise_name`` gives those.

    :param str name: as ``normalise_name`` gives it
    :return: list of str, empty for a name that is not Chinese

    >>> spelled("王小明")
    ['wang xiaoming', 'ming wang xiao', 'wangxiaoming']
    >>> spelled("吕布"), spelled("wang xiaoming")
    (['bu lyu', 'bu lv', 'bu lu'], [])
    """
    if not 2 <= len(name) <= _LONGEST or not all(map(is_cjk, name)):
        return []
    usual, family, double = _read_pinyin()
    if not all(character in usual for character in name):
        return []
    syllables = [usual[character] for character in name]
    if len(name) > 2 and name[:2] in double:
        syllables[:2] = [double[name[:2]]]
    else:
        syllables[0] = family.get(name[0], syllables[0])
    forms = {}
    for umlaut in _UMLAUT if any("v" in syllable for syllable in syllables) else ("",):
        first, *given = (syllable.replace("v", umlaut) for syllable in syllables)
        forms[" ".join(sorted([first, "".join(given)]))] = None
        forms[" ".join(sorted([first, *given]))] = None
        if len(name) > 2:
            # two syllables in one word are as often somebody else's given name
            forms["".join([first, *given])] = None
    return list(forms)
