"""Transfer lists drawn up and signed by two at the same moment, in two real transactions."""

from datetime import datetime, timedelta

import desk_client as desk
import pytest
from test_concurrency import ROUNDS, refused, together


@pytest.fixture(scope="session")
def staff(server):
    """The demo users' sessions by login."""
    return desk.Staff(server)


def open_lines(rpc, items):
    """Return the open lines that hold the items."""
    domain = [["item_id", "in", items], ["result", "=", "open"]]
    return rpc["scenic.custody.transfer.line"].search_read(domain, ["item_id", "transfer_id"])


class TestTransfer:
    def test_two_put_one_item_on_a_list(self, staff):
        for _round in range(ROUNDS):
            item = desk.new_phone(staff.agent1)
            results = together(
                lambda item=item: desk.new_transfer(staff.agent1, item),
                lambda item=item: desk.new_transfer(staff.agent2, item),
            )
            # who came second runs again and gets the first one's list
            assert not refused(results)
            assert len(set(results)) == 1
            assert len(open_lines(staff.agent1, [item])) == 1

    def test_two_press_the_days_button(self, staff):
        items = [desk.new_phone(staff.agent1) for _phone in range(3)]
        found = [getattr(staff, login)["scenic.found.item"] for login in ("agent1", "agent2")]
        results = together(*(lambda model=model: model.action_hand_valuables(items)["res_id"] for model in found))
        assert not refused(results)
        lines = open_lines(staff.agent1, items)
        assert len(lines) == 3
        assert len({line["transfer_id"][0] for line in lines}) == 1

    def test_two_custodians_receive_one_list(self, staff):
        item = desk.new_phone(staff.agent1)
        transfer = desk.new_transfer(staff.agent1, item)
        staff.agent1["scenic.custody.transfer"].action_give([transfer])
        results = together(
            lambda: staff.custodian["scenic.custody.transfer"].action_receive_all([transfer]),
            lambda: staff.manager["scenic.custody.transfer"].action_receive_all([transfer]),
        )
        assert len(refused(results)) == 1
        moves = [["item_id", "=", item], ["kind", "=", "custody"]]
        assert staff.agent1["scenic.custody.move"].search_count(moves) == 1

    def test_received_while_it_is_promised(self, staff):
        item = desk.new_item(staff.agent1)
        claim = desk.new_claim(staff.agent2, item)
        transfer = desk.new_transfer(staff.agent1, item)
        staff.agent1["scenic.custody.transfer"].action_give([transfer])
        together(
            lambda: staff.custodian["scenic.custody.transfer"].action_receive_all([transfer]),
            lambda: staff.agent2["scenic.claim"].action_hand_over([claim]),
        )
        # whoever was first, the ledger and the item agree, and no line is left open
        moves = staff.agent1["scenic.custody.move"]
        (last,) = moves.search_read([["item_id", "=", item]], ["kind"], order="id desc", limit=1)
        ends = {"returned": "returned", "custody": "in_custody"}
        assert desk.state(staff.agent1, "scenic.found.item", item) == ends[last["kind"]]
        assert not open_lines(staff.agent1, [item])


class TestJob:
    def test_police_lists_are_drawn_up_once(self, staff, server):
        """The job started twice at the same moment, and once more."""
        admin = staff.admin
        # a kind of its own: no company's rule says otherwise
        police = admin["scenic.item.category"].create(
            [{"name": "Police at once", "destination": "police", "keep_unit": "hours", "keep_count": 0}]
        )
        (own,) = staff.agent1["res.users"].read([staff.agent1.uid], ["company_id"])
        admin["res.company"].write(own["company_id"][:1], {"scenic_police_by_rule": True})
        long_ago = (datetime.now() - timedelta(days=3)).strftime("%Y-%m-%d %H:%M:%S")
        items = [
            desk.new_item(staff.agent1, category_id=police[0], date=long_ago, found_at=long_ago, is_late_entry=True)
            for _item in range(5)
        ]
        (cron,) = admin["ir.cron"].search([["cron_name", "=", "Service desk: police lists by rule"]])
        crons = [server.rpc("admin")["ir.cron"] for _time in range(2)]
        together(*(lambda model=model: model.method_direct_trigger([cron]) for model in crons))
        crons[0].method_direct_trigger([cron])
        lines = open_lines(staff.agent1, items)
        assert sorted(line["item_id"][0] for line in lines) == sorted(items)
