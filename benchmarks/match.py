"""How long the engine's query takes, and the whole of matching an entry: beside each other at two sizes."""

import json
import os
import statistics
from dataclasses import dataclass

from bounds import Verdict
from databases import FOLDER, STATE, connect, script

BOUND = 10  # milliseconds, 95 of 100


@dataclass
class Matched:
    """What a size's register took; times in milliseconds."""

    open_items: int
    open_reports: int
    query: list
    whole: list
    job: list

    def said(self, part):
        """Median and the 95th of 100 of a list of times."""
        times = getattr(self, part)
        return statistics.median(times), statistics.quantiles(times, n=20, method="inclusive")[-1]


def matched(name, count=300):
    """Match entries of a database, in both directions.

    :param str name: a populated database
    :param int count: how many entries of either register
    :return: Matched
    """
    target = STATE / f"{name}.match.json"
    env = {**os.environ, "BENCH_COUNT": str(count), "BENCH_MATCHED": str(target)}
    with (FOLDER / "match_house.py").open() as house:
        script("odoo.sh", "shell", "-d", name, "--no-http", "--log-level=error", stdin=house, env=env)
    with connect(name) as cursor:
        cursor.execute(
            "SELECT count(*) FROM scenic_found_item"
            " WHERE state IN ('on_site', 'at_counter', 'in_custody', 'reserved', 'recovering')"
        )
        items = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM scenic_lost_report WHERE state IN ('searching', 'proposed', 'told')")
        return Matched(items, cursor.fetchone()[0], **json.loads(target.read_text()))


def rows(sizes):
    """The page's rows.

    :param dict sizes: Matched by the number of entries
    :return: list of lists of str
    """
    lines = []
    for entries, size in sizes.items():
        query, whole, job = size.said("query"), size.said("whole"), size.said("job")
        lines.append(
            [
                f"{entries:,}",
                f"{size.open_items:,} / {size.open_reports:,}",
                f"{query[0]:.1f}",
                f"{query[1]:.1f}",
                f"{whole[0]:.1f}",
                f"{whole[1]:.1f}",
                f"{job[0]:.1f}",
                f"{job[1]:.1f}",
            ]
        )
    return lines


def verdicts(sizes, largest):
    """Judge the query at the full size.

    :return: list of Verdict
    """
    slowest = sizes[largest].said("query")[1]
    return [Verdict("matching: the engine's query, 95 of 100, milliseconds", slowest, BOUND, slowest <= BOUND)]


HEAD = [
    "Entries of each register",
    "open finds / reports",
    "query p50",
    "query p95",
    "matched p50",
    "matched p95",
    "job p50",
    "job p95",
]
