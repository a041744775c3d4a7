"""Lost reports and finds that two counters save, open and judge at the same moment, in two real transactions."""

import secrets

import desk_client as desk
import pytest
from test_concurrency import ROUNDS, refused, staff, together  # noqa: F401  (a fixture)


@pytest.fixture
def thing(staff):  # noqa: F811
    """A thing that is like no other: values of a report and of a find, new at each call."""

    def draw():
        # nothing in common with what is there already or what other tests leave: neither a word nor the kind of thing;
        # consonants alone, for digits between letters would be read as several short words, which others have too
        serial = "".join(secrets.choice("BCDFGHJKLMNPQRSTVWXZ") for _letter in range(12))
        [kind] = staff.admin["scenic.item.category"].create([{"name": serial}])
        return {"description": serial, "serial_number": serial, "category_id": kind}

    return draw


def pairs(rpc, report, item):
    """Return the states of the pairs of a report and a find."""
    rows = rpc["scenic.lost.match"].search_read([["report_id", "=", report], ["item_id", "=", item]], ["state"])
    return [row["state"] for row in rows]


def shown(rpc, model, record):
    """Open a form; return the ids of what its cards show."""
    return [card["res_id"] for card in rpc[model].match_cards([record])["cards"]]


def propose(rpc, report, *items):
    """Return the ids of the pairs of a report with finds."""
    shown(rpc, "scenic.lost.report", report)
    return [rpc["scenic.lost.match"].search([["report_id", "=", report], ["item_id", "=", item]])[0] for item in items]


class TestSaved:
    def test_reported_while_it_is_handed_in(self, staff, thing):  # noqa: F811
        for _round in range(ROUNDS):
            values = thing()
            report, item = results = together(
                lambda values=values: desk.new_report(staff.agent1, **values),
                lambda values=values: desk.new_item(staff.agent2, **values),
            )
            assert not refused(results)
            # each client asks for the cards when its save has come back: whoever was later sees both
            assert shown(staff.agent2, "scenic.found.item", item) == [report]
            assert shown(staff.agent1, "scenic.lost.report", report) == [item]
            assert pairs(staff.agent1, report, item) == ["proposed"]

    def test_the_job_sees_both(self, staff, thing):  # noqa: F811
        """Neither transaction saw the other's entry; nobody need open one of them."""
        for _round in range(ROUNDS):
            values = thing()
            report, item = results = together(
                lambda values=values: desk.new_report(staff.agent1, **values),
                lambda values=values: desk.new_item(staff.agent2, **values),
            )
            assert not refused(results)
            [job] = staff.admin["ir.cron"].search([["model_id.model", "=", "scenic.match.queue"]])
            staff.admin["ir.cron"].method_direct_trigger([job])
            assert pairs(staff.agent1, report, item) == ["proposed"]

    def test_both_are_corrected(self, staff, thing):  # noqa: F811
        for _round in range(ROUNDS):
            values = thing()
            report = desk.new_report(staff.agent1, **{**values, "serial_number": False, "description": "?"})
            item = desk.new_item(staff.agent2, **{**values, "serial_number": False, "description": "!"})
            results = together(
                lambda values=values, report=report: staff.agent1["scenic.lost.report"].write([report], values),
                lambda values=values, item=item: staff.agent2["scenic.found.item"].write([item], values),
            )
            assert not refused(results)
            assert shown(staff.agent1, "scenic.lost.report", report) == [item]
            assert pairs(staff.agent1, report, item) == ["proposed"]

    def test_both_are_opened(self, staff, thing, server):  # noqa: F811
        """Both find the same pair that nobody had found before."""
        for _round in range(ROUNDS):
            values = thing()
            report, item = desk.new_report(staff.agent1, **values), desk.new_item(staff.agent2, **values)
            server.psql("DELETE FROM scenic_lost_match WHERE report_id = %s", [report])
            results = together(
                lambda report=report: shown(staff.agent1, "scenic.lost.report", report),
                lambda item=item: shown(staff.agent2, "scenic.found.item", item),
            )
            assert results == [[item], [report]]
            assert pairs(staff.agent1, report, item) == ["proposed"]


class TestJudged:
    def test_two_confirm_two_items_for_one_report(self, staff, thing):  # noqa: F811
        for _round in range(ROUNDS):
            values = thing()
            report = desk.new_report(staff.agent1, **values)
            items = [desk.new_item(staff.agent1, **values) for _item in range(2)]
            first, second = propose(staff.agent1, report, *items)
            results = together(
                lambda pair=first: staff.agent1["scenic.lost.match"].action_confirm([pair]),
                lambda pair=second: staff.agent2["scenic.lost.match"].action_confirm([pair]),
            )
            [loser] = refused(results)
            assert loser.name in ("odoo.exceptions.UserError", "odoo.exceptions.ValidationError")
            # the database's own refusal comes in the user's language, whatever the call asks for
            assert any(words in str(loser) for words in ("search on first", "请先点“继续查找”"))
            states = [pairs(staff.agent1, report, item) for item in items]
            assert sorted(states) == [["confirmed"], ["proposed"]]
            [row] = staff.agent1["scenic.lost.report"].read([report], ["item_id"])
            assert row["item_id"][0] == items[states.index(["confirmed"])]

    def test_two_confirm_the_same_pair(self, staff, thing):  # noqa: F811
        """Both agents are right; the owner is called once."""
        for _round in range(ROUNDS):
            values = thing()
            report, item = desk.new_report(staff.agent1, **values), desk.new_item(staff.agent1, **values)
            [pair] = propose(staff.agent1, report, item)
            together(
                lambda pair=pair: staff.agent1["scenic.lost.match"].action_confirm([pair]),
                lambda pair=pair: staff.agent2["scenic.lost.match"].action_confirm([pair]),
            )
            assert pairs(staff.agent1, report, item) == ["confirmed"]
            waiting = [["res_model", "=", "scenic.lost.report"], ["res_id", "=", report]]
            assert staff.admin["mail.activity"].search_count(waiting) == 1

    def test_confirmed_while_it_is_rejected(self, staff, thing):  # noqa: F811
        """One judgement stands, and the report is as it says."""
        for _round in range(ROUNDS):
            values = thing()
            report, item = desk.new_report(staff.agent1, **values), desk.new_item(staff.agent1, **values)
            [pair] = propose(staff.agent1, report, item)
            together(
                lambda pair=pair: staff.agent1["scenic.lost.match"].action_confirm([pair]),
                lambda pair=pair: staff.agent2["scenic.lost.match"].action_reject([pair]),
            )
            [row] = staff.agent1["scenic.lost.report"].read([report], ["item_id", "state"])
            whose = {"confirmed": (item, "proposed"), "rejected": (False, "searching")}
            [judged] = pairs(staff.agent1, report, item)
            assert (row["item_id"] and row["item_id"][0], row["state"]) == whose[judged]
