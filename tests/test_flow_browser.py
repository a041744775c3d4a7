"""The counter's work as people do it, in Chinese, at the desktop and on a phone."""

import io
import secrets
import time

import pytest
from counter import Counter
from playwright.sync_api import TimeoutError, expect
from PyPDF2 import PdfReader

DESKTOP, PHONE = 1366, 390


def pdf_text(data):
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).replace("\xa0", " ")


def hand_in(agent, description, marks=None):
    """An employee hands something in; return the item's number."""
    agent.open("/odoo/service-desk", ".o_kanban_record")
    agent.click("button[name=action_hand_in]:has-text('员工上交')")
    agent.fill("description", description)
    agent.pick("zone_id", "荷花")
    agent.pick("finder_employee_id", "赵")
    agent.photograph()
    if marks:
        agent.fill("marks_entry", marks)
    receipt = agent.download("action_print_receipt")
    assert description in pdf_text(receipt).replace("\n", "")
    return agent.number()


def claim_valuable(agent):
    """A visitor claims the item on the screen: questions, comparison, verdict, identity; approval is asked for."""
    agent.claim()
    agent.fill("visitor_name", "孙女士")
    agent.fill("visitor_phone", "139-0000-2468")
    agent.fill("description", "银色手机，左下角有裂痕")
    answers = agent.page.locator("div[name=answer_ids] tr.o_data_row")
    expect(answers).to_have_count(3)  # the questions of a mobile phone
    for row in range(3):
        agent.cell(answers.nth(row), "answer", f"回答{row + 1}")
    agent.button("action_compare")
    expect(agent.page.locator("div[name=marks_shown]")).to_contain_text("左下角裂痕")
    agent.click("div[name=verdict] label:has-text('相符')")
    agent.fill("verdict_reason", "裂痕和锁屏都对")
    agent.choose("id_type", "身份证")
    agent.fill("id_number_entry", "11010119900307999X")
    agent.button("action_submit")
    agent.state("待审批")


def sign(agent):
    """The visitor signs on the screen."""
    agent.click("div[name=signature] .o_signature")
    agent.page.locator(".modal .o_web_sign_signature").wait_for()
    agent.click(".modal-footer .btn-primary")
    agent.page.locator(".modal").wait_for(state="detached")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_from_hand_in_to_return(page_for, server, width):
    """Employee hand-in → receipt → card → claim → supervisor approves → signature → returned."""
    agent = Counter(page_for("agent1", width=width))
    number = hand_in(agent, "银色苹果手机", marks="左下角裂痕")
    card = agent.download("action_print_card")
    assert agent.interactions <= 12, f"a plain hand-in took {agent.interactions} clicks and fields"
    assert number in pdf_text(card) and "裂痕" not in pdf_text(card)
    claim_valuable(agent)

    supervisor = Counter(page_for("supervisor", width=width))
    supervisor.open(agent.page.url.removeprefix(server.base_url), ".o_form_view")
    supervisor.button("action_approve")
    supervisor.state("已批准")

    agent.page.reload()
    sign(agent)
    agent.button("action_hand_over")
    agent.state("已归还")
    rows = server.psql("SELECT state FROM scenic_found_item WHERE name = %s", [number])
    assert rows == [("returned",)]
    assert not agent.screen.errors and not supervisor.screen.errors


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_an_ordinary_umbrella_is_returned_in_eight_interactions(page_for, server, width):
    """Found by words, claimed, signed on paper, handed over: in under a minute of a person's time."""
    mark = secrets.token_hex(3)
    number = server.rpc("agent1")["scenic.found.item"].create(
        [{"description": f"橙色长柄雨伞 {mark}", "source": "visitor", "color": "orange"}]
    )
    agent = Counter(page_for("agent1", width=width)).open("/odoo/found-items", ".o_view_controller")
    started = time.monotonic()
    if width == PHONE:
        agent.click(".o_control_panel .oi-search, .o_control_panel .fa-search")
    agent.interactions += 1
    agent.page.locator("input.o_searchview_input >> visible=true").press_sequentially(f"雨伞 {mark}")
    agent.page.locator(".o_searchview_autocomplete").wait_for()
    agent.page.keyboard.press("Enter")
    agent.click(f".o_data_row:has-text('{mark}') td[name=description], .o_kanban_record:has-text('{mark}')")
    agent.claim()
    agent.fill("visitor_name", "周先生")
    agent.fill("visitor_phone", "13900001357")
    agent.fill("description", "橙色长柄伞")
    agent.tick("signed_on_paper")
    agent.button("action_hand_over")
    agent.state("已归还")
    assert time.monotonic() - started < 60
    assert agent.interactions <= (8 if width == DESKTOP else 9), f"{agent.interactions} clicks and fields"
    assert server.psql("SELECT state FROM scenic_found_item WHERE id = %s", number) == [("returned",)]
    assert not agent.screen.errors


