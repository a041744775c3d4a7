"""Two counters at the same moment, in two real transactions."""

import random
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import desk_client as desk
import pytest
from odoo_server import RpcError

ROUNDS = 3
# the database's refusal is told in the user's language, ours in the call's
APPROVED_ALREADY = re.compile("approved already|已获批准")


@pytest.fixture(scope="session")
def staff(server):
    """The demo users' sessions by login."""
    return desk.Staff(server)


def together(*acts):
    """Run acts in threads that start at the same moment; return each one's result or RpcError."""
    barrier = threading.Barrier(len(acts))

    def run(act):
        barrier.wait()
        try:
            return act()
        except RpcError as error:
            return error

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def refused(results):
    """Return the refusals among results."""
    return [result for result in results if isinstance(result, RpcError)]


@pytest.fixture
def waiting(server):
    """Hold ``statement`` in an open transaction while ``act`` runs into it; commit; return the act's result."""

    def hold(statement, parameters, act):
        connection = server.connect()
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement, parameters)
                with ThreadPoolExecutor(1) as pool:
                    running = pool.submit(together, act)
                    blocked = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"
                    deadline = time.monotonic() + 60
                    while not server.psql(blocked, [server.db])[0][0]:
                        assert not running.done() and time.monotonic() < deadline, "the act met no lock"
                        time.sleep(0.02)
                    connection.commit()
                    return running.result()[0]
        finally:
            connection.close()

    return hold


class TestClaims:
    def test_two_supervisors_approve_two_claims(self, staff):
        for _round in range(ROUNDS):
            phone = desk.new_phone(staff.agent1)
            first, second = (desk.submitted_claim(rpc, phone) for rpc in (staff.agent1, staff.agent2))
            results = together(
                lambda claim=first: staff.supervisor["scenic.claim"].action_approve([claim]),
                lambda claim=second: staff.identity["scenic.claim"].action_approve([claim]),
            )
            [loser] = refused(results)
            assert APPROVED_ALREADY.search(str(loser))
            states = [desk.state(staff.agent1, "scenic.claim", claim) for claim in (first, second)]
            assert sorted(states) == ["approved", "submitted"]
            assert desk.state(staff.agent1, "scenic.found.item", phone) == "reserved"

    def test_the_database_decides_in_the_closest_race(self, staff, waiting):
        phone = desk.new_phone(staff.agent1)
        first, second = (desk.submitted_claim(rpc, phone) for rpc in (staff.agent1, staff.agent2))
        result = waiting(
            "UPDATE scenic_claim SET state = 'approved' WHERE id = %s",
            [first],
            lambda: staff.supervisor["scenic.claim"].action_approve([second]),
        )
        assert isinstance(result, RpcError)
        assert APPROVED_ALREADY.search(str(result))
        assert desk.state(staff.agent1, "scenic.claim", second) == "submitted"

    def test_two_agents_hand_over_one_umbrella(self, staff):
        for _round in range(ROUNDS):
            item = desk.new_item(staff.agent1)
            claims = [desk.new_claim(rpc, item) for rpc in (staff.agent1, staff.agent2)]
            results = together(
                lambda claim=claims[0]: staff.agent1["scenic.claim"].action_hand_over([claim]),
                lambda claim=claims[1]: staff.agent2["scenic.claim"].action_hand_over([claim]),
            )
            assert len(refused(results)) == 1
            kinds = staff.agent1["scenic.custody.move"].search_read([["item_id", "=", item]], ["kind"])
            assert sorted(row["kind"] for row in kinds) == ["handed_in", "returned"]

    def test_one_claim_is_handed_over_once(self, staff):
        item = desk.new_item(staff.agent1)
        claim = desk.new_claim(staff.agent1, item)
        results = together(
            lambda: staff.agent1["scenic.claim"].action_hand_over([claim]),
            lambda: staff.agent2["scenic.claim"].action_hand_over([claim]),
        )
        assert len(refused(results)) == 1
        returned = [["item_id", "=", item], ["kind", "=", "returned"]]
        assert staff.agent1["scenic.custody.move"].search_count(returned) == 1

    def test_returned_while_it_goes_to_the_police(self, staff):
        item = desk.new_item(staff.agent1)
        claim = desk.new_claim(staff.agent1, item)
        transfer = desk.new_transfer(staff.agent2, item, "action_pass_on")
        transfers = staff.agent2["scenic.custody.transfer"]
        transfers.write([transfer], {"kind": "police", "receiver_name": "Officer", "reference": "P-1"})
        together(
            lambda: staff.agent1["scenic.claim"].action_hand_over([claim]),
            lambda: transfers.action_give([transfer]),
        )
        rows = staff.agent1["scenic.custody.move"].search_read([["item_id", "=", item]], ["kind"], order="id")
        # what the police have may still be returned; what was returned never goes to them
        assert [row["kind"] for row in rows][-2:] != ["returned", "police"]
        ends = {"returned": "returned", "police": "transferred"}
        assert desk.state(staff.agent1, "scenic.found.item", item) == ends[rows[-1]["kind"]]


