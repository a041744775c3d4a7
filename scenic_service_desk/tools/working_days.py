"""Working days as people count them: the day something happened does not count."""

from datetime import datetime, timedelta

import pytz


def working_day(local, count, calendar, to_local, to_utc):
    """Return the last of ``count`` working days after a moment.

    Without a calendar working days are Monday to Friday:

    >>> same = lambda moment: moment
    >>> working_day(datetime(2026, 11, 19, 9), 2, None, same, same)  # a Thursday
    datetime.datetime(2026, 11, 23, 9, 0)
    >>> working_day(datetime(2026, 11, 21, 9), 1, None, same, same)  # a Saturday
    datetime.datetime(2026, 11, 23, 9, 0)
    >>> working_day(datetime(2026, 11, 21, 9), 0, None, same, same)
    datetime.datetime(2026, 11, 21, 9, 0)

    :param datetime local: naive wall-clock time
    :param int count: how many working days
    :param calendar: ``resource.calendar`` record with its public holidays, or None
    :param to_local: function from naive UTC to the wall clock
    :param to_utc: the way back
    :return: datetime, naive wall-clock time on that day
    """
    if count < 1:
        return local
    morrow = datetime.combine(local.date() + timedelta(days=1), datetime.min.time())
    end = calendar and calendar.plan_days(count, pytz.utc.localize(to_utc(morrow)), compute_leaves=True)
    if end:
        return to_local(end.astimezone(pytz.utc).replace(tzinfo=None))
    # no calendar, or one in which nobody ever works
    while count:
        local += timedelta(days=1)
        count -= local.weekday() < 5
    return local
