"""Where and with what the figures were made."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from databases import LARGE, ROOT, connect


def _memory():
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return f"{pages / 2**30:.0f} GB"


def _processor():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def _revision():
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "unknown"


def load():
    """How busy the machine is: processes that want to run, over the last minute and the last five."""
    return "{:.1f}, {:.1f}".format(*os.getloadavg()[:2])


def described():
    """Machine and versions. :return: dict of texts"""
    with connect(LARGE) as cursor:
        cursor.execute("SELECT current_setting('server_version'), current_setting('shared_buffers')")
        postgres, buffers = cursor.fetchone()
        cursor.execute(
            "SELECT name, latest_version FROM ir_module_module WHERE name IN ('base', 'scenic_service_desk')"
        )
        modules = dict(cursor.fetchall())
    return {
        "Machine": f"{os.cpu_count()} cores ({_processor()}), {_memory()}, {platform.system()}",
        "Versions": f"Odoo {modules['base']}, Python {platform.python_version()}, PostgreSQL {postgres}"
        f" (shared_buffers {buffers})",
        "Addon": f"scenic_service_desk {modules['scenic_service_desk']}, {_revision()}",
        "Peer": f"OCA helpdesk_mgmt {version('odoo-addon-helpdesk_mgmt')}",
    }
