from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .broadcast import BroadcastCommon


@tagged("post_install", "-at_install")
class TestBroadcastReading(BroadcastCommon):
    """The times something was read out, by whom, and when again."""

    def test_one_tap_and_the_next_is_due(self):
        broadcast = self.new_broadcast(kind_id=self.kind(repeat_minutes=5, repeat_times=2).id)
        broadcast.action_read_out()
        self.assertEqual((broadcast.state, broadcast.read_count), ("running", 1))
        self.assertFalse(broadcast.is_read_due)
        wait = broadcast.next_read_at - broadcast.reading_ids.read_at
        self.assertEqual(wait, timedelta(minutes=5))
        self.assertEqual(len(broadcast.activity_ids), 1)

    def test_due_again(self):
        broadcast = self.new_broadcast(kind_id=self.kind(repeat_minutes=5, repeat_times=2).id)
        broadcast.action_read_out()
        broadcast.sudo()._write_unlocked({"next_read_at": fields.Datetime.now() - timedelta(minutes=1)})
        self.assertIn(broadcast, self.env["scenic.broadcast"].search([("is_read_due", "=", True)]))

    def test_often_enough(self):
        broadcast = self.new_broadcast(kind_id=self.kind(repeat_minutes=5, repeat_times=2).id)
        broadcast.action_read_out()
        broadcast.action_read_out()
        self.assertFalse(broadcast.next_read_at or broadcast.activity_ids)

    def test_once_is_once(self):
        broadcast = self.new_broadcast(kind_id=self.kind(repeat_times=1).id)
        broadcast.action_read_out()
        self.assertEqual(broadcast.state, "ended")

    def test_readings_stay(self):
        broadcast = self.new_broadcast()
        broadcast.action_read_out()
        with self.assertRaises(UserError):
            broadcast.reading_ids.sudo().read_at = "2020-01-01 08:00:00"

    def test_read_out_at_any_desk(self):
        broadcast = self.new_broadcast(kind_id=self.kind(repeat_minutes=5, repeat_times=2).id)
        broadcast.with_user(self.kiosk_agent).action_read_out()
        reading = broadcast.reading_ids
        self.assertEqual((reading.user_id, reading.employee_id), (self.kiosk_agent, self.kiosk_agent_employee))
        self.assertEqual(broadcast.state, "running")

    def test_reminded_is_who_read(self):
        broadcast = self.new_broadcast(kind_id=self.kind(repeat_minutes=5, repeat_times=2).id)
        broadcast.with_user(self.kiosk_agent).action_read_out()
        self.assertEqual(broadcast.activity_ids.user_id, self.kiosk_agent)

    def test_from_the_card_at_any_desk(self):
        person = self.new_missing()
        person.with_user(self.kiosk_agent).action_read_out()
        self.assertEqual(person.broadcast_ids.read_count, 1)

    def test_who_is_no_agent_reads_nothing_out(self):
        duty = self._new_user("duty_voice", "scenic_service_desk.group_duty_manager")
        for user in (duty, self.crew_leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.new_broadcast().with_user(user).action_read_out()

    def test_another_company_reads_nothing_out(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        agent = self._new_user(
            "other_voice", "scenic_service_desk.group_agent", company_id=company.id, company_ids=company.ids
        )
        with self.assertRaises(AccessError):
            self.new_broadcast().with_user(agent).action_read_out()

    def test_nobody_writes_a_reading_by_hand(self):
        broadcast = self.new_broadcast()
        values = {"broadcast_id": broadcast.id, "read_at": fields.Datetime.now()}
        for user in (self.agent, self.manager):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.env["scenic.broadcast.reading"].with_user(user).create(values)

    def test_another_company_sees_no_reading(self):
        broadcast = self.new_broadcast()
        broadcast.action_read_out()
        company = self.env["res.company"].create({"name": "Other Park"})
        stranger = self._new_user(
            "reading_stranger", "scenic_service_desk.group_supervisor", company_id=company.id, company_ids=company.ids
        )
        readings = self.env["scenic.broadcast.reading"].with_user(stranger)
        self.assertFalse(readings.search([("broadcast_id", "=", broadcast.id)]))
