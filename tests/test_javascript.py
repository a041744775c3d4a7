"""The addon's own JavaScript tests, on Odoo's page for them."""

import re

from odoo_server import ADDON

PASSED = re.compile(r"\[HOOT\] Passed (\d+) tests")
ENDED = re.compile("Test suite succeeded|Some tests failed")
TESTS = re.compile(r"^ *test\(", re.MULTILINE)


def suite_id(name):
    """Hoot's id of a suite, by which the page's address chooses it."""
    number = 0
    for char in name:
        number = ((number << 5) - number + ord(char)) & 0xFFFFFFFF
    return f"{number:08x}"


def test_the_addons_javascript(page_for, request):
    """All of them ran and none failed."""
    screen = page_for("admin", lang="en_US")
    screen.page.set_viewport_size({"width": 1366, "height": 768})
    said = []
    screen.page.on("console", lambda message: said.append(message.text))
    with screen.page.expect_console_message(lambda message: ENDED.search(message.text), timeout=600000) as last:
        screen.goto(f"/web/tests?headless&loglevel=2&preset=desktop&timeout=15000&id={suite_id('@' + ADDON)}")
    told = "\n".join(line for line in said if "[HOOT]" in line)
    assert "Test suite succeeded" in last.value.text and not screen.errors, told
    files = (request.config.rootpath / ADDON / "static" / "tests").rglob("*.test.js")
    written = sum(len(TESTS.findall(file.read_text())) for file in files)
    assert written and int(PASSED.search(told)[1]) == written, told
