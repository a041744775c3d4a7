from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.tests import tagged

from .common import PIXEL, ScenicCommon


@tagged("post_install", "-at_install")
class TestPurge(ScenicCommon):
    """Visitors' personal data is blanked when the company's keeping period has passed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.new_phone(
            visitor_name="Han Meimei", visitor_phone="13900000000", document_name_entry="Wang Fang"
        )
        cls.claim = cls.approved_claim(
            cls.item,
            is_representative=True,
            owner_relation="Wife",
            owner_letter=True,
            owner_name="Wang Fang",
            description="Lost by the lake",
            courier_address="Road 1",
            courier_check="Video call",
            signed_on_paper=False,
            signature=PIXEL,
        )
        cls.claim.action_hand_over()
        cls.open_item = cls.new_item(visitor_name="Still here")

    def _purge(self, days):
        """Run the job as if ``days`` had passed; it commits nothing of the test's transaction."""
        self.env.flush_all()
        with (
            freeze_time(fields.Datetime.now() + timedelta(days=days)),
            self.time_left(),
        ):
            self.env["res.company"]._cron_scenic_purge()
        self.env.invalidate_all()

    def test_blanked_after_the_period(self):
        self._purge(366)
        self.assertRecordValues(
            self.claim.sudo(),
            [
                {
                    "visitor_name": False,
                    "visitor_phone": False,
                    "id_number": False,
                    "id_type": False,
                    "owner_name": False,
                    "owner_relation": False,
                    "description": False,
                    "verdict_reason": False,
                    "courier_address": False,
                    "courier_check": False,
                    "signature": False,
                    "visitor_phone_key": False,
                }
            ],
        )
        self.assertRecordValues(
            self.item.sudo(), [{"visitor_name": False, "visitor_phone": False, "document_name": False, "marks": False}]
        )
        self.assertTrue(self.claim.answer_ids)
        self.assertFalse(any(self.claim.answer_ids.mapped("answer")))
        self.assertTrue(self.claim.visitor_purged_on)

    def test_duplicate_carries_no_visitor(self):
        for record in (self.claim, self.open_item):
            copy = record.sudo().copy({"item_id": False} if record == self.claim else None)
            with self.subTest(record._name):
                kept = ("visitor_name", "visitor_phone", "id_type", "id_number", "owner_name", "courier_address")
                self.assertFalse([name for name in kept if name in copy._fields and copy[name]])

    def test_kept_before_the_period(self):
        self._purge(360)
        self.assertRecordValues(self.claim.sudo(), [{"visitor_name": "Li Lei", "visitor_purged_on": False}])

    def test_open_entries_keep_their_visitor(self):
        self._purge(800)
        self.assertEqual(self.open_item.visitor_name, "Still here")

    def test_entry_itself_stays(self):
        before = (self.claim.name, self.claim.state, self.item.description, len(self.item.custody_move_ids))
        self._purge(366)
        self.assertEqual(
            (self.claim.name, self.claim.state, self.item.description, len(self.item.custody_move_ids)), before
        )

    def test_zero_keeps_for_ever(self):
        self.env.company.scenic_purge_days = 0
        self._purge(5000)
        self.assertEqual(self.claim.visitor_name, "Li Lei")

    def test_drawn_signature_is_gone_from_the_files(self):
        self.assertTrue(self._signature_files())
        self._purge(366)
        self.assertFalse(self._signature_files())

    def _signature_files(self):
        """Attachments of drawn signatures and photographed forms, wherever they hang."""
        return (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("res_model", "in", ("scenic.claim", "scenic.signature")),
                    ("res_field", "in", ("signature", "image", "paper_photo")),
                    ("res_id", "=", self.claim.id),
                ]
            )
        )

    def test_nobody_finds_the_phone_afterwards(self):
        self._purge(366)
        found = self.env["scenic.found.item"].with_user(self.agent).search([("search_any", "=", "13900000000")])
        self.assertNotIn(self.item, found)
