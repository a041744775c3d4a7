# Run in `odoo shell` on a populated database: dev/odoo.sh shell -d NAME < benchmarks/match_house.py
# ruff: noqa: F821  (env is the shell's)
"""Match open entries of both registers, some drawn by lot: how long the query takes, and all of it.

Reads how many from BENCH_COUNT, writes the times in milliseconds to the file that BENCH_MATCHED names, as JSON.
"""

import json
import os
import time

COUNT = int(os.environ["BENCH_COUNT"])
env = env(context={"tracking_disable": True})
times = {"query": [], "whole": []}


def entries(model):
    """Open entries, each of equal chance and the same in every run."""
    states = env[model]._match_states
    env.cr.execute(
        f"SELECT id FROM {env[model]._table} WHERE state IN %s ORDER BY md5(id::text) LIMIT %s", [states, COUNT]
    )
    return env[model].browse([row[0] for row in env.cr.fetchall()])


for model in ("scenic.lost.report", "scenic.found.item"):
    for number, record in enumerate(entries(model)):
        rules = record._match_rules(record.company_id)
        query = record._match_query(record._match_thing(), rules)
        began = time.perf_counter()
        env.execute_query(query)
        asked = time.perf_counter()
        record._match_candidates()
        ended = time.perf_counter()
        if number >= 20:  # words and plans are known by then
            times["query"].append((asked - began) * 1000)
            times["whole"].append((ended - asked) * 1000)
with open(os.environ["BENCH_MATCHED"], "w") as file:
    json.dump(times, file)
env.cr.rollback()
