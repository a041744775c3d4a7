"""Fill a database with entries of several years by SQL, as the addon would have written them."""

import time
from contextlib import contextmanager

import psycopg2
from databases import FOLDER, connect, script
from psycopg2.extras import execute_values

FILLED = (
    "scenic_duty_log",
    "scenic_found_item",
    "scenic_custody_move",
    "scenic_claim",
    "scenic_lost_report",
    "scenic_inquiry",
    "scenic_complaint",
    "helpdesk_ticket",
)
# sequence: the table whose numbers were given out
SEQUENCES = (
    "scenic.found.item",
    "scenic.claim",
    "scenic.lost.report",
    "scenic.inquiry",
    "scenic.complaint",
    "helpdesk.ticket.sequence",
)


@contextmanager
def without_indexes(cursor, tables):
    """Indexes are built at the end, in one go; constraints stay."""
    cursor.execute(
        """
        SELECT indexname, indexdef FROM pg_indexes
        WHERE schemaname = 'public' AND tablename = ANY(%s)
            AND indexname NOT IN (SELECT conname FROM pg_constraint)
        """,
        [list(tables)],
    )
    indexes = cursor.fetchall()
    for name, _definition in indexes:
        cursor.execute(f'DROP INDEX "{name}"')
    yield
    cursor.execute("SET maintenance_work_mem = '512MB'")
    for _name, definition in indexes:
        cursor.execute(definition)


def _load_house(cursor, house):
    cursor.execute(
        "CREATE TEMP TABLE house (house int, company int, desks int[], zones int[], stores int[], employees int[],"
        " departments int[])"
    )
    rows = [
        (number, h["company"], h["desks"], h["zones"], h["stores"], h["employees"], h["departments"])
        for number, h in enumerate(house["houses"], 1)
    ]
    execute_values(cursor, "INSERT INTO house VALUES %s", rows)
    cursor.execute(
        "CREATE TEMP TABLE thing (id int, category int, description text, color text, brand text, tokens text[],"
        " match text[])"
    )
    rows = [
        (number, t["category"], t["description"], t["color"], t["brand"], t["tokens"], t["match"])
        for number, t in enumerate(house["items"])
    ]
    execute_values(cursor, "INSERT INTO thing VALUES %s", rows)
    cursor.execute("CREATE TEMP TABLE asked (id int, topic int, question text, tokens text[])")
    rows = [(number, q["topic"], q["question"], q["tokens"]) for number, q in enumerate(house["questions"])]
    execute_values(cursor, "INSERT INTO asked VALUES %s", rows)
    cursor.execute("CREATE TEMP TABLE complained (id int, category int, description text, tokens text[])")
    rows = [(number, c["category"], c["description"], c["tokens"]) for number, c in enumerate(house["complaints"])]
    execute_values(cursor, "INSERT INTO complained VALUES %s", rows)
    cursor.execute("ANALYZE house; ANALYZE thing; ANALYZE asked; ANALYZE complained")


def _skip_foreign_keys(cursor):
    """All ids are taken from the tables they point to; checking them again takes minutes. Needs a superuser."""
    try:
        cursor.execute("SET session_replication_role = replica")
    except psycopg2.errors.InsufficientPrivilege:
        print("    no superuser: every foreign key is checked, this takes longer")


def populate(name, house, rows, total):
    """Write the newest ``rows`` of ``total`` entries into all registers, with logs, ledger, claims, activities.

    :param str name: the database
    :param dict house: what ``house.py`` wrote
    :param int rows: how many
    :param int total: how old the oldest would be: the same rule makes the small register and the large one
    """
    begun = time.monotonic()
    values = {"total": total, "first": total - rows + 1, "uid": house["uid"], "employee": house["employee"]}
    values |= house["tickets"]
    with connect(name) as cursor:
        # one after the other: the same seed gives the same register
        cursor.execute("SET max_parallel_workers_per_gather = 0; SET work_mem = '256MB'; SELECT setseed(0.42)")
        _load_house(cursor, house)
        _skip_foreign_keys(cursor)
        with without_indexes(cursor, FILLED):
            for step in ("finds", "items", "claims", "reports", "inquiries", "complaints", "tickets", "activities"):
                cursor.execute((FOLDER / "sql" / f"{step}.sql").read_text(), values)
        cursor.execute("SET session_replication_role = DEFAULT")
        for code in SEQUENCES:
            cursor.execute("SELECT id FROM ir_sequence WHERE code = %s", [code])
            cursor.execute("SELECT setval(%s, %s)", [f"ir_sequence_{cursor.fetchone()[0]:03d}", total + 1])
        for table in (*FILLED, "mail_activity"):
            cursor.execute(f"VACUUM ANALYZE {table}")
    print(f"    {name}: {rows:,} entries of each register in {time.monotonic() - begun:.0f} s", flush=True)


def check(name):
    """Compare a sample with what the addon itself computes.

    :raise RuntimeError: when they differ: the figures would be those of another register
    """
    with (FOLDER / "check.py").open() as code:
        said = script("odoo.sh", "shell", "-d", name, "--no-http", "--log-level=error", stdin=code)
    if said != "checked":
        raise RuntimeError(f"{name} is not what the addon would have written: {said}")
