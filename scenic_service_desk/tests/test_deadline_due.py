"""When something is due, against a reference that looks at every minute; run where hypothesis is installed."""

import doctest
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytz
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from odoo.fields import Command
from odoo.tests import BaseCase, TransactionCase, tagged
from odoo.tools import config

from odoo.addons.scenic_service_desk.tools import due as tool

set_hypothesis_home_dir(Path(config["data_dir"]) / "hypothesis")
quick = settings(max_examples=25, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])

MINUTE = timedelta(minutes=1)
ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York")
# weekday: hours; a night over the hour that clocks change, a day without work, a split day
HOURS = {0: [(9, 18)], 1: [(8, 12), (13, 17.5)], 2: [(0, 6), (20, 24)], 4: [(4, 24)], 5: [(10, 16)], 6: [(0, 24)]}
HOLIDAYS = {date(2026, 3, 27), date(2026, 3, 30), date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 24)}

# around the nights in which clocks change in Berlin and New York, and China's national holiday
MOMENTS = st.one_of(
    st.datetimes(datetime(2026, 3, 4), datetime(2026, 4, 2)),
    st.datetimes(datetime(2026, 9, 28), datetime(2026, 11, 4)),
).map(lambda moment: moment.replace(second=0, microsecond=0))
PAUSES = st.lists(
    st.tuples(st.integers(0, 3000), st.integers(1, 3000)).map(lambda pair: [MINUTE * part for part in pair]), max_size=2
)


class House:
    """A desk in a time zone: its wall clock, its working time, and whether it works in a minute."""

    def __init__(self, name):
        self.pytz, self.zone = pytz.timezone(name), ZoneInfo(name)
        self.working = tool.WorkingTime(self.fetch)

    def to_local(self, moment):
        return pytz.utc.localize(moment).astimezone(self.pytz).replace(tzinfo=None)

    def to_utc(self, local):
        return self.pytz.localize(local).astimezone(pytz.utc).replace(tzinfo=None)

    def fetch(self, start, end):
        intervals = []
        day = datetime.combine(start.date() - timedelta(days=1), datetime.min.time())
        while day <= end + timedelta(days=1):
            for hours in HOURS.get(day.weekday(), ()) if day.date() not in HOLIDAYS else ():
                opening, closing = (self.to_utc(day + timedelta(hours=hour)) for hour in hours)
                if max(opening, start) < min(closing, end):
                    intervals.append((max(opening, start), min(closing, end)))
            day += timedelta(days=1)
        return intervals

    def due(self, start, amount, unit, cut_off=24, pauses=()):
        return tool.due(start, amount, unit, self.working, self.to_local, self.to_utc, cut_off, pauses)

    # the reference
    def wall(self, minute):
        return minute.replace(tzinfo=ZoneInfo("UTC")).astimezone(self.zone)

    def works(self, minute):
        local = self.wall(minute)
        hour = local.hour + local.minute / 60
        hours = HOURS.get(local.weekday(), ()) if local.date() not in HOLIDAYS else ()
        return any(opening <= hour < closing for opening, closing in hours)

    def slow(self, start, amount, unit, pauses=()):
        left = amount * 60 if unit == "working_hours" else self.slow_minutes_to(start, amount)
        minute = start
        while left:
            if self.works(minute) and not any(since <= minute < to for since, to in pauses):
                left -= 1
            minute += MINUTE
        return minute

    def slow_minutes_to(self, start, days):
        today, worked, count, minute = self.wall(start).date(), set(), 0, start
        while True:
            if self.works(minute):
                day = self.wall(minute).date()
                worked |= {day} - {today}
                if len(worked) > days:
                    return count
                count += 1
            minute += MINUTE

    def slow_day_end(self, start, days, hour):
        """The minute that follows the last one of that day before that hour."""
        wanted, minute, last = self.wall(start).date() + timedelta(days=days), start, None
        while self.wall(minute).date() <= wanted:
            local = self.wall(minute)
            if local.date() == wanted and local.hour + local.minute / 60 < hour:
                last = minute
            minute += MINUTE
        return last + MINUTE


