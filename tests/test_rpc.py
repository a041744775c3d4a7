"""What a client that speaks to the server itself, without our forms, may and may not do."""

import xmlrpc.client

import desk_client as desk
import pytest
from odoo_server import RpcError

PRIVATE = {
    "scenic.found.item": ["_transition", "_write_unlocked", "_unlocked", "_custody_step", "_return_for_claim",
                          "_append_moves", "_add_hidden", "_draw_numbers", "_purge_visitors", "_sign_method"],
    "scenic.claim": ["_approve", "_end", "_transition", "_read_marks", "_reveal_id_number", "_store_id_number"],
    "scenic.signature": ["_sign"],
    "scenic.custody.transfer": ["_complete", "_signed_give", "_signed_receive", "_write_ledger", "_transition"],
    "scenic.custody.transfer.line": ["_set_result", "_drop"],
    "scenic.custody.wizard": ["_prove", "_check_pin", "_prove_signer"],
}  # fmt: skip
FORGED = [True, 1, "scenic.found.item", {"model": "scenic.found.item", "ids": [1]}, ["scenic.found.item"]]


@pytest.fixture(scope="session")
def staff(server):
    """The demo users' sessions by login: ``staff.agent1``."""
    return desk.Staff(server)


@pytest.fixture(scope="module")
def item(staff):
    """An umbrella at the counter."""
    return desk.new_item(staff.agent1)


@pytest.fixture(scope="module")
def closed(staff):
    """A returned umbrella with something in its pocket, and its claim."""
    found = desk.new_item(staff.agent1, content_ids=[[0, 0, {"name": "Cover"}]])
    claim = desk.new_claim(staff.agent1, found)
    staff.agent1["scenic.claim"].action_hand_over([claim])
    return found, claim


class TestPrivate:
    @pytest.mark.parametrize(("model", "method"), [(model, name) for model in PRIVATE for name in PRIVATE[model]])
    def test_private_method_is_unreachable(self, staff, item, model, method):
        with pytest.raises(RpcError) as refused:
            staff.manager.call(model, method, [item], "returned")
        assert "private" in str(refused.value).lower() or refused.value.name.endswith("AccessError")

    def test_unreachable_by_xmlrpc_too(self, server, staff, item):
        proxy = xmlrpc.client.ServerProxy(f"{server.base_url}/xmlrpc/2/object", allow_none=True)
        with pytest.raises(xmlrpc.client.Fault):
            proxy.execute_kw(
                server.db, staff.manager.uid, "manager", "scenic.found.item", "_transition", [[item], "disposed"]
            )
        assert desk.state(staff.manager, "scenic.found.item", item) == "at_counter"


