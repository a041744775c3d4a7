"""The month's end: the custodian signs, finance receives with Inventory's own screens, the list follows."""

from counter import Counter
from playwright.sync_api import expect
from test_finance_concurrency import overdue_items


def test_month_end(page_for, server):
    """Due list → monthly list → custodian signs → finance validates part of it in Inventory → list and difference."""
    ids = overdue_items(server, 2)
    server.psql("UPDATE scenic_custody_transfer_line SET result = 'cancelled' WHERE result = 'open'")
    server.psql("UPDATE scenic_custody_transfer SET state = 'cancelled' WHERE kind = 'finance' AND state = 'draft'")
    others = "UPDATE scenic_found_item SET keep_until = now() + interval '9 days' WHERE id NOT IN %s"
    server.psql(f"{others} AND state IN ('at_counter', 'in_custody')", [tuple(ids)])
    names = [
        name for (name,) in server.psql("SELECT name FROM scenic_found_item WHERE id IN %s ORDER BY id", [tuple(ids)])
    ]

    custodian = Counter(page_for("custodian"))
    custodian.open("/odoo/due-items", ".o_list_view")
    custodian.click("button[name=action_draft_finance]")
    custodian.page.wait_for_selector(".o_form_view div[name=line_ids]")
    expect(custodian.page.locator("div[name=line_ids] tr.o_data_row")).to_have_count(2)
    custodian.button("action_give")
    expect(custodian.page.locator("div[name=giver_id]")).to_be_visible()
    custodian_url, number = custodian.page.url.removeprefix(server.base_url), custodian.number()

    finance = Counter(page_for("finance"))
    finance.open("/odoo/unclaimed-property-transfers", ".o_list_view")
    finance.click(f"tr.o_data_row:has-text('{number}') td[name=name]")
    finance.click("button[name=action_open_receipt]")
    finance.page.wait_for_selector("div[name=move_ids] tr.o_data_row")
    # the number stands in a text field of the row; the rows are in the list's order
    missing = finance.page.locator("div[name=move_ids] tr.o_data_row").nth(1)
    finance.cell(missing, "quantity", "0")
    finance.click("button[name=button_validate]")
    expect(finance.page.locator("button[name=button_validate]:visible")).to_have_count(0)

    custodian.open(custodian_url, ".o_form_view div[name=line_ids] tr.o_data_row")
    rows = custodian.page.locator("div[name=line_ids] tr.o_data_row")
    expect(rows.filter(has_text=names[0]).locator("td[name=result_text]")).to_contain_text("已")
    expect(rows.filter(has_text=names[1])).to_have_class("o_data_row text-danger")
    expect(custodian.page.locator(".o-mail-Message", has_text=names[1]).first).to_be_visible()
    states = dict(server.psql("SELECT name, state FROM scenic_found_item WHERE id IN %s", [tuple(ids)]))
    assert states == {names[0]: "transferred", names[1]: "at_counter"}
    assert not custodian.screen.errors and not finance.screen.errors


def test_given_out_for_good(page_for, server):
    """Item at finance → the custodian lets go of it → finance gives it out in Inventory → list, item and store."""
    [item] = overdue_items(server, 1)
    custodian_rpc, finance_rpc = server.rpc("custodian"), server.rpc("finance")
    taken_in = custodian_rpc["scenic.found.item"].action_pass_on([item])["res_id"]
    custodian_rpc["scenic.custody.transfer"].action_give([taken_in])
    finance_rpc["scenic.custody.transfer"].action_receive_all([taken_in])

    custodian = Counter(page_for("custodian"))
    custodian.open(f"/odoo/found-items/{item}", ".o_form_view")
    custodian.click("button[name=action_pass_on]:visible")
    custodian.page.wait_for_selector(".o_form_view div[name=line_ids]")
    custodian.button("action_give")
    expect(custodian.page.locator("div[name=giver_id]")).to_be_visible()
    [[transfer, picking]] = server.psql(
        "SELECT t.id, t.picking_id FROM scenic_custody_transfer t"
        " JOIN scenic_custody_transfer_line l ON l.transfer_id = t.id WHERE l.item_id = %s AND t.kind = 'police'",
        [item],
    )

    finance = Counter(page_for("finance"))
    finance.open(f"/odoo/unclaimed-property-transfers/{transfer}", ".o_form_view")
    finance.click("button[name=action_open_receipt]")
    finance.page.wait_for_selector("div[name=move_ids] tr.o_data_row")
    finance.fill("scenic_receiver_name", "民警张三 012345")
    finance.fill("scenic_reference", "GA-7")
    finance.click("button[name=button_validate]")
    expect(finance.page.locator("button[name=button_validate]:visible")).to_have_count(0)

    [done] = server.psql(
        "SELECT t.state, t.receiver_name, t.reference, p.state, i.state, i.is_kept_by_finance"
        " FROM scenic_custody_transfer t, stock_picking p, scenic_found_item i"
        " WHERE t.id = %s AND p.id = %s AND i.id = %s",
        [transfer, picking, item],
    )
    assert done == ("received", "民警张三 012345", "GA-7", "done", "transferred", False)
    assert not custodian.screen.errors and not finance.screen.errors


def test_finance_counts_less_cash(page_for, server):
    """A wallet on the monthly list: finance counts another amount and signs; custodian and manager are told."""
    [item] = overdue_items(server, 1)
    agent, custodian_rpc = server.rpc("agent1"), server.rpc("custodian")
    [yuan] = agent["res.currency"].search([["name", "=", "CNY"]])
    agent["scenic.found.cash"].create([{"item_id": item, "currency_id": yuan, "amount": 120}])
    transfer = custodian_rpc["scenic.found.item"].action_pass_on([item])["res_id"]
    custodian_rpc["scenic.custody.transfer"].action_give([transfer])

    finance = Counter(page_for("finance"))
    finance.open(f"/odoo/unclaimed-property-transfers/{transfer}", ".o_form_view a[name=cash]")
    finance.click("a[name=cash]")
    finance.cell(finance.page.locator("div[name=cash_ids] tr.o_data_row"), "counted", "100")
    finance.button("action_receive_all")
    finance.state("双方已签")

    custodian = Counter(page_for("custodian"))
    custodian.open(f"/odoo/custody-transfers/{transfer}", ".o_form_view a[name=cash]")
    expect(custodian.page.locator(".o-mail-Message", has_text="100").first).to_be_visible()
    custodian.click("a[name=cash]")
    expect(custodian.page.locator("div[name=cash_ids] td[name=difference]")).to_contain_text("20")
    told = server.psql(
        "SELECT u.login FROM mail_activity a JOIN res_users u ON u.id = a.user_id"
        " WHERE a.res_model = 'scenic.custody.transfer' AND a.res_id = %s AND a.active ORDER BY 1",
        [transfer],
    )
    assert told == [("custodian",), ("manager",)]
    assert not custodian.screen.errors and not finance.screen.errors
