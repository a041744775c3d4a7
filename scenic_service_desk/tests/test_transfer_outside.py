from odoo.exceptions import UserError
from odoo.tests import tagged

from .transfer import TransferCommon


@tagged("post_install", "-at_install")
class TestTransferOutside(TransferCommon):
    """The police and the issuers of cards sign the printed list."""

    def test_police_want_name_and_receipt(self):
        transfer = self.handed(kind="police")
        with self.assertRaisesRegex(UserError, "who received it, the receipt number"):
            transfer.action_received_on_paper()
        transfer.write({"receiver_name": "Officer Zhang", "reference": "P-7"})
        transfer.action_received_on_paper()
        self.assertEqual((transfer.state, set(self.items.mapped("state"))), ("received", {"transferred"}))

    def test_officer_at_the_counter_is_one_signature(self):
        transfer = self.handed(kind="police", receiver_name="Officer Zhang", reference="P-7")
        self.assertEqual(transfer.state, "received")

    def test_what_the_officer_did_not_take_stays(self):
        transfer = self.handed(kind="police")
        transfer.line_ids[1:].is_received = False
        transfer.write({"receiver_name": "Officer Zhang", "reference": "P-7"})
        transfer.action_received_on_paper()
        self.assertEqual(self.items.mapped("state"), ["transferred", "at_counter"])

    def test_custodian_signs_nothing_on_paper(self):
        transfer = self.handed()
        transfer.receiver_name = "Somebody"
        with self.assertRaisesRegex(UserError, "logins"):
            transfer.with_user(self.custodian).action_received_on_paper()

    def test_dangerous_thing_leads_to_the_police(self):
        knife = self.new_item(category="dangerous")
        action = knife.action_pass_on()
        transfer = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual((transfer.kind, transfer.line_ids.item_id), ("police", knife))

    def test_forbidden_thing_at_night_by_an_agent_alone(self):
        knife = self.new_item(self.kiosk_agent, "dangerous", desk_id=self.kiosk.id, location_id=self.stock_room.id)
        transfer = self.env["scenic.custody.transfer"].with_user(self.kiosk_agent)
        transfer = transfer.browse(knife.action_pass_on()["res_id"])
        transfer.write({"receiver_name": "Officer Zhang", "reference": "P-8"})
        transfer.action_give()
        self.assertEqual((transfer.state, knife.state), ("received", "transferred"))
        self.assertFalse(knife.activity_ids)

    def test_items_of_different_ways_are_passed_on_separately(self):
        knife = self.new_item(category="dangerous")
        with self.assertRaisesRegex(UserError, "different ways"):
            (knife | self.new_item()).action_pass_on()
