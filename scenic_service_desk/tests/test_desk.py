from datetime import datetime

from psycopg2.errors import CheckViolation

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestDesk(ScenicCommon):
    """Desks are set up by the centre manager, who is no officer of HR."""

    def test_manager_chooses_the_team(self):
        self.desk.with_user(self.manager).member_ids = [Command.link(self.plain_employee.id)]
        self.assertIn(self.plain_employee, self.desk.member_ids)

    def test_manager_opens_a_desk(self):
        desk = (
            self.env["scenic.desk"]
            .with_user(self.manager)
            .create({"name": "North Gate", "member_ids": self.colleague_employee.ids})
        )
        self.assertEqual(desk.user_ids, self.colleague)

    def test_supervisor_makes_the_roster(self):
        self.desk.slot_ids = self.env.ref("scenic_service_desk.shift_slot_all_day")
        moment = "2024-05-01 04:00:00"
        shift = self.new_item(date=moment, found_at=moment, is_late_entry=True).shift_id
        shift.with_user(self.supervisor).employee_ids = self.colleague_employee
        self.assertEqual(shift.sudo().employee_ids, self.colleague_employee)

    def test_team_decides_who_writes(self):
        item = self.new_item(self.kiosk_agent, desk_id=self.kiosk.id)
        self.kiosk.member_ids = self.agent_employee
        item.with_user(self.agent).write({"note": "x"})
        self.assertNotIn(self.kiosk_agent, self.kiosk.user_ids)

    def test_own_login_is_not_shared(self):
        with self.assertRaisesRegex(ValidationError, "belong to nobody"):
            self.desk.shared_user_ids = self.agent

    def test_shared_login_is_known_at_once(self):
        desks = self.env["scenic.desk"]
        self.assertTrue(desks.with_user(self.counter)._is_shared_login())
        self.desk.shared_user_ids = False
        self.assertFalse(desks.with_user(self.counter)._is_shared_login())
        self.env["scenic.desk"].create({"name": "New", "shared_user_ids": self.counter.ids})
        self.assertTrue(desks.with_user(self.counter)._is_shared_login())

    def test_hours_are_hours(self):
        for name in ("day_turn_hour", "day_end_hour"):
            with self.subTest(name), mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation):
                self.desk[name] = 24.5
                self.env.flush_all()

    def test_day_that_ends_after_midnight(self):
        self.desk.write({"day_end_hour": 2, "day_turn_hour": 4})
        evening = datetime(2024, 5, 1, 14)
        self.assertEqual(self.desk._local(self.desk._day_end(evening)), datetime(2024, 5, 2, 2))
        self.desk.day_end_hour = 20
        self.assertEqual(self.desk._local(self.desk._day_end(evening)), datetime(2024, 5, 1, 20))

    def test_agent_of_no_team_is_told_so(self):
        items = self.env["scenic.found.item"].with_user(self.agent)
        self.desk.member_ids -= self.agent_employee
        self.assertFalse(self.env["scenic.desk"].with_user(self.agent)._default_desk())
        with self.assertRaisesRegex(UserError, "no desk's team"):
            items.create({"description": "Umbrella", "category_id": self.category("umbrella").id})
        self.assertIn("no desk's team", items.onchange({}, [], {"desk_id": {}})["warning"]["message"])

    def test_those_bound_to_no_team_get_the_first_desk(self):
        first = self.env["scenic.desk"].search([("company_id", "=", self.env.company.id)])[0]
        for user in (self.deputy, self.manager, self.crew_leader):
            with self.subTest(user.name):
                self.assertEqual(self.env["scenic.desk"].with_user(user)._default_desk(), first)

    def test_company_without_a_desk(self):
        (self.desk | self.kiosk).active = False
        self.env["scenic.desk"].search([]).active = False
        for user in (self.agent, self.manager):
            for model, vals in (("scenic.found.item", {"description": "Umbrella"}), ("scenic.claim", {})):
                with (
                    self.subTest(user=user.name, model=model),
                    self.assertRaisesRegex(UserError, "no service desk yet"),
                ):
                    self.env[model].with_user(user).create(vals)

    def test_overview_counts_what_waits(self):
        self.new_phone()
        self.new_on_site()
        claim = self.compared_claim(self.new_phone())
        claim.action_submit()
        self.assertRecordValues(
            self.desk.with_user(self.agent),
            [{"item_count": 3, "valuable_count": 2, "on_site_count": 1, "claim_count": 1, "approval_count": 1}],
        )
