from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .chain import ChainCommon


@tagged("post_install", "-at_install")
class TestChain(ChainCommon):
    """Who is told, and how: by severity, role and day."""

    def test_everybody_of_a_severity_has_a_row(self):
        incident = self.new_incident(severity="medium")
        rows = [(notice.tier, notice.role, notice.employee_id) for notice in incident.sudo().chain_ids]
        self.assertEqual(
            rows,
            [
                (1, "supervisor", self.supervisor_employee),
                (2, "section_head", self.head_employee),
                (2, "department_manager", self.director),
                (2, "duty_manager", self.duty_employee),
            ],
        )

    def test_second_tier_does_not_wait(self):
        incident = self.new_incident(severity="medium")
        told = incident.sudo().chain_ids.filtered("user_id")
        self.assertEqual(len(set(told.mapped("told_at"))), 1)
        self.assertTrue(self.told(incident, "duty_manager").told_at)

    def test_who_has_no_login_waits_for_the_agent(self):
        notice = self.told(self.new_incident(severity="medium"), "department_manager")
        self.assertEqual((notice.how, notice.told_at, notice.user_id.id), ("phone", False, False))

    def test_a_vacant_role_stays_in_sight(self):
        self.env["scenic.duty.day"].search([]).manager_id = False
        notice = self.told(self.new_incident(severity="medium"), "duty_manager")
        self.assertEqual(len(notice), 1)
        self.assertFalse(notice.employee_id)
        self.assertFalse(notice.told_at)

    def test_one_row_for_two_roles(self):
        self.department.parent_id.manager_id = self.head_employee
        incident = self.new_incident(severity="medium")
        self.assertEqual(len(incident.sudo().chain_ids.filtered(lambda row: row.employee_id == self.head_employee)), 1)
        self.assertFalse(self.told(incident, "department_manager"))

    def test_nobody_of_another_company_is_told(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        stranger = self.env["hr.employee"].create({"name": "Stranger", "company_id": other.id})
        template = self.env["scenic.chain.template"].create(
            {
                "name": "To a stranger",
                "kind": "incident",
                "company_id": False,
                "tier_ids": [(0, 0, {"role": "employee", "employee_id": stranger.id})],
            }
        )
        incident = self.new_incident(severity="low")
        new = incident._chain_start("incident", "low", template)
        self.assertFalse(new.employee_id)

    def test_own_chain_of_a_company_goes_first(self):
        mine = self.env["scenic.chain.template"].create(
            {
                "name": "Ours",
                "kind": "incident",
                "severity": "low",
                "company_id": self.env.company.id,
                "tier_ids": [(0, 0, {"role": "employee", "employee_id": self.guard.id, "how": "radio"})],
            }
        )
        self.assertEqual(
            self.env["scenic.chain.template"]._fitting_ids("incident", "low", self.env.company.id), mine._ids
        )
        notice = self.new_incident(severity="low").sudo().chain_ids
        self.assertEqual((notice.employee_id, notice.how), (self.guard, "radio"))

    def test_who_raises_it_knows(self):
        incident = self.new_incident(self.supervisor, severity="low")
        notice = self.told(incident, "supervisor")
        self.assertTrue(notice.acknowledged_at)
        self.assertFalse(notice.activity_ids)

    def test_worse_tells_those_not_told_before(self):
        incident = self.new_incident(severity="low")
        before = incident.sudo().chain_ids
        incident.severity = "high"
        self.assertLess(len(before), len(incident.sudo().chain_ids))
        self.assertEqual(len(self.told(incident, "supervisor")), 1)

    def test_the_accused_is_not_told(self):
        incident = self.new_incident(severity="low", is_late_entry=True)
        self.patch(type(incident), "_chain_excluded", lambda record: self.supervisor_employee)
        incident.action_tell()
        self.assertNotIn(self.supervisor_employee, incident.sudo().chain_ids.employee_id)

    def test_the_agent_ticks_a_call(self):
        incident = self.new_incident(severity="medium")
        notice = self.told(incident, "department_manager").with_user(self.agent)
        moment = fields.Datetime.now() - timedelta(minutes=1)
        wizard = self.env["scenic.chain.tick"].with_user(self.agent)
        wizard.create({"notice_id": notice.id, "how": "radio", "moment": moment, "note": "On his way"}).action_tick()
        self.assertEqual(
            (notice.how, notice.told_at, notice.acknowledged_at, notice.told_by_id, notice.note),
            ("radio", moment.replace(microsecond=0), moment.replace(microsecond=0), self.agent, "On his way"),
        )

    def test_a_call_to_come_is_refused(self):
        notice = self.told(self.new_incident(severity="medium"), "department_manager")
        wizard = self.env["scenic.chain.tick"].with_user(self.agent)
        with self.assertRaises(UserError):
            wizard.create({"notice_id": notice.id, "moment": fields.Datetime.now() + timedelta(hours=1)}).action_tick()

    def test_answered_twice_the_first_time_stays(self):
        notice = self.told(self.new_incident(severity="low"), "supervisor").with_user(self.supervisor)
        notice.action_acknowledge()
        first = notice.acknowledged_at
        notice.sudo().acknowledged_at = first - timedelta(minutes=3)
        notice.action_acknowledge()
        self.assertEqual(notice.acknowledged_at, first - timedelta(minutes=3))

    def test_who_is_there_has_answered(self):
        incident = self.new_incident(severity="low", date=fields.Datetime.now() - timedelta(minutes=12))
        notice = self.told(incident, "supervisor").with_user(self.supervisor)
        notice.action_arrive()
        self.assertTrue(notice.acknowledged_at)
        self.assertAlmostEqual(incident.chain_arrival_minutes, 12, delta=2)
        self.assertAlmostEqual(incident.chain_first_minutes, 12, delta=2)

    def test_closed_nobody_waits(self):
        incident = self.new_incident(severity="low")
        incident._chain_end()
        notice = self.told(incident, "supervisor")
        notice.due_at = fields.Datetime.now() - timedelta(hours=1)
        self.assertFalse(notice.is_late)
        self.assertFalse(notice.activity_ids)
        with self.assertRaises(UserError):
            notice.with_user(self.supervisor).action_acknowledge()


@tagged("post_install", "-at_install")
class TestChainAccess(ChainCommon):
    """Who may see and press what."""

    def test_a_plain_user_sees_his_own_notice_only(self):
        incident = self.new_incident(severity="medium")
        mine = self.env["scenic.chain.notice"].with_user(self.head).search([("res_id", "=", incident.id)])
        self.assertEqual(mine, self.told(incident, "section_head"))
        self.assertIn("Slipped on the wet steps", mine.matter_text)
        with self.assertRaises(AccessError):
            incident.with_user(self.head).read(["description"])

    def test_a_plain_user_answers_for_himself(self):
        notice = self.told(self.new_incident(severity="medium"), "section_head")
        notice.with_user(self.head).action_acknowledge()
        self.assertTrue(notice.acknowledged_at)

    def test_nobody_answers_for_another(self):
        notice = self.told(self.new_incident(severity="medium"), "supervisor")
        for user in (self.head, self.plain, self.crew_leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                notice.with_user(user).action_acknowledge()

    def test_notices_are_not_written_by_hand(self):
        notice = self.told(self.new_incident(severity="low"), "supervisor")
        for user in (self.agent, self.supervisor, self.manager):
            with self.subTest(user.login), self.assertRaises(AccessError):
                notice.with_user(user).write({"acknowledged_at": fields.Datetime.now()})
        with self.assertRaises(AccessError):
            self.env["scenic.chain.notice"].with_user(self.manager).create(
                {"res_model": "scenic.incident", "res_id": 1, "tier": 1, "how": "odoo"}
            )

    def test_the_matter_is_hidden_from_who_may_not_read_it(self):
        incident = self.new_incident(severity="low")
        notice = self.told(incident, "supervisor").with_user(self.agent)
        self.assertTrue(notice.matter)
        self.patch(type(incident), "has_access", lambda record, operation: False)
        notice.invalidate_recordset(["matter"])
        self.assertFalse(notice.matter)

    def test_agents_do_not_change_chains(self):
        template = self.env.ref("scenic_service_desk.chain_incident_low")
        self.assertTrue(template.with_user(self.agent).has_access("read"))
        with self.assertRaises(AccessError):
            template.with_user(self.supervisor).write({"name": "Mine"})
