"""The forms over HTTP, as the web client fetches them, from the demo park in Chinese."""

import subprocess

import pytest

ITEM_FORMS = {
    "found_item_card": "物品信息卡",
    "found_item_card_sheet": "物品信息卡",
    "found_item_receipt": "拾到物品回执",
    "found_item_sheet_visitor": "登记、认领表",
    "found_item_sheet_employee": "登记、认领表",
    "found_item_sheet_on_site": "登记、认领表",
}
BLANK_FORMS = {"sheet_on_site": "员工现场拾物登记、认领表", "receipt_employee": "员工拾到物品回执", "slip": "失物收条"}


def pages_of(rpc, report, ids):
    """The text of each page of a report, printed by the user of ``rpc``."""
    address = f"{rpc.base_url}/report/pdf/scenic_service_desk.report_{report}/{','.join(map(str, ids))}"
    answer = rpc.http.get(address, timeout=600)
    assert answer.headers["Content-Type"] == "application/pdf", answer.text[-2000:]
    text = subprocess.run(["pdftotext", "-", "-"], input=answer.content, capture_output=True, check=True).stdout
    return text.decode().split("\f")[:-1]


@pytest.mark.parametrize("form", ITEM_FORMS)
def test_every_item_of_the_park_is_printed(server, form):
    agent = server.rpc("supervisor")
    items = agent["scenic.found.item"].search_read([], ["name"], order="id")
    pages = pages_of(agent, form, [item["id"] for item in items])
    text = "".join(pages)
    assert len(pages) == (-(-len(items) // 10) if form.endswith("card_sheet") else len(items))
    assert ITEM_FORMS[form] in text
    assert [item["name"] for item in items if item["name"] not in text] == []


def test_slip_is_one_page_a_claim(server):
    agent = server.rpc("agent1")
    claims = agent["scenic.claim"].search([("item_id", "!=", False)])
    pages = pages_of(agent, "claim_slip", claims)
    assert len(pages) == len(claims)
    assert all("失物收条" in page and "今收到" in page for page in pages)


@pytest.mark.parametrize("form", BLANK_FORMS)
def test_blank_forms(server, form):
    agent = server.rpc("agent1")
    [wizard] = agent["scenic.blank.form"].create([{"form": form, "copies": 2}])
    action = agent["scenic.blank.form"].action_print([wizard])
    pages = pages_of(agent, action["report_name"].split(".report_")[1], [wizard])
    assert len(pages) == 2
    assert BLANK_FORMS[form] in pages[1]


def test_logs_of_several_days_in_one_print(server):
    agent = server.rpc("agent1")
    logs = agent["scenic.duty.log"].search_read([["desk_id.kind", "=", "centre"]], ["date"], limit=5)
    pages = pages_of(agent, "duty_log", [log["id"] for log in logs])
    text = "".join(pages)
    assert len(pages) >= len(logs)
    assert [log["date"] for log in logs if log["date"] not in text] == []
