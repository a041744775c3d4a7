"""The monthly lists for finance: 5,000 due items and a tenth of them, and how much memory the job takes.

python benchmarks/finance.py DATABASE      (a copy of one with the addon; its data change)
"""

import argparse
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "dev"))
from bounds import Verdict
from odoo_server import DEV

COUNTS = (500, 5000)
BOUND = 60
MEMORY = 150
# in `odoo shell`: items past their period are made first, the job alone is timed
SCRIPT = """
import resource, time
from datetime import timedelta
from odoo import fields
env = env(context={{"tracking_disable": True, "mail_activity_quick_update": True}})
company = env.company
desk = env["scenic.desk"].search([("company_id", "=", company.id)], limit=1) or env["scenic.desk"].create({{"name": "Desk"}})
category = env.ref("scenic_service_desk.item_category_umbrella")
env.cr.execute("UPDATE scenic_found_item SET destination = 'police' WHERE destination = 'finance'")
env.invalidate_all()
for start in range(0, {count}, 500):
    items = env["scenic.found.item"].create([
        {{"description": "Umbrella %s" % (start + number), "category_id": category.id, "desk_id": desk.id}}
        for number in range(min(500, {count} - start))
    ])
    items._write_unlocked({{"keep_until": fields.Datetime.now() - timedelta(days=1), "destination": "finance"}})
    env.cr.commit()
    env.invalidate_all()
company.write({{"scenic_finance_month": False, "scenic_finance_day": 1}})
env.cr.commit()
env.invalidate_all()
open("/proc/self/clear_refs", "w").write("5")  # forget the peak so far
def peak():
    lines = open("/proc/self/status").read().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
before, begun = peak(), time.monotonic()
env["scenic.custody.transfer"]._cron_draft_finance()
seconds, grown = time.monotonic() - begun, peak() - before
env.cr.execute("SELECT count(*), count(DISTINCT l.transfer_id) FROM scenic_custody_transfer_line l"
               " JOIN scenic_custody_transfer t ON t.id = l.transfer_id"
               " WHERE t.kind = 'finance' AND l.result = 'open' AND t.create_date > now() - interval '1 hour'")
print("FINANCE", {count}, round(seconds, 2), round(grown, 1), *env.cr.fetchone())
"""


def measure(database, count):
    """Draw up the month's lists of ``count`` new due items.

    :return: tuple: seconds, MB the process grew by, lines that stand on lists
    """
    command = [DEV / "odoo.sh", "shell", "-d", database, "--no-http", "--log-level=error"]
    done = subprocess.run(command, input=SCRIPT.format(count=count), capture_output=True, text=True, check=True)
    line = next(line for line in done.stdout.splitlines() if line.startswith("FINANCE"))
    _word, _count, seconds, grown, lines, lists = line.split()
    return float(seconds), float(grown), int(lines), int(lists)


def measured(database):
    """Measure both sizes, the small one first.

    :return: dict of ``measure`` by the number of items
    """
    return {count: measure(database, count) for count in COUNTS}


def verdicts(lists):
    """Judge a run.

    :param dict lists: as ``measured`` returns it
    :return: list of Verdict
    """
    seconds, grown, _lines, _lists = lists[COUNTS[-1]]
    return [
        Verdict(f"monthly lists of {COUNTS[-1]:,} due items, seconds", seconds, BOUND, seconds < BOUND),
        Verdict("the same, memory the job takes more, MB", grown, MEMORY, grown < MEMORY),
    ]


HEAD = ["Due items", "seconds", "memory more than before"]


def rows(lists):
    """The rows of the page's table."""
    return [[f"{count:,}", f"{seconds:.1f}", f"{grown:.0f} MB"] for count, (seconds, grown, *_rest) in lists.items()]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database")
    for row in rows(measured(parser.parse_args().database)):
        print(*row, sep=" · ")
