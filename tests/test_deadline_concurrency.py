"""The deadline job started twice at the same moment, in two real transactions."""

import desk_client as desk
import pytest
from test_concurrency import ROUNDS, refused, together


@pytest.fixture(scope="session")
def staff(server):
    """The demo users' sessions by login."""
    return desk.Staff(server)


@pytest.fixture(scope="session")
def job(server):
    """Run the job as a server action does: unlike a scheduled one, nothing keeps two from running at once."""
    admin = server.rpc("admin")
    model = admin["ir.model"].search([["model", "=", "scenic.deadline"]])
    values = {
        "name": "Deadlines, now",
        "model_id": model[0],
        "state": "code",
        "code": "env['scenic.deadline'].sudo()._cron_escalate()",
    }
    [action] = admin["ir.actions.server"].create([values])
    return lambda: server.rpc("admin")["ir.actions.server"].run([action])


def missed_clocks(server, staff, count):
    """Complaints of which each has one clock, missed more than a day ago; return the clocks."""
    complaints = staff.agent1["scenic.complaint"].create(
        [{"kind": "complaint", "description": "The queue did not move"} for _number in range(count)]
    )
    mine = "res_model = 'scenic.complaint' AND res_id = ANY(%s)"
    server.psql(f"DELETE FROM scenic_deadline WHERE {mine} AND code != 'complaint_notice'", [complaints])
    server.psql(
        "UPDATE scenic_deadline SET deadline = now() at time zone 'utc' - interval '25 hours',"
        f" next_step_at = now() at time zone 'utc' - interval '25 hours' WHERE {mine}",
        [complaints],
    )
    return [row[0] for row in server.psql(f"SELECT id FROM scenic_deadline WHERE {mine}", [complaints])]


def told(server, clocks):
    """How often somebody was told of each clock."""
    rows = server.psql(
        "SELECT c.id, count(r.mail_activity_id) FROM scenic_deadline c"
        " LEFT JOIN scenic_deadline_activity_rel r ON r.scenic_deadline_id = c.id WHERE c.id = ANY(%s) GROUP BY c.id",
        [clocks],
    )
    return dict(rows)


class TestDeadlineJob:
    def test_each_step_is_taken_once(self, server, staff, job):
        for _round in range(ROUNDS):
            clocks = missed_clocks(server, staff, 20)
            results = together(job, job)
            assert len(refused(results)) < 2
            job()
            # the supervisor and, after a day, the manager
            assert told(server, clocks) == dict.fromkeys(clocks, 2)

    def test_what_another_holds_is_left_to_it(self, server, staff, job):
        clocks = missed_clocks(server, staff, 3)
        connection = server.connect()
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT id FROM scenic_deadline WHERE id = %s FOR UPDATE", [clocks[0]])
                job()
                assert told(server, clocks) == {clocks[0]: 0, clocks[1]: 2, clocks[2]: 2}
        finally:
            connection.close()
        job()
        assert told(server, clocks) == dict.fromkeys(clocks, 2)
