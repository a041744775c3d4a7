"""Custody only: with Odoo's stock valuation installed, what finance takes in has no value and makes no entry."""

import os

import pytest
from odoo_command import odoo
from odoo_server import script

# everything is set up so that goods of the company's own would be booked at once
VALUED = """
env = env(context={**env.context, "lang": "en_US"})
company = env.company
accounts = env["account.account"].create([
    {"name": name, "code": code, "account_type": kind}
    for name, code, kind in (("Stock", "140001", "asset_current"), ("Received", "230001", "liability_current"),
                             ("Expense", "510001", "expense"))
])
journal = env["account.journal"].create({"name": "Stock", "code": "STJX", "type": "general"})
company.account_stock_journal_id = journal
company.anglo_saxon_accounting = True
category = env["product.category"].create({
    "name": "Automated", "property_valuation": "real_time", "property_cost_method": "average",
    "property_stock_valuation_account_id": accounts[0].id,
})
env.ref("stock.stock_location_suppliers").with_company(company).valuation_account_id = accounts[1]
env.ref("stock.stock_location_customers").with_company(company).valuation_account_id = accounts[2]

def valued(products):
    products.categ_id = category
    products.standard_price = 100

def books():
    moves = env["account.move"].search_count([])
    worth = sum(env["stock.move"].search([]).mapped("value"))
    stock = sum(env["stock.quant"].search([]).mapped("value"))
    values = env["product.value"].search_count([("move_id", "!=", False)])
    return moves, round(worth, 2), round(stock, 2), values

# goods of the company's own: the setup does book them
chair = env["product.product"].create({"name": "Chair", "is_storable": True})
valued(chair)
before = books()
warehouse = env["stock.warehouse"].search([("company_id", "=", company.id)], limit=1)
own = env["stock.picking"].create({
    "picking_type_id": warehouse.in_type_id.id,
    "location_id": env.ref("stock.stock_location_suppliers").id,
    "location_dest_id": warehouse.lot_stock_id.id,
    "move_ids": [(0, 0, {"product_id": chair.id, "product_uom_qty": 2,
                         "location_id": env.ref("stock.stock_location_suppliers").id,
                         "location_dest_id": warehouse.lot_stock_id.id})],
})
own.action_confirm()
own.button_validate()
after = books()
print("OWN GOODS", after[0] - before[0], after[1] - before[1], after[2] - before[2])

# found property, in and out again
people = env["hr.employee"].create([{"name": "Giver", "user_id": env.uid}] if not env.user.employee_id else [])
desk = env["scenic.desk"].create({"name": "Desk"})
yuan = env.ref("base.CNY")
yuan.active = True
counted = {"counted_by_id": env.user.employee_id.id,
           "recounted_by_id": env["hr.employee"].create({"name": "Second"}).id}
items = env["scenic.found.item"].create([
    {"description": "Phone", "category_id": env.ref("scenic_service_desk.item_category_phone").id, "desk_id": desk.id,
     "value_estimate": 3000},
    {"description": "Wallet", "category_id": env.ref("scenic_service_desk.item_category_wallet").id,
     "desk_id": desk.id, "cash_ids": [(0, 0, {"amount": 800, "currency_id": yuan.id, **counted})]},
])
things, cash = env["product.product"]._of_custody("item"), env["product.product"]._of_custody("cash", yuan)
valued(things | cash)
before = books()
transfer = env["scenic.custody.transfer"]._draft("finance", items)
transfer.action_give()
keeper = env["res.users"].create({"name": "Keeper", "login": "keeper_x", "lang": "en_US",
                                  "group_ids": [(6, 0, [env.ref("stock.group_stock_user").id])]})
env["hr.employee"].create({"name": "Keeper", "user_id": keeper.id})
transfer.picking_id.with_user(keeper).button_validate()
assert set(items.mapped("state")) == {"transferred"}, items.mapped("state")
after_in = books()
print("TAKEN IN", *(now - then for now, then in zip(after_in, before)))
print("LOTS", sum(items[1]._finance_quants().mapped("quantity")), sum(sum(item._finance_quants().mapped("value")) for item in items))

claim = env["scenic.claim"].create({"item_id": items[0].id, "desk_id": desk.id, "visitor_name": "Li",
                                    "visitor_phone": "1", "description": "black"})
claim._transition("approved", {"approved_at": claim.date}, by_system=True)
claim._ask_finance()
claim.finance_picking_id.with_user(keeper).button_validate()
assert items[0].state == "reserved", items[0].state
print("GIVEN BACK", *(now - then for now, then in zip(books(), before)))

out = env["scenic.custody.transfer"]._draft("police", items[1])
out.write({"receiver_name": "Officer", "reference": "7"})
out.action_give()
out.picking_id.with_user(keeper).button_validate()
assert not items[1]._finance_quants() and out.state == "received", out.state
print("GIVEN OUT", *(now - then for now, then in zip(books(), before)))
"""


@pytest.fixture(scope="module")
def said():
    """What Odoo says of own goods and of found property, valuation being installed."""
    name = f"ssd_valued_{os.getpid()}"
    script("newdb.sh", name, script("template.sh", "addon"))
    try:
        odoo(name, "-i", "stock_account", "--stop-after-init")
        yield odoo(name, shell=VALUED)
    finally:
        script("dropdb.sh", name)


def test_own_goods_are_booked(said):
    """Otherwise the other tests would prove nothing."""
    assert "OWN GOODS 1 200.0 200.0" in said


def test_found_property_is_not(said):
    assert "TAKEN IN 0 0.0 0.0 0" in said


def test_it_is_in_stock_without_a_value(said):
    assert "LOTS 801.0 0" in said


def test_nor_when_it_goes_back(said):
    assert "GIVEN BACK 0 0.0 0.0 0" in said


def test_nor_when_it_leaves_for_good(said):
    assert "GIVEN OUT 0 0.0 0.0 0" in said