HOUSES = {name: House(name) for name in ZONES}
HOUSE = st.sampled_from(ZONES).map(HOUSES.get)
WORKING = st.one_of(
    st.tuples(st.integers(1, 30), st.just("working_hours")), st.tuples(st.integers(1, 4), st.just("working_days"))
)
ANY = st.one_of(
    WORKING,
    st.tuples(st.integers(0, 90), st.sampled_from(["minutes", "hours"])),
    st.tuples(st.integers(0, 12), st.sampled_from(["days", "next_day_at"])),
)


def pauses_after(start, parts):
    """Pauses one after the other: (time that runs before it, its length) of each."""
    pauses = []
    for running, standing in parts:
        since = (pauses[-1][1] if pauses else start) + running
        pauses.append((since, since + standing))
    return pauses


@tagged("post_install", "-at_install")
class TestDue(BaseCase):
    def test_examples_in_the_text(self):
        self.assertFalse(doctest.testmod(tool).failed)

    @quick
    @given(HOUSE, MOMENTS, WORKING)
    def test_working_time(self, house, start, allowed):
        self.assertEqual(house.due(start, *allowed), house.slow(start, *allowed))

    @quick
    @given(HOUSE, MOMENTS, WORKING, PAUSES)
    def test_working_time_with_pauses(self, house, start, allowed, parts):
        pauses = pauses_after(start, parts)
        self.assertEqual(house.due(start, *allowed, pauses=pauses), house.slow(start, *allowed, pauses))

    @quick
    @given(HOUSE, MOMENTS, st.integers(0, 4), st.integers(6, 96))
    def test_by_a_set_hour(self, house, start, days, quarters):
        """Hours that exist and are no past ones of the same day; no clock changes after 4 in the morning."""
        hour = quarters / 4
        assume(hour >= 4)
        local = house.wall(start)
        assume(days or local.hour + local.minute / 60 < hour)
        slack = timedelta(seconds=1) if hour == 24 else timedelta()
        due = house.due(start, days, "next_day_at", cut_off=hour)
        self.assertEqual(due + slack, house.slow_day_end(start, days, hour))

    @quick
    @given(HOUSE, MOMENTS, st.integers(0, 4))
    def test_calendar_days(self, house, start, days):
        due = house.due(start, days, "days")
        self.assertEqual(due + timedelta(seconds=1), house.slow_day_end(start, days, 24))

    @quick
    @given(HOUSE, MOMENTS, st.tuples(st.integers(0, 90), st.sampled_from(["minutes", "hours"])))
    def test_elapsed_time_is_the_same_in_every_zone(self, house, start, allowed):
        amount, unit = allowed
        minutes = amount * (60 if unit == "hours" else 1)
        self.assertEqual(house.due(start, amount, unit), start + minutes * MINUTE)

    @quick
    @given(HOUSE, MOMENTS, st.tuples(st.integers(1, 12), st.sampled_from(["hours", "days", "next_day_at"])), PAUSES)
    def test_time_that_just_passes_stands_still_as_long_as_it_waits(self, house, start, allowed, parts):
        due = house.due(start, *allowed)
        moved = house.due(start, *allowed, pauses=(pauses := pauses_after(start, parts)))
        stood, end = timedelta(), due
        for since, to in pauses:
            if since < end:
                stood, end = stood + (to - since), end + (to - since)
        self.assertEqual(moved, due + stood)

    def test_an_hour_that_the_clocks_skip_or_have_twice(self):
        house = HOUSES["Europe/Berlin"]
        for day, hour in ((datetime(2026, 3, 29), 2.5), (datetime(2026, 10, 25), 2.5)):
            due = house.due(day - timedelta(hours=9), 1, "next_day_at", cut_off=hour)
            self.assertLessEqual(abs(due - (day + timedelta(hours=1))), timedelta(hours=1))

    @quick
    @given(HOUSE, MOMENTS, ANY, st.integers(0, 5000))
    def test_later_start_is_never_due_earlier(self, house, start, allowed, minutes):
        self.assertLessEqual(house.due(start, *allowed), house.due(start + minutes * MINUTE, *allowed))

    @quick
    @given(HOUSE, MOMENTS, ANY, st.integers(1, 5))
    def test_more_time_is_never_due_earlier(self, house, start, allowed, more):
        amount, unit = allowed
        self.assertLessEqual(house.due(start, amount, unit), house.due(start, amount + more, unit))

    @quick
    @given(HOUSE, MOMENTS, WORKING, st.integers(0, 4000), st.integers(1, 6000))
    def test_pause_moves_by_the_working_time_not_used(self, house, start, allowed, before, length):
        due, paused = house.due(start, *allowed), start + before * MINUTE
        assume(paused < due)
        resumed = paused + length * MINUTE
        left = house.working.spent(paused, due)
        moved = house.due(start, *allowed, pauses=[(paused, resumed)])
        self.assertEqual(house.working.spent(resumed, moved), left)
        self.assertGreaterEqual(moved, due)

    @quick
    @given(HOUSE, MOMENTS, ANY, st.integers(0, 4000), st.integers(1, 4000))
    def test_pause_after_the_end_moves_nothing(self, house, start, allowed, after, length):
        due = house.due(start, *allowed)
        since = due + after * MINUTE
        self.assertEqual(house.due(start, *allowed, pauses=[(since, since + length * MINUTE)]), due)

    def test_where_nobody_works_time_passes(self):
        nobody = tool.WorkingTime(lambda _start, _end: [])
        same = HOUSES["Asia/Shanghai"].to_local, HOUSES["Asia/Shanghai"].to_utc
        start = datetime(2026, 11, 23, 8)
        self.assertEqual(tool.due(start, 3, "working_days", nobody, *same), start + timedelta(days=3))


