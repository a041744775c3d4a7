from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .claim_notice import ClaimNoticeCommon


@freeze_time("2026-10-03 02:00:00")
@tagged("post_install", "-at_install")
class TestPublishDialog(ClaimNoticeCommon):
    """From the custodian's list to a notice."""

    def test_new_notice(self):
        items = self.new_item() | self.new_phone()
        notice = self.opened(self.wizard(items).action_publish())
        self.assertEqual((notice.state, notice.line_ids.item_id, notice.desk_id), ("published", items, self.desk))

    def test_look_at_it_first(self):
        notice = self.opened(self.wizard(self.new_item()).action_draft())
        self.assertEqual(notice.state, "draft")

    def test_added_to_one_that_is_there(self):
        notice = self.new_notice(self.new_item())
        item = self.new_item()
        self.wizard(item, notice_id=notice.id).action_publish()
        self.assertIn(item, notice.line_ids.item_id)

    def test_what_is_left_out_is_named(self):
        gone, listed, fit = self.new_item(), self.new_item(), self.new_item()
        notice = self.new_notice(listed)
        self.return_item(gone)
        wizard = self.wizard(gone | listed | fit, notice_id=notice.id)
        self.assertEqual(wizard.fit_count, 1)
        self.assertIn(f"{gone.display_name}: Returned", wizard.left_out)
        self.assertIn(listed.display_name, wizard.left_out)

    def test_nothing_to_publish(self):
        item = self.new_item()
        self.return_item(item)
        with self.assertRaisesRegex(UserError, "None of these"):
            self.wizard(item).action_publish()
