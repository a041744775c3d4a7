"""A ticketing system that calls twice at the same moment, in real transactions."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

CALLERS = 4


@pytest.fixture
def callers(server):
    """Sessions of one user, and days that nobody has counted yet, the youngest first."""
    sessions = [server.rpc("supervisor") for _caller in range(CALLERS)]
    [[first]] = server.psql("SELECT least(min(date), current_date - 800) FROM scenic_visitor_count")
    return sessions, (date.fromisoformat(str(first)) - timedelta(days=back) for back in range(1, 100))


def send(sessions, rows_of):
    """Send each session's rows at the same moment; return the answers."""
    barrier = threading.Barrier(len(sessions))

    def call(number):
        barrier.wait()
        return sessions[number]["scenic.visitor.count"].record_counts(rows_of(number))

    with ThreadPoolExecutor(len(sessions)) as pool:
        return list(pool.map(call, range(len(sessions))))


def figures(server, day):
    """Return the figures of a day: the total and how many rows."""
    query = "SELECT sum(count)::int, count(*) FROM scenic_visitor_count WHERE date = %s"
    return tuple(server.psql(query, [str(day)])[0])


def test_one_figure_whoever_is_first(callers, server):
    """Four calls with different figures of one gate and day: one figure, of one of them, and one was the first."""
    sessions, days = callers
    for _round in range(3):
        day = next(days)
        answers = send(sessions, lambda n, day=day: [{"venue": "G1", "date": str(day), "count": 100 + n}])
        total, rows = figures(server, day)
        assert rows == 1
        assert total in range(100, 100 + CALLERS)
        assert sum(answer["created"] for answer in answers) == 1


def test_every_hour_is_kept(callers, server):
    """Four calls with an hour each of a venue and day: the day's figure is the sum of all."""
    sessions, days = callers
    for _round in range(3):
        day = next(days)
        send(sessions, lambda n, day=day: [{"venue": "A1", "date": str(day), "hour": 9 + n, "count": 10}])
        assert figures(server, day) == (10 * CALLERS, 1)


def test_the_same_hour_twice(callers, server):
    """The figure is there, the hour is not: all four calls bring it, and none fails."""
    sessions, days = callers
    for _round in range(3):
        day = next(days)
        send(sessions[:1], lambda _n, day=day: [{"venue": "A1", "date": str(day), "hour": 9, "count": 10}])
        send(sessions, lambda _n, day=day: [{"venue": "A1", "date": str(day), "hour": 10, "count": 20}])
        assert figures(server, day) == (30, 1)
