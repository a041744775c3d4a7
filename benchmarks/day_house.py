# Run in `odoo shell` on a copy of the database house.py has built: dev/odoo.sh shell -d NAME < benchmarks/day_house.py
# ruff: noqa: F821  (env is the shell's)
"""Desks with days of their own: an empty one, full ones to open and to close, and three months to archive.

Reads what house.py wrote to the file that BENCH_HOUSE names, and writes the ids to the one that BENCH_DAYS names.
"""

import json
import os
from datetime import datetime, timedelta

from dateutil.relativedelta import relativedelta

FULL_DAY, ORDINARY_DAY, TO_CLOSE = 500, 15, 12
with open(os.environ["BENCH_HOUSE"]) as file:
    house = json.load(file)
env = env(context={"tracking_disable": True, "mail_activity_quick_update": True})
agent = env["res.users"].browse(house["uid"])
me = agent.employee_id
desks = env["scenic.desk"].create(
    [
        {
            "name": name,
            "kind": "kiosk",
            "tz": "Asia/Shanghai",
            "sequence": 90,
            "member_ids": me.ids,
            "safety_template_id": False,
        }
        for name in ("日志台", "归档台")
    ]
)
# numbers that the population does not use
env["ir.sequence"].search([("code", "in", ("scenic.inquiry", "scenic.found.item"))]).number_next_actual = 5_000_001
today = desks[0]._local_date(datetime.utcnow())
logs = env["scenic.duty.log"]


def day_of(desk, day, entries):
    """A log with calls, finds and notes through the day.

    :return: ``scenic.duty.log`` record
    """
    opening = desk._utc(datetime.combine(day, datetime.min.time())) + timedelta(hours=8)
    log = logs._of_day(desk, day)
    log.write({"weather": "sunny", "temperature": "12–21 °C"})
    common = [
        {
            "desk_id": desk.id,
            "employee_id": me.id,
            "date": opening + timedelta(hours=12) * number / max(entries, 1),
            "is_late_entry": True,
        }
        for number in range(entries)
    ]
    calls, finds, notes = common[: entries // 2], common[entries // 2 : entries * 4 // 5], common[entries * 4 // 5 :]
    for number, vals in enumerate(calls):
        asked = house["questions"][number]
        vals.update(topic_id=asked["topic"], question=asked["question"])
    for number, vals in enumerate(finds):
        thing = house["items"][number]
        vals.update(
            found_at=vals["date"], source="visitor", description=thing["description"], category_id=thing["category"]
        )
    for vals in notes:
        vals["text"] = "广播提醒游客看管好随身物品"
    env["scenic.inquiry"].create(calls)
    env["scenic.found.item"].create(finds)
    env["scenic.duty.entry"].create(notes)
    return log


def ready(log):
    """Do or waive all that closing wants."""
    for gap in log._gaps_left():
        env["scenic.log.waiver"]._waive(log, gap, "测试")


empty = day_of(desks[0], today - timedelta(days=40), 0)
full = day_of(desks[0], today - timedelta(days=41), FULL_DAY)
closing = [day_of(desks[0], today - timedelta(days=1 + number), FULL_DAY) for number in range(TO_CLOSE)]
for log in closing:
    ready(log)

first = today.replace(day=1) - relativedelta(months=3)
days = [first + timedelta(days=number) for number in range((today.replace(day=1) - first).days)][:90]
for day in days:
    log = day_of(desks[1], day, ORDINARY_DAY)
    ready(log)
    log._close(me, "login")
    env.cr.commit()

made = {
    "empty": empty.id,
    "full": full.id,
    "closing": [log.id for log in closing],
    "archive": {"desk": desks[1].id, "from": f"{first:%Y-%m}", "to": f"{days[-1]:%Y-%m}", "logs": len(days)},
}
with open(os.environ["BENCH_DAYS"], "w") as file:
    json.dump(made, file)
env.cr.commit()
