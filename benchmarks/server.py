"""A real Odoo server for the time of a run, and what its access log says about each request."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

from databases import DAY, DEV, FOLDER, LARGE, ROOT, SMALL, STATE

LOG = STATE / "server.log"
# … "POST /web/dataset/call_kw/res.users/read HTTP/1.1" 200 - 4 0.002 0.005: queries, seconds in SQL, other seconds
_CALL = re.compile(r'"POST /web/dataset/call_kw\S* HTTP/[\d.]+" \d+ - (\d+) ([\d.]+) ([\d.]+)')


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def serving(*, unmatched=False):
    """Start the server (workers=0, no jobs) and stop it at the end.

    :param bool unmatched: one more server, whose saves leave matching out; it goes on with the first one's log
    :return: (port, id of the process)
    :raise RuntimeError: when it does not start
    """
    program = [sys.executable, FOLDER / "unmatched.py"] if unmatched else [DEV / "odoo.sh"]
    if not unmatched:
        LOG.unlink(missing_ok=True)
    port = _free_port()
    names = f"^({SMALL}|{LARGE}|{DAY})$"
    command = [*program, f"--db-filter={names}", f"--http-port={port}", f"--logfile={LOG}", "--log-level=info"]
    env = {**os.environ, "ODOO_RC": str(ROOT / ".local" / "odoo.conf")}
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, env=env)
    try:
        for _try in range(120):
            if process.poll() is not None:
                raise RuntimeError(f"the server ended, see {LOG}")
            if _answers(port):
                break
            time.sleep(0.5)
        else:
            raise RuntimeError(f"the server does not answer, see {LOG}")
        yield port, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def logged_calls():
    """What the server logged about the calls so far, in their order.

    :return: list of (queries, milliseconds in SQL, other milliseconds)
    """
    time.sleep(0.3)
    found = _CALL.findall(LOG.read_text())
    return [(int(queries), float(sql) * 1000, float(rest) * 1000) for queries, sql, rest in found]
