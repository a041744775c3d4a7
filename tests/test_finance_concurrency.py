"""Finance's lists in two real transactions at the same moment: drawn up once, received once."""

import secrets

import desk_client as desk
import pytest
from own_desk import xml_id
from test_concurrency import refused, together

ROUNDS = 3


@pytest.fixture(scope="module")
def staff(server):
    """Sessions of the custodian (two of them) and of finance."""
    return [server.rpc("custodian"), server.rpc("custodian")], [server.rpc("finance"), server.rpc("finance")]


def overdue_items(server, count=3):
    """Umbrellas whose period is over; return their ids."""
    rpc = server.rpc("agent1")
    category = xml_id(server, "item_category_umbrella", "scenic.item.category")
    values = [{"description": f"雨伞 {secrets.token_hex(3)}", "category_id": category} for _number in range(count)]
    ids = rpc["scenic.found.item"].create(values)
    server.psql(
        "UPDATE scenic_found_item SET keep_until = now() - interval '1 day', destination = 'finance' WHERE id IN %s",
        [tuple(ids)],
    )
    return ids


def lines_of(server, ids):
    """How many open lines each item has."""
    query = (
        "SELECT item_id, count(*) FROM scenic_custody_transfer_line WHERE item_id IN %s AND result = 'open' GROUP BY 1"
    )
    return dict(server.psql(query, [tuple(ids)]))


def test_drawn_up_by_two_at_once(server, staff):
    [first, second], _finance = staff
    for _round in range(ROUNDS):
        ids = overdue_items(server)
        results = together(
            lambda: first["scenic.found.item"].action_draft_finance([]),
            lambda: second["scenic.found.item"].action_draft_finance([]),
        )
        assert len(refused(results)) < 2
        assert lines_of(server, ids) == dict.fromkeys(ids, 1)


def test_job_and_button_at_once(server, staff):
    [custodian, _second], _finance = staff
    admin = server.rpc("admin")
    job = xml_id(server, "ir_cron_draft_finance", "ir.cron")
    for _round in range(ROUNDS):
        ids = overdue_items(server)
        server.psql("UPDATE res_company SET scenic_finance_month = NULL, scenic_finance_day = 1")
        results = together(
            lambda: admin["ir.cron"].method_direct_trigger([job]),
            lambda: custodian["scenic.found.item"].action_draft_finance([]),
        )
        assert len(refused(results)) < 2
        assert lines_of(server, ids) == dict.fromkeys(ids, 1)


def test_two_jobs_at_once_and_once_more(server):
    """By their server action, which takes no lock of the scheduler's: another server may run the same job."""
    admin, other = server.rpc("admin"), server.rpc("admin")
    job = xml_id(server, "ir_cron_draft_finance", "ir.cron")
    [[action]] = server.psql("SELECT ir_actions_server_id FROM ir_cron WHERE id = %s", [job])
    for _round in range(ROUNDS):
        ids = overdue_items(server)
        server.psql("UPDATE res_company SET scenic_finance_month = NULL, scenic_finance_day = 1")
        results = together(
            lambda: admin["ir.actions.server"].run([action]),
            lambda: other["ir.actions.server"].run([action]),
        )
        assert len(refused(results)) < 2
        admin["ir.actions.server"].run([action])
        assert lines_of(server, ids) == dict.fromkeys(ids, 1)


def test_received_here_and_in_inventory_at_once(server, staff):
    [custodian, _second], [form, inventory] = staff
    for _round in range(ROUNDS):
        ids = overdue_items(server, 2)
        transfer = custodian["scenic.found.item"].action_pass_on(ids)["res_id"]
        custodian["scenic.custody.transfer"].action_give([transfer])
        [[picking]] = server.psql("SELECT picking_id FROM scenic_custody_transfer WHERE id = %s", [transfer])
        together(
            lambda transfer=transfer: form["scenic.custody.transfer"].action_receive_all([transfer]),
            lambda picking=picking: inventory["stock.picking"].button_validate([picking]),
        )
        done = "SELECT t.state, p.state FROM scenic_custody_transfer t JOIN stock_picking p ON p.id = picking_id WHERE t.id = %s"
        assert server.psql(done, [transfer]) == [("received", "done")]
        stock = """
            SELECT l.name, sum(q.quantity) FROM stock_quant q JOIN stock_lot l ON l.id = q.lot_id
              JOIN stock_location place ON place.id = q.location_id AND place.usage = 'internal'
             WHERE l.name IN (SELECT name FROM scenic_found_item WHERE id IN %s) GROUP BY 1
        """
        assert [quantity for _lot, quantity in server.psql(stock, [tuple(ids)])] == [1, 1]
        taken = "SELECT count(*) FROM scenic_custody_move WHERE kind = 'finance' AND item_id IN %s"
        assert server.psql(taken, [tuple(ids)]) == [(2,)]


def test_received_in_inventory_while_its_claim_is_approved(server, staff):
    [custodian, _second], [_form, inventory] = staff
    agent, supervisor = server.rpc("agent1"), server.rpc("supervisor")
    for _round in range(ROUNDS):
        item = desk.new_phone(agent)
        claim = desk.submitted_claim(agent, item)
        server.psql("UPDATE scenic_found_item SET destination = 'finance' WHERE id = %s", [item])
        transfer = custodian["scenic.found.item"].action_pass_on([item])["res_id"]
        custodian["scenic.custody.transfer"].action_give([transfer])
        [[picking]] = server.psql("SELECT picking_id FROM scenic_custody_transfer WHERE id = %s", [transfer])
        together(
            lambda claim=claim: supervisor["scenic.claim"].action_approve([claim]),
            lambda picking=picking: inventory["stock.picking"].button_validate([picking]),
        )
        # whoever was first: promised and still at the desk, or with finance and asked back from there
        query = """
            SELECT i.state, c.state, COALESCE((
                SELECT sum(q.quantity) FROM stock_quant q JOIN stock_lot l ON l.id = q.lot_id
                  JOIN stock_location place ON place.id = q.location_id AND place.usage = 'internal'
                 WHERE l.name = i.name), 0), c.finance_picking_id IS NOT NULL
              FROM scenic_found_item i JOIN scenic_claim c ON c.item_id = i.id WHERE c.id = %s
        """
        [end] = server.psql(query, [claim])
        assert end in (
            ("reserved", "approved", 0, False),
            ("transferred", "approved", 1, True),
            ("transferred", "submitted", 1, False),
        )
        assert not lines_of(server, [item])
