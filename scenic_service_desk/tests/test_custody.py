from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestCustody(ScenicCommon):
    """Every change of holder or place is a line of the ledger, signed where the holder changes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.new_phone()

    def _last_move(self, item=None):
        return (item or self.item).sudo().custody_move_ids.sorted("id")[-1:]

    def test_first_line_names_finder_and_receiver(self):
        item = self.new_item(source="employee", finder_employee_id=self.plain_employee.id)
        self.assertRecordValues(
            item.custody_move_ids,
            [{"kind": "handed_in", "giver": "Gardener", "receiver_id": self.agent_employee.id, "sign_method": "login"}],
        )

    def test_visiting_finder_stays_with_his_personal_data(self):
        item = self.new_item(visitor_name="Han Meimei")
        self.assertNotIn("Han Meimei", str(item.custody_move_ids.read()))

    def test_to_the_custodian(self):
        transfer = self.new_transfer(self.item)
        transfer.line_ids.seal_number = "S-1"
        transfer.action_give()
        transfer.with_user(self.custodian).action_receive_all()
        self.assertRecordValues(
            self._last_move(),
            [
                {
                    "kind": "custody",
                    "giver": self.agent_employee.name,
                    "giver_id": self.agent_employee.id,
                    "receiver": self.custodian_employee.name,
                    "sign_method": "login",
                    "from_location_id": self.stock_room.id,
                    "to_location_id": self.safe.id,
                    "seal_number": "S-1",
                    "transfer_id": transfer.id,
                }
            ],
        )
        self.assertRecordValues(
            self.item,
            [
                {
                    "state": "in_custody",
                    "location_id": self.safe.id,
                    "seal_number": "S-1",
                    "custodian_id": self.custodian_employee.id,
                }
            ],
        )

    def test_many_at_once(self):
        items = self.item | self.new_phone()
        self.to_custodian(items)
        self.assertEqual(set(items.mapped("state")), {"in_custody"})
        self.assertEqual(items.mapped("custody_move_ids.kind").count("custody"), 2)

    def test_move_between_shelves_needs_no_signature(self):
        shelf = self.env["stock.location"].create({"name": "Shelf B", "usage": "internal"})
        self.item.location_id = shelf
        self.assertRecordValues(
            self._last_move(),
            [
                {
                    "kind": "shelf",
                    "from_location_id": self.stock_room.id,
                    "to_location_id": shelf.id,
                    "sign_method": False,
                    "user_id": self.agent.id,
                }
            ],
        )

    def test_no_context_key_hides_a_move(self):
        shelf = self.env["stock.location"].create({"name": "Shelf B", "usage": "internal"})
        keys = {"scenic_custody_step": True, "scenic_unlock": True, "tracking_disable": True}
        self.item.with_context(**keys).location_id = shelf
        self.assertEqual(self._last_move().kind, "shelf")

    def test_same_shelf_again_is_no_move(self):
        self.item.location_id = self.stock_room
        self.assertEqual(len(self.item.custody_move_ids), 1)

    def test_to_the_police(self):
        transfer = self.new_transfer(self.item, "police", receiver_name="Officer 007", reference="P-1")
        transfer.action_give()
        self.assertRecordValues(
            self._last_move(),
            [
                {
                    "receiver": "Officer 007",
                    "reference": "P-1",
                    "giver_id": self.agent_employee.id,
                    "sign_method": "paper",
                }
            ],
        )
        self.assertEqual(self.item.state, "transferred")

    def test_act_settles_its_reminder(self):
        knife = self.new_item(category="dangerous")
        self.new_transfer(knife, "police", receiver_name="Officer 007", reference="P-1").action_give()
        cake = self.new_item(category="food")
        disposal = self.new_transfer(cake, "disposal", reason="Spoilt")
        disposal.action_give()
        disposal.with_user(self.colleague).action_receive()
        eaten = self.new_item(category="food")
        self.new_claim(eaten).action_hand_over()
        for item in (knife, cake, eaten):
            with self.subTest(item.state):
                self.assertFalse(item.activity_ids)

    def test_custody_keeps_the_reminder_to_dispose_in_time(self):
        cake = self.new_item(category="food")
        self.to_custodian(cake)
        self.assertTrue(cake.activity_ids)

    def test_disposal_needs_a_reason(self):
        with self.assertRaisesRegex(UserError, "why"):
            self.new_transfer(self.item, "disposal").action_give()

    def test_disposal_names_reason_and_witness(self):
        disposal = self.new_transfer(self.item, "disposal", reason="Spoilt")
        disposal.action_give()
        disposal.with_user(self.colleague).action_receive()
        self.assertEqual(self.item.state, "disposed")
        self.assertEqual(self._last_move().reason, f"Spoilt · {self.colleague_employee.name}")

    def test_agent_takes_nothing_into_custody(self):
        transfer = self.new_transfer(self.item)
        transfer.action_give()
        with self.assertRaises(AccessError):
            transfer.with_user(self.colleague).action_receive_all()
        self.assertEqual(self.item.state, "at_counter")

    def test_agent_takes_nothing_out_of_custody(self):
        self.to_custodian(self.item)
        with self.assertRaisesRegex(AccessError, "may not hand over"):
            self.new_transfer(self.item, "finance").action_give()
