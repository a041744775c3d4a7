from psycopg2.errors import UniqueViolation

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from .common import ScenicCommon

STAYS = "scenic_service_desk.mail_activity_transfer_missing"


class TransferCommon(ScenicCommon):
    """Two phones at the counter."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item, cls.other = cls.new_phone(seal_number="S-1"), cls.new_phone(description="Nikon camera")
        cls.items = cls.item | cls.other

    def handed(self, items=None, kind="custodian", **values):
        """A list that the agent has signed."""
        transfer = self.new_transfer(items or self.items, kind, **values)
        transfer.action_give()
        return transfer


@tagged("post_install", "-at_install")
class TestTransfer(TransferCommon):
    """What changes hands stands on a list that two different persons sign; the ledger says where it is."""

    def test_seal_and_safe_are_filled_in(self):
        line = self.new_transfer(self.item).line_ids
        self.assertRecordValues(line, [{"seal_number": "S-1", "location_id": self.safe.id, "result": "open"}])

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

    def test_taken_back_it_can_be_corrected(self):
        transfer = self.handed()
        transfer.action_take_back()
        transfer.line_ids[:1].unlink()
        transfer.action_give()
        transfer.with_user(self.custodian).action_receive_all()
        self.assertEqual(self.items.mapped("state"), ["at_counter", "in_custody"])

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

    def test_items_of_different_ways_are_passed_on_separately(self):
        knife = self.new_item(category="dangerous")
        with self.assertRaisesRegex(UserError, "different ways"):
            (knife | self.new_item()).action_pass_on()


@tagged("post_install", "-at_install")
class TestTransferCash(TransferCommon):
    """Cash passes by amount, in figures and words."""

    def _wallet(self, *amounts):
        people = {"counted_by_id": self.agent_employee.id, "recounted_by_id": self.plain_employee.id}
        cash = [Command.create({"amount": amount, "currency_id": one.id, **people}) for amount, one in amounts]
        return self.new_item(category="wallet", cash_ids=cash)

    def test_figures_and_words_of_a_line(self):
        line = self.new_transfer(self._wallet((1200.5, self.env.ref("base.CNY")))).line_ids
        line = line.with_context(lang="zh_CN")
        self.assertIn("1,200.50", line.cash_text)
        self.assertEqual(line.cash_words, "壹仟贰佰元伍角")

    def test_sums_by_currency(self):
        yuan, yen = self.env.ref("base.CNY"), self.env.ref("base.JPY")
        wallets = self._wallet((100, yuan), (5000, yen)) | self._wallet((20, yuan))
        total = self.new_transfer(wallets).with_context(lang="zh_CN").cash_total
        self.assertEqual(len(total.splitlines()), 2)
        self.assertIn("壹佰贰拾元整", total)

    def test_what_did_not_pass_is_not_in_the_sum(self):
        yuan = self.env.ref("base.CNY")
        wallets = self._wallet((100, yuan)) | self._wallet((20, yuan))
        transfer = self.handed(wallets).with_user(self.custodian)
        transfer.line_ids[:1].is_received = True
        transfer.action_receive()
        self.assertIn("100.00", transfer.cash_total)
        self.assertNotIn("20.00", transfer.cash_total)
