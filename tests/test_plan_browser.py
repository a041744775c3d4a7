"""Planning a month of shifts in the browser: what a supervisor presses, and how long he waits."""

import secrets
import time
from calendar import monthrange
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from counter import Counter
from own_desk import xml_id
from playwright.sync_api import expect

PEOPLE = 10


@pytest.fixture
def team(server):
    """A desk of two slots with ten people who have no working calendar of their own; the supervisor is one of them."""
    admin, mark = server.rpc("admin"), secrets.token_hex(3)
    login = f"plan_{mark}"
    group = xml_id(server, "group_supervisor", "res.groups")
    values = {"name": "周敏", "login": login, "password": login, "lang": "zh_CN", "tz": "Asia/Shanghai"}
    [user] = admin["res.users"].create([{**values, "group_ids": [[4, group]]}])
    people = admin["hr.employee"].create(
        [{"name": f"员工{number}", "user_id": user if not number else False} for number in range(PEOPLE)]
    )
    slots = [xml_id(server, f"shift_slot_{name}", "scenic.shift.slot") for name in ("early", "late")]
    [desk] = admin["scenic.desk"].create(
        [{"name": f"排班台 {mark}", "tz": "Asia/Shanghai", "member_ids": people, "slot_ids": [[6, 0, slots]]}]
    )
    # the month is planned to its last day: what is proposed is the whole next one
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    last = today.replace(day=monthrange(today.year, today.month)[1])
    admin["scenic.shift.member"].create(
        [{"desk_id": desk, "day": str(last), "slot_id": slots[0], "employee_id": person} for person in people]
    )
    return login, desk


def test_a_month_for_ten_people(page_for, server, team):
    """Choose the pattern, look at the preview, plan: at most five interactions, and the waiting is seconds."""
    login, desk = team
    supervisor = Counter(page_for(login))
    supervisor.open("/odoo/action-scenic_service_desk.shift_plan_action", ".modal [name=line_ids] .o_data_row")
    started = time.monotonic()
    supervisor.click("div[name=mode] .o_radio_item:has-text('轮')")
    expect(supervisor.page.locator(".modal .o_scenic_plan tbody tr")).to_have_count(PEOPLE)
    supervisor.click("button[name=action_apply]")
    supervisor.page.locator(".o_calendar_view").wait_for()
    waited = time.monotonic() - started
    planned = server.psql(
        "SELECT count(*), count(DISTINCT employee_id) FROM scenic_shift_member WHERE desk_id = %s", [desk]
    )
    rows, people = planned[0]
    assert people == PEOPLE
    assert rows > 150
    assert supervisor.interactions <= 5
    assert waited < 60
    assert not supervisor.screen.errors
