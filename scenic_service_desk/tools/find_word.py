"""A word in a text: whole where words are written apart, anywhere where they are not."""

import re

# letters of scripts that set spaces; CJK stands beside them without one: 黑色iPhone手机
_LETTER = r"a-z\u00df-\u024f\u0370-\u052f"
_SPACED = re.compile(rf"[{_LETTER}]")


def find_word(text, word):
    """Where a text names a word.

    :param str text: lower case
    :param str word: lower case; of CJK characters it is found inside others, of letters as a whole, or its plural
    :return: int, -1 where it does not
    """
    if not _SPACED.search(word):
        return text.find(word)
    match = re.search(rf"(?<![{_LETTER}]){re.escape(word)}(?:e?s)?(?![{_LETTER}])", text)
    return match.start() if match else -1
