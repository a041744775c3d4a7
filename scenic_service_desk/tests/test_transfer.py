from psycopg2.errors import UniqueViolation

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .transfer import TransferCommon


@tagged("post_install", "-at_install")
class TestTransfer(TransferCommon):
    """What goes on a list, what stays off it, and what of it stands once it is signed."""

    def test_seal_and_safe_are_filled_in(self):
        line = self.new_transfer(self.item).line_ids
        self.assertRecordValues(line, [{"seal_number": "S-1", "location_id": self.safe.id, "result": "open"}])

    def test_signed_list_stands(self):
        transfer = self.handed()
        line = transfer.line_ids[:1]
        for change in (
            lambda: transfer.write({"kind": "police"}),
            lambda: line.write({"seal_number": "S-2"}),
            lambda: line.write({"item_id": self.new_phone().id}),
            line.unlink,
            lambda: transfer.write({"line_ids": [Command.create({"item_id": self.new_phone().id})]}),
        ):
            with self.assertRaises(UserError):
                change()

    def test_item_on_a_signed_list_stands(self):
        self.handed()
        with self.assertRaisesRegex(UserError, "signed list"):
            self.item.with_user(self.supervisor).seal_number = "S-9"

    def test_lines_lock_with_the_list(self):
        transfer = self.to_custodian(self.items)
        for record in (transfer.line_ids, transfer.line_ids.sudo()):
            with self.subTest(su=record.env.su), self.assertRaises(UserError):
                record.write({"remark": "later"})

    def test_results_are_not_typed(self):
        transfer = self.new_transfer(self.item)
        with self.assertRaises(UserError):
            transfer.line_ids.write({"result": "received"})
        values = {"transfer_id": transfer.id, "item_id": self.other.id, "result": "received"}
        with self.assertRaises(UserError):
            transfer.line_ids.create(values)

    def test_cancelled_list_frees_its_items(self):
        self.new_transfer(self.items).action_cancel()
        self.assertEqual(self.new_transfer(self.items).line_ids.item_id, self.items)

    def test_promised_item_drops_out_with_a_sentence(self):
        transfer = self.handed()
        self.approved_claim(self.item)
        line = transfer.line_ids.filtered(lambda line: line.item_id == self.item)
        self.assertEqual(line.result, "dropped")
        self.assertIn("Reserved", line.result_note)
        transfer.with_user(self.custodian).action_receive_all()
        self.assertEqual(self.items.mapped("state"), ["reserved", "in_custody"])

    def test_reserved_item_goes_on_no_list(self):
        self.approved_claim(self.item)
        with self.assertRaisesRegex(UserError, "cannot be done"):
            self.new_transfer(self.item)

    def test_item_is_on_one_open_list_only(self):
        self.new_transfer(self.item)
        other = self.new_transfer(self.other, "police")
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            other.write({"line_ids": [Command.create({"item_id": self.item.id})]})

    def test_item_on_a_list_of_another_kind_names_it(self):
        transfer = self.new_transfer(self.item)
        with self.assertRaisesRegex(UserError, transfer.name):
            self.new_transfer(self.item, "police")

    def test_drawn_up_again_it_is_the_same_list(self):
        transfers = self.env["scenic.custody.transfer"].with_user(self.agent)
        first = transfers._draft("custodian", self.item)
        self.assertEqual(transfers._draft("custodian", self.items), first)
        self.assertEqual(first.line_ids.item_id, self.items)
        self.assertEqual(transfers._draft("custodian", self.items), first)

    def test_draft_may_go_another_way(self):
        transfer = self.new_transfer(self.items, "police")
        transfer.kind = "custodian"
        self.assertEqual(transfer.line_ids.location_id, self.safe)

    def test_draft_goes_no_way_its_items_cannot(self):
        transfer = self.new_transfer(self.to_custodian(self.item).line_ids.item_id, "police", self.custodian)
        with self.assertRaisesRegex(UserError, "cannot be done"):
            transfer.kind = "custodian"

    def test_kiosk_agent_draws_up_nothing_at_the_centre(self):
        with self.assertRaises(AccessError):
            self.new_transfer(self.item, user=self.kiosk_agent)
