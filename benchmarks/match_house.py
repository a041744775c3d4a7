# Run in `odoo shell` on a populated database: dev/odoo.sh shell -d NAME < benchmarks/match_house.py
# ruff: noqa: F821  (env is the shell's)
"""Match open entries of both registers, some drawn by lot: how long the query takes, all of the comparison, and the job's whole work.

Reads how many from BENCH_COUNT, writes the times in milliseconds to the file that BENCH_MATCHED names, as JSON.
"""

import json
import os
import time

from odoo.tools import SQL

COUNT = int(os.environ["BENCH_COUNT"])
env = env(context={"tracking_disable": True})
times = {"query": [], "whole": [], "job": []}


def entries(model):
    """Open entries, each of equal chance and the same in every run."""
    table = env[model]._table
    rows = env.execute_query(
        SQL(
            "SELECT id FROM %s WHERE %s ORDER BY md5(id::text) LIMIT %s",
            SQL.identifier(table),
            SQL(env[model]._match_open),
            COUNT,
        )
    )
    return env[model].browse([row[0] for row in rows])


for model in ("scenic.lost.report", "scenic.found.item"):
    for number, record in enumerate(entries(model)):
        rules = record._match_rules(record.company_id)
        query = record._match_query(record._match_thing(), rules)
        began = time.perf_counter()
        env.execute_query(query)
        asked = time.perf_counter()
        record._match_candidates()
        ended = time.perf_counter()
        # what the job does after a save: pairs, states of the reports, reminders
        record.with_context(tracking_disable=False)._find_matches()
        env.flush_all()
        done = time.perf_counter()
        if number >= 20:  # words and plans are known by then
            times["query"].append((asked - began) * 1000)
            times["whole"].append((ended - asked) * 1000)
            times["job"].append((done - ended) * 1000)
with open(os.environ["BENCH_MATCHED"], "w") as file:
    json.dump(times, file)
env.cr.rollback()
