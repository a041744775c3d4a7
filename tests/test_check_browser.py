"""After-shift checks as people make them: with a hand scanner at the desk, with a phone walking around."""

from io import BytesIO

import pytest
import requests
from counter import Counter
from odoo_server import Screen, launch
from PIL import Image
from playwright.sync_api import expect

DESKTOP, PHONE = 1366, 390


def scan(agent, code):
    """What a hand scanner does: it types the label very fast and ends with Enter.

    A busy machine types slower than a scanner: then it is scanned again until it is heard, as people do.
    """
    heard = agent.page.locator(".o_notification", has_text=code)
    for _scan in range(12):
        agent.page.locator("body").click(position={"x": 5, "y": 300})
        agent.page.keyboard.type(code, delay=3)
        agent.page.keyboard.press("Enter")
        try:
            expect(heard.first).to_be_visible(timeout=10000)
            return
        except AssertionError:
            continue
    raise AssertionError(f"{code} is not heard")


def things(server, check):
    """The lines of an asset check: name → (finding, code)."""
    lines = server.rpc()["scenic.asset.check.line"].search_read(
        [("check_id.name", "=", check)], ["name", "finding", "code"]
    )
    return {line["code"] or line["name"]: line["finding"] for line in lines}


def start_audit(agent):
    """Begin a full audit."""
    agent.open("/odoo/asset-checks/new", ".o_form_view")
    agent.button("action_start")
    agent.page.locator("div[name=line_ids] :is(.o_data_row, .o_kanban_record)").first.wait_for()
    camera = agent.page.locator(".o_scenic_check_camera")
    agent.press("div[name=mode] .o_selection_badge >> nth=1", camera.is_visible)


def film(server, code):
    """A video of a label that does not move: raw YUV 4:2:0, black and white."""
    label = requests.get(
        f"{server.base_url}/report/barcode/",
        {"barcode_type": "QR", "value": code, "width": 110, "height": 110},
        timeout=60,
    )
    # small enough for the strip in which Odoo's scanner reads
    frame = Image.new("L", (640, 480), 255)
    frame.paste(Image.open(BytesIO(label.content)).convert("L"), (265, 185))
    return b"YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\nFRAME\n" + frame.tobytes() + b"\x80" * (320 * 240 * 2)


@pytest.fixture
def phone(browser, server, tmp_path):
    """An agent's phone whose camera sees the label of the kiosk's computer."""
    video = tmp_path / "label.y4m"
    video.write_bytes(film(server, "PC-2023-0108"))
    running = launch(
        browser.browser_type,
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={video}",
    )
    yield Counter(Screen(running, server, "agent3", width=PHONE))
    running.close()


def test_full_audit_with_the_phones_camera(phone, server):
    """Odoo's own scanner reads the label; the thing is there."""
    start_audit(phone)
    phone.click(".o_scenic_check_camera")
    expect(phone.page.locator(".o_notification", has_text="PC-2023-0108").first).to_be_visible()
    assert things(server, phone.number())["PC-2023-0108"] == "present"
    assert not phone.screen.errors


def test_full_audit_with_a_hand_scanner(page_for, server):
    """Label by label; one that is on no list is kept; nothing is lost when the page is left."""
    agent = Counter(page_for("agent1", width=DESKTOP))
    start_audit(agent)
    for code in ("PC-2023-0101", "cctv-0007", "UNKNOWN-9"):
        scan(agent, code)
    expect(agent.page.locator("div[name=scan_progress]")).to_contain_text("2")
    found = things(server, agent.number())
    assert (found["PC-2023-0101"], found["CCTV-0007"], found["UNKNOWN-9"]) == ("present", "present", "unexpected")
    assert found["PC-2023-0102"] is False
    assert not agent.screen.errors


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_safety_check_walking_around(page_for, server, width):
    """The ordinary points in one tap, each critical one by itself, then the signature."""
    agent = Counter(page_for("agent2", width=width))
    agent.open("/odoo/safety-checks/new", ".o_form_view")
    agent.button("action_start")
    agent.button("action_all_fine")
    number = agent.number()
    points = server.rpc()["scenic.safety.check.line"]
    ordinary, critical = ([("check_id.name", "=", number), ("is_critical", "=", flag)] for flag in (False, True))
    agent.until(lambda: not points.search_count([*ordinary, ("result", "=", False)]))
    waiting = points.search_count([*critical, ("result", "=", False)])
    assert waiting == points.search_count(critical) > 0
    cards = agent.page.locator(".o_data_row, .o_scenic_check_kanban .o_kanban_record:not(.o_kanban_ghost)")
    for position, line in enumerate(points.search_read([("check_id.name", "=", number)], ["is_critical"])):
        if line["is_critical"]:
            fine = cards.nth(position).locator(".text-bg-success")
            agent.press(cards.nth(position).locator("button[name=action_fine]"), fine.is_visible)
    agent.button("action_done")
    state = "SELECT state FROM scenic_safety_check WHERE name = %s"
    agent.until(lambda: server.psql(state, [number]) == [("done",)])
    assert not agent.screen.errors
