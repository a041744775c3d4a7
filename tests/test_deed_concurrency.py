"""Good deeds in two real transactions at the same moment: a find is one good deed, a badge is granted once."""

import desk_client as desk
import pytest
from own_desk import xml_id
from test_concurrency import ROUNDS, staff, together  # noqa: F401  (a fixture)


@pytest.fixture
def before_good_deeds(server):
    """Finds are not proposed by themselves, as those registered before the update."""
    server.psql("UPDATE res_company SET scenic_deed_draft = 'none'")
    yield
    server.psql("UPDATE res_company SET scenic_deed_draft = 'all'")


class TestGoodDeeds:
    def test_recorded_once(self, staff, before_good_deeds):  # noqa: F811
        finder = staff.admin["hr.employee"].search([["user_id", "=", False]], limit=1)[0]
        for _round in range(ROUNDS):
            item = desk.new_item(staff.agent1, source="employee", finder_employee_id=finder)
            together(
                lambda item=item: staff.agent1["scenic.found.item"].action_good_deed([item]),
                lambda item=item: staff.agent2["scenic.found.item"].action_good_deed([item]),
            )
            assert staff.agent1["scenic.good.deed"].search_count([["item_id", "=", item]]) == 1

    def test_badges_are_granted_once(self, server):
        """By the job's server action, which takes no lock of the scheduler's: another server may run the same job."""
        admin, other = server.rpc("admin"), server.rpc("admin")
        job = xml_id(server, "ir_cron_deed_badges", "ir.cron")
        [[action]] = server.psql("SELECT ir_actions_server_id FROM ir_cron WHERE id = %s", [job])
        for _round in range(ROUNDS):
            [badge] = admin["gamification.badge"].create([{"name": "Once", "rule_auth": "nobody"}])
            threshold = admin["scenic.good.deed.badge"].create(
                [{"badge_id": badge, "threshold": 1, "company_id": False}]
            )
            together(
                lambda: admin["ir.actions.server"].run([action]),
                lambda: other["ir.actions.server"].run([action]),
            )
            admin["ir.actions.server"].run([action])
            admin["scenic.good.deed.badge"].write(threshold, {"active": False})
            query = "SELECT count(*), count(DISTINCT employee_id) FROM gamification_badge_user WHERE badge_id = %s"
            [[granted, people]] = server.psql(query, [badge])
            assert granted == people > 0
