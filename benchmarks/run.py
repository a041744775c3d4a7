"""Benchmarks beside a comparable addon: make bench (ARGS="--rows 20000" to try it out)."""

import argparse
import sys

import databases
import deadline
import finance
import incident
import machine
import match
import quality
from bounds import verdicts
from cases import bounded
from client import Client
from databases import BASE, DAY, FOLDER, LARGE, SMALL, STATE, TENTH
from day import archive, close, openings
from looks import looks
from measure import figures, run
from population import check, populate
from report import written
from server import logged_calls, serving

FULL, FEW = 1_000_000, 1_000


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=FULL, help=f"entries of the large register ({FULL:,})")
    parser.add_argument("--rounds", type=int, default=60, help="how often each bounded case is timed (60)")
    parser.add_argument("--keep", action="store_true", help="keep the databases, for --reuse")
    parser.add_argument("--reuse", action="store_true", help="take the databases a run with --keep has left")
    parser.add_argument("--quality", action="store_true", help="only how well lost and found are matched, no times")
    options = parser.parse_args()
    if options.rows < FEW or options.rounds < 2:
        parser.error(f"at least {FEW} rows and 2 rounds")
    return options


def _prepare(options):
    """Make both databases, or take those that are there."""
    if options.reuse and all(map(databases.exists, (SMALL, LARGE, DAY, TENTH))):
        house = databases.load_house()
    else:
        print("==> databases", flush=True)
        house = databases.build_base()
        for name, rows in ((SMALL, FEW), (LARGE, options.rows)):
            databases.copy_base(name)
            populate(name, house, rows, options.rows)
        databases.copy_base(TENTH)
        # a smaller park, not the newest tenth of the large one: as small a share of it is open
        populate(TENTH, house, options.rows // 10, options.rows // 10)
        databases.copy_base(DAY)
        databases.drop(BASE)
        check(LARGE)
        for name in (LARGE, DAY):
            databases.add_days(name)
    return house


def _measure(house, rounds):
    with serving() as (port, pid), serving(unmatched=True) as (other_port, _other):
        small, large = (Client(port, name, house["login"]) for name in (SMALL, LARGE))
        unmatched = Client(other_port, LARGE, house["login"])
        admin = Client(port, LARGE, "admin")
        admin.context["allowed_company_ids"] = [h["company"] for h in house["houses"]]
        reading, creating = bounded(small, large, unmatched, house)
        reading += openings(large, databases.load_days(LARGE)) + looks(large, admin)
        print("==> measuring", flush=True)
        run(reading, rounds)
        run(creating, 2 * rounds)
        closing = [close(large, databases.load_days(LARGE))]
        log = logged_calls()
        archived = archive(Client(port, DAY, "admin"), databases.load_days(DAY), pid)
    return {case.name: figures(case, log) for case in creating + closing + reading}, archived


def main():
    """Run, report, and say by the exit code whether every bound holds."""
    options = _arguments()
    if options.quality:
        return quality.main()
    matched = quality.table(quality.ranks())
    before = machine.load()
    try:
        house = _prepare(options)
        measured, archived = _measure(house, options.rounds)
        print("==> matching", flush=True)
        asked = {rows: match.matched(name) for name, rows in ((LARGE, options.rows), (TENTH, options.rows // 10))}
        print("==> monthly lists", flush=True)
        lists = finance.measured(DAY)
        print("==> deadlines", flush=True)
        clocks = deadline.measured(DAY)
        print("==> incidents", flush=True)
        raised = incident.measure(DAY)
        judged = verdicts(measured) + match.verdicts(asked, options.rows)
        judged += finance.verdicts(lists) + deadline.verdicts(clocks) + incident.verdicts(raised)
        sizes = (FEW, options.rows)
        loads = (before, machine.load())
        page = written(
            measured, judged, archived, machine.described(), sizes, loads, matched, asked, lists, clocks, raised
        )
    finally:
        if not options.keep:
            databases.drop(SMALL, LARGE, TENTH, DAY, BASE)
    # a trial's figures are not those of the register's full size
    target = FOLDER if options.rows >= FULL and options.rounds >= 60 else STATE
    (target / "RESULTS.md").write_text(page)
    print(page)
    print(f"==> written to {(target / 'RESULTS.md').relative_to(databases.ROOT)}")
    return 0 if all(verdict.passed for verdict in judged) else 1


if __name__ == "__main__":
    sys.exit(main())
