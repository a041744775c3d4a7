"""An angry visitor as people live it: from the counter to his signature, the call-back and the questionnaire."""

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


def becomes(server, person, number, state):
    """Wait until the complaint has a state; what a person pressed is still under way."""
    person.until(lambda: one(server, "SELECT state FROM scenic_complaint WHERE name = %s", number) == state)


def save(agent):
    """Save by the button beside the number; wait until the entry has its own."""
    agent.click(".o_form_button_save")
    expect(agent.page.locator("div[name=name] >> visible=true").first).to_have_text(re.compile(r"CP-\d\d-\d{6}"))


def tab(agent, name):
    """Open a page of the notebook."""
    agent.page.locator(f"a[name={name}] >> visible=true").first.click()


@pytest.mark.parametrize(("width", "most"), [(DESKTOP, 6), (PHONE, 8)])
def test_a_complaint_is_taken_in_few_interactions(page_for, server, width, most):
    """From the start page: what, category, where, phone, save; far under a minute. On a phone lists open by a tap."""
    agent = Counter(page_for("agent1", lang="en_US", width=width))
    agent.open("/odoo/service-desk", "button[name=action_complaint]")
    agent.click("button[name=action_complaint]")
    agent.fill("description", "Ferry left ten minutes early without us")
    agent.pick("category_id", "Queues")
    agent.pick("zone_id", one(server, "SELECT coalesce(name->>'en_US', '') FROM scenic_zone ORDER BY id LIMIT 1"))
    agent.fill("visitor_phone", "138-0000-0888")
    save(agent)
    assert agent.interactions <= most, f"{agent.interactions} clicks and fields"
    assert not agent.screen.errors


def taken_in(agent, server):
    """The agent writes down what the angry visitor says; return its number and id."""
    agent.open("/odoo/complaints/new", "div[name=description]")
    agent.fill("description", "Shouted at by the man at the turnstile")
    agent.pick("category_id", "Manner of Service")
    agent.fill("visitor_phone", "138-0000-0889")
    agent.fill("visitor_name", "Anna Angry")
    save(agent)
    number = agent.number()
    return number, one(server, "SELECT id FROM scenic_complaint WHERE name = %s", number)


def signed_by(server, entry, role):
    """How somebody signed under a complaint."""
    method = "SELECT method FROM scenic_signature WHERE res_model = 'scenic.complaint' AND res_id = %s AND role = %s"
    return one(server, method, entry, role)


def survey_address(agent, server):
    """The address in the text that the agent sends to the visitor, at the server of the test."""
    agent.button("action_survey_link")
    box = agent.page.locator(".modal div[name=text] textarea")
    expect(box).to_have_value(re.compile(r"https?://[^/\s]+/"))
    text = box.input_value()
    agent.click(".modal-footer button")
    return server.base_url + re.search(r"https?://[^/\s]+(/\S+)", text)[1]


def answer_survey(browser, address):
    """The visitor, at home: no login, the page from the text message, dissatisfied all in all."""
    context = browser.new_context(viewport={"width": PHONE, "height": 844})
    page = context.new_page()
    page.set_default_timeout(60000)
    page.goto(address)
    overall = page.locator("fieldset", has=page.locator(".must"))
    overall.locator("label").nth(1).click()
    page.locator("button[type=submit]").click()
    page.locator("main .none").wait_for()  # thanks, in the language of the link
    context.close()


def test_an_angry_visitor_from_the_counter_to_the_survey(page_for, server, browser):
    """Taken in, judged, a solution proposed and approved by another, carried out, signed for, concluded; called back
    by somebody who is not concerned, who hears "so-so"; the questionnaire answered at home.
    """
    agent = Counter(page_for("agent1", lang="en_US"))
    number, entry = taken_in(agent, server)

    supervisor = Counter(page_for("supervisor", lang="en_US"))
    supervisor.open(f"/odoo/complaints/{entry}", "button[name=action_judge]")
    supervisor.button("action_judge")
    supervisor.page.locator(".modal div[name=reason] textarea").fill("The camera shows it")
    supervisor.click(".modal button[name=action_confirm]")
    becomes(server, supervisor, number, "judged")

    agent.open(f"/odoo/complaints/{entry}", "button[name=action_propose]")
    tab(agent, "solution")
    agent.fill("solution", "The head of the gate apologises in person")
    agent.button("action_propose")
    becomes(server, agent, number, "solution")

    supervisor.open(f"/odoo/complaints/{entry}", "button[name=action_approve]")
    supervisor.button("action_approve")
    becomes(server, supervisor, number, "approved")
    assert signed_by(server, entry, "approver") == "login"

    agent.open(f"/odoo/complaints/{entry}", "button[name=action_carried_out]")
    agent.button("action_carried_out")
    becomes(server, agent, number, "carried_out")
    agent.open(f"/odoo/complaints/{entry}", "button[name=action_close]")
    tab(agent, "solution")
    agent.choose("visitor_answer", "Accepts the Solution")
    sign(agent)
    agent.button("action_close")
    becomes(server, agent, number, "closed")
    assert signed_by(server, entry, "complainant") == "drawn"

    companies = server.rpc()["res.company"]  # nobody is called at night, and the test may be run then
    companies.write(companies.search([]), {"scenic_callback_quiet_from": 0, "scenic_callback_quiet_to": 0})
    of_case = "FROM scenic_callback WHERE res_model = 'scenic.complaint' AND res_id = %s"
    callback = one(server, f"SELECT id {of_case}", entry)
    agent.open(f"/odoo/call-backs/{callback}", ".o_form_view")
    expect(agent.page.locator("button[name=action_so_so]")).to_have_count(0)  # he took it himself
    colleague = Counter(page_for("agent2", lang="en_US"))
    colleague.open(f"/odoo/call-backs/{callback}", "button[name=action_so_so]")
    colleague.button("action_so_so")
    colleague.page.locator(".modal div[name=dissatisfaction] textarea").fill("He never looked up from his telephone")
    # at night nobody is called, but whoever comes to the counter is heard
    colleague.click(".modal div[name=channel] .o_selection_badge:has-text('Face to Face')")
    colleague.click(".modal button[name=action_save]")
    expect(colleague.page.locator("div[name=satisfaction]").first).to_contain_text("So-So")
    assert one(server, f"SELECT satisfaction {of_case}", entry) == "so_so"

    agent.open(f"/odoo/complaints/{entry}", "button[name=action_survey_link]")
    answer_survey(browser, survey_address(agent, server))
    answers = (
        "SELECT scenic_overall FROM survey_user_input WHERE scenic_model = 'scenic.complaint' AND scenic_res_id = %s"
    )
    assert one(server, answers, entry) == 2
    for person in (agent, supervisor, colleague):
        assert not person.screen.errors
