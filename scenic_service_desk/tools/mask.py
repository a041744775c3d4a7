"""Stars in the place of personal numbers that somebody typed into a free text."""

import re

_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)([ -]?)\d{4}([ -]?)(\d{4})(?!\d)")
_FOREIGN = re.compile(r"(\+\d{1,3})([ -]?\d){5,10}?([ -]?\d{4})(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)(\d{4})\d{11}(\d{2}[\dXx])(?!\d)")


def mask_numbers(text):
    """Star what looks like a mobile number, a number with its country code, or a resident identity number.

    >>> mask_numbers("Call 138 1234 5678 or +44 7700 900123, card 11010519491231002x, see IQ-26-000123")
    'Call 138 **** 5678 or +44 **** 0123, card 1101***********02x, see IQ-26-000123'

    :param str text: what somebody typed
    :return: str
    """
    text = _IDENTITY.sub(lambda found: found[1] + "*" * 11 + found[2], text)
    text = _MOBILE.sub(lambda found: f"{found[1]}{found[2]}****{found[3]}{found[4]}", text)
    return _FOREIGN.sub(lambda found: f"{found[1]} **** {re.sub('[ -]', '', found[3])}", text)