@tagged("post_install", "-at_install")
class TestDueOnCalendars(TransactionCase):
    """The same, through working hours and public holidays as they are kept in the database."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        calendar = cls.env["resource.calendar"].create(
            {
                "name": "Park Hours",
                # the desk's wall clock counts, not where the calendar was made
                "tz": "Pacific/Auckland",
                "attendance_ids": [
                    Command.clear(),
                    *(
                        Command.create(
                            {
                                "name": f"Day {day}",
                                "dayofweek": str(day),
                                "hour_from": opening,
                                "hour_to": closing,
                                "day_period": "full_day",
                            }
                        )
                        for day, hours in HOURS.items()
                        for opening, closing in hours
                    ),
                ],
            }
        )
        cls.desks = {}
        for name, house in HOUSES.items():
            own = calendar.copy({"name": name})
            cls.desks[name] = cls.env["scenic.desk"].create({"name": name, "tz": name, "resource_calendar_id": own.id})
            cls.env["resource.calendar.leaves"].create(
                [
                    {
                        "name": "Holiday",
                        "calendar_id": own.id,
                        "date_from": house.to_utc(datetime.combine(day, datetime.min.time())),
                        "date_to": house.to_utc(datetime.combine(day, datetime.max.time().replace(microsecond=0))),
                    }
                    for day in HOLIDAYS
                ]
            )
        cls.due = {name: cls.env["scenic.deadline"]._due_in(desk, desk.company_id) for name, desk in cls.desks.items()}

    @quick
    @given(st.sampled_from(ZONES), MOMENTS, WORKING)
    def test_as_the_reference(self, name, start, allowed):
        self.assertEqual(self.due[name](start, *allowed), HOUSES[name].slow(start, *allowed))

    def test_holiday_of_another_company_moves_nothing(self):
        desk = self.desks["Asia/Shanghai"]
        other = self.env["res.company"].create({"name": "Another Park"})
        start = datetime(2026, 11, 23, 1)
        due = self.env["scenic.deadline"]._due_in(desk, desk.company_id)
        before = due(start, 3, "working_days")
        self.env["resource.calendar.leaves"].with_company(other).create(
            {"name": "Theirs", "date_from": start, "date_to": start + timedelta(days=3), "company_id": other.id}
        )
        after = self.env["scenic.deadline"]._due_in(desk, desk.company_id)(start, 3, "working_days")
        self.assertEqual(after, before)
