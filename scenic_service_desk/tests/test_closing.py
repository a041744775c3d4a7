from datetime import datetime

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import MODULE, ScenicCommon


class ClosingCommon(ScenicCommon):
    """A day, and what it takes to close it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.desk.slot_ids = False
        cls.log = cls.today_log()

    def _keys(self, log=None):
        return {gap["key"] for gap in (log or self.log).with_user(self.agent)._gaps_left()}

    def _dialog(self, user):
        action = self.log.with_user(user).action_close()
        return self.env["scenic.log.close"].with_user(user).browse(action["res_id"])

    def _mend_all(self, hand_over=True):
        """Do what a day wants, waive what other registers want."""
        log = self.log.with_user(self.agent)
        log.weather = "sunny"
        log.action_opening_done()
        if hand_over:
            self.env["scenic.handover"].with_user(self.agent)._of_log(log).action_hand_over()
        for gap in log._gaps_left():
            if gap["key"] == "handover":
                continue
            self.env["scenic.log.waiver"]._waive(self.log.with_user(self.supervisor), gap, "Not tested here")
        log.invalidate_recordset()


@tagged("post_install", "-at_install")
class TestClosing(ClosingCommon):
    """Closing says all that is missing at once, each with the way to mend it."""

    def test_all_gaps_at_once(self):
        self.assertLessEqual({"weather", "opening", "handover"}, self._keys())
        dialog = self._dialog(self.agent)
        # the handover needs no way to be mended: it is signed with the day
        self.assertEqual({*dialog.line_ids.mapped("key"), "handover"}, self._keys())
        self.assertTrue(dialog.hands_over)
        with self.assertRaises(UserError) as caught:
            dialog.action_confirm()
        for line in dialog.line_ids:
            self.assertIn(line.text, str(caught.exception))

    def test_each_gap_leads_to_where_it_is_mended(self):
        for line in self._dialog(self.agent).line_ids:
            action = line.action_mend()
            with self.subTest(line.key):
                self.assertEqual(action["type"], "ir.actions.act_window")
                self.assertIn(action["res_model"], self.env)

    def test_a_gap_mended_meanwhile_leads_back_to_the_dialog(self):
        line = self._dialog(self.agent).line_ids.filtered(lambda line: line.key == "weather")
        self.log.weather = "rain"
        action = line.action_mend()
        self.assertEqual(action["res_model"], "scenic.log.close")

    def test_closes_when_nothing_is_missing(self):
        self._mend_all()
        dialog = self._dialog(self.agent)
        self.assertFalse(dialog.line_ids)
        dialog.action_confirm()
        self.assertEqual((self.log.state, self.log.closed_by_id), ("closed", self.agent_employee))
        signature = self.env["scenic.signature"].search(
            [("res_model", "=", self.log._name), ("res_id", "=", self.log.id), ("role", "=", "closer")]
        )
        self.assertEqual((signature.employee_id, signature.method), (self.agent_employee, "login"))

    def test_closing_hands_the_last_shift_over(self):
        """One act and one signature where the day has one slot, or its last shift leaves."""
        note = self.new_note(needs_follow_up=True)
        self._mend_all(hand_over=False)
        dialog = self._dialog(self.agent)
        self.assertEqual((dialog.hands_over, len(dialog.line_ids)), (True, 0))
        dialog.handover_note = "Television comes at nine"
        dialog.action_confirm()
        handover = self.log.handover_ids
        self.assertEqual(
            (self.log.state, handover.state, handover.outgoing_id), ("closed", "signed", self.agent_employee)
        )
        self.assertEqual((handover.note, handover.matter_ids.name), ("Television comes at nine", note.name))

    def test_closing_hands_the_last_of_two_running_shifts_over(self):
        early, late = (self.env.ref(f"{MODULE}.shift_slot_{name}") for name in ("early", "late"))
        day = fields.Date.to_date("2024-05-01")
        with freeze_time(self.desk._utc(datetime(2024, 5, 1, 15))):
            early.hour_to, late.hour_from = 16, 14
            self.desk.slot_ids = early + late
            self.log = self.env["scenic.duty.log"]._of_day(self.desk, day)
            self.new_note()
            self.log.shift_ids.filtered(lambda shift: shift.slot_id == early).sudo().employee_ids = self.agent_employee
            self._mend_all(hand_over=False)
            self._dialog(self.agent).action_confirm()
        self.assertEqual(self.log.handover_ids.shift_id.slot_id, late)

    def test_shared_login_closes_with_a_pin(self):
        self._mend_all()
        dialog = self._dialog(self.counter)
        with self.assertRaises(UserError):
            dialog.write({"signer_id": self.agent_employee.id, "signer_pin": "9999"})
        dialog.write({"signer_id": self.agent_employee.id, "signer_pin": "1234"})
        dialog.action_confirm()
        self.assertEqual(self.log.closed_by_id, self.agent_employee)

    def test_shared_login_does_not_close_without_a_pin(self):
        self._mend_all()
        dialog = self._dialog(self.counter)
        dialog.signer_id = self.agent_employee
        with self.assertRaises(UserError):
            dialog.action_confirm()

    def test_the_second_to_close_is_told_who_was_first(self):
        self._mend_all()
        first, second = self._dialog(self.agent), self._dialog(self.colleague)
        first.action_confirm()
        with self.assertRaisesRegex(UserError, "closed already.*agent Wang"):
            second.action_confirm()

    def test_another_desks_agent_does_not_close(self):
        with self.assertRaises(AccessError):
            self.log.with_user(self.kiosk_agent).action_close()

    def test_a_duty_manager_does_not_close(self):
        user = self._new_user("dm", "scenic_service_desk.group_duty_manager")
        with self.assertRaises(AccessError):
            self.log.with_user(user).action_close()

    def test_registers_are_asked(self):
        """A gap of any register comes into the dialog; the log knows none of them by name."""
        note = type(self.env["scenic.duty.entry"])
        gap = {"key": "toy", "text": "The toy is missing.", "action": self.log._form_action()}
        self.patch(note, "_closing_gaps", lambda model, log: [gap])
        self.assertIn("toy", self._keys())


@tagged("post_install", "-at_install")
class TestWaiver(ClosingCommon):
    """A supervisor lets the day be closed without something, and says why."""

    def _line(self, user, key="weather"):
        return self._dialog(user).line_ids.filtered(lambda line: line.key == key)

    def test_supervisor_waives_with_a_reason(self):
        line = self._line(self.supervisor)
        line.reason = "The thermometer is broken"
        line.action_waive()
        self.assertNotIn("weather", self._keys())
        waiver = self.log.waiver_ids
        self.assertEqual((waiver.key, waiver.reason, waiver.user_id), ("weather", line.reason, self.supervisor))

    def test_no_waiver_without_a_reason(self):
        line = self._line(self.supervisor)
        line.reason = "  "
        with self.assertRaises(UserError):
            line.action_waive()

    def test_an_agent_waives_nothing(self):
        line = self._line(self.agent)
        line.sudo().reason = "I want to go home"
        with self.assertRaises(AccessError):
            line.action_waive()

    def test_nobody_waives_what_is_not_waivable(self):
        gap = {"key": "fire", "text": "The safety officer has not acknowledged.", "waivable": False, "action": {}}
        with self.assertRaises(UserError):
            self.env["scenic.log.waiver"]._waive(self.log.with_user(self.manager), gap, "Please")

    def test_waivers_are_written_once(self):
        line = self._line(self.supervisor)
        line.reason = "The thermometer is broken"
        line.action_waive()
        with self.assertRaises(UserError):
            self.log.waiver_ids.sudo().reason = "Another reason"

    def test_nobody_writes_a_waiver_by_hand(self):
        vals = {"log_id": self.log.id, "key": "weather", "text": "x", "reason": "y", "user_id": self.manager.id}
        with self.assertRaises(AccessError):
            self.env["scenic.log.waiver"].with_user(self.manager).create({**vals, "waived_at": "2024-01-01"})


@tagged("post_install", "-at_install")
class TestAfterClosing(ClosingCommon):
    """A closed day takes what is still to be entered, says so, and is reopened by the manager only."""

    def test_an_entry_into_a_closed_log_is_saved_and_marked(self):
        self.close_log(self.log)
        note = self.new_note()
        self.assertEqual((note.log_id, note.is_after_close), (self.log, True))
        self.assertEqual(self.log.with_user(self.agent).after_close_count, 1)

    def test_an_entry_into_an_open_log_is_not_marked(self):
        self.assertFalse(self.new_note().is_after_close)

    def test_nobody_sets_the_mark(self):
        note = self.new_note(is_after_close=True)
        self.assertFalse(note.is_after_close)
        note.write({"is_after_close": True})
        self.assertFalse(note.is_after_close)

    def test_a_sealed_log_takes_entries_too(self):
        self.log.sudo()._write_unlocked({"state": "sealed"})
        self.assertTrue(self.new_note().is_after_close)

    def test_one_note_in_the_history_for_a_batch(self):
        self.close_log(self.log)
        before = self.log.message_ids
        vals = {"text": "Late", "desk_id": self.desk.id}
        notes = self.env["scenic.duty.entry"].with_user(self.agent).create([dict(vals) for _i in range(3)])
        told = self.log.message_ids - before
        self.assertEqual(len(told), 1)
        for note in notes:
            self.assertIn(note.name, told.body)

    def test_reopening_needs_the_manager_and_a_reason(self):
        self.close_log(self.log)
        with self.assertRaises(AccessError):
            self.log.with_user(self.supervisor).action_reopen()
        dialog = self.env["scenic.log.reason"].with_user(self.manager)
        action = self.log.with_user(self.manager).action_reopen()
        dialog = dialog.with_context(**action["context"]).create({"text": "The counts were wrong"})
        dialog.action_confirm()
        self.assertEqual((self.log.state, self.log.closed_at), ("open", False))
        self.assertIn("The counts were wrong", self.log.message_ids[0].body)

    def test_a_forged_dialog_reopens_nothing(self):
        self.close_log(self.log)
        dialog = self.env["scenic.log.reason"].with_user(self.supervisor)
        dialog = dialog.with_context(default_log_id=self.log.id, default_step="reopen").create({"text": "x"})
        with self.assertRaises(AccessError):
            dialog.action_confirm()

    def test_a_sealed_day_is_not_reopened(self):
        self.log.sudo()._write_unlocked({"state": "sealed"})
        with self.assertRaises(UserError):
            self.log.with_user(self.manager)._reopen("Please")
