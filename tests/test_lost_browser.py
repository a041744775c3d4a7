"""Lost reports as people take them: on the phone in seconds, the owner called with one click."""

import re
import secrets

import desk_client
import pytest
from counter import Counter
from playwright.sync_api import expect

DESKTOP, PHONE = 1366, 390


def save(agent):
    """Save by the button beside the number; wait until the report has its own."""
    agent.click(".o_form_button_save")
    expect(agent.page.locator("div[name=name] >> visible=true").first).to_have_text(re.compile(r"LR-\d\d-\d{6}"))


def report_of(server, number):
    return server.psql(
        "SELECT r.color, x.name, r.visitor_phone, r.zone_id IS NOT NULL FROM scenic_lost_report r"
        " JOIN ir_model_data x ON x.model = 'scenic.item.category' AND x.res_id = r.category_id"
        " WHERE r.name = %s",
        [number],
    )[0]


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_an_ordinary_report_takes_six_interactions_at_most(page_for, server, width):
    """From the start page: something lost, what, phone, where, save. Category and colour come by themselves.

    Somebody at the counter clicks or types into a field in about three seconds: together under 20.
    """
    agent = Counter(page_for("agent1", width=width)).open("/odoo/service-desk", "button[name=action_lost]")
    agent.click("button[name=action_lost]")
    agent.fill("description", "黑色折叠雨伞")
    agent.fill("visitor_phone", "138-0000-0777")
    agent.pick("zone_ids", "大剧院")
    save(agent)
    assert agent.interactions <= 6, f"{agent.interactions} clicks and fields"
    assert report_of(server, agent.number()) == (
        "black",
        "item_category_umbrella",
        "138-0000-0777",
        True,
    )
    assert not agent.screen.errors


def matched_report(rpc):
    """A report of something that has been found: its owner is to be called. Return its id."""
    thing = {"description": f"蓝色钥匙扣 {secrets.token_hex(4)}", "serial_number": secrets.token_hex(6).upper()}
    report, item = desk_client.new_report(rpc, **thing), desk_client.new_item(rpc, **thing)
    rpc["scenic.lost.report"].match_cards([report])
    pair = rpc["scenic.lost.match"].search([["report_id", "=", report], ["item_id", "=", item]])
    rpc["scenic.lost.match"].action_confirm(pair)
    return report


def test_the_owner_is_called_with_one_click(page_for, server):
    """No answer: written down, and to be tried again; reached: told. The bar goes when there is nothing to tell."""
    report = matched_report(server.rpc("agent1"))
    agent = Counter(page_for("agent1")).open(f"/odoo/lost-reports/{report}", "div[name=call]")
    agent.click("button[name=action_no_answer]")
    agent.page.locator("a[name=contacts]").click()
    rows = agent.page.locator("div[name=contact_ids] tr.o_data_row")
    expect(rows).to_have_count(1)
    agent.interactions = 0
    agent.click("button[name=action_reached]")
    agent.state("已通知失主")
    assert agent.interactions == 1
    expect(agent.page.locator("div[name=call]")).to_be_hidden()
    assert not agent.screen.errors


def test_leaving_the_dialog_writes_nothing_down(page_for, server):
    """Nobody was called when somebody only looked: neither closing the dialog nor leaving the page saves an attempt."""
    (report,) = server.rpc()["scenic.lost.report"].search([["description", "ilike", "黄金细戒指"]])
    agent = Counter(page_for("agent1")).open(f"/odoo/lost-reports/{report}", "button[name=action_other_contact]")
    agent.button("action_other_contact")
    agent.page.locator(".modal div[name=outcome]").wait_for()
    agent.screen.goto("/odoo/lost-reports", ".o_list_view")
    assert server.psql("SELECT count(*) FROM scenic_lost_contact WHERE report_id = %s", [report]) == [(0,)]


@pytest.mark.parametrize(("lang", "width"), [("zh_CN", DESKTOP), ("en_US", DESKTOP), ("zh_CN", PHONE)])
def test_text_to_the_owner_is_copied_or_scanned(page_for, server, lang, width):
    """The text is composed in the owner's language, whatever the agent's; English at a click."""
    (report,) = server.rpc()["scenic.lost.report"].search([["description", "ilike", "黄金细戒指"]])
    agent = Counter(page_for("agent1", lang=lang, width=width))
    agent.open(f"/odoo/lost-reports/{report}", ".o_form_view")
    agent.button("action_message")
    text = agent.page.locator(".modal div[name=text] textarea").first
    expect(text).to_have_value(re.compile("您的失物登记已受理"))
    expect(agent.page.locator(".modal div[name=qr] img")).to_be_visible()
    agent.click(".modal div[name=lang] .o_selection_badge:nth-child(2)")
    expect(text).to_have_value(re.compile("we have registered what you lost"))
    assert not agent.screen.errors


def test_what_was_lost_is_read_out_with_two_clicks(page_for, server):
    """One composes the broadcast, in both languages and without the owner; one says that it was read out."""
    [report] = server.rpc("agent1")["scenic.lost.report"].create(
        [{"description": "橙色保温杯", "visitor_name": "骆先生", "visitor_phone": "138-0000-0781"}]
    )
    agent = Counter(page_for("agent1", lang="en_US"))
    agent.open(f"/odoo/lost-reports/{report}", "button[name=action_broadcast]")
    agent.click("button[name=action_broadcast]")
    text = agent.page.locator("div[name=text_zh] textarea").first
    expect(text).to_have_value(re.compile("遗失橙色"))
    agent.button("action_read_out")
    agent.state("Being Repeated")
    assert agent.interactions == 2
    [(spoken, readings)] = server.psql(
        "SELECT b.text_zh || b.text_en, count(r.id) FROM scenic_broadcast b"
        " JOIN scenic_broadcast_reading r ON r.broadcast_id = b.id WHERE b.report_id = %s GROUP BY b.id",
        [report],
    )
    assert readings == 1
    assert "骆" not in spoken
    assert "0781" not in spoken
    assert not agent.screen.errors


def test_form_and_summary_come_out_of_the_printer(page_for, server):
    """A report's form with its slip, and the summary of the month, as PDF."""
    (report,) = server.rpc()["scenic.lost.report"].search([["description", "ilike", "黄金细戒指"]])
    agent = Counter(page_for("agent1")).open(f"/odoo/lost-reports/{report}", "div[name=description]")
    assert agent.download("action_print_form").startswith(b"%PDF")
    agent.open("/odoo/action-scenic_service_desk.lost_summary_action", ".modal button[name=action_print]")
    with agent.page.expect_download() as waiting:
        agent.click(".modal button[name=action_print]")
    assert waiting.value.path().read_bytes().startswith(b"%PDF")
    agent.open("/odoo/action-scenic_service_desk.lost_summary_action", ".modal button[name=action_workbook]")
    with agent.page.expect_download() as waiting:
        agent.click(".modal button[name=action_workbook]")
    assert waiting.value.suggested_filename.endswith(".xlsx")
    assert waiting.value.path().read_bytes().startswith(b"PK")
