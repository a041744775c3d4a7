"""An injury: raised from the top bar in one go, heard by four people on desktop and phone, or told by radio."""

from datetime import datetime, timedelta, timezone

import pytest
from counter import Counter
from playwright.sync_api import expect

PHONE = 390
# who is told of a considerable incident at the demo's centre, and on what he works
TOLD = {"supervisor": 1366, "manager": 1366, "operations": PHONE, "duty": PHONE}


@pytest.fixture
def duty_plan(server):
    """The duty manager has duty today, whatever day it is."""
    admin = server.rpc("manager")
    [employee] = admin["hr.employee.public"].search([("user_id.login", "=", "duty")])
    day = str((datetime.now(timezone.utc) + timedelta(hours=8 - 4)).date())  # the desk's day turns at four
    plans = admin["scenic.duty.day"]
    if found := plans.search([("date", "=", day)]):
        plans.write(found, {"manager_id": employee})
    else:
        plans.create([{"date": day, "manager_id": employee}])


def raise_injury(agent, text):
    """The agent raises an injury from the top bar; its number."""
    agent.click(".o_scenic_raise")
    agent.page.locator(".modal .o_form_view").wait_for()
    agent.pick("type_id", "Visitor Injured")
    agent.fill("description", text)
    agent.click(".modal button[name=action_raised]")
    expect(agent.page.locator("div[name=chain_ids] .o_data_row")).to_have_count(4)
    return agent.number()


@pytest.mark.usefixtures("duty_plan")
def test_four_people_answer(page_for, server):
    """The agent raises it with four entries; each person answers with one tap; the agent sees who is on scene."""
    screens = {login: Counter(page_for(login, "en_US", width)) for login, width in TOLD.items()}
    for login in ("supervisor", "manager"):
        screens[login].open("/odoo", ".o_main_navbar")
    agent = Counter(page_for("agent1", "en_US")).open("/odoo/incidents", ".o_list_view")
    number = raise_injury(agent, "Fell at the carousel, knee bleeding")
    assert agent.interactions <= 4

    for login in ("supervisor", "manager"):
        person = screens[login]
        told = person.page.locator(".o_notification.o_scenic_told", has_text=number)
        expect(told).to_contain_text("Fell at the carousel")
        told.get_by_role("button", name="I Have Heard It").click()
        expect(told).to_have_count(0)
    for login in ("operations", "duty"):
        person = screens[login]
        person.open("/odoo/my-notices", ".o_kanban_view")
        card = person.page.locator(".o_kanban_record:not(.o_kanban_ghost)", has_text=number)
        card.locator("button[name=action_acknowledge]").click()
        expect(card.locator("button[name=action_acknowledge]")).to_have_count(0)
    assert all(not person.screen.errors for person in screens.values())

    answered = server.psql(
        "SELECT count(*), count(acknowledged_at) FROM scenic_chain_notice notice"
        " JOIN scenic_incident incident ON incident.id = notice.res_id AND notice.res_model = 'scenic.incident'"
        " WHERE incident.name = %s",
        [number],
    )
    assert answered == [(4, 4)]
    agent.page.reload()
    expect(agent.page.locator("div[name=chain_progress]")).to_have_text("4/4")
    supervisor = agent.page.locator("div[name=chain_ids] .o_data_row", has_text="Supervisor")
    supervisor.locator("button[name=action_arrive]").click()
    expect(supervisor.locator("button[name=action_arrive]")).to_have_count(0)
    assert not agent.screen.errors


@pytest.mark.usefixtures("duty_plan")
def test_told_by_radio(page_for):
    """Who was radioed is ticked with the time and his answer; his own screen stops asking."""
    manager = Counter(page_for("manager", "en_US")).open("/odoo", ".o_main_navbar")
    agent = Counter(page_for("agent1", "en_US")).open("/odoo/incidents", ".o_list_view")
    number = raise_injury(agent, "Dizzy at the cable car")
    told = manager.page.locator(".o_notification.o_scenic_told", has_text=number)
    expect(told).to_be_visible()

    row = agent.page.locator("div[name=chain_ids] .o_data_row", has_text="Section Head")
    row.locator("button[name=action_tick]").click()
    agent.page.locator(".modal .o_form_view").wait_for()
    agent.page.locator(".modal").get_by_text("Radio", exact=True).click()
    agent.fill("note", "Comes at once")
    agent.click(".modal button[name=action_tick]")
    expect(row.locator("td[name=how]")).to_have_text("Radio")
    expect(row.locator("td[name=acknowledged_at]")).not_to_be_empty()
    expect(told).to_have_count(0)
    assert not agent.screen.errors
    assert not manager.screen.errors


def test_a_live_notice_lies_over_no_button_of_the_phone(page_for, server):
    """Whoever works on his phone when he is told presses on: the notice stands below the page."""
    incidents = server.rpc("agent1")["scenic.incident"]
    slight = [("severity", "=", "medium"), ("is_reportable", "=", False)]
    [kind] = server.rpc("agent1")["scenic.incident.type"].search(slight, limit=1)
    values = {"type_id": kind, "description": "Sprained ankle"}
    [first] = incidents.create([values])
    person = Counter(page_for("supervisor", "en_US", PHONE)).open(f"/odoo/incidents/{first}", ".o_form_view")
    incidents.create([values])
    told = person.page.locator(".o_notification.o_scenic_told").last
    expect(told).to_be_visible()

    def is_below():
        page, notice = (box.bounding_box() for box in (person.page.locator(".o_action_manager"), told))
        return page["y"] + page["height"] <= notice["y"] + 1

    person.until(is_below)  # it slides in
    person.button("action_handle")
    person.state("Being Handled")
    assert not person.screen.errors
