from odoo import fields
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestDeskCard(ScenicCommon):
    """The desk's card on the start page leads into its day."""

    def test_the_log_is_made_when_opened(self):
        desk = self.desk.with_user(self.agent)
        self.assertEqual(desk.log_state, "none")
        action = desk.action_duty_log()
        log = self.env["scenic.duty.log"].browse(action["res_id"])
        self.assertEqual((log.desk_id, log.date), (self.desk, self.desk._local_date(fields.Datetime.now())))
        desk.invalidate_recordset()
        self.assertEqual(desk.log_state, "open")
        self.assertEqual(desk.action_duty_log()["res_id"], log.id)

    def test_open_matters_are_counted(self):
        self.new_note(needs_follow_up=True)
        self.new_note(self.kiosk_agent, desk_id=self.kiosk.id)
        self.assertEqual((self.desk + self.kiosk).with_user(self.agent).mapped("open_matter_count"), [1, 0])

    def test_a_handover_that_waits(self):
        handover = self.new_handover()
        handover.action_hand_over()
        desk = self.desk.with_user(self.colleague)
        self.assertEqual(desk.handover_count, 1)
        handover.with_user(self.colleague).action_accept()
        desk.invalidate_recordset()
        self.assertEqual(desk.handover_count, 0)

    def test_days_nobody_closed(self):
        self.env["scenic.duty.log"]._of_day(self.desk, fields.Date.to_date("2024-05-01"))
        self.assertEqual(self.desk.with_user(self.agent).unclosed_log_count, 1)
