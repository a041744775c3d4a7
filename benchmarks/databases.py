"""The databases that are measured: made from the addon's template, with the peer installed beside it."""

import json
import os
import subprocess
from contextlib import contextmanager
from pathlib import Path

import psycopg2

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent
DEV = ROOT / "dev"
STATE = ROOT / ".local" / "bench"
BASE, SMALL, LARGE, DAY = "ssd_bench_base", "ssd_bench_small", "ssd_bench_large", "ssd_bench_day"
TENTH = "ssd_bench_tenth"
PEER = "helpdesk_mgmt"


def script(name, *args, **kwargs):
    """Run a script of ``dev/`` and return what it prints.

    :raise CalledProcessError: when it fails
    """
    done = subprocess.run([DEV / name, *args], stdout=subprocess.PIPE, text=True, check=True, **kwargs)
    return done.stdout.strip()


def build_base():
    """Make the database both others are copies of: addon, peer, house.

    :return: dict that ``house.py`` wrote
    """
    STATE.mkdir(parents=True, exist_ok=True)
    quiet = ["--no-http", "--log-level=error"]
    script("newdb.sh", BASE, script("template.sh", "addon"))
    script("odoo.sh", "-d", BASE, "-i", PEER, "--load-language", "zh_CN", "--stop-after-init", *quiet)
    env = {**os.environ, "BENCH_FOLDER": str(FOLDER), "BENCH_HOUSE": str(STATE / "house.json")}
    with (FOLDER / "house.py").open() as house:
        script("odoo.sh", "shell", "-d", BASE, *quiet, stdin=house, env=env)
    return load_house()


def load_house():
    return json.loads((STATE / "house.json").read_text())


def add_days(name):
    """Add desks whose days are opened, closed and archived.

    :return: dict that ``day_house.py`` wrote
    """
    target = STATE / f"{name}.json"
    env = {**os.environ, "BENCH_HOUSE": str(STATE / "house.json"), "BENCH_DAYS": str(target)}
    with (FOLDER / "day_house.py").open() as days:
        script("odoo.sh", "shell", "-d", name, "--no-http", "--log-level=error", stdin=days, env=env)
    return load_days(name)


def load_days(name):
    return json.loads((STATE / f"{name}.json").read_text())


def copy_base(name):
    script("newdb.sh", name, BASE)


def drop(*names):
    for name in names:
        script("dropdb.sh", name)


def exists(name):
    """Whether the database is there."""
    query = f"select 1 from pg_database where datname = '{name}'"
    return script("pg.sh", "psql", "-XAtqc", query, "postgres") == "1"


@contextmanager
def connect(name):
    """A cursor on the database, each statement in a transaction of its own."""
    connection = psycopg2.connect(dbname=name)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()
