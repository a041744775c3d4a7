"""Days of a company as an index knows them: by numbers, and in fortnights where they are many."""

from datetime import date

_FIRST = date(2000, 1, 1)
_LENGTH = 14
# more days than anybody will count, fewer than would take a company's numbers out of an integer
_COMPANY = 100_000


def day_keys(company_id, first, last):
    """Numbers of days.

    :param int company_id: whose days
    :param datetime first: on the first of them
    :param datetime last: on the last of them
    :return: list of int, counted from the year 2000

    >>> from datetime import datetime
    >>> day_keys(3, datetime(2000, 1, 2, 23), datetime(2000, 1, 4))
    [300001, 300002, 300003]
    """
    return [company_id * _COMPANY + day for day in range(_day(first), _day(last) + 1)]


def fortnight_keys(company_id, first, last):
    """Numbers of the fortnights that hold any of the days; below zero, so that none is taken for a day.

    :param int company_id: whose days
    :param datetime first: on the first of them
    :param datetime last: on the last of them
    :return: list of int

    >>> from datetime import datetime
    >>> fortnight_keys(3, datetime(2000, 1, 2), datetime(2000, 1, 15))
    [-300000, -300001]
    """
    numbers = range(_day(first) // _LENGTH, _day(last) // _LENGTH + 1)
    return [-company_id * _COMPANY - number for number in numbers]


def _day(moment):
    return (moment.date() - _FIRST).days
