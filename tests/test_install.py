"""Installed without demo data, used, uninstalled without a trace, installed again."""

import os

import pytest
from odoo_command import odoo
from odoo_server import ADDON, Server, script

LEDGERS = {"scenic_custody_move", "scenic_signature", "scenic_reveal_log", "scenic_log_waiver"}
USE = """
desk = env["scenic.desk"].create({"name": "Desk"})
category = env.ref("scenic_service_desk.item_category_dangerous")
item = env["scenic.found.item"].create({"description": "Knife", "category_id": category.id, "desk_id": desk.id})
other = env["scenic.found.item"].create(
    {"description": "Umbrella", "category_id": env.ref("scenic_service_desk.item_category_umbrella").id}
)
claim = env["scenic.claim"].create(
    {"item_id": other.id, "visitor_name": "Li", "visitor_phone": "1", "description": "red", "signed_on_paper": True}
)
claim.action_hand_over()

def staff(login, groups):
    groups = [env.ref(group).id for group in groups.split(",")]
    user = env["res.users"].create({"name": login, "login": login, "group_ids": [(6, 0, groups)]})
    env["hr.employee"].create({"name": login, "user_id": user.id})
    return user

custodian = staff("used_custodian", "scenic_service_desk.group_custodian")
finance = staff("used_finance", "stock.group_stock_user")
cash = {
    "amount": 30,
    "currency_id": env.company.currency_id.id,
    "counted_by_id": custodian.employee_id.id,
    "recounted_by_id": finance.employee_id.id,
}
items = env["scenic.found.item"].create(
    [
        {
            "description": text,
            "category_id": env.ref("scenic_service_desk.item_category_wallet").id,
            "desk_id": desk.id,
            "cash_ids": [(0, 0, cash)],
        }
        for text in ("Brown wallet", "Red wallet")
    ]
)
transfer = env["scenic.custody.transfer"].with_user(custodian)._draft("finance", items.with_user(custodian))
transfer.action_give()
transfer.sudo().picking_id.with_user(finance).sudo(False).button_validate()
env["scenic.lost.report"].create({"description": "Red wallet", "visitor_phone": "1", "desk_id": desk.id})
env["scenic.claim"].create({"item_id": items[0].id, "visitor_name": "Li", "visitor_phone": "1", "description": "brown"})
env.cr.commit()
kept = items[0]._finance_quants()
print("USED", item.activity_ids.activity_type_id.id > 0, other.state, set(items.mapped("state")), len(kept))
"""
# an activity, a returned item, two with finance: a thing and its cash
USED = "USED True returned {'transferred'} 2"
UNINSTALL = """
env["ir.module.module"].search([("name", "=", "scenic_service_desk")]).button_immediate_uninstall()
print("GONE")
"""


@pytest.fixture(scope="module")
def db():
    """A database with what the addon depends on, and no demo data."""
    name = f"ssd_install_{os.getpid()}"
    script("newdb.sh", name, script("template.sh", "base"))
    yield name
    script("dropdb.sh", name)


@pytest.fixture(scope="module")
def sql(db):
    """Ask the database: ``sql("SELECT 1")``."""
    return Server(db).psql


@pytest.fixture(scope="module")
def before(sql):
    """What the database holds before the addon comes."""
    return snapshot(sql)


def snapshot(sql):
    """Return the names of all tables, functions, triggers, indexes, sequences, models, settings and XML ids."""
    queries = {
        "tables": "SELECT relname FROM pg_class WHERE relkind IN ('r', 'v') AND relnamespace = 'public'::regnamespace",
        # finance's receipts stay in Inventory, and so do their numbers
        "sequences": """
            SELECT relname FROM pg_class WHERE relkind = 'S' AND relname NOT IN (
                SELECT 'ir_sequence_' || to_char(sequence_id, 'FM000') FROM stock_picking_type
            )
        """,
        "functions": "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
        "triggers": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
        "columns": "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public'",
        "models": "SELECT model FROM ir_model",
        "fields": "SELECT model || '.' || name FROM ir_model_fields",
        "rules": "SELECT name->>'en_US' FROM res_groups",
        "xml ids": "SELECT module || '.' || name FROM ir_model_data WHERE module = 'scenic_service_desk'",
        "menus": "SELECT name->>'en_US' FROM ir_ui_menu",
        "jobs": "SELECT cron_name FROM ir_cron",
        "number sequences": "SELECT code FROM ir_sequence",
        "activity types": "SELECT name->>'en_US' FROM mail_activity_type",
        "activities": "SELECT res_model FROM mail_activity",
        "messages": "SELECT DISTINCT model FROM mail_message WHERE model LIKE 'scenic%'",
        "files": "SELECT DISTINCT res_model FROM ir_attachment WHERE res_model LIKE 'scenic%'",
    }
    return {what: {row[0] for row in sql(query)} for what, query in queries.items()}


def guarded(sql):
    """Return the tables that the database itself keeps from changing."""
    rows = sql("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'scenic_append_only'")
    return {table for (table,) in rows}


def test_installs_without_demo_data(db, sql, before):
    odoo(db, "-i", ADDON, "--stop-after-init")
    assert sql("SELECT count(*) FROM scenic_item_category")[0][0] > 20
    assert sql("SELECT count(*) FROM scenic_found_item")[0][0] == 0
    assert sql("SELECT count(*) FROM scenic_desk")[0][0] == 0


def test_upgrades_in_place(db, sql):
    odoo(db, "-u", ADDON, "--stop-after-init")
    assert guarded(sql) >= LEDGERS


def test_is_used(db):
    assert USED in odoo(db, shell=USE)


def test_uninstalls_without_a_trace(db, sql, before):
    # Odoo tries to delete each XML id's record, a category in use too, before it drops their tables
    assert "GONE" in odoo(db, shell=UNINSTALL, ignore="odoo.sql_db: bad query: b'DELETE FROM \"scenic_")
    after = snapshot(sql)
    left = {what: sorted(name for name in after[what] - before[what] if name) for what in before}
    assert not {what: names for what, names in left.items() if names}


def test_finances_receipts_stay(sql):
    """What lies in finance's store belongs to Inventory, readable as before."""
    assert sql("SELECT state FROM stock_picking WHERE origin LIKE 'CT-%'") == [("done",)]
    assert len(sql("SELECT 1 FROM stock_lot WHERE name LIKE 'FI-%'")) == 4


def test_installs_again(db, sql):
    odoo(db, "-i", ADDON, "--stop-after-init")
    assert guarded(sql) >= LEDGERS
    assert USED in odoo(db, shell=USE.replace("used_", "again_"))
