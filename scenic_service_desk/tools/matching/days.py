"""Days of a company as an index knows them: by numbers, and in fortnights where they are many.

Here stands how they are counted, for the index, for what is asked of it, and for the numbers it is asked for.
"""

from datetime import date

_FIRST = date(2000, 1, 1)
_LENGTH = 14
# more days than anybody will count
_COMPANY = 100_000
# companies after so many share numbers with earlier ones: all of them fit into the database's integer. Whoever asks says
# besides whose entries are meant
_COMPANIES = 20_000


def days_sql(since):
    """Numbers of an entry's day and fortnight in the database, in a table with a column ``company_id``.

    :param str since: SQL of a time without a zone; no user's text
    :return: str, SQL of an array of integers

    >>> days_sql("date").split(", -")[0]
    "ARRAY[(mod(company_id, 20000) + 1) * 100000 + ((date)::date - '2000-01-01'::date)"
    """
    company = f"(mod(company_id, {_COMPANIES}) + 1) * {_COMPANY}"
    day = f"(({since})::date - '{_FIRST}'::date)"
    return f"ARRAY[{company} + {day}, -{company} - {day} / {_LENGTH}]"


def day_keys(company_id, first, last):
    """Numbers of days.

    :param int company_id: whose days
    :param datetime first: on the first of them
    :param datetime last: on the last of them
    :return: list of int, counted from the year 2000

    >>> from datetime import datetime
    >>> day_keys(3, datetime(2000, 1, 2, 23), datetime(2000, 1, 4))
    [400001, 400002, 400003]
    """
    return [_company(company_id) + day for day in range(_day(first), _day(last) + 1)]


def fortnight_keys(company_id, first, last):
    """Numbers of the fortnights that hold any of the days; below zero, so that none is taken for a day.

    :param int company_id: whose days
    :param datetime first: on the first of them
    :param datetime last: on the last of them
    :return: list of int

    >>> from datetime import datetime
    >>> fortnight_keys(3, datetime(2000, 1, 2), datetime(2000, 1, 15))
    [-400000, -400001]
    """
    numbers = range(_day(first) // _LENGTH, _day(last) // _LENGTH + 1)
    return [-_company(company_id) - number for number in numbers]


def _company(company_id):
    # never nought: the numbers of fortnights are those below it
    return (company_id % _COMPANIES + 1) * _COMPANY


def _day(moment):
    return (moment.date() - _FIRST).days
