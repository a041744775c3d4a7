"""Odoo's own lint tests (module test_lint) on our addon: python odoo_lint.py -c CONF -d DATABASE.

They are made to run over all of Odoo; here the lists of modules and paths they ask for hold our addon alone. Tests of
the installed registry look at all models. What a test reports as a log warning counts as a failure.
"""

import logging
import subprocess
import sys
import unittest
from pathlib import Path
from unittest import mock

import odoo.http
import odoo.modules.module
import odoo.service.server
import odoo.tests
import odoo.tools
from odoo.modules.registry import Registry

NAME = "scenic_service_desk"
ADDON = Path(__file__).parent.parent / NAME
# Left out: what tests test_lint itself, what we run otherwise (eslint), and what is about Odoo's own modules.
TESTS = [
    "docstring",
    "dunderinit",
    "i18n",
    "index",
    "jstranslate",
    "manifests",
    "naming",
    "onchange_domains",
    "orm_import",
    "override_signatures",
    "pofile",
    "pylint",
    "routes",
    "test_holes",
]

run_process = subprocess.run


class Warnings(logging.Handler):
    """Collects what tests only log."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.lines = []

    def emit(self, record):
        self.lines.append(f"{record.name}: {record.getMessage()}")


def load():
    """Return the tests of the chosen files, with our addon as the only module they see."""
    from odoo.addons.test_lint import tests as package

    suite = unittest.TestSuite()
    for name in TESTS:
        module = __import__(f"{package.__name__}.test_{name}", fromlist=["tests"])
        if hasattr(module, "get_modules"):
            module.get_modules = lambda: [NAME]
        suite.addTests(unittest.defaultTestLoader.loadTestsFromModule(module))
    return suite


def pylint(command, **options):
    """Run pylint as test_pylint asks, but let comments name messages of pylint-odoo, which is not loaded there."""
    return run_process([*command, "--disable=unknown-option-value"], **options)


def run(suite):
    """Run the tests; return their result and the warnings they logged."""
    manifest = odoo.modules.module.Manifest.for_addon(NAME)
    caught = Warnings()
    logging.getLogger().addHandler(caught)
    with (
        mock.patch.object(odoo.modules.module.Manifest, "all_addon_manifests", lambda: [manifest]),
        mock.patch.object(odoo.tools.config, "root_path", str(ADDON)),
        mock.patch("odoo.addons.test_lint.tests.test_pylint.subprocess.run", pylint),
    ):
        result = unittest.TextTestRunner(stream=sys.stdout, verbosity=0).run(suite)
    return result, caught.lines


def main():
    """Run all, print what is wrong, and exit with 1 if anything is."""
    odoo.tools.config.parse_config([*sys.argv[1:], "--log-level=critical"])
    odoo.service.server.load_server_wide_modules()
    Registry(odoo.tools.config["db_name"][0])
    odoo.tools.config["test_enable"] = True
    result, warnings = run(load())
    if warnings:
        print("logged:", *sorted(set(warnings)), sep="\n  ")
    if result.skipped:
        print("skipped:", *(f"{test}: {reason}" for test, reason in result.skipped), sep="\n  ")
    sys.exit(0 if result.wasSuccessful() and result.testsRun and not warnings and not result.skipped else 1)


if __name__ == "__main__":
    main()
