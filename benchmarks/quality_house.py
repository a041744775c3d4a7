# Run in `odoo shell` on a new database: dev/odoo.sh shell -d NAME < benchmarks/quality_house.py
# ruff: noqa: F821  (env is the shell's)
"""Register the labelled pairs and ask the engine and the baselines for each; see matching/README.md.

Reads the file that BENCH_PAIRS names, writes each report's ranks to the one that BENCH_RANKS names, as JSON.
"""

import csv
import json
import os
import random
import re
from datetime import datetime, timedelta

MOST = 50
draw = random.Random(20)
env = env(context={"tracking_disable": True})
with open(os.environ["BENCH_PAIRS"], encoding="utf-8", newline="") as file:
    pairs = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
zones = env["scenic.zone"].create([{"name": f"园区 {number + 1}"} for number in range(12)]).ids
desk = env["scenic.desk"].create({"name": "游客服务中心", "kind": "centre", "tz": "Asia/Shanghai"})
season = datetime.utcnow().replace(microsecond=0) - timedelta(days=26)


def place_of(zone):
    """Where the other side says it was: six times of ten the same, a quarter elsewhere, else not known."""
    drawn = draw.random()
    return zone if drawn < 0.6 else draw.choice(zones) if drawn < 0.85 else False


def category(text):
    """The category as the form proposes it; who is proposed none chooses the one that says nothing."""
    guessed = env["scenic.item.category"]._guess(text)
    return (guessed or env.ref("scenic_service_desk.item_category_other")).id


def found(text, moment, zone):
    return {
        "category_id": category(text),
        "desk_id": desk.id,
        "description": text,
        "found_at": moment,
        "date": moment + timedelta(minutes=20),
        "zone_id": zone,
        "source": "visitor",
        "is_late_entry": True,
    }


items, reports = [], []
for pair in pairs:
    lost_from = season + timedelta(minutes=draw.randrange(20 * 24 * 60))
    lost_until = lost_from + timedelta(minutes=draw.randrange(30, 240))
    zone = draw.choice(zones)
    reports.append(
        {
            "desk_id": desk.id,
            "category_id": category(pair["lost"]),
            "description": pair["lost"],
            "lost_from": lost_from,
            "lost_until": lost_until,
            "date": lost_until + timedelta(minutes=15),
            "zone_id": zone,
            "visitor_name": "失主",
            "visitor_phone": "13800000000",
            "is_late_entry": True,
        }
    )
    later = min(draw.expovariate(1 / 12), 5 * 24)
    items.append(found(pair["found"], lost_until + timedelta(hours=later), place_of(zone)))
    near = lost_from + timedelta(hours=draw.uniform(-12, 48))
    items.append(found(pair["near"], near, place_of(zone)))
items = env["scenic.found.item"].create(items)
reports = env["scenic.lost.report"].create(reports)
env.cr.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
env.flush_all()
cut = re.compile(r"[\s,，。、；;：:（）()“”\"'’.]+")


def ranked(query, *params):
    """Ids of the items of the report's days, as a baseline orders them."""
    env.cr.execute(query, params)
    return [row[0] for row in env.cr.fetchall()]


def of_days(report):
    return report.lost_from - timedelta(days=1), report.lost_until + timedelta(days=30)


results = []
for number, report in enumerate(reports):
    true = items[2 * number].id
    proposed = report._match_candidates(MOST)
    words = [word for word in cut.split(report.description) if word]
    hits = " + ".join(["(description ILIKE %s)::int"] * len(words))
    like = [f"%{word}%" for word in words]
    by_words = ranked(
        f"""SELECT id FROM (SELECT id, {hits} AS hits FROM scenic_found_item WHERE found_at BETWEEN %s AND %s) t
        WHERE hits > 0 ORDER BY hits DESC, id LIMIT {MOST}""",
        *like,
        *of_days(report),
    )
    by_trigrams = ranked(
        f"""SELECT id FROM scenic_found_item WHERE found_at BETWEEN %s AND %s AND similarity(description, %s) > 0
        ORDER BY similarity(description, %s) DESC, id LIMIT {MOST}""",
        *of_days(report),
        report.description,
        report.description,
    )
    ids = [item_id for item_id, _score in proposed]
    results.append(
        {
            "held_out": number % 3 == 0,
            "lost": report.description,
            "found": items[2 * number].description,
            "true": true,
            "first": proposed and items.browse(proposed[0][0]).description,
            "proposed": [[item_id == true, round(score.total, 1)] for item_id, score in proposed],
            "rank": {
                name: order.index(true) + 1 if true in order else 0
                for name, order in (("engine", ids), ("ilike", by_words), ("trigrams", by_trigrams))
            },
        }
    )
with open(os.environ["BENCH_RANKS"], "w", encoding="utf-8") as file:
    json.dump(results, file, ensure_ascii=False)
