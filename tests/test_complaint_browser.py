"""A complaint as people take it in: at the counter or on the phone, in under a minute."""

import re

import pytest
from counter import Counter
from playwright.sync_api import expect

DESKTOP, PHONE = 1366, 390


def one(server, query, *parameters):
    """The first row's only value; None without a row."""
    rows = server.psql(query, list(parameters))
    return rows[0][0] if rows else None


def save(agent):
    """Save by the button beside the number; wait until the entry has its own."""
    agent.click(".o_form_button_save")
    expect(agent.page.locator("div[name=name] >> visible=true").first).to_have_text(re.compile(r"CP-\d\d-\d{6}"))


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
