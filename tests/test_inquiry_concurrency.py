"""Counters counting at the same moment, in real transactions."""

from concurrent.futures import ThreadPoolExecutor

import pytest

LOGINS = ("agent1", "agent2", "supervisor", "counter")
TAPS = 5


@pytest.fixture
def place(server):
    """Four counters' sessions, a topic and its count at the visitor centre."""
    sessions = [server.rpc(login) for login in LOGINS]
    [desk] = sessions[0]["scenic.desk"].search([["kind", "=", "centre"]], limit=1)
    [topic] = sessions[0]["scenic.inquiry.topic"].search([["code", "=", "99"]])
    for rpc in sessions:
        rpc.context = {**rpc.context, "scenic_desk_id": desk}
    return sessions, topic


def counted(rpc, topic):
    return rpc["scenic.inquiry.topic"].read([topic], ["tap_count"])[0]["tap_count"]


def test_no_tap_is_lost(place):
    """Four counters tap five times each: twenty."""
    sessions, topic = place
    before = counted(sessions[0], topic)

    def tap(rpc):
        for _tap in range(TAPS):
            rpc["scenic.inquiry.topic"].action_tap([topic])

    with ThreadPoolExecutor(len(sessions)) as pool:
        list(pool.map(tap, sessions))
    assert counted(sessions[0], topic) == before + TAPS * len(sessions)


def test_one_tap_is_taken_back_once(place):
    """Two take back at once what was tapped twice: nothing is left, nothing is negative."""
    sessions, topic = place
    for _tap in range(2):
        sessions[0]["scenic.inquiry.topic"].action_tap([topic])
    before = counted(sessions[0], topic)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda rpc: rpc["scenic.inquiry.topic"].action_untap([topic]), sessions[:2]))
    assert counted(sessions[0], topic) == before - 2
