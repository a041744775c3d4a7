"""A text as it is compared: one width, one case, one kind of Chinese characters, no accents, no plural."""

import re
import unicodedata
from pathlib import Path

# CJK ideographs, kana and hangul stand without spaces: each is a unit of its own
_SCRIPTS = r"\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af"
_UNIT = re.compile(rf"[{_SCRIPTS}]|[^\W\d_{_SCRIPTS}]+|\d+(?:\.\d+)?|[^\w\s'’\-_·]")
_CODE = re.compile(rf"[^\W_{_SCRIPTS}]+(?:-[^\W_{_SCRIPTS}]+)*")
_POSSESSIVE = re.compile(r"['’]s\b")
# which lose their meaning with their plural: glasses are not of glass
_PLURALS = frozenset(
    [
        "glasses",
        "sunglasses",
        "eyeglasses",
        "spectacles",
        "clothes",
        "news",
        "lens",
        "airpods",
        "gps",
        "usb",
        "canvas",
        "bus",
    ]
)
_ES = ("sses", "shes", "ches", "xes", "zzes")
# how somebody is addressed, which is no part of his name
_ADDRESS = re.compile(r"(先生|女士|小姐|太太|夫人|老师|师傅|同学)$")
_LATIN_ADDRESS = frozenset(["mr", "mrs", "ms", "miss", "mister", "madam", "madame", "sir", "dr", "prof"])
_DOUBLE_FAMILY = frozenset(
    [
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "司徒",
        "慕容",
        "夏侯",
        "皇甫",
        "令狐",
        "东方",
        "尉迟",
        "公孙",
        "长孙",
        "宇文",
        "端木",
    ]
)
# what is written where nobody knows the name
_NOBODY = frozenset(
    [
        "不详",
        "不知",
        "未知",
        "匿名",
        "没有",
        "无名",
        "无名氏",
        "游客",
        "旅客",
        "客人",
        "顾客",
        "失主",
        "本人",
        "unknown",
        "anonymous",
        "none",
        "na",
        "nobody",
        "visitor",
        "guest",
        "tourist",
        "owner",
    ]
)
_LONGEST = 40


def _read_traditional():
    """Read which traditional character is written as which simplified one.

    :return: dict for ``str.translate``
    """
    table = {}
    for line in (Path(__file__).parent / "traditional.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            for simple, *traditional in line.split():
                table.update(dict.fromkeys(map(ord, traditional), simple))
    return table


_TRADITIONAL = _read_traditional()


def normalise(text):
    """One form of a text, however it was typed.

    :param text: str, None or False
    :return: str

    >>> normalise("Ｂｌａｃｋ　Ospréy")
    'black osprey'
    >>> normalise("黑色雙肩揹包") == normalise("黑色双肩背包")
    True
    """
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text or "").casefold())
    text = "".join(c for c in text if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", text).translate(_TRADITIONAL)


def singular(word):
    """A word of letters without its plural.

    :param str word: in lower case
    :return: str

    >>> [singular(word) for word in ("umbrellas", "glasses", "glass", "watches", "batteries", "bus")]
    ['umbrella', 'glasses', 'glass', 'watch', 'battery', 'bus']
    """
    if word in _PLURALS or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_ES) else word[:-1]


def stretches(text):
    """A text's units, cut where punctuation cuts it.

    :param text: str, None or False
    :return: list of lists of str: single CJK characters, numbers, words in the singular

    >>> stretches("黑色iPhone13手机, two Keys")
    [['黑', '色', 'iphone', '13', '手', '机'], ['two', 'key']]
    """
    parts = [[]]
    for unit in _UNIT.findall(_POSSESSIVE.sub("", normalise(text))):
        if unit[0].isalnum():
            parts[-1].append(singular(unit)[:_LONGEST])
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part]


def is_cjk(unit):
    """Whether a unit is a character of a script without spaces.

    :param str unit: one of ``stretches``
    :return: bool
    """
    return len(unit) == 1 and unit > "\u33ff"


def normalise_serial(number):
    """A serial number, however it was read off: O is 0, I is 1.

    :param number: str, None or False
    :return: str, empty where it says too little to tell one thing from another

    >>> normalise_serial(" sn-77o1 ")
    'SN7701'
    >>> normalise_serial("12"), normalise_serial("unknown"), normalise_serial("0000")
    ('', '', '')
    """
    text = "".join(c for c in normalise(number).upper() if c.isalnum())
    # "none" and "cannot be read" are no numbers, nor is a row of noughts
    if len(text) < 4 or len(set(text)) == 1 or not any(c.isdigit() for c in text):
        return ""
    return text.translate({79: "0", 73: "1"})[:_LONGEST]


def serials_in(text):
    """What may be serial numbers in a text: six characters or more, four of them digits.

    :param text: str, None or False
    :return: list of str as ``normalise_serial`` writes them

    >>> serials_in("iPhone 13, IMEI 356938035643809, lost at 14:30")
    ['356938035643809']
    """
    numbers = [normalise_serial(code) for code in _CODE.findall(normalise(text))]
    return [number for number in numbers if len(number) >= 6 and sum(c.isdigit() for c in number) >= 4]


def normalise_name(name):
    """A person's name, in whatever order its words are written.

    :param name: str, None or False
    :return: str, empty where it names nobody

    >>> normalise_name("WANG Xiao-Ming") == normalise_name("Xiaoming Wang")
    True
    >>> normalise_name(" 王 曉明 "), normalise_name("王小明先生"), normalise_name("Mr. Wang Xiaoming")
    ('王晓明', '王小明', 'wang xiaoming')

    A family name alone, or none, tells nobody from another:

    >>> normalise_name("王先生"), normalise_name("歐陽女士"), normalise_name("Ms Li"), normalise_name("匿名")
    ('', '', '', '')
    """
    words = normalise(name).replace("-", "").replace("'", "").split()
    words = list(filter(None, ("".join(c for c in word if c.isalnum()) for word in words)))
    if any(is_cjk(c) for word in words for c in word):
        whole = "".join(words)
        text = _ADDRESS.sub("", whole)
        says_little = len(text) < 2 or (text != whole and text in _DOUBLE_FAMILY)
    else:
        named = [word for word in words if word not in _LATIN_ADDRESS]
        text = " ".join(sorted(named))
        says_little = len(named) < len(words) and len(named) < 2
    return "" if says_little or text in _NOBODY else text
