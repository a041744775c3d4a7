"""An injury: raised from the top bar in one go, heard by four people on desktop and phone."""

from datetime import datetime, timedelta, timezone

import pytest
from counter import Counter
from playwright.sync_api import TimeoutError, expect

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


@pytest.mark.usefixtures("duty_plan")
def test_four_people_answer(page_for, server):
    """The agent raises it with four entries; each person answers with one tap; the agent sees who is on scene."""
    screens = {login: Counter(page_for(login, "en_US", width)) for login, width in TOLD.items()}
    for login in ("supervisor", "manager"):
        screens[login].open("/odoo", ".o_main_navbar")
    agent = Counter(page_for("agent1", "en_US")).open("/odoo/incidents", ".o_list_view")
    agent.click(".o_scenic_raise")
    agent.page.locator(".modal .o_form_view").wait_for()
    agent.pick("type_id", "Visitor Injured")
    agent.fill("description", "Fell at the carousel, knee bleeding")
    agent.click(".modal button[name=action_raised]")
    expect(agent.page.locator("div[name=chain_ids] .o_data_row")).to_have_count(4)
    number = agent.page.locator("div[name=name]").first.inner_text().strip()
    assert agent.interactions <= 4

    for login in ("supervisor", "manager"):
        person = screens[login]
        told = person.page.locator(".o_notification.o_scenic_told", has_text=number)
        expect(told).to_contain_text("Fell at the carousel", timeout=30000)
        told.get_by_role("button", name="I Have Heard It").click()
        expect(told).to_have_count(0)
    for login in ("operations", "duty"):
        person = screens[login]
        card = person.page.locator(".o_kanban_record:not(.o_kanban_ghost)", has_text=number)
        for _try in range(3):
            person.open("/odoo/my-notices", ".o_kanban_view")
            try:
                card.wait_for(timeout=20000)
            except TimeoutError:
                continue
            break
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
