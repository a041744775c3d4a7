"""When something is due: elapsed time, calendar days, and time in which somebody works.

Moments are naive UTC datetimes; a wall clock is given as a pair of functions. Working time comes as intervals, so that
nothing here knows calendars, time zones or a database:

>>> same = lambda moment: moment
>>> time = WorkingTime(lambda start, end: weekdays(start, end, same, same))
>>> thursday = datetime(2026, 11, 19, 17)
>>> due(thursday, 3, "working_hours", time, same, same)
datetime.datetime(2026, 11, 20, 11, 0)
>>> due(thursday, 3, "working_days", time, same, same)
datetime.datetime(2026, 11, 24, 18, 0)
>>> due(thursday, 3, "days", time, same, same)
datetime.datetime(2026, 11, 22, 23, 59, 59)
>>> due(thursday, 1, "next_day_at", time, same, same, cut_off=12)
datetime.datetime(2026, 11, 20, 12, 0)

What waits for somebody else does not run; the working time not used is still there afterwards:

>>> friday, monday = datetime(2026, 11, 20, 9), datetime(2026, 11, 23, 15)
>>> due(thursday, 3, "working_hours", time, same, same, pauses=[(friday, monday)])
datetime.datetime(2026, 11, 23, 17, 0)
"""

from datetime import datetime, timedelta

_ELAPSED = {"minutes", "hours"}
_PORTION = timedelta(days=28)
_ORIGIN = datetime(2000, 1, 3)
# nobody works for so long: three years
_PORTIONS = 39
_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)


def weekdays(start, end, to_local, to_utc, hours=(9, 18)):
    """Intervals of Monday to Friday, for those who keep no calendar.

    :param datetime start: naive UTC
    :param datetime end: naive UTC
    :param to_local: function from naive UTC to the wall clock
    :param to_utc: the way back
    :param tuple hours: from and to, on the wall clock
    :return: iterator of (from, to), naive UTC
    """
    day = datetime.combine(to_local(start).date(), datetime.min.time())
    while to_utc(day) < end:
        if day.weekday() < 5:
            begun, over = (max(start, min(end, to_utc(day + timedelta(hours=hour)))) for hour in hours)
            if begun < over:
                yield begun, over
        day += timedelta(days=1)


def always(start, end):
    """The interval of time that never stops.

    :param datetime start: where it begins
    :param datetime end: where it ends
    :return: list of (from, to)
    """
    return [(start, end)]


def _rounded(moment):
    """``moment`` to the second: a day that ends at midnight ends a microsecond early in calendars."""
    return (moment + _SECOND / 2).replace(microsecond=0)


class WorkingTime:
    """The time in which somebody works, fetched in portions and only as far as somebody looks.

    :param fetch: function of two naive UTC moments that returns the sorted intervals between them
    """

    def __init__(self, fetch):
        self._fetch = fetch
        self._portions = {}

    def _portion(self, number):
        if number not in self._portions:
            start = _ORIGIN + number * _PORTION
            intervals = [(_rounded(begun), _rounded(over)) for begun, over in self._fetch(start, start + _PORTION)]
            # what a holiday that ends at 23:59:59 leaves of its day is no working time
            self._portions[number] = [(begun, over) for begun, over in intervals if over - begun >= _MINUTE]
        return self._portions[number]

    def pieces(self, start, pauses=()):
        """The working time from a moment on.

        :param datetime start: naive UTC
        :param pauses: sorted (from, to) that do not count
        :return: iterator of (from, to)
        """
        first = (start - _ORIGIN) // _PORTION
        for number in range(first, first + _PORTIONS):
            for opening, over in self._portion(number):
                begun = max(opening, start)
                for paused, resumed in pauses:
                    if begun < paused < over:
                        yield begun, paused
                    begun = max(begun, resumed) if paused < over else begun
                if begun < over:
                    yield begun, over

    def spent(self, start, end):
        """How much working time lies between two moments.

        :param datetime start: naive UTC
        :param datetime end: naive UTC
        :return: timedelta
        """
        total = timedelta()
        for begun, over in self.pieces(start):
            if begun >= end:
                break
            total += min(over, end) - begun
        return total

    def after(self, start, amount, pauses=()):
        """The moment at which an amount of working time has passed.

        :param datetime start: naive UTC
        :param timedelta amount: how much
        :param pauses: sorted (from, to) that do not count
        :return: datetime, or None where nobody works so much
        """
        if not amount:
            return start
        for begun, over in self.pieces(start, pauses):
            if amount <= over - begun:
                return begun + amount
            amount -= over - begun
        return None

    def end_of_day(self, start, count, to_local):
        """The end of work on the last of some working days; the day of the start does not count.

        :param datetime start: naive UTC
        :param int count: how many days
        :param to_local: function from naive UTC to the wall clock
        :return: datetime, or None where nobody works so many
        """
        if count < 1:
            return start
        day, end = to_local(start).date(), start
        for begun, over in self.pieces(start):
            date = to_local(begun).date()
            if date > day:
                if not count:
                    return end
                day, count = date, count - 1
            end = over
        return None if count else end


ALWAYS = WorkingTime(always)


def due(start, amount, unit, working, to_local, to_utc, cut_off=24, pauses=()):
    """When something is due.

    :param datetime start: naive UTC
    :param float amount: how many units
    :param str unit: ``minutes`` or ``hours`` (elapsed), ``days`` (calendar days, to the end of the last), ``next_day_at``
        (so many days later, by a set hour), ``working_hours`` or ``working_days`` (to the end of work of the last)
    :param working: WorkingTime
    :param to_local: function from naive UTC to the wall clock
    :param to_utc: the way back
    :param float cut_off: the hour of ``next_day_at`` on the wall clock; 24: the end of the day
    :param pauses: sorted (from, to) during which nothing runs
    :return: datetime, naive UTC
    """
    time = working if unit.startswith("working_") else ALWAYS
    end = None
    if unit == "working_hours":
        budget = timedelta(hours=amount)
        end = working.after(start, budget, pauses)
        pauses = () if end else pauses
    elif unit == "working_days":
        end = working.end_of_day(start, int(amount), to_local)
    elif unit in ("days", "next_day_at"):
        end = _day_end(start, int(amount), cut_off if unit == "next_day_at" else 24, to_local, to_utc)
    if end is None:
        # where nobody works, time passes all the same
        time, name = ALWAYS, unit if unit in _ELAPSED else unit.removeprefix("working_")
        end = start + timedelta(**{name: amount})
    if not pauses:
        return end
    return time.after(start, time.spent(start, end), pauses) or end


def _day_end(start, days, hour, to_local, to_utc):
    """An hour of a later day on the wall clock; the end of a day is its last second."""
    midnight = datetime.combine(to_local(start).date() + timedelta(days=days), datetime.min.time())
    if hour >= 24:
        return to_utc(midnight + timedelta(days=1)) - _SECOND
    return to_utc(midnight + timedelta(hours=hour))
