from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import PIXEL, ScenicCommon


@tagged("post_install", "-at_install")
class TestLostEnd(ScenicCommon):
    """A report ends with its result, and may go on (register 7)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.compare_ours_only()

    def _close(self, report, result, user=None, **values):
        wizards = self.env["scenic.lost.close"].with_user(user or self.agent)
        return wizards.create({"report_id": report.id, "result": result, **values}).action_confirm()

    def test_closed_with_result_and_note(self):
        report = self.new_report()
        report._call_owner()
        self._close(report, "found_himself", note=" In the car ")
        self.assertRecordValues(
            report,
            [{"state": "closed", "result": "found_himself", "end_note": "In the car", "next_contact_at": False}],
        )
        self.assertTrue(report.ended_at)
        self.assertFalse(report.activity_ids)

    def test_returned_is_no_result_to_choose(self):
        choices = self.env["scenic.lost.close"]._fields["result"].get_values(self.env)
        self.assertNotIn("returned", choices)
        self.assertIn("not_found", choices)

    def test_returned_wants_the_item(self):
        report = self.new_report()
        with self.assertRaisesRegex(UserError, "What was returned"):
            report._end("returned")
        report._call_owner(item=self.new_phone())
        report._end("returned")
        self.assertRecordValues(report, [{"state": "returned", "result": "returned"}])

    def test_closed_is_locked(self):
        report = self.new_report()
        self._close(report, "withdrawn")
        with self.assertRaises(UserError):
            report.description = "x"
        with self.assertRaises(UserError):
            report.action_no_answer()

    def test_supervisor_searches_again(self):
        report = self.new_report()
        self._close(report, "not_found")
        with self.assertRaises(AccessError):
            report.action_reopen()
        report.with_user(self.supervisor).action_reopen()
        self.assertRecordValues(report, [{"state": "searching", "result": False, "end_note": False}])
        self.assertEqual(report.valid_until, report._valid_from(fields.Datetime.now()))

    def test_not_his_after_all(self):
        report = self.new_report()
        report._call_owner(item=self.new_phone())
        report.action_told()
        self.assertEqual(report.state, "told")
        report.action_search_on()
        self.assertRecordValues(report, [{"state": "searching", "item_id": False, "next_contact_at": False}])

    def test_only_a_manager_takes_a_return_back(self):
        report = self.new_report()
        report._call_owner(item=self.new_phone())
        report._end("returned")
        with self.assertRaises(AccessError):
            report.with_user(self.supervisor).action_search_on()
        report.with_user(self.manager).action_search_on()
        self.assertRecordValues(report, [{"state": "searching", "result": False, "item_id": False}])

    def test_purge_blanks_the_owner_everywhere(self):
        report = self.new_report(
            contact_other="WeChat lilei",
            party="Group 3",
            courier_address="Road 1",
            marks_entry="Initials",
            document_name_entry="Li Lei",
            image_1920=PIXEL,
        )
        self.env["scenic.lost.contact"].with_user(self.agent).create(
            {"report_id": report.id, "note": "His wife said he is out"}
        )
        self._close(report, "withdrawn", note="Li Lei left")
        report.sudo()._purge()
        purged = {
            "visitor_name",
            "visitor_phone",
            "visitor_phone_key",
            "contact_other",
            "party",
            "courier_address",
            "marks",
            "document_name",
            "end_note",
            "image_1920",
        }
        self.assertFalse([name for name in purged if report.sudo()[name]])
        self.assertFalse(any(report.sudo().contact_ids.mapped("note")))
        self.assertTrue(report.visitor_purged_on)
        self.assertEqual((report.result, len(report.contact_ids)), ("withdrawn", 1))
