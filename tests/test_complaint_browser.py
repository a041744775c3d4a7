"""An angry visitor as people live it: from the counter to his signature under the solution."""

import re

import pytest
from counter import Counter
from playwright.sync_api import expect
from test_flow_browser import sign

DESKTOP, PHONE = 1366, 390


def one(server, query, *parameters):
    """The first row's only value; None without a row."""
    rows = server.psql(query, list(parameters))
    return rows[0][0] if rows else None


def becomes(server, page, number, state):
    """Wait until the complaint has a state; what a person pressed is still under way."""
    for _try in range(150):
        if one(server, "SELECT state FROM scenic_complaint WHERE name = %s", number) == state:
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"{number} did not become {state}")


def save(agent):
    """Save by the button beside the number; wait until the entry has its own."""
    agent.click(".o_form_button_save")
    expect(agent.page.locator("div[name=name] >> visible=true").first).to_have_text(re.compile(r"CP-\d\d-\d{6}"))


def tab(agent, name):
    """Open a page of the notebook."""
    agent.page.locator(f"a[name={name}] >> visible=true").first.click()


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_complaint_is_taken_in_eight_interactions_at_most(page_for, server, width):
    """From the start page: what, category, where, phone, save. At three seconds each it is far under a minute."""
    agent = Counter(page_for("agent1", lang="en_US", width=width))
    agent.open("/odoo/service-desk", "button[name=action_complaint]")
    agent.click("button[name=action_complaint]")
    agent.fill("description", "Ferry left ten minutes early without us")
    agent.pick("category_id", "Queues")
    agent.pick("zone_id", one(server, "SELECT coalesce(name->>'en_US', '') FROM scenic_zone ORDER BY id LIMIT 1"))
    agent.fill("visitor_phone", "138-0000-0888")
    save(agent)
    assert agent.interactions <= 8, f"{agent.interactions} clicks and fields"
    assert not agent.screen.errors


def test_from_the_counter_to_the_signed_solution(page_for, server):
    """Taken in by the agent, judged by the supervisor, solved, approved by another, signed for, concluded."""
    agent = Counter(page_for("agent1", lang="en_US"))
    agent.open("/odoo/complaints/new", "div[name=description]")
    agent.fill("description", "Shouted at by the man at the turnstile")
    agent.pick("category_id", "Manner of Service")
    agent.fill("visitor_phone", "138-0000-0889")
    agent.fill("visitor_name", "Anna Angry")
    save(agent)
    number = agent.number()
    entry = one(server, "SELECT id FROM scenic_complaint WHERE name = %s", number)

    supervisor = Counter(page_for("supervisor", lang="en_US"))
    supervisor.open(f"/odoo/complaints/{entry}", "button[name=action_judge]")
    supervisor.button("action_judge")
    supervisor.page.locator(".modal div[name=reason] textarea").fill("The camera shows it")
    supervisor.click(".modal button[name=action_confirm]")
    becomes(server, supervisor.page, number, "judged")

    agent.open(f"/odoo/complaints/{entry}", "button[name=action_propose]")
    tab(agent, "solution")
    agent.fill("solution", "The head of the gate apologises in person")
    agent.button("action_propose")
    becomes(server, agent.page, number, "solution")

    supervisor.open(f"/odoo/complaints/{entry}", "button[name=action_approve]")
    supervisor.button("action_approve")
    becomes(server, supervisor.page, number, "approved")

    agent.open(f"/odoo/complaints/{entry}", "button[name=action_carried_out]")
    agent.button("action_carried_out")
    becomes(server, agent.page, number, "carried_out")
    agent.open(f"/odoo/complaints/{entry}", "button[name=action_close]")
    tab(agent, "solution")
    agent.choose("visitor_answer", "Accepts the Solution")
    sign(agent)
    agent.button("action_close")
    becomes(server, agent.page, number, "closed")
    signed = "SELECT method FROM scenic_signature WHERE res_model = 'scenic.complaint' AND res_id = %s AND role = %s"
    assert one(server, signed, entry, "complainant") == "drawn"
    assert not agent.screen.errors
    assert not supervisor.screen.errors