@pytest.fixture
def day(server):
    """A day that has no log yet, also in a database that served these tests before."""
    taken = {str(row[0]) for row in server.psql("SELECT DISTINCT date FROM scenic_duty_log")}
    return random.choice(sorted({str(date(2001, 1, 1) + timedelta(days=past)) for past in range(7000)} - taken))


class TestDutyLog:
    def _entry(self, rpc, day):
        moment = f"{day} 03:00:00"
        return lambda: desk.new_item(rpc, date=moment, found_at=moment, is_late_entry=True, desk_id=self._desk(rpc))

    def _desk(self, rpc):
        return rpc["scenic.desk"].search([["kind", "=", "centre"]], limit=1)[0]

    def _logs(self, rpc, day):
        return rpc["scenic.duty.log"].search([["date", "=", day], ["desk_id", "=", self._desk(rpc)]])

    def test_two_first_entries_share_one_log(self, staff, day):
        results = together(self._entry(staff.agent1, day), self._entry(staff.agent2, day))
        assert not refused(results)
        [log] = self._logs(staff.agent1, day)
        rows = staff.agent1["scenic.found.item"].read(results, ["log_id"])
        assert [row["log_id"][0] for row in rows] == [log, log]

    def test_log_made_by_another_in_the_same_moment(self, staff, waiting, day):
        place = self._desk(staff.agent1)
        company = staff.admin["scenic.desk"].read([place], ["company_id"])[0]["company_id"][0]
        statement = "INSERT INTO scenic_duty_log (desk_id, date, company_id, state) VALUES (%s, %s, %s, 'open')"
        item = waiting(statement, [place, day, company], self._entry(staff.agent1, day))
        assert not isinstance(item, RpcError), item
        [log] = self._logs(staff.agent1, day)
        assert staff.agent1["scenic.found.item"].read([item], ["log_id"])[0]["log_id"][0] == log

    def test_entries_at_once_get_numbers_of_their_own(self, staff):
        logins = ("agent1", "agent2", "supervisor", "manager")
        sessions = [getattr(staff, login) for login in logins]
        results = together(*(lambda rpc=rpc: desk.new_item(rpc) for rpc in sessions))
        assert not refused(results)
        names = {row["name"] for row in staff.agent1["scenic.found.item"].read(results, ["name"])}
        assert len(names) == len(logins)


class TestClosing:
    def _ready(self, staff, day):
        """A day on which nothing is missing any more: a supervisor has waived it."""
        moment = f"{day} 03:00:00"
        item = desk.new_item(staff.agent1, date=moment, found_at=moment, is_late_entry=True)
        log = staff.agent1["scenic.found.item"].read([item], ["log_id"])[0]["log_id"][0]
        lines = staff.supervisor["scenic.log.close.line"]
        while missing := lines.search([["wizard_id", "=", self._dialog(staff.supervisor, log)]], limit=1):
            lines.write(missing, {"reason": "Paper day"})
            lines.action_waive(missing)
        return log

    def _dialog(self, rpc, log):
        return rpc["scenic.duty.log"].action_close([log])["res_id"]

    def test_two_close_one_day(self, staff, server, day):
        log = self._ready(staff, day)
        dialogs = [(rpc, self._dialog(rpc, log)) for rpc in (staff.agent1, staff.agent2)]
        results = together(
            *(
                lambda rpc=rpc, dialog=dialog: rpc["scenic.log.close"].action_confirm([dialog])
                for rpc, dialog in dialogs
            )
        )
        [loser] = refused(results)
        assert loser.name == "odoo.exceptions.UserError", loser.debug
        assert re.search("is closed already|is closing this day right now", str(loser))
        [row] = staff.agent1["scenic.duty.log"].read([log], ["state", "closed_by_id", "closed_at"])
        assert row["state"] == "closed" and row["closed_at"]
        signed = "SELECT employee_id FROM scenic_signature WHERE res_model = 'scenic.duty.log' AND res_id = %s AND role = 'closer'"
        assert server.psql(signed, [log]) == [(row["closed_by_id"][0],)]

    def test_an_entry_comes_while_the_day_is_closed(self, staff, day):
        """It is saved in any case: before closing, or marked as one that came after."""
        log = self._ready(staff, day)
        dialog = self._dialog(staff.agent1, log)
        moment = f"{day} 04:00:00"
        late = {"date": moment, "found_at": moment, "is_late_entry": True}
        results = together(
            lambda: staff.agent1["scenic.log.close"].action_confirm([dialog]),
            lambda: desk.new_item(staff.agent2, **late),
        )
        assert not isinstance(results[1], RpcError), results[1]
        [row] = staff.agent1["scenic.found.item"].read([results[1]], ["log_id"])
        assert row["log_id"][0] == log
