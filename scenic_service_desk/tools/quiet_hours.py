"""Hours at which nobody is called, on a wall clock. Plain Python: no database, no time zone."""

from datetime import timedelta


def is_quiet(local, start, end):
    """Whether a moment lies in the quiet hours.

    :param datetime local: wall clock
    :param float start: hour at which they begin, belongs to them
    :param float end: hour at which they end, does not; before ``start`` they go over midnight, equal there are none
    :return: bool
    """
    hour = local.hour + local.minute / 60 + local.second / 3600
    if start <= end:
        return start <= hour < end
    return hour >= start or hour < end


def _at(local, hour):
    return local.replace(hour=int(hour), minute=round(hour % 1 * 60), second=0, microsecond=0)


def not_before(local, start, end):
    """The first moment from ``local`` on that is not quiet; see ``is_quiet``.

    :param datetime local: a moment on the desk's clock
    :param float start: hour from which it is quiet
    :param float end: hour until which it is quiet
    :return: datetime
    """
    if not is_quiet(local, start, end):
        return local
    over = _at(local, end)
    return over if over > local else over + timedelta(days=1)


def not_after(local, start, end):
    """The last moment until ``local`` that is not quiet, to the minute; see ``is_quiet``.

    :param datetime local: a moment on the desk's clock
    :param float start: hour from which it is quiet
    :param float end: hour until which it is quiet
    :return: datetime
    """
    if not is_quiet(local, start, end):
        return local
    begun = _at(local, start)
    return (begun if begun <= local else begun - timedelta(days=1)) - timedelta(minutes=1)
