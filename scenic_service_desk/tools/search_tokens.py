"""Words of a text as the tokens the register search is built on.

Chinese has no spaces, and the trigram similarity of PostgreSQL depends on the database's locale. Tokens of one
and two characters find 双肩包 inside 黑色双肩背包 in any locale.
"""

import re
import unicodedata

# CJK ideographs (with extension A), kana and hangul are written without spaces: they are cut into characters.
_SCRIPTS = r"\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af"
# a run of either kind ends where the other begins: iPhone手机 is two
_RUN = re.compile(rf"[{_SCRIPTS}]+|[^\W_{_SCRIPTS}]+")
_CJK = re.compile(rf"[{_SCRIPTS}]")
_LONGEST = 40
_MOST = 400


def _runs(text):
    return _RUN.findall(unicodedata.normalize("NFKC", text or "").lower())


def index_tokens(*texts):
    """Tokens to store for a record.

    :param texts: any number of strings (empty ones are skipped), the most important first: there is a most of tokens
    :return: sorted list of distinct lower-case tokens: single characters and pairs of CJK runs, whole other words
    """
    tokens = {}
    for text in texts:
        for run in _runs(text):
            if _CJK.match(run):
                tokens.update(dict.fromkeys(run))
                tokens.update(dict.fromkeys(a + b for a, b in zip(run, run[1:], strict=False)))
            else:
                tokens[run[:_LONGEST]] = None
    return sorted(list(tokens)[:_MOST])


def query_tokens(text):
    """Tokens a record must hold, all of them, to answer a query.

    :param text: what the user typed
    :return: list of distinct tokens; a single CJK character is asked for by itself, longer runs by their pairs
    """
    tokens = []
    for run in _runs(text):
        if _CJK.match(run) and len(run) > 1:
            tokens += [a + b for a, b in zip(run, run[1:], strict=False)]
        else:
            tokens.append(run[:_LONGEST])
    return list(dict.fromkeys(tokens))
