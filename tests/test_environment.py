"""The commands that people type: they exist, they work, and they say clearly why when they do not."""

import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TARGETS = {"help", "demo", "test", "lint", "format", "pot", "bench", "shot", "clean"}


def run(*command, timeout=300, **variables):
    """Run a command in the checkout; return it with its output."""
    env = {key: value for key, value in os.environ.items() if key not in ("MAKEFLAGS", "MAKELEVEL", "ARGS", "REUSE")}
    return subprocess.run(
        command, cwd=ROOT, env={**env, **variables}, capture_output=True, text=True, timeout=timeout, check=False
    )


@pytest.fixture
def busy_port():
    """A port that somebody listens on."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


class TestCommands:
    def test_help_lists_every_target(self):
        listed = set(re.findall(r"^ +make (\w+)", run("make", "help").stdout, re.M))
        assert listed == TARGETS

    def test_readme_names_only_commands_that_exist(self):
        named = set()
        for page in [*ROOT.glob("README*"), *ROOT.glob("docs/**/*.md")]:
            named |= set(re.findall(r"^\s*(?:\$ )?make (\w+)|`make (\w+)", page.read_text(encoding="utf-8"), re.M))
        assert {first or second for first, second in named} <= TARGETS

    def test_scripts_are_sound(self):
        for script in [*ROOT.glob("dev/*.sh"), ROOT / ".ci" / "run"]:
            assert run("bash", "-n", str(script)).returncode == 0, script
            assert os.access(script, os.X_OK) or script.name in ("env.sh", "pg_env.sh"), script

    def test_nothing_generated_is_tracked(self):
        if not (ROOT / ".git").exists():
            pytest.skip("no git checkout")
        assert run("git", "ls-files", ".local", "*.pyc", "node_modules").stdout == ""


class TestMessages:
    def test_port_taken(self, busy_port):
        done = run("make", "demo", ODOO_PORT=str(busy_port))
        assert done.returncode
        assert f"port {busy_port} is taken" in done.stderr
        assert re.search(r"make demo ODOO_PORT=\d+", done.stderr)

    @pytest.mark.parametrize("port", ["web", "0", "70000"])
    def test_no_port_number(self, port):
        assert f"ODOO_PORT={port} is no port number" in run("make", "demo", ODOO_PORT=port).stderr

    def test_wrong_python(self, tmp_path):
        old = tmp_path / "python3"
        old.write_text("#!/bin/sh\necho 3.9\nexit 1\n")
        old.chmod(0o755)
        done = run("dev/python.sh", PYTHON=str(old))
        assert done.returncode == 1
        assert done.stdout == ""
        assert "needs Python 3.10, 3.11, 3.12 or 3.13" in done.stderr

    def test_wrong_odoo(self, tmp_path):
        done = run("dev/preflight.sh", "demo", ODOO_HOME=str(tmp_path))
        assert done.returncode
        assert "holds no Odoo" in done.stderr
        (tmp_path / "odoo").mkdir()
        (tmp_path / "odoo" / "release.py").write_text("version_info = (18, 0, 0, 'final', 0, '')\n")
        assert "is not Odoo 19.0" in run("dev/preflight.sh", "demo", ODOO_HOME=str(tmp_path)).stderr

    def test_no_room(self, tmp_path):
        full = tmp_path / "df"
        full.write_text("#!/bin/sh\necho Filesystem\necho 'disk 100 99 1 99% /'\n")
        full.chmod(0o755)
        done = run("dev/preflight.sh", "demo", PATH=f"{tmp_path}:{os.environ['PATH']}")
        assert done.returncode
        assert "no room" in done.stderr

    def test_no_database_server(self):
        done = run("dev/pg.sh", "hold", PGHOST="127.0.0.1", PGPORT="1", SSD_PGHOST="")
        assert done.returncode
        assert "cannot connect to the PostgreSQL server" in done.stderr

    def test_missing_packages_are_named_to_an_ordinary_user(self, tmp_path):
        """Neither root nor the programs are there: nothing is installed, the command is told."""
        tools = ["bash", "dirname", "df", "awk", "sha256sum", "cut", "stat", "grep", "sort", "flock", "env", "printf"]
        for name in tools:
            if shutil.which(name):
                (tmp_path / name).symlink_to(shutil.which(name))
        (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n")
        (tmp_path / "id").chmod(0o755)
        done = run("dev/preflight.sh", "test", PATH=str(tmp_path))
        assert done.returncode
        assert re.search(r"sudo apt-get install .*chromium.*wkhtmltopdf", done.stderr)


class TestDemo:
    def test_second_start_is_quick(self, server):
        """The address and the logins are printed, and all is stopped again; ``server`` sees to the template."""
        for _start in range(6):  # somebody may have changed the addon meanwhile, or the machine be busy
            begun = time.monotonic()
            done = run("make", "demo", DEMO_CHECK="1", DEMO_DB="ssd_check", ODOO_PORT="18069")
            spent = time.monotonic() - begun
            if spent < 15:
                break
        run("dev/dropdb.sh", "ssd_check")
        for left in (ROOT / ".local").glob("ssd_check.*"):
            left.unlink()
        assert done.returncode == 0, done.stderr
        assert "http://localhost:18069" in done.stdout
        assert re.search(r"^ +admin +admin ", done.stdout, re.M)
        assert spent < 15
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", 18069))

    def test_users_read_chinese(self, server):
        assert server.rpc("admin").context["lang"] == "zh_CN"

    def test_pages_show_no_errors(self, page_for):
        screen = page_for("admin")
        screen.goto("/odoo", ".o_main_navbar")
        assert screen.errors == []

    def test_installation_warns_of_nothing(self, server):
        for log in (ROOT / ".local" / "logs").glob("ssd_demo_*.log"):
            marks = (" WARNING ", " ERROR ", " CRITICAL ")
            assert not [line for line in log.read_text().splitlines() if any(mark in line for mark in marks)]
