"""Odoo as a command on a database: installing, updating, and code in its shell."""

import subprocess

from odoo_server import DEV

_WORDS = (" WARNING ", " ERROR ", " CRITICAL ", "Traceback")


def odoo(db, *options, shell=None, ignore=" odoo.nothing"):
    """Run Odoo on ``db`` and return what it printed; a warning or worse is a failure, but from ``ignore``."""
    command = [DEV / "odoo.sh", *(["shell"] if shell else []), "-d", db, "--no-http", "--log-level=warn", *options]
    done = subprocess.run(command, input=shell or "", capture_output=True, text=True, timeout=1200, check=False)
    said = done.stdout + done.stderr
    wrong = [line for line in said.splitlines() if any(word in line for word in _WORDS) and ignore not in line]
    assert not done.returncode and not wrong, said[-3000:]
    return said
