"""The archive's job is killed in the middle, as by a power cut, and run again."""

import os
import random
import signal
import subprocess
import time
from datetime import date, timedelta

import odoo_server as service
import pytest

DAYS = 12
CODE = """
import time
from datetime import date
commit = env.cr.commit
env.cr.commit = lambda: (commit(), time.sleep({pause}))
desk = env["scenic.desk"].browse({desk})
env["scenic.archive"]._archive_months(desk, date.fromisoformat("{since}"), date.fromisoformat("{before}"))
"""


@pytest.fixture
def month(server):
    """A month of the kiosk with closed logs, one that no other run of this test has used."""
    rpc = server.rpc("admin")
    [desk] = rpc["scenic.desk"].search([["kind", "=", "kiosk"]], limit=1)
    while True:
        first = date(random.randrange(2001, 2020), random.randrange(1, 13), 1)
        if not rpc["scenic.duty.log"].search_count([["desk_id", "=", desk], ["date", "=", str(first)]]):
            break
    [company] = {row["company_id"][0] for row in rpc["scenic.desk"].read([desk], ["company_id"])}
    for day in range(DAYS):
        server.psql(
            "INSERT INTO scenic_duty_log (desk_id, date, company_id, state) VALUES (%s, %s, %s, 'closed')",
            [desk, first + timedelta(days=day), company],
        )
    return desk, first


def start_job(server, desk, first, pause=0):
    """Start a process of its own that archives the month; it rests some seconds after each thing it has kept."""
    command = [service.DEV / "odoo.sh", "shell", "-d", server.db, "--no-http", "--log-level=error"]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    before = (first + timedelta(days=31)).replace(day=1)
    process.stdin.write(CODE.format(desk=desk, since=first, before=before, pause=pause).encode())
    process.stdin.close()
    process.stdin = None
    return process


def seals(server, desk, first):
    """Return how often each of the month's logs is sealed."""
    rows = server.psql(
        "SELECT log_id, count(*) FROM scenic_log_seal WHERE desk_id = %s AND date BETWEEN %s AND %s GROUP BY log_id",
        [desk, first, first + timedelta(days=DAYS)],
    )
    return dict(rows)


def test_killed_in_the_middle_and_run_again(server, month):
    # slow enough to be killed in time, however busy the machine is
    process = start_job(server, *month, pause=2)
    deadline = time.monotonic() + 180
    while len(seals(server, *month)) < 3:
        assert process.poll() is None, process.stdout.read().decode()
        assert time.monotonic() < deadline, "the job seals nothing"
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    sealed = len(seals(server, *month))
    assert 3 <= sealed < DAYS, "killed too late"

    for _again in range(2):
        process = start_job(server, *month)
        assert process.wait(180) == 0, process.stdout.read().decode()
    assert list(seals(server, *month).values()) == [1] * DAYS
    rpc = server.rpc("admin")
    domain = [["desk_id", "=", month[0]], ["month", "=", str(month[1])]]
    [archive] = rpc["scenic.archive"].search_read(domain, ["state", "number", "seal_count", "problem"])
    assert archive | {"id": 0} == {"id": 0, "state": "done", "number": 0, "seal_count": DAYS, "problem": False}
    assert rpc["scenic.archive"].action_check([archive["id"]])["params"]["type"] == "success"
    states = server.psql("SELECT DISTINCT state FROM scenic_duty_log WHERE id = ANY(%s)", [list(seals(server, *month))])
    assert states == [("sealed",)]


def test_two_processes_at_the_same_month(server, month):
    processes = [start_job(server, *month) for _process in range(2)]
    said = [process.communicate()[0].decode() for process in processes]
    if any(process.returncode for process in processes):
        # both may have begun the month in the same moment: one is refused, and comes again
        assert start_job(server, *month).wait(180) == 0, said
    # one may have stepped back for the other just when that one ended
    assert start_job(server, *month).wait(180) == 0
    assert list(seals(server, *month).values()) == [1] * DAYS
    archives = server.rpc("admin")["scenic.archive"].search_count(
        [["desk_id", "=", month[0]], ["month", "=", str(month[1])]]
    )
    assert archives == 1


def test_log_that_somebody_writes_to_is_sealed_by_the_next_run(server, month):
    connection = server.connect()
    try:
        with connection.cursor() as cursor:
            # what saving an entry does to its log until it is committed
            cursor.execute(
                "SELECT id FROM scenic_duty_log WHERE desk_id = %s AND date = %s FOR KEY SHARE", [month[0], month[1]]
            )
            [(busy,)] = cursor.fetchall()
            assert start_job(server, *month).wait(180) == 0
        sealed = seals(server, *month)
        assert len(sealed) == DAYS - 1 and busy not in sealed
        connection.commit()
    finally:
        connection.close()
    assert start_job(server, *month).wait(180) == 0
    assert list(seals(server, *month).values()) == [1] * DAYS
