"""A find that two counters record as a good deed at the same moment is one good deed."""

import desk_client as desk
import pytest
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