class TestLock:
    @pytest.mark.parametrize("value", FORGED, ids=str)
    def test_forged_key_moves_no_state(self, staff, item, value):
        with pytest.raises(RpcError, match="buttons"):
            staff.manager["scenic.found.item"].write([item], {"state": "disposed"}, context={"scenic_unlock": value})

    @pytest.mark.parametrize("value", FORGED, ids=str)
    def test_forged_key_opens_no_closed_entry(self, staff, closed, value):
        with pytest.raises(RpcError, match="closed"):
            staff.manager["scenic.found.item"].write([closed[0]], {"note": "x"}, context={"scenic_unlock": value})

    @pytest.mark.parametrize("login", ["agent1", "supervisor", "manager", "custodian", "admin"])
    def test_closed_is_closed_for_every_role(self, staff, closed, login):
        rpc = getattr(staff, login)
        with pytest.raises(RpcError, match="closed"):
            rpc["scenic.found.item"].write([closed[0]], {"description": "Other"})
        with pytest.raises(RpcError, match="closed"):
            rpc["scenic.claim"].write([closed[1]], {"visitor_name": "Other"})

    @pytest.mark.parametrize("login", ["agent1", "manager", "admin"])
    def test_nothing_is_deleted(self, staff, closed, item, login):
        rpc = getattr(staff, login)
        for model, record in (("scenic.found.item", item), ("scenic.claim", closed[1])):
            for context in ({}, {"_force_unlink": True}):
                with pytest.raises(RpcError):
                    rpc[model].unlink([record], context=context)
        assert rpc["scenic.found.item"].search_count([["id", "in", [item, closed[0]]]]) == 2

    def test_lines_of_a_closed_entry_stay(self, staff, closed):
        lines = staff.agent1["scenic.found.content"].search([["item_id", "=", closed[0]]])
        for context in ({}, {"_force_unlink": True}, {"scenic_unlock": True}):
            with pytest.raises(RpcError, match="closed"):
                staff.agent1["scenic.found.content"].unlink(lines, context=context)

    def test_ledger_is_closed_to_everybody(self, staff, closed):
        lines = staff.manager["scenic.custody.move"].search([["item_id", "=", closed[0]]])
        for login in ("agent1", "manager", "admin"):
            moves = getattr(staff, login)["scenic.custody.move"]
            for attempt in (lambda: moves.write(lines, {"reason": "x"}), lambda: moves.unlink(lines)):  # noqa: B023
                with pytest.raises(RpcError):
                    attempt()

    def test_state_of_a_new_entry_cannot_be_chosen(self, staff):
        with pytest.raises(RpcError, match="first state"):
            desk.new_item(staff.agent1, state="returned")
        values = {"description": "Cap", "category_id": desk.ordinary(staff.agent1)}
        made = staff.agent1["scenic.found.item"].create([values], context={"default_state": "returned"})[0]
        assert desk.state(staff.agent1, "scenic.found.item", made) == "at_counter"

    @pytest.mark.parametrize(
        "values",
        [
            {"needs_approval": False},
            {"tier": "ordinary"},
            {"user_id": 2},
            {"marks_shown_at": "2024-01-01 00:00:00"},
            {"name": "CL-1"},
        ],
        ids=str,
    )
    def test_what_steps_write_cannot_be_written(self, staff, values):
        claim = desk.new_claim(staff.agent1, desk.new_phone(staff.agent1))
        with pytest.raises(RpcError, match="by the steps"):
            staff.agent1["scenic.claim"].write([claim], values)


class TestSecrets:
    @pytest.fixture(scope="class")
    def phone(self, staff):
        """A phone whose marks nobody may see."""
        return desk.new_phone(staff.agent1, document_name_entry="Wang Fang", id_number_entry="E99999999")

    @pytest.mark.parametrize("login", ["agent1", "manager", "custodian", "admin"])
    @pytest.mark.parametrize("name", ["marks", "document_name", "id_number"])
    def test_hidden_fields_are_out_of_reach(self, staff, phone, login, name):
        items = getattr(staff, login)["scenic.found.item"]
        attempts = [
            lambda: items.read([phone], [name]),
            lambda: items.search([[name, "ilike", "a"]]),
            lambda: items.search([], order=name),
            lambda: items.web_search_read([], {name: {}}),
            lambda: items.formatted_read_group([], [name], ["__count"]),
            lambda: items.export_data([phone], [name]),
            lambda: items.write([phone], {name: "x"}),
        ]
        for attempt in attempts:
            with pytest.raises(RpcError):
                attempt()

    def test_marks_are_seen_where_the_claim_is_tested_and_that_is_logged(self, staff, phone):
        claim = desk.new_claim(staff.agent1, phone)
        claims = staff.agent1["scenic.claim"]
        assert not claims.read([claim], ["marks_shown"])[0]["marks_shown"]
        answers = staff.agent1["scenic.claim.answer"]
        answers.write(answers.search([["claim_id", "=", claim]]), {"answer": "x"})
        claims.action_compare([claim])
        assert "Scratch" in claims.read([claim], ["marks_shown"])[0]["marks_shown"]
        log = [["res_model", "=", "scenic.found.item"], ["res_id", "=", phone], ["user_id", "=", staff.agent1.uid]]
        assert staff.manager["scenic.reveal.log"].search_count(log) == 1

    def test_identity_number_is_revealed_with_right_and_reason(self, staff, phone):
        reveal = {"res_model": "scenic.found.item", "res_id": phone, "reason": "The police ask"}
        with pytest.raises(RpcError):
            staff.manager["scenic.reveal"].create([reveal])
        wizard = staff.identity["scenic.reveal"].create([reveal])[0]
        assert staff.identity["scenic.reveal"].action_reveal([wizard])["params"]["message"] == "E99999999"


