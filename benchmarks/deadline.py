"""The deadline job: 100,000 running clocks and a tenth of them, a twentieth of each just missed; and what memory it takes.

python benchmarks/deadline.py DATABASE [--clocks N]      (a copy of one with the addon; its data change)
"""

import argparse
import subprocess
import sys
from dataclasses import astuple, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "dev"))
from bounds import Verdict
from odoo_server import DEV

COUNTS = (10_000, 100_000)
BOUND = 30
# flat: a tenth of the clocks takes about as much
MEMORY = 60
# in `odoo shell`: one complaint and one clock are made by the addon and multiplied in the database; the job alone is timed
SCRIPT = """
import time
from datetime import timedelta
from odoo import fields
company = env.company
boss = env.ref("base.user_admin")
calendar = company.resource_calendar_id
desk = env["scenic.desk"].create(
    {{"name": "Desk", "tz": "Asia/Shanghai", "supervisor_id": boss.id, "manager_id": boss.id,
      "resource_calendar_id": calendar.copy({{"name": "Bench"}}).id}}
)
first = env["scenic.complaint"].create({{"kind": "grievance", "description": "Queue", "desk_id": desk.id}})
clock = first._clock_start("complaint_analysis")
env["scenic.deadline"]._cron_escalate()  # what every process reads once
def multiply(table, number, **changed):
    env.cr.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s AND column_name != 'id'"
                   " AND is_generated = 'NEVER' ORDER BY ordinal_position", [table])
    names = [name for (name,) in env.cr.fetchall()]
    values = ", ".join(changed.get(name, 'r."' + name + '"') for name in names)
    columns = ", ".join('"' + name + '"' for name in names)
    env.cr.execute(f"INSERT INTO {{table}} ({{columns}}) SELECT {{values}} FROM {{table}} r,"
                   " generate_series(1, %s) n WHERE r.id = %s RETURNING id",
                   [number, first.id if table == "scenic_complaint" else clock.id])
    return [row[0] for row in env.cr.fetchall()]
entries = multiply("scenic_complaint", {count}, name="r.name || '-' || n")
soon = "now() at time zone 'utc' + CASE WHEN n %% 20 = 0 THEN -interval '1 hour' ELSE n * interval '1 second' + interval '9 hours' END"
multiply("scenic_deadline", {count}, res_id=f"{{entries[0] - 1}} + n", res_name="'BENCH-' || n", deadline=soon, next_step_at=soon)
clock._cancel()
env.cr.commit()
env.cr.execute("ANALYZE scenic_deadline; ANALYZE scenic_complaint")
env.cr.commit()
def peak():
    lines = open("/proc/self/status").read().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
def timed(act):
    env.invalidate_all()
    open("/proc/self/clear_refs", "w").write("5")  # forget the peak so far
    before, begun = peak(), time.monotonic()
    act()
    return round(time.monotonic() - begun, 2), round(peak() - before, 1)
job = env["scenic.deadline"]._cron_escalate
missed = timed(job)
env.cr.execute("SELECT count(*) FROM scenic_deadline_activity_rel")
told = env.cr.fetchone()[0]
again = timed(job)
def save():
    env["resource.calendar.leaves"].create({{"name": "Holiday", "calendar_id": desk.resource_calendar_id.id,
        "date_from": fields.Datetime.now(), "date_to": fields.Datetime.now() + timedelta(days=2)}})
    env.cr.commit()
saved = timed(save)[0]
moved = timed(job)
env.cr.execute("SELECT count(*) FROM scenic_deadline WHERE is_stale")
print("DEADLINE", *missed, told, *again, saved, *moved, env.cr.fetchone()[0])
"""


@dataclass
class Run:
    """What the job took: seconds and MB the process grew by."""

    missed: float
    missed_memory: float
    told: int
    again: float
    again_memory: float
    saved: float
    moved: float
    moved_memory: float
    left: int


def measure(database, count):
    """Run the job over ``count`` new clocks.

    :return: Run
    :raise RuntimeError: when somebody was not told, or a clock was not computed again
    """
    command = [DEV / "odoo.sh", "shell", "-d", database, "--no-http", "--log-level=error"]
    done = subprocess.run(command, input=SCRIPT.format(count=count), capture_output=True, text=True, check=True)
    line = next((line for line in done.stdout.splitlines() if line.startswith("DEADLINE")), None)
    if not line:
        raise RuntimeError(done.stdout + done.stderr)
    figures = map(float, line.split()[1:])
    run = Run(*figures)
    if run.told < count // 20 or run.left:
        raise RuntimeError(f"{run.told:g} of {count // 20} were told, {run.left:g} clocks were left")
    return run


def measured(database, counts=COUNTS):
    """Measure both sizes, the small one first.

    :return: dict of Run by the number of clocks
    """
    return {count: measure(database, count) for count in counts}


def verdicts(runs):
    """Judge a run.

    :param dict runs: as ``measured`` returns it
    :return: list of Verdict
    """
    count, run = list(runs.items())[-1]
    grown = max(run.missed_memory, run.moved_memory)
    return [
        Verdict(f"deadlines: the job over {count:,} clocks, seconds", run.missed, BOUND, run.missed < BOUND),
        Verdict("the same, memory the job takes more, MB", grown, MEMORY, grown < MEMORY),
    ]


HEAD = [
    "Running clocks",
    "told of",
    "seconds",
    "memory",
    "run again, seconds",
    "a holiday is saved, seconds",
    "then the job moves all, seconds",
    "memory",
]


def rows(runs):
    """The rows of the page's table."""
    lines = []
    for count, run in runs.items():
        missed, missed_memory, told, again, _again_memory, saved, moved, moved_memory, _left = astuple(run)
        lines.append(
            [
                f"{count:,}",
                f"{told:,.0f}",
                f"{missed:.1f}",
                f"{missed_memory:.0f} MB",
                f"{again:.2f}",
                f"{saved:.1f}",
                f"{moved:.1f}",
                f"{moved_memory:.0f} MB",
            ]
        )
    return lines


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database")
    parser.add_argument("--clocks", type=int, help="one size only")
    options = parser.parse_args()
    for row in rows(measured(options.database, (options.clocks,) if options.clocks else COUNTS)):
        print(*row, sep=" · ")
