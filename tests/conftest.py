"""Fixtures of the out-of-process tests: a real Odoo server on a demo database, and a real browser.

``server``     the process: base_url, db, rpc(login), psql(sql), warnings()
``page_for``   page_for(login, lang="zh_CN", width=1366) opens a Screen: goto(path, selector), page, errors
SSD_TEST_DB names a database that is there already and stays; otherwise a copy of the demo template is made.
"""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# milliseconds that whatever a test waits for may take
PATIENCE = 60000
sys.path.insert(0, str(ROOT / "dev"))
import odoo_server as service  # noqa: E402

os.environ.update({key: value for key, value in service.environment().items() if key.startswith(("PG", "SSD_PGHOST"))})


def pytest_collection_modifyitems(items):
    """Linters first: they answer soonest. (Naming their file in ``testpaths`` would hide the rest of this folder.)"""
    items.sort(key=lambda item: item.path.name != "test_lint.py")


@pytest.fixture(scope="session")
def demo_db():
    """A database with the addon and its demo data."""
    prepared = os.environ.get("SSD_TEST_DB")
    if prepared:
        yield prepared
        return
    with service.demo_copy(f"ssd_server_{os.getpid()}") as name:
        yield name


@pytest.fixture(scope="session")
def server(demo_db):
    """A running Odoo; tests share it and its data."""
    with service.Server(demo_db) as running:
        yield running


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium; what a test expects may take as long as a page may, however busy the machine is."""
    from playwright.sync_api import expect

    expect.set_options(timeout=PATIENCE)
    with service.chromium() as running:
        yield running


@pytest.fixture
def page_for(server, browser):
    """Open pages as some user; they are closed after the test."""
    screens = []

    def open_screen(login="admin", lang="zh_CN", width=1366, password=None):
        screens.append(service.Screen(browser, server, login, lang, width, password))
        screens[-1].page.set_default_timeout(PATIENCE)
        return screens[-1]

    yield open_screen
    for screen in screens:
        screen.close()