class TestRights:
    def test_agent_does_not_approve(self, staff):
        claim = desk.submitted_claim(staff.agent1, desk.new_phone(staff.agent1))
        for login in ("agent1", "agent2", "custodian"):
            with pytest.raises(RpcError, match="supervisor"):
                getattr(staff, login)["scenic.claim"].action_approve([claim])
        staff.supervisor["scenic.claim"].action_approve([claim])
        assert desk.state(staff.agent1, "scenic.claim", claim) == "approved"

    def test_agent_does_not_reverse(self, staff, closed):
        for login in ("agent1", "supervisor"):
            rpc = getattr(staff, login)
            with pytest.raises(RpcError):
                wizard = rpc["scenic.claim.reason"].create([{"claim_id": closed[1], "step": "reversed", "reason": "x"}])
                rpc["scenic.claim.reason"].action_confirm(wizard)
        assert desk.state(staff.agent1, "scenic.claim", closed[1]) == "returned"

    def test_agent_of_another_desk_writes_nothing(self, staff, item):
        with pytest.raises(RpcError) as refused:
            staff.agent3["scenic.found.item"].write([item], {"note": "x"})
        assert refused.value.name.endswith("AccessError")

    def test_crew_leader_sees_his_own_only(self, staff, item):
        items = staff.crew["scenic.found.item"]
        own = items.search_read([], ["create_uid", "source"])
        assert all(row["create_uid"][0] == staff.crew.uid and row["source"] == "on_site" for row in own)
        with pytest.raises(RpcError):
            items.read([item], ["description"])

    def test_custody_is_the_custodians(self, staff):
        phone = desk.new_phone(staff.agent1)
        transfer = desk.new_transfer(staff.agent1, phone)
        staff.agent1["scenic.custody.transfer"].action_give([transfer])
        for login in ("agent1", "agent2", "supervisor"):
            with pytest.raises(RpcError, match=r"Somebody else|may not sign"):
                getattr(staff, login)["scenic.custody.transfer"].action_receive_all([transfer])
        staff.custodian["scenic.custody.transfer"].action_receive_all([transfer])
        assert desk.state(staff.agent1, "scenic.found.item", phone) == "in_custody"

    def test_what_became_of_a_list_is_not_typed(self, staff):
        transfer = desk.new_transfer(staff.agent1, desk.new_phone(staff.agent1))
        lists = staff.agent1["scenic.custody.transfer"]
        lines = staff.agent1["scenic.custody.transfer.line"]
        line = lines.search([["transfer_id", "=", transfer]])
        for values in ({"state": "received"}, {"giver_id": 1}, {"receiver_id": 1}, {"received_at": "2026-01-01"}):
            with pytest.raises(RpcError):
                lists.write([transfer], values)
        for values in ({"result": "received"}, {"result_note": "passed"}):
            with pytest.raises(RpcError):
                lines.write(line, values)


