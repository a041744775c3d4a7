"""Chinese and English are matched in databases of any locale, whatever their lower() makes of a character."""

import os

import pytest
from odoo_command import odoo
from odoo_server import ADDON, LOCAL, Server, script

DATABASES = {"c": ("C", "C"), "utf8": ("C.UTF-8", "C.UTF-8")}
USE = """
desk = env["scenic.desk"].create({"name": "Desk"})
category = env.ref("scenic_service_desk.item_category_bag").id
wrong = env.ref("scenic_service_desk.item_category_toy").id
make = lambda model, **values: env[model].create({"desk_id": desk.id, "category_id": category, **values})
item = make("scenic.found.item", description="黑色雙肩揹包，掛著熊貓掛件", brand="华为")
bag = make("scenic.found.item", description="Pink HANDBAG, Ünïque clasp")
kite = make("scenic.found.item", description="绿色风筝", category_id=wrong)
lost = make("scenic.lost.report", description="BLACK rucksack with a panda charm", category_id=wrong)
rosa = make("scenic.lost.report", description="粉色手提包 unique")
print("FOUND", lost._match_candidates()[0][0] == item.id, rosa._match_candidates()[0][0] == bag.id)
print("BACK", lost.id in dict(item._match_candidates()), kite.id not in dict(rosa._match_candidates()))
print("SCORES", lost._match_score(item).total, rosa._match_score(bag).total)
"""

# the same everywhere: what a database of yet another locale would have to say too
SCORES = ["84", "71"]


@pytest.fixture(scope="module", params=DATABASES)
def said(request):
    """What matching says in a database of a locale; made from the dump of the template, as a copy keeps its locale."""
    name = f"ssd_locale_{request.param}_{os.getpid()}"
    template = script("template.sh", "base")
    dump = LOCAL / f"{name}.dump"
    collate, ctype = DATABASES[request.param]
    options = ["-T", "template0", "-E", "UTF8", f"--lc-collate={collate}", f"--lc-ctype={ctype}"]
    try:
        script("pg.sh", "pg_dump", "-Fc", "-Z0", "-f", str(dump), template)
        script("pg.sh", "createdb", *options, name)
        script("pg.sh", "pg_restore", "--no-owner", "-d", name, str(dump))
        odoo(name, "-i", ADDON, "--stop-after-init")
        yield (collate, ctype), Server(name).psql, odoo(name, shell=USE)
    finally:
        dump.unlink(missing_ok=True)
        script("dropdb.sh", name)


def test_the_locale_is_another(said):
    locale, sql, _printed = said
    assert sql("SELECT datcollate, datctype FROM pg_database WHERE datname = current_database()") == [locale]


def test_both_languages_find_each_other(said):
    _locale, _sql, printed = said
    assert "FOUND True True" in printed
    assert "BACK True True" in printed


def test_the_score_does_not_depend_on_the_locale(said):
    _locale, _sql, printed = said
    scores = printed.split("SCORES ", 1)[1].split()
    assert scores[:2] == SCORES
