from datetime import datetime, timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import Form, tagged
from odoo.tools.safe_eval import safe_eval

from .chain import ChainCommon


@tagged("post_install", "-at_install")
class TestChainNotice(ChainCommon):
    """What is noted of one person told: each step once, by whom, by which way."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.begun = fields.Datetime.now() - timedelta(minutes=10)
        cls.incident = cls.new_incident(severity="medium", date=cls.begun)

    def tick(self, notice, minutes, **values):
        """The agent notes a call or radio message so many minutes after it happened."""
        wizards = self.env["scenic.chain.tick"].with_user(self.agent).with_context(default_notice_id=notice.id)
        form = Form(wizards)
        form.moment = self.begun + timedelta(minutes=minutes)
        for name, value in values.items():
            form[name] = value
        form.save().action_tick()

    def test_radioed_and_answered(self):
        notice = self.told(self.incident, "department_manager")
        self.tick(notice, 4, how="radio", note="Comes from the north gate")
        moment = self.begun + timedelta(minutes=4)
        self.assertRecordValues(
            notice,
            [
                {
                    "how": "radio",
                    "told_at": moment,
                    "acknowledged_at": moment,
                    "arrived_at": False,
                    "told_by_id": self.agent.id,
                    "note": "Comes from the north gate",
                }
            ],
        )
        self.assertFalse(notice.is_late)

    def test_reached_without_an_answer_is_waited_for(self):
        notice = self.told(self.incident, "department_manager")
        self.tick(notice, 2, is_answered=False)
        self.assertTrue(notice.told_at)
        self.assertFalse(notice.acknowledged_at)
        notice.due_at = fields.Datetime.now() - timedelta(minutes=1)
        self.assertTrue(notice.is_late)

    def test_on_scene_by_radio(self):
        notice = self.told(self.incident, "supervisor")
        self.tick(notice, 6, how="radio", is_there=True)
        self.assertEqual(notice.arrived_at, self.begun + timedelta(minutes=6))
        self.assertFalse(notice.activity_ids)
        self.assertAlmostEqual(self.incident.chain_arrival_minutes, 6, delta=0.1)

    def test_a_later_tick_keeps_the_first_way_and_time(self):
        notice = self.told(self.incident, "department_manager")
        self.tick(notice, 4, how="radio")
        self.tick(notice, 8, how="phone", is_there=True, note="On the spot")
        moments = (notice.how, notice.acknowledged_at, notice.arrived_at, notice.note)
        first, second = (self.begun + timedelta(minutes=minutes) for minutes in (4, 8))
        self.assertEqual(moments, ("radio", first, second, "On the spot"))

    def test_the_first_answer_is_the_figure(self):
        self.tick(self.told(self.incident, "department_manager"), 8)
        self.tick(self.told(self.incident, "duty_manager"), 3)
        self.assertAlmostEqual(self.incident.chain_answer_minutes, 3, delta=0.1)
        self.assertEqual(self.incident.chain_progress, "2/4")

    def test_a_vacant_role_is_ticked_too(self):
        self.department.parent_id.manager_id = False
        notice = self.told(self.new_incident(severity="medium"), "department_manager")
        self.assertEqual((notice.employee_id.id, notice.how), (False, "phone"))
        self.tick(notice, 9, note="His deputy")
        self.assertTrue(notice.acknowledged_at)

    def test_another_desk_s_agent_does_not_tick(self):
        notice = self.told(self.incident, "department_manager").with_user(self.kiosk_agent)
        self.assertFalse(notice.may_tick)
        with self.assertRaises(AccessError):
            notice.action_told()

    def test_the_person_told_opens_what_he_may_read(self):
        notice = self.told(self.incident, "duty_manager").with_user(self.duty)
        self.assertEqual(notice.action_open()["res_id"], self.incident.id)
        plain = self.told(self.incident, "section_head").with_user(self.head)
        self.assertFalse(plain.may_open)
        with self.assertRaises(AccessError):
            plain.action_open()

    def test_mine_are_found(self):
        notices = self.env["scenic.chain.notice"].with_user(self.duty)
        mine = notices.search([("is_mine", "=", True), ("res_id", "=", self.incident.id)])
        self.assertEqual(mine, self.told(self.incident, "duty_manager"))

    def test_my_notices_are_mine_whatever_i_may_read(self):
        action = self.env.ref("scenic_service_desk.chain_notice_mine_action").with_user(self.duty)._get_action_dict()
        domain = safe_eval(action["domain"], {"uid": self.duty.id})
        notices = self.env["scenic.chain.notice"].with_user(self.duty)
        self.assertIn(self.told(self.incident, "section_head"), notices.search([("res_id", "=", self.incident.id)]))
        self.assertEqual(notices.search(domain).user_id, self.duty)

    def test_named_by_role_and_person(self):
        notice = self.told(self.incident, "department_manager")
        self.assertEqual(notice.display_name, "Department Manager · Director")

    def test_reopened_who_never_answered_is_not_late_again(self):
        self.tick(self.told(self.incident, "supervisor"), 4)
        self.incident._chain_end()
        self.incident._chain_reopen()
        late = self.told(self.incident, "duty_manager")
        late.due_at = datetime(2020, 1, 1)
        self.assertFalse(late.is_late)
        self.assertFalse(self.told(self.incident, "supervisor").ended_at)