def test_the_crew_leader_returns_on_site_with_his_phone(page_for, server):
    """The owner cannot wait: the crew leader registers, with a witness, and hands over; his login is the approval."""
    leader = Counter(page_for("crew", width=PHONE)).open("/odoo/found-items/new", ".o_form_view")
    leader.fill("description", "蓝色保温杯")
    leader.pick("zone_id", "荷花")
    leader.pick("finder_employee_id", "赵")
    leader.pick("witness_id", "何")
    leader.download("action_print_receipt")
    leader.claim()
    leader.fill("visitor_name", "吴先生")
    leader.fill("visitor_phone", "13900008642")
    leader.fill("description", "蓝色保温杯，落在长椅上")
    leader.tick("signed_on_paper")
    leader.button("action_hand_over")
    leader.state("已归还")
    [(method,)] = server.psql(
        "SELECT method FROM scenic_signature WHERE role = 'approver' AND res_model = 'scenic.claim' ORDER BY id DESC LIMIT 1"
    )
    assert method == "login"
    assert not leader.screen.errors


def scan(agent, code, box=None):
    """A hand scanner types very fast and ends with Enter, into ``box`` or wherever the agent is.

    A busy machine types slower than a scanner: then it is scanned again, as at the counter.
    """
    for _scan in range(12):
        if box:
            box.fill("")
        agent.page.keyboard.type(code, delay=2)
        agent.page.keyboard.press("Enter")
        try:
            agent.page.locator(".o_form_view").wait_for(timeout=10000)
            return
        except TimeoutError:
            continue
    raise AssertionError(f"{code} opens nothing")


def test_a_scanned_card_opens_its_item_on_any_screen(page_for, server):
    """A hand scanner types the card's address very fast, wherever the agent is."""
    [item] = server.rpc("agent1")["scenic.found.item"].search_read([], ["name"], limit=1)
    agent = Counter(page_for("agent1")).open("/odoo/service-desk", ".o_kanban_record")
    scan(agent, f"{server.base_url}/scenic/found/{item['name']}")
    assert agent.number() == item["name"]


def test_a_card_scanned_into_the_search_box_opens_its_item(page_for, server):
    """A list of ours puts the cursor there."""
    [item] = server.rpc("agent1")["scenic.found.item"].search_read([], ["name"], limit=1)
    agent = Counter(page_for("agent1")).open("/odoo/found-items", ".o_data_row, .o_kanban_record")
    scan(agent, item["name"], agent.page.locator(".o_searchview_input"))
    assert agent.number() == item["name"]


def test_a_phone_scanning_a_card_comes_back_after_the_login(browser, server):
    """The QR's address keeps leading to the item through the login page."""
    [item] = server.rpc("agent1")["scenic.found.item"].search_read([], ["name"], limit=1)
    page = browser.new_context(viewport={"width": PHONE, "height": 844}, locale="zh-CN").new_page()
    page.set_default_timeout(60000)
    page.goto(f"{server.base_url}/scenic/found/{item['name']}")
    page.fill("input[name=login]", "agent1")
    page.fill("input[name=password]", "agent1")
    page.click("button[type=submit]")
    expect(page.locator("div[name=name] >> visible=true").first).to_have_text(item["name"])
    page.context.close()
