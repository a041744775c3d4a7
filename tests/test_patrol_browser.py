"""The duty manager's round on his phone, and his signature at a kiosk's screen, in Chinese."""

import pytest
from counter import Counter
from playwright.sync_api import expect

PHONE = 390


@pytest.fixture(scope="module")
def posts(server):
    """A round of two posts that is due all day; the scheduler has made today's."""
    admin = server.rpc("manager")
    ids = admin["scenic.checkpoint"].create([{"name": name} for name in ("观景台", "缆车下站")])
    [desk] = admin["scenic.desk"].search([], limit=1)
    stops = [
        (0, 0, {"checkpoint_id": post, "sequence": number, "hour_from": 4.001, "hour_to": 4})
        for number, post in enumerate(ids)
    ]
    admin["scenic.patrol.plan"].create([{"name": "全天巡园", "desk_id": desk, "stop_ids": stops}])
    root = server.rpc()
    [cron] = root["ir.cron"].search([("cron_name", "like", "posts missed")])
    root["ir.cron"].method_direct_trigger([cron])
    tokens = dict(server.psql("SELECT id, token FROM scenic_checkpoint WHERE id IN %s", [tuple(ids)]))
    return [tokens[post] for post in ids]


def scan(manager, token):
    """The phone's camera opens what the QR holds."""
    manager.interactions += 1
    manager.open(f"/scenic/checkpoint/{token}", ".o_form_view")


def test_scan_all_fine_next(page_for, server, posts):
    """Two posts: the first in two taps with nothing to remark, the second with a finding; the round ends complete."""
    manager = Counter(page_for("duty", width=PHONE))
    scan(manager, posts[0])
    expect(manager.page.locator("div[name=state]").first).to_contain_text("准时")
    manager.click("button[name=action_all_fine]")
    expect(manager.page.locator("div[name=next_visit_id]")).to_contain_text("缆车下站")
    assert manager.interactions == 2

    scan(manager, posts[1])
    manager.click(".o_kanban_record:has-text('设施') button[name=action_abnormal]")
    manager.page.locator("div[name=remark]").wait_for()
    manager.fill("remark", "扶手松动")
    manager.fill("action_taken", "已通知工程部")
    manager.button("action_request_repair")
    expect(manager.page.locator("div[name=repair_state]")).to_be_visible()
    manager.button("action_back")
    manager.click("button[name=action_all_fine]")
    manager.page.locator("div[name=visit_ids]").wait_for()
    manager.button("action_finish")
    manager.state("完成")
    rows = server.psql(
        "SELECT f.state, f.remark FROM scenic_patrol_finding f JOIN scenic_checkpoint c ON c.id = f.checkpoint_id"
        " WHERE c.token = %s AND f.result = 'abnormal'",
        [posts[1]],
    )
    assert rows == [("open", "扶手松动")]
    assert not manager.screen.errors


def test_an_unknown_code_says_so(page_for):
    """A sheet that was renewed: a sentence, not an error."""
    manager = Counter(page_for("duty", width=PHONE)).open("/scenic/checkpoint/outdated", "h2")
    expect(manager.page.locator("p.lead")).to_contain_text("二维码")
    assert not manager.screen.errors


def test_signed_at_the_kiosks_screen(page_for, server):
    """The manager's PIN on the agent's screen; the agent's own login is the counter-signature."""
    agent = Counter(page_for("agent3")).open("/odoo/service-desk", ".o_kanban_record")
    agent.click("button[name=action_patrol_sign]")
    agent.page.locator(".modal div[name=patroller_pin]").wait_for()
    agent.pick("patroller_id", "高山")
    agent.fill("patroller_pin", "4001")
    agent.click(".modal button[name=action_sign_all_fine]")
    agent.page.locator(".modal").wait_for(state="detached")
    [(patroller, countersigner)] = server.psql(
        "SELECT p.name, c.name FROM scenic_patrol_visit v JOIN hr_employee p ON p.id = v.employee_id"
        " JOIN hr_employee c ON c.id = v.countersigner_id ORDER BY v.signed_at DESC LIMIT 1"
    )
    assert (patroller, countersigner) == ("高山", "张敏")
    assert agent.interactions <= 4
    assert not agent.screen.errors
