"""Judging, confirming and closing at the same moment, in two real transactions: each is done once."""

import desk_client as desk
from own_desk import xml_id
from test_concurrency import ROUNDS, refused, staff, together  # noqa: F401  (a fixture)


def signatures(server, model, record, role):
    """How many signatures of a role an entry bears."""
    query = "SELECT count(*) FROM scenic_signature WHERE res_model = %s AND res_id = %s AND role = %s"
    return server.psql(query, [model, record, role])[0][0]


class TestComplaints:
    def _dialog(self, rpc, complaint, department, reason):
        values = {
            "complaint_id": complaint,
            "severity": "medium",
            "fault_department_id": department,
            "reason": reason,
        }
        return rpc["scenic.complaint.judge"].create([values])[0]

    def test_two_judge_one_complaint(self, staff):  # noqa: F811
        """Neither overwrites in silence what the other has just written."""
        [department] = staff.admin["hr.department"].search([], limit=1)
        for _round in range(ROUNDS):
            values = {"kind": "complaint", "description": "The ferry left early"}
            [complaint] = staff.agent1["scenic.complaint"].create([values])
            judges = {"supervisor": staff.supervisor, "manager": staff.manager}
            dialogs = [(rpc, self._dialog(rpc, complaint, department, name)) for name, rpc in judges.items()]
            results = together(
                *(
                    lambda rpc=rpc, dialog=dialog: rpc["scenic.complaint.judge"].action_confirm([dialog])
                    for rpc, dialog in dialogs
                )
            )
            [loser] = refused(results)
            assert "judged meanwhile" in str(loser)
            [row] = staff.supervisor["scenic.complaint"].read([complaint], ["state", "judgement_reason"])
            winner = list(judges)[not results.index(loser)]
            assert (row["state"], row["judgement_reason"]) == ("judged", winner)

    def test_two_conclude_one_complaint(self, staff):  # noqa: F811
        for _round in range(ROUNDS):
            values = {"kind": "complaint", "description": "The ferry left early", "visitor_answer": "withdrawn"}
            [complaint] = staff.agent1["scenic.complaint"].create([values])
            results = together(
                lambda complaint=complaint: staff.supervisor["scenic.complaint"].action_close([complaint]),
                lambda complaint=complaint: staff.manager["scenic.complaint"].action_close([complaint]),
            )
            assert len(refused(results)) == 1
            assert desk.state(staff.supervisor, "scenic.complaint", complaint) == "closed"


class TestGoodDeeds:
    def _deed(self, rpc, server, doer):
        values = {
            "doer_id": doer,
            "kind_id": xml_id(server, "good_deed_kind_helped", "scenic.good.deed.kind"),
            "description": "Carried a pushchair up the stairs",
        }
        return rpc["scenic.good.deed"].create([values])[0]

    def test_two_confirm_one_deed(self, staff, server):  # noqa: F811
        [doer] = staff.admin["hr.employee"].search([["user_id", "=", False]], limit=1)
        for _round in range(ROUNDS):
            deed = self._deed(staff.agent1, server, doer)
            results = together(
                lambda deed=deed: staff.supervisor["scenic.good.deed"].action_confirm([deed]),
                lambda deed=deed: staff.manager["scenic.good.deed"].action_confirm([deed]),
            )
            assert len(refused(results)) == 1
            assert desk.state(staff.supervisor, "scenic.good.deed", deed) == "confirmed"
            assert signatures(server, "scenic.good.deed", deed, "approver") == 1

    def test_confirmed_while_it_is_rejected(self, staff, server):  # noqa: F811
        [doer] = staff.admin["hr.employee"].search([["user_id", "=", False]], limit=1)
        for _round in range(ROUNDS):
            deed = self._deed(staff.agent1, server, doer)
            values = {"deed_id": deed, "step": "rejected", "reason": "It was another's"}
            [dialog] = staff.manager["scenic.deed.reason"].create([values])
            results = together(
                lambda deed=deed: staff.supervisor["scenic.good.deed"].action_confirm([deed]),
                lambda dialog=dialog: staff.manager["scenic.deed.reason"].action_confirm([dialog]),
            )
            [loser] = refused(results)
            stands = ("confirmed", "rejected")[not results.index(loser)]
            [row] = staff.supervisor["scenic.good.deed"].read([deed], ["state", "points"])
            assert row["state"] == stands
            assert bool(row["points"]) == (stands == "confirmed")
            assert signatures(server, "scenic.good.deed", deed, "approver") == 1


class TestIncidents:
    def test_two_close_one_incident(self, staff, server):  # noqa: F811
        kind = xml_id(server, "incident_type_injury", "scenic.incident.type")
        for _round in range(ROUNDS):
            values = {"type_id": kind, "description": "Slipped on the wet steps", "result": "Taken home."}
            [incident] = staff.agent1["scenic.incident"].create([values])
            results = together(
                lambda incident=incident: staff.supervisor["scenic.incident"].action_close([incident]),
                lambda incident=incident: staff.manager["scenic.incident"].action_close([incident]),
            )
            [loser] = refused(results)
            assert loser.name == "odoo.exceptions.UserError", loser.debug
            [row] = staff.supervisor["scenic.incident"].read([incident], ["state", "closed_by_id"])
            winner = (staff.supervisor, staff.manager)[not results.index(loser)]
            assert (row["state"], row["closed_by_id"][0]) == ("closed", winner.uid)

    def test_a_line_is_written_while_it_is_closed(self, staff, server):  # noqa: F811
        """The line comes before the end, or it is refused; it never opens again what is over."""
        kind = xml_id(server, "incident_type_injury", "scenic.incident.type")
        for _round in range(ROUNDS):
            values = {"type_id": kind, "description": "Slipped on the wet steps", "result": "Taken home."}
            [incident] = staff.agent1["scenic.incident"].create([values])
            line = {"incident_id": incident, "text": "The doctor has come"}
            results = together(
                lambda incident=incident: staff.supervisor["scenic.incident"].action_close([incident]),
                lambda line=line: staff.agent2["scenic.incident.follow.up"].create([line]),
            )
            assert not refused(results[:1]), results[0]
            assert desk.state(staff.supervisor, "scenic.incident", incident) == "closed"
