from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestCustody(ScenicCommon):
    """Every change of holder or place is a line of the ledger, signed where the holder changes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.new_phone()

    def _act(self, kind, user=None, items=None, **values):
        items = items or self.item
        wizard = (
            self.env["scenic.custody.wizard"]
            .with_user(user or self.agent)
            .create({"item_ids": items.ids, "kind": kind, **values})
        )
        wizard.action_confirm()
        return items.sudo().custody_move_ids.sorted("id")[-1:]

    def test_passing_on_chooses_among_destinations(self):
        action = self.new_item().with_user(self.custodian).action_pass_on()
        form = Form(self.env[action["res_model"]].with_user(self.custodian).with_context(**action["context"]))
        form.destination = "issuer"
        form.receiver = "Bank, window 3"
        wizard = form.save()
        wizard.action_confirm()
        self.assertEqual(wizard.item_ids.custody_move_ids.sorted("id")[-1].kind, "issuer")

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
        line = self._act("custody", self.custodian, seal_number="S-1")
        self.assertRecordValues(
            line,
            [
                {
                    "giver": self.agent_employee.name,
                    "receiver": self.custodian_employee.name,
                    "sign_method": "login",
                    "from_location_id": self.stock_room.id,
                    "to_location_id": self.safe.id,
                    "seal_number": "S-1",
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
        self._act("custody", self.custodian, items)
        self.assertEqual(set(items.mapped("state")), {"in_custody"})
        self.assertEqual(items.mapped("custody_move_ids.kind").count("custody"), 2)

    def test_agent_takes_nothing_into_custody(self):
        with self.assertRaises(AccessError):
            self._act("custody")

    def test_agent_takes_nothing_out_of_custody(self):
        self._act("custody", self.custodian)
        with self.assertRaises(AccessError):
            self._act("finance", receiver="Ms Zhao")

    def test_move_between_shelves_needs_no_signature(self):
        shelf = self.env["stock.location"].create({"name": "Shelf B", "usage": "internal"})
        self.item.location_id = shelf
        self.assertRecordValues(
            self.item.custody_move_ids.sorted("id")[-1:],
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
        self.assertEqual(self.item.custody_move_ids.sorted("id")[-1:].kind, "shelf")

    def test_same_shelf_again_is_no_move(self):
        self.item.location_id = self.stock_room
        self.assertEqual(len(self.item.custody_move_ids), 1)

    def test_passing_on_names_the_receiver(self):
        for kind in ("police", "issuer", "finance"):
            with self.subTest(kind), self.assertRaisesRegex(UserError, "who received"):
                self._act(kind)

    def test_to_the_police(self):
        line = self._act("police", receiver="Officer 007", reference="P-1")
        self.assertRecordValues(
            line, [{"receiver": "Officer 007", "reference": "P-1", "giver_id": self.agent_employee.id}]
        )
        self.assertEqual(self.item.state, "transferred")

    def test_act_settles_its_reminder(self):
        knife = self.new_item(category="dangerous")
        self._act("police", items=knife, receiver="Officer 007")
        cake = self.new_item(category="food")
        self._act("disposed", items=cake, witness_id=self.colleague_employee.id, reason="Spoilt")
        eaten = self.new_item(category="food")
        self.new_claim(eaten).action_hand_over()
        for item in (knife, cake, eaten):
            with self.subTest(item.state):
                self.assertFalse(item.activity_ids)

    def test_custody_keeps_the_reminder_to_dispose_in_time(self):
        cake = self.new_item(category="food")
        self._act("custody", self.custodian, cake)
        self.assertTrue(cake.activity_ids)

    def test_disposal_needs_witness_and_reason(self):
        for values in (
            {},
            {"witness_id": self.colleague_employee.id},
            {"reason": "Spoilt"},
            {"witness_id": self.agent_employee.id, "reason": "Spoilt"},
        ):
            with self.subTest(values), self.assertRaises(UserError):
                self._act("disposed", **values)
        line = self._act("disposed", witness_id=self.colleague_employee.id, reason="Spoilt")
        self.assertEqual(self.item.state, "disposed")
        self.assertIn("Spoilt", line.reason)
        self.assertIn(self.colleague_employee.name, line.reason)

    def test_signed_by_pin_at_the_shared_login(self):
        line = self._act(
            "police", self.counter, receiver="Officer", signer_id=self.agent_employee.id, signer_pin="1234"
        )
        self.assertRecordValues(line, [{"sign_method": "pin", "giver_id": self.agent_employee.id}])

    def test_wrong_pin_moves_nothing(self):
        with self.assertRaises(UserError):
            self._act("police", self.counter, receiver="Officer", signer_id=self.agent_employee.id, signer_pin="1")
        self.assertEqual(self.item.state, "at_counter")

    def test_custodian_at_the_shared_login_uses_his_own_right(self):
        with self.assertRaises(AccessError):
            self._act("custody", self.counter, signer_id=self.agent_employee.id, signer_pin="1234")
