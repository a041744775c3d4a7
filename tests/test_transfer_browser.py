"""The day's valuables pass to the custodian, as people do it: at the shared counter login, and on a phone."""

import desk_client as desk
import pytest
from counter import Counter
from playwright.sync_api import expect

DESKTOP, PHONE = 1366, 390


@pytest.fixture(scope="session")
def staff(server):
    """The demo users' sessions by login."""
    return desk.Staff(server)


def list_on_screen(screen):
    """Return the id of the list that the form shows."""
    return int(screen.page.url.rstrip("/").split("/")[-1])


def state(staff, transfer):
    """Return the state of a list."""
    return desk.state(staff.agent1, "scenic.custody.transfer", transfer)


def sign_with_pin(counter, name, pin):
    """Choose who signs in the dialog of a shared login, and type his PIN."""
    counter.page.locator(".modal div[name=signer_id]").wait_for()
    counter.pick("signer_id", name)
    counter.fill("signer_pin", pin)
    counter.click(".modal button[name=action_sign]")
    counter.page.locator(".modal").wait_for(state="detached")


def test_valuables_pass_at_the_shared_login(page_for, staff, server):
    """Card → list → giver's PIN → custodian's PIN: everything is with the custodian."""
    phone = desk.new_phone(staff.agent1)
    counter = Counter(page_for("counter", width=DESKTOP))
    counter.open("/odoo/service-desk", ".o_kanban_record")
    counter.click("button[name=action_hand_valuables]")
    counter.button("action_give")
    sign_with_pin(counter, "王芳", "1001")
    counter.button("action_receive_all")
    sign_with_pin(counter, "赵丽华", pin_of(server, "custodian"))
    expect(counter.page.locator("button[name=action_receive_all]")).to_have_count(0)
    assert state(staff, list_on_screen(counter)) == "received"
    assert desk.state(staff.agent1, "scenic.found.item", phone) == "in_custody"
    assert counter.interactions <= 10
    assert not counter.screen.errors


def pin_of(server, login):
    """Return the PIN of a login's employee."""
    users = f"SELECT id FROM res_users WHERE login = '{login}'"
    return server.psql(f"SELECT pin FROM hr_employee WHERE user_id IN ({users})")[0][0]


def test_custodian_ticks_on_his_phone(page_for, staff):
    """What he ticks passes; what he does not stays at the counter."""
    first, second = desk.new_phone(staff.agent1), desk.new_phone(staff.agent1)
    action = staff.agent1["scenic.found.item"].action_to_custody([first, second])
    staff.agent1["scenic.custody.transfer"].action_give([action["res_id"]])
    custodian = Counter(page_for("custodian", width=PHONE))
    custodian.open(f"/odoo/custody-transfers/{action['res_id']}", ".o_form_view")
    custodian.click("button[name=action_tick]")
    expect(custodian.page.locator("button[name=action_tick].btn-success")).to_have_count(1)
    custodian.button("action_receive")
    expect(custodian.page.locator("button[name=action_tick]")).to_have_count(0)
    assert state(staff, action["res_id"]) == "received"
    states = {desk.state(staff.agent1, "scenic.found.item", item) for item in (first, second)}
    assert states == {"in_custody", "at_counter"}
    assert not custodian.screen.errors


def due_item(server, staff, destination):
    """Register something whose period is over and that goes to ``destination``; return its id and number."""
    item = desk.new_item(staff.agent1, description="Paper bag")
    server.psql(
        "UPDATE scenic_found_item SET keep_until = now() - interval '1 day', destination = %s WHERE id = %s",
        [destination, item],
    )
    return item, staff.agent1["scenic.found.item"].read([item], ["name"])[0]["name"]


def draw_up_from_due_list(counter, number):
    """Choose one item in the list of what is due, and draw up its transfer."""
    counter.open("/odoo/due-items", ".o_list_view tr.o_data_row")
    row = counter.page.locator("tr.o_data_row", has_text=number)
    row.locator("input[type=checkbox]").click()
    counter.click("button[name=action_draft_transfers]")
    counter.page.locator(".o_form_view div[name=line_ids] tr.o_data_row", has_text=number).wait_for()


def test_police_take_what_is_due(page_for, staff, server):
    """Due list → list for the police → giver signs → officer and receipt from the signed paper → the printed list."""
    item, number = due_item(server, staff, "police")
    custodian = Counter(page_for("custodian", width=DESKTOP))
    draw_up_from_due_list(custodian, number)
    transfer = list_on_screen(custodian)
    custodian.button("action_give")
    expect(custodian.page.locator("button[name=action_received_on_paper]:visible")).to_have_count(1)
    phone = Counter(page_for("custodian", width=PHONE))
    phone.open(f"/odoo/custody-transfers/{transfer}", ".o_form_view div[name=receiver_name]")
    phone.fill("receiver_name", "民警张三 012345")
    phone.fill("reference", "GA-26-0123")
    phone.button("action_received_on_paper")
    phone.state("双方已签")
    assert state(staff, transfer) == "received"
    assert desk.state(staff.agent1, "scenic.found.item", item) == "transferred"
    custodian.open(f"/odoo/custody-transfers/{transfer}", ".o_form_view div[name=line_ids] tr.o_data_row")
    assert custodian.download(f'"{report_of(server)}"').startswith(b"%PDF")
    assert not custodian.screen.errors + phone.screen.errors


def report_of(server):
    """Return the id of the printed list's action, which is the name of its button."""
    query = "SELECT res_id FROM ir_model_data WHERE module = 'scenic_service_desk' AND name = 'custody_transfer_report'"
    return server.psql(query)[0][0]


def test_disposed_of_before_a_witness(page_for, staff, server):
    """Due list → reason → who disposes signs → the witness signs on his phone: the line is disposed of, not passed on."""
    item, number = due_item(server, staff, "dispose")
    custodian = Counter(page_for("custodian", width=DESKTOP))
    draw_up_from_due_list(custodian, number)
    transfer = list_on_screen(custodian)
    custodian.fill("reason", "已变质")
    custodian.button("action_give")
    expect(custodian.page.locator("div[name=giver_id]:visible")).to_have_count(1)
    witness = Counter(page_for("supervisor", width=PHONE))
    witness.open(f"/odoo/custody-transfers/{transfer}", ".o_form_view div[name=line_ids]")
    witness.button("action_receive")
    witness.state("双方已签")
    assert state(staff, transfer) == "received"
    assert desk.state(staff.agent1, "scenic.found.item", item) == "disposed"
    lines = staff.agent1["scenic.custody.transfer.line"]
    read = lines.read(lines.search([["transfer_id", "=", transfer]]), ["result_text"])
    assert [line["result_text"] for line in read] == ["Disposed Of"]
    assert not custodian.screen.errors + witness.screen.errors
