"""Amounts in words, as a receipt asks for them."""

import logging

from babel.numbers import get_currency_name

try:
    import cn2an
except ImportError:  # the addon works without it; the receipt says what is missing
    cn2an = None

_logger = logging.getLogger(__name__)


def amount_in_words(amount, currency, lang_code):
    """An amount in words.

    :param float amount: the amount, in units of ``currency``
    :param currency: ``res.currency`` record
    :param str lang_code: the reader's language, e.g. ``zh_CN``
    :return: Chinese capitals (壹佰贰拾元整; foreign money with its name before) for readers of Chinese, else the
        words num2words has for the language; an empty string where no words can be made
    """
    if not currency:
        return ""
    if not (lang_code or "").startswith("zh"):
        return currency.with_context(lang=lang_code).amount_to_text(amount)
    if cn2an is None:
        _logger.warning("The Python library cn2an is missing: no Chinese capital amounts on receipts.")
        return ""
    try:
        words = cn2an.an2cn(f"{amount:.2f}", "rmb")
    except ValueError:  # beyond 10^16
        return ""
    if currency.name == "CNY":
        return words
    return get_currency_name(currency.name, locale="zh_CN") + words
