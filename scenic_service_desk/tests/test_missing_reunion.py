from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import PIXEL
from .missing import MissingCommon


@tagged("post_install", "-at_install")
class TestMissingReunion(MissingCommon):
    """Back with the family."""

    def test_reunited(self):
        person = self.reunite(self.new_missing())
        self.assertEqual((person.state, person.result), ("reunited", "reunited"))
        self.assertEqual(person.guardian_id_masked, "1101***********02X")

    def test_number_is_read_by_nobody(self):
        reunion = self.reunite(self.new_missing()).reunion_id
        for user in (self.agent, self.manager):
            with self.subTest(user.login), self.assertRaises(AccessError):
                reunion.with_user(user).read(["id_number"])

    def test_dialog_keeps_nothing(self):
        person = self.reunite(self.new_missing())
        self.assertFalse(self.env["scenic.missing.reunite"].search([("person_id", "=", person.id)]))

    def test_the_one_brought_in_with_him(self):
        sought, brought = self.new_missing(), self.new_brought_in()
        sought.pair_ids.filtered(lambda pair: pair.brought_id == brought).action_confirm()
        self.reunite(sought)
        self.assertEqual(brought.state, "reunited")
        self.assertEqual(brought.reunion_id, sought.reunion_id)

    def test_who_was_brought_in_alone(self):
        brought = self.reunite(self.new_brought_in(), self.kiosk_agent)
        self.assertEqual(brought.state, "reunited")

    def test_signed_by_all(self):
        person = self.reunite(self.new_missing())
        signatures = self.env["scenic.signature"].search([("res_model", "=", person._name), ("res_id", "=", person.id)])
        self.assertEqual(set(signatures.mapped("role")), {"guardian", "giver", "witness"})

    def test_second_person_signs_with_his_pin(self):
        values = {"signed_on_paper": False, "signature": PIXEL}
        with self.assertRaises(UserError):
            self.reunite(self.new_missing(), **values, second_pin="9999")
        person = self.reunite(self.new_missing(), **values, second_pin="1234")
        self.assertEqual(person.state, "reunited")

    def test_what_a_reunion_lacks(self):
        lacking = (
            {"id_number": False},
            {"signed_on_paper": False},
            {"second_id": False},
            {"second_id": self.agent_employee.id},
            {"guardian_name": " "},
            {"signed_on_paper": False, "signature": PIXEL},
        )
        person = self.new_missing()
        for values in lacking:
            with self.subTest(values), self.assertRaises(UserError):
                self.reunite(person, **values)
        self.assertEqual(person.state, "searching")

    def test_without_a_document_by_words(self):
        person = self.reunite(self.new_missing(), id_number=False, check_note="Photos on her phone")
        self.assertEqual(person.state, "reunited")

    def test_an_adult_needs_no_second_person(self):
        self.assertEqual(self.reunite(self.new_missing(age=70), second_id=False).state, "reunited")

    def test_nobody_signs_for_another(self):
        with self.assertRaises(AccessError):
            self.reunite(self.new_missing(), signer_id=self.supervisor_employee.id)

    def test_reunion_stays(self):
        reunion = self.reunite(self.new_missing()).reunion_id
        for act in (lambda: reunion.sudo().write({"relation": "friend"}), lambda: reunion.sudo().unlink()):
            with self.subTest(), self.assertRaises(UserError):
                act()

    def test_agent_of_another_desk_does_not_reunite(self):
        with self.assertRaises(AccessError):
            self.reunite(self.new_missing(), self.kiosk_agent)

    def test_guardian_is_purged_with_the_visitors(self):
        person = self.reunite(self.new_missing())
        reunion = person.reunion_id.sudo()
        self.env.cr.execute("UPDATE scenic_missing_reunion SET date = '2020-01-01' WHERE id = %s", [reunion.id])
        self.env.invalidate_all()
        reunion._purge_visitors(reunion.company_id, 365)
        self.assertFalse(reunion.visitor_name or reunion.id_number or reunion.signature)
