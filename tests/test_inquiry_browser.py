"""Calls and questions as people record them: few clicks, few seconds."""

import re
import time

import pytest
from counter import Counter
from playwright.sync_api import expect

DESKTOP, PHONE = 1366, 390


def new_row(agent):
    """Begin the next call in the day's list."""
    agent.click(".o_list_button_add")
    agent.page.locator("tr.o_selected_row div[name=topic_id] input").wait_for()


def topic(agent, text):
    """Type the topic's code or a word of it, and take the first that fits."""
    agent.interactions += 1
    box = agent.page.locator("div[name=topic_id] input >> visible=true").first
    box.click()
    agent.search(box, text)
    agent.page.locator(".o-autocomplete--dropdown-item:not(.o_m2o_dropdown_option) >> visible=true").first.wait_for()
    agent.page.wait_for_timeout(300)  # the list is drawn anew
    box.press("Enter")
    expect(agent.page.locator(".o-autocomplete--dropdown-menu")).to_have_count(0)


def enter(agent):
    """Save the row."""
    agent.interactions += 1
    agent.page.keyboard.press("Enter")


def last_call(server):
    return server.psql(
        "SELECT i.id, t.code, i.outcome, i.channel, i.state FROM scenic_inquiry i"
        " LEFT JOIN scenic_inquiry_topic t ON t.id = i.topic_id ORDER BY i.id DESC LIMIT 1"
    )[0]


def wait_for_call(agent, server, after):
    agent.until(lambda: last_call(server)[0] != after)
    return last_call(server)


def test_a_routine_call_takes_under_ten_seconds_and_six_interactions(page_for, server):
    """From the start page: calls, new, the topic's code, Enter.

    The quickest of some calls counts: what else the machine does just then is not the addon's time.
    """
    agent, seconds = Counter(page_for("agent1")), []
    while len(seconds) < 5 and min(seconds, default=10) >= 10:
        agent.open("/odoo/service-desk", "button[name=action_calls]")
        agent.interactions, before, started = 0, last_call(server)[0], time.monotonic()
        agent.click("button[name=action_calls]")
        new_row(agent)
        topic(agent, "32")
        enter(agent)
        call = wait_for_call(agent, server, before)
        seconds.append(time.monotonic() - started)
        assert agent.interactions <= 6, f"{agent.interactions} clicks and fields"
        assert call[1:] == ("32", "answered", "external", "recorded")
    assert min(seconds) < 10, seconds
    assert not agent.screen.errors


def test_the_next_call_follows_in_the_same_list(page_for, server):
    """Enter saves the call and begins the next one."""
    agent = Counter(page_for("agent1")).open("/odoo/calls", ".o_list_button_add")
    new_row(agent)
    for code in ("21", "41"):
        before = last_call(server)[0]
        agent.interactions = 0
        topic(agent, code)
        enter(agent)
        assert wait_for_call(agent, server, before)[1] == code
        assert agent.interactions == 2
        expect(agent.page.locator("tr.o_selected_row div[name=topic_id] input")).to_have_value("")
    assert not agent.screen.errors


def test_the_standard_answer_fills_the_call(page_for, server):
    """Picked by words in any order, it brings question and answer with it."""
    agent = Counter(page_for("agent1")).open("/odoo/inquiries/new", ".o_form_view")
    topic(agent, "11")
    agent.pick("answer_id", "学生")
    expect(agent.page.locator("div[name=answer] textarea").first).to_have_value(re.compile("学生证"))
    agent.click(".o_form_button_save")
    expect(agent.page.locator("div[name=name] >> visible=true").first).to_contain_text("IQ-")
    assert not agent.screen.errors


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_one_tap_counts_one_question(page_for, server, width):
    """The counter board, at the desk and on a tablet or phone; the last tap is taken back."""
    agent = Counter(page_for("agent1", width=width)).open("/odoo/counter-board", "button[name=action_tap]")
    card = agent.page.locator(".o_kanban_record:has(button[name=action_tap])").nth(1)
    count = card.locator("div[name=tap_count], .o_scenic_tap_count").first
    before = int(count.inner_text())
    for expected in (before + 1, before + 2):
        card.locator("button[name=action_tap]").click()
        expect(count).to_have_text(str(expected))
    card.locator("button[name=action_untap]").click()
    expect(count).to_have_text(str(before + 1))
    assert not agent.screen.errors


def test_the_call_back_owed_is_answered(page_for, server):
    """A question nobody knows: owed, red when late, answered with way and time."""
    rpc = server.rpc("agent1")
    [topic_id] = rpc["scenic.inquiry.topic"].search([["code", "=", "42"]])
    [call] = rpc["scenic.inquiry"].create([{"topic_id": topic_id, "outcome": "call_back", "question": "能留前排吗"}])
    agent = Counter(page_for("agent1")).open(f"/odoo/inquiries/{call}", ".o_form_view")
    agent.fill("answer", "可以，提前半小时领票")
    agent.button("action_reply")
    replied = "SELECT state, replied_in_time FROM scenic_inquiry WHERE id = %s"
    agent.until(lambda: server.psql(replied, [call]) == [("replied", True)])
    assert not agent.screen.errors
