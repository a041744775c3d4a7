from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import MODULE, ScenicCommon


@tagged("post_install", "-at_install")
class TestReveal(ScenicCommon):
    """An identity number is revealed to those with the right, with a reason, and that is logged."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.claim = cls.new_claim(cls.new_phone(), id_type="id_card", id_number_entry="11010519491231002x")
        cls.officer = cls._new_user("officer", f"{MODULE}.group_agent,{MODULE}.group_identity")

    def _reveal(self, user, reason, record=None):
        record = record or self.claim
        wizards = self.env["scenic.reveal"].with_user(user)
        return wizards.create({"res_model": record._name, "res_id": record.id, "reason": reason}).action_reveal()

    def test_with_right_and_reason(self):
        action = self._reveal(self.officer, "The police ask")
        self.assertEqual(action["params"]["message"], "11010519491231002X")

    def test_is_logged(self):
        self._reveal(self.officer, "The police ask")
        log = self.env["scenic.reveal.log"].search([("res_model", "=", "scenic.claim"), ("res_id", "=", self.claim.id)])
        self.assertRecordValues(log, [{"user_id": self.officer.id, "reason": "The police ask"}])

    def test_is_logged_in_the_company_of_the_entry(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        self.officer.company_ids |= other
        self.officer.company_id = other
        both = (other | self.claim.company_id).ids
        self.claim.with_user(self.officer).with_context(allowed_company_ids=both)._reveal_id_number("The police ask")
        log = self.env["scenic.reveal.log"].search([("res_model", "=", "scenic.claim"), ("res_id", "=", self.claim.id)])
        self.assertEqual(log.company_id, self.claim.company_id)

    def test_refused_without_the_right(self):
        for user in (self.agent, self.supervisor, self.manager, self.crew_leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._reveal(user, "Curious")

    def test_button_refused_without_the_right(self):
        with self.assertRaises(AccessError):
            self.claim.with_user(self.manager).action_reveal_id_number()
        self.assertEqual(self.claim.with_user(self.officer).action_reveal_id_number()["res_model"], "scenic.reveal")

    def test_a_blank_reason_is_none(self):
        with self.assertRaises(UserError):
            self._reveal(self.officer, "   ")
        self.assertFalse(self.env["scenic.reveal.log"].search([("res_model", "=", "scenic.claim")]))

    def test_no_other_model_is_asked(self):
        with self.assertRaises(UserError):
            self._reveal(self.officer, "x", self.plain_employee)

    def test_an_entry_he_cannot_read_stays_closed(self):
        user = self._new_user("crew_officer", f"{MODULE}.group_crew_leader,{MODULE}.group_identity")
        with self.assertRaises(AccessError):
            self._reveal(user, "x")

    def test_number_of_a_claim_without_one(self):
        action = self._reveal(self.officer, "x", self.new_claim(self.new_item()))
        self.assertEqual(action["params"]["message"], "No number on file.")