class TestSharedLogin:
    """Saving a dialog and pressing its button are two requests: the PIN reaches the second through the first."""

    @pytest.fixture
    def employees(self, staff):
        """Ids of Wang Fang (PIN 1001) and Chen Jing (PIN 2001, supervisor)."""
        users = {login: getattr(staff, login).uid for login in ("agent1", "supervisor")}
        rows = staff.admin["hr.employee"].search_read([["user_id", "in", list(users.values())]], ["user_id"])
        return {login: next(row["id"] for row in rows if row["user_id"][0] == uid) for login, uid in users.items()}

    @pytest.fixture
    def claim(self, staff, employees):
        """A claim tested at the shared login by Wang Fang."""
        phone = desk.new_phone(staff.counter, employee_id=employees["agent1"], sign_pin="1001")
        return desk.submitted_claim(staff.counter, phone, employee_id=employees["agent1"], sign_pin="1001")

    def test_approved_with_the_supervisors_pin(self, staff, employees, claim):
        wizards = staff.counter["scenic.approve.wizard"]
        values = {"claim_id": claim, "signer_id": employees["supervisor"], "signer_pin": "2001"}
        [saved] = wizards.web_save([], values, {"signer_pin": {}})
        assert not wizards.read([saved["id"]], ["signer_pin"])[0]["signer_pin"]
        wizards.action_confirm([saved["id"]])
        assert desk.state(staff.counter, "scenic.claim", claim) == "approved"

    @pytest.mark.parametrize("pin", ["1001", "", False, "2001 or 1=1"], ids=str)
    def test_wrong_pin_approves_nothing(self, staff, employees, claim, pin):
        wizards = staff.counter["scenic.approve.wizard"]
        with pytest.raises(RpcError, match="not the PIN"):
            values = {"claim_id": claim, "signer_id": employees["supervisor"], "signer_pin": pin}
            wizards.action_confirm(wizards.create([values]))
        assert desk.state(staff.counter, "scenic.claim", claim) == "submitted"

    def test_proof_cannot_be_forged_or_read(self, staff, employees, claim):
        wizards = staff.counter["scenic.approve.wizard"]
        values = {"claim_id": claim, "signer_id": employees["supervisor"]}
        with pytest.raises(RpcError):
            wizards.create([{**values, "proven_id": employees["supervisor"]}])
        wizard = wizards.create([values])
        for attempt in (
            lambda: wizards.write(wizard, {"proven_id": employees["supervisor"]}),
            lambda: wizards.read(wizard, ["proven_id"]),
            lambda: wizards.create([values], context={"default_proven_id": employees["supervisor"]}),
        ):
            with pytest.raises(RpcError):
                attempt()

    def test_pin_of_one_signs_for_no_other(self, staff, employees, claim):
        wizards = staff.counter["scenic.approve.wizard"]
        wizard = wizards.create([{"claim_id": claim, "signer_id": employees["agent1"], "signer_pin": "1001"}])
        wizards.write(wizard, {"signer_id": employees["supervisor"]})
        with pytest.raises(RpcError, match="not the PIN"):
            wizards.action_confirm(wizard)


class TestSentences:
    """What the database refuses comes back as a sentence (in the user's language, whatever the call's context)."""

    def test_negative_cash(self, staff):
        with pytest.raises(RpcError, match=r"more than zero|大于零"):
            desk.new_item(staff.agent1, cash_ids=[[0, 0, {"amount": -5}]])

    def test_no_description(self, staff):
        with pytest.raises(RpcError, match=r"(?i)item|what it is|description|required"):
            desk.new_item(staff.agent1, description=False)

    def test_no_category_to_be_guessed(self, staff):
        with pytest.raises(RpcError, match=r"(?i)category"):
            staff.agent1["scenic.found.item"].create([{"description": "qwertz"}])

    def test_file_that_is_no_picture(self, staff):
        with pytest.raises(RpcError, match=r"(?i)image|picture|图像"):
            desk.new_item(staff.agent1, image_1920="AAAAAAAAAAAAAAAA")

    def test_nothing_was_logged_as_an_error(self, staff, server):
        desk.new_item(staff.agent1)
        assert not [line for line in server.warnings() if "Traceback" in line or " CRITICAL " in line]
