from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .transfer import TransferCommon

STAYS = "scenic_service_desk.mail_activity_transfer_missing"


@tagged("post_install", "-at_install")
class TestTransferSign(TransferCommon):
    """What changes hands is signed by two different persons; the ledger says where it is."""

    def test_nothing_moves_before_the_second_signature(self):
        self.handed()
        self.assertEqual(set(self.items.mapped("state")), {"at_counter"})
        self.assertNotIn("custody", self.items.custody_move_ids.mapped("kind"))

    def test_both_are_on_record(self):
        transfer = self.handed()
        transfer.with_user(self.custodian).action_receive_all()
        signatures = self.env["scenic.signature"].search(
            [("res_model", "=", transfer._name), ("res_id", "=", transfer.id)], order="id"
        )
        self.assertRecordValues(
            signatures,
            [
                {"role": "giver", "employee_id": self.agent_employee.id, "method": "login"},
                {"role": "receiver", "employee_id": self.custodian_employee.id, "method": "login"},
            ],
        )
        self.assertEqual(self.item.custody_move_ids.sorted("id")[-1:].signature_id, signatures[-1:])

    def test_giver_does_not_receive(self):
        transfer = self.new_transfer(self.items, user=self.custodian)
        transfer.action_give()
        with self.assertRaisesRegex(UserError, "Somebody else"):
            transfer.action_receive_all()
        self.assertEqual(self.item.state, "at_counter")

    def test_giver_does_not_witness(self):
        transfer = self.handed(self.item, "disposal", reason="Spoilt")
        with self.assertRaisesRegex(UserError, "Somebody else"):
            transfer.action_receive()

    def test_giver_does_not_witness_as_an_employee_of_another_company(self):
        transfer = self.handed(self.item, "disposal", reason="Spoilt")
        twin = self.stranger(user_id=transfer.giver_id.user_id.id)
        with self.assertRaisesRegex(UserError, "Somebody else"):
            transfer.with_user(self.counter)._signed_receive_all(twin, "pin")

    def test_nobody_of_another_company_witnesses(self):
        transfer = self.handed(self.item, "disposal", reason="Spoilt")
        with self.assertRaisesRegex(AccessError, "may not sign"):
            transfer.with_user(self.counter)._signed_receive_all(self.stranger(), "pin")

    def stranger(self, **values):
        """An employee of another company."""
        company = self.env["res.company"].create({"name": "Other park"})
        return self.env["hr.employee"].create({"name": "Stranger", "company_id": company.id, "pin": "1", **values})

    def test_custodian_who_has_left_keeps_nothing_back(self):
        """Whoever is custodian now receives what waits, and passes on what the former one held."""
        held = self.new_phone()
        self.to_custodian(held)
        for record in (self.custodian_employee, self.custodian):
            record.active = False
        transfer = self.handed()
        self.assertFalse(transfer.activity_ids.filtered(lambda activity: activity.user_id == self.custodian))
        transfer.with_user(self.manager).action_receive_all()
        self.assertEqual(self.item.state, "in_custody")
        onward = self.new_transfer(held, "police", self.manager, receiver_name="Officer Zhang", reference="P-9")
        onward.action_give()
        self.assertEqual(held.state, "transferred")

    def test_who_is_of_another_desk_gives_nothing_away(self):
        transfer = self.new_transfer(self.item)
        with self.assertRaisesRegex(AccessError, "may not hand over"):
            transfer.sudo()._signed_give(self.kiosk_agent_employee, "pin")

    def test_two_at_the_shared_login_sign_with_their_pins(self):
        transfer = self.new_transfer(self.items, user=self.counter)
        for act, employee in (("action_give", self.agent_employee), ("action_receive_all", self.custodian_employee)):
            action = getattr(transfer, act)()
            wizards = self.env[action["res_model"]].with_user(self.counter).with_context(**action["context"])
            wizards.create({"signer_id": employee.id, "signer_pin": "1234"}).action_sign()
        self.assertRecordValues(
            transfer,
            [
                {
                    "state": "received",
                    "giver_id": self.agent_employee.id,
                    "receiver_id": self.custodian_employee.id,
                }
            ],
        )
        self.assertEqual(self.item.custody_move_ids.sorted("id")[-1:].sign_method, "pin")

    def test_agents_pin_at_the_shared_login_is_no_custodians(self):
        transfer = self.handed()
        action = transfer.with_user(self.counter).action_receive_all()
        wizards = self.env[action["res_model"]].with_user(self.counter).with_context(**action["context"])
        with self.assertRaises(AccessError):
            wizards.create({"signer_id": self.colleague_employee.id, "signer_pin": "1234"}).action_sign()

    def test_what_is_not_ticked_stays_and_is_reported(self):
        transfer = self.handed().with_user(self.custodian)
        transfer.line_ids.filtered(lambda line: line.item_id == self.item).is_received = True
        transfer.action_receive()
        self.assertEqual(self.items.mapped("state"), ["in_custody", "at_counter"])
        self.assertEqual(transfer.line_ids.mapped("result"), ["received", "stayed"])
        report = transfer.activity_search([STAYS])
        self.assertEqual(report.user_id, self.supervisor)
        self.assertIn("Nikon camera", report.summary)

    def test_nothing_ticked_is_nothing_received(self):
        with self.assertRaisesRegex(UserError, "tick"):
            self.handed().with_user(self.custodian).action_receive()

    def test_what_stayed_goes_on_the_next_list(self):
        transfer = self.handed().with_user(self.custodian)
        transfer.line_ids[:1].is_received = True
        transfer.action_receive()
        self.assertEqual(self.new_transfer(self.items).line_ids.item_id, self.other)

    def test_taken_back_it_can_be_corrected(self):
        transfer = self.handed()
        transfer.action_take_back()
        transfer.line_ids[:1].unlink()
        transfer.action_give()
        transfer.with_user(self.custodian).action_receive_all()
        self.assertEqual(self.items.mapped("state"), ["at_counter", "in_custody"])

    def test_finance_is_who_keeps_the_store(self):
        keeper = new_test_user(self.env, "scenic_finance", "stock.group_stock_user")
        employee = self.env["hr.employee"].create({"name": "Zhao", "user_id": keeper.id, "pin": "1234"})
        self.to_custodian(self.item)
        transfer = self.new_transfer(self.item, "finance", self.custodian)
        transfer.action_give()
        with self.assertRaises(AccessError):
            transfer._signed_receive_all(self.agent_employee, "pin")
        transfer._signed_receive_all(employee, "pin")
        self.assertEqual(self.item.state, "transferred")
