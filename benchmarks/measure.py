"""Timing: all cases in turn, round by round, so that the machine's moods hit all of them alike."""

import random
import statistics
from dataclasses import dataclass


@dataclass
class Figures:
    """What a case cost; times in milliseconds."""

    count: int
    median: float
    low: float  # quartiles
    high: float
    best: float
    queries: int
    sql: float  # the median's share in the database, by the server's own log
    rows: str


def run(cases, rounds, warm_up=6, looks_every=6):
    """Run every case once a round, in another order each time.

    :param list cases: ``Case``s; their ``results`` are filled with (milliseconds, places in the access log, answer)
    :param int rounds: how many rounds count
    :param int warm_up: how many go before
    :param int looks_every: cases without a bound take part in every so manieth round
    """
    rng = random.Random(1)
    for number in range(-warm_up, rounds):
        due = [case for case in cases if not case.looked_at or number % looks_every == 0]
        for case in rng.sample(due, len(due)):
            result = _once(case)
            if number >= 0:
                case.results.append(result)
        if number % 10 == 0:
            print(f"    round {number} of {rounds}", flush=True)


def _once(case):
    total, places = 0, []
    for model, method, args, kwargs in case.calls:
        milliseconds, place, answer = case.client.timed(model, method, *args, **kwargs)
        total += milliseconds
        places.append(place)
    return total, places, _rows(answer)


def _rows(answer):
    """How much came back: a list page's records and their number as the pager shows it."""
    if isinstance(answer, dict) and "records" in answer:
        return f"{len(answer['records'])} of {answer['length']}"
    if isinstance(answer, dict) and "groups" in answer:
        return f"{sum(len(group.get('__records', ())) for group in answer['groups'])} in {len(answer['groups'])} groups"
    return str(len(answer)) if isinstance(answer, list) else ""


def figures(case, log):
    """Median and spread of a case.

    :param Case case: a case that was run
    :param list log: ``server.logged_calls()``
    :return: Figures
    """
    times = [milliseconds for milliseconds, _places, _rows in case.results]
    low, median, high = statistics.quantiles(times, n=4, method="inclusive") if len(times) > 1 else times * 3
    logged = [[log[place] for place in places] for _ms, places, _rows in case.results]
    return Figures(
        count=len(times),
        median=median,
        low=low,
        high=high,
        best=min(times),
        queries=round(statistics.median(sum(call[0] for call in calls) for calls in logged)),
        sql=statistics.median(sum(call[1] for call in calls) for calls in logged),
        rows=case.results[-1][2],
    )
