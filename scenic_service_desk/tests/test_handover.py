from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestHandover(ScenicCommon):
    """Open matters come by themselves; who leaves signs, somebody else accepts, and closing waits for nobody."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.desk.slot_ids = False
        cls.log = cls.today_log()

    def _signed(self):
        handover = self.new_handover()
        handover.action_hand_over()
        return handover

    def _keys(self, log=None):
        return {gap["key"] for gap in (log or self.log).with_user(self.agent)._gaps_left()}

    def _yesterday(self):
        """A handover signed yesterday, with a matter left open."""
        moment = fields.Datetime.now() - timedelta(days=1)
        note = self.new_note(date=moment, is_late_entry=True, needs_follow_up=True)
        handover = self.new_handover(date=moment, is_late_entry=True)
        handover.action_hand_over()
        return handover, note

    def test_open_matters_come_by_themselves(self):
        note = self.new_note(needs_follow_up=True)
        handover = self.new_handover()
        self.assertIn(note.name, handover.open_matter_ids.mapped("name"))

    def test_of_this_desk_only(self):
        self.new_note(self.kiosk_agent, desk_id=self.kiosk.id, needs_follow_up=True)
        self.assertFalse(self.new_handover().open_matter_ids)

    def test_open_matters_are_written_down_when_signed(self):
        note = self.new_note(needs_follow_up=True)
        handover = self._signed()
        note.action_done()
        handover.invalidate_recordset()
        self.assertEqual(handover.matter_ids.mapped("name"), [note.name])
        self.assertEqual(handover.matter_ids.state_label, "To Follow Up")

    def test_what_was_counted_stands_once_signed(self):
        thing = self.env["scenic.handover.thing"].create({"name": "Walking sticks", "quantity": 3})
        handover = self.new_handover()
        line = handover.line_ids.filtered(lambda line: line.thing_id == thing).with_user(self.agent)
        line.write({"quantity": 2, "remark": "One is broken"})
        with self.assertRaises(AccessError):
            line.unlink()
        handover.action_hand_over()
        handover.with_user(self.colleague).action_accept()
        with self.assertRaises(UserError):
            line.quantity = 3

    def test_what_is_unsolved_comes_back_until_it_is_solved(self):
        _handover, note = self._yesterday()
        log = self.log.with_user(self.agent)
        self.assertIn(note.name, log.open_matter_ids.mapped("name"))
        self.assertIn(note.name, self.new_handover().open_matter_ids.mapped("name"))
        note.action_done()
        self.env.invalidate_all()
        self.assertNotIn(note.name, log.open_matter_ids.mapped("name"))

    def test_things_of_the_desk(self):
        thing = self.env["scenic.handover.thing"].create({"name": "Locker key", "desk_id": self.kiosk.id})
        self.assertTrue(self.new_handover().line_ids)
        self.assertNotIn(thing, self.new_handover().line_ids.thing_id)
        self.assertIn(thing, self.new_handover(self.kiosk_agent, desk_id=self.kiosk.id).line_ids.thing_id)

    def test_a_difference_is_explained(self):
        handover = self.new_handover()
        line = handover.line_ids[0]
        line.quantity = 0
        with self.assertRaises(UserError):
            handover.action_hand_over()
        line.remark = "With the technician"
        handover.action_hand_over()
        self.assertEqual(handover.outgoing_id, self.agent_employee)

    def test_signed_is_locked(self):
        handover = self._signed()
        with self.assertRaises(UserError):
            handover.note = "Something else"
        with self.assertRaises(UserError):
            handover.line_ids[0].remark = "Something else"

    def test_not_accepted_by_who_handed_over(self):
        with self.assertRaisesRegex(UserError, "next shift"):
            self._signed().action_accept()

    def test_accepted_by_a_colleague(self):
        handover = self._signed().with_user(self.colleague)
        handover.action_accept()
        self.assertEqual((handover.state, handover.incoming_id), ("accepted", self.colleague_employee))
        roles = self.env["scenic.signature"].search([("res_model", "=", handover._name), ("res_id", "=", handover.id)])
        self.assertEqual(set(roles.mapped("role")), {"outgoing", "incoming"})

    def test_not_accepted_by_another_desks_agent(self):
        with self.assertRaises(UserError):
            self._signed().with_user(self.kiosk_agent).action_accept()

    def test_at_a_shared_login_only_the_team_is_asked(self):
        handover = self._signed().with_user(self.counter)
        candidates = handover._sign_candidates("accept")
        self.assertIn(self.colleague_employee, candidates)
        self.assertNotIn(self.agent_employee, candidates)
        self.assertNotIn(self.kiosk_agent_employee, candidates)
        with self.assertRaises(UserError):
            handover._do_signed("accept", self.kiosk_agent_employee, "pin")

    def test_the_next_days_log_tells_what_waits(self):
        handover, _note = self._yesterday()
        log = self.log.with_user(self.colleague)
        self.assertEqual(log.waiting_handover_id, handover)
        self.assertTrue(log.can_accept)
        log.action_accept_handover()
        log.invalidate_recordset()
        self.assertFalse(log.waiting_handover_id)

    def test_who_handed_over_sees_no_button(self):
        self._yesterday()
        self.assertFalse(self.log.with_user(self.agent).can_accept)

    def test_a_later_handover_makes_the_earlier_one_history(self):
        self._yesterday()
        self._signed().with_user(self.colleague).action_accept()
        self.assertFalse(self.log.with_user(self.colleague).waiting_handover_id)

    def test_acceptance_does_not_block_closing(self):
        self.assertIn("handover", self._keys())
        handover = self._signed()
        self.log.invalidate_recordset()
        self.assertEqual(handover.state, "signed")
        self.assertNotIn("handover", self._keys())

    def test_accepted_after_the_day_was_sealed(self):
        handover = self._signed()
        self.log.sudo()._write_unlocked({"state": "sealed"})
        handover.with_user(self.colleague).action_accept()
        self.assertEqual(handover.state, "accepted")

    def test_made_once_for_a_shift(self):
        first = self.log.with_user(self.agent).action_hand_over()["res_id"]
        self.assertEqual(self.log.with_user(self.colleague).action_hand_over()["res_id"], first)

    def test_a_past_day_is_handed_over_on_that_day(self):
        log = self.env["scenic.duty.log"]._of_day(self.desk, fields.Date.to_date("2024-05-01"))
        handover = self.env["scenic.handover"].browse(log.with_user(self.agent).action_hand_over()["res_id"])
        self.assertEqual((handover.log_id, handover.is_late_entry), (log, True))

    def test_the_last_shifts_handover_is_wanted(self):
        early, late = (self.env.ref(f"scenic_service_desk.shift_slot_{name}") for name in ("early", "late"))
        self.desk.slot_ids = early + late
        day = fields.Date.to_date("2024-05-01")
        log = self.env["scenic.duty.log"]._of_day(self.desk, day)
        for hour in (9, 20):
            moment = self.desk._utc(fields.Datetime.to_datetime(day) + timedelta(hours=hour))
            handover = self.new_handover(date=moment, is_late_entry=True)
            self.assertIn("handover", self._keys(log))
            if hour == 9:
                self.new_note(date=moment + timedelta(hours=11), is_late_entry=True)
            handover.action_hand_over()
            log.invalidate_recordset()
        self.assertNotIn("handover", self._keys(log))
