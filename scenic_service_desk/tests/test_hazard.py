from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .check_common import CheckCommon


@tagged("post_install", "-at_install")
class TestHazard(CheckCommon):
    """A hazard's way until somebody else has looked at its rectification (register 12)."""

    def setUp(self):
        super().setUp()
        self.hazard = self.new_entry("scenic.hazard", description="Loose step")

    def _rectified(self):
        self.hazard.with_user(self.supervisor).write({"responsible_id": self.plain_employee.id})
        self.hazard.with_user(self.supervisor).action_assign()
        self.hazard.measure = "Screwed on"
        self.hazard.action_rectified()
        return self.hazard

    def test_safety_officer_hears_at_once(self):
        self.assertEqual(self.hazard.activity_ids.user_id, self.officer)

    def test_agent_does_not_assign(self):
        self.hazard.responsible_id = self.plain_employee
        with self.assertRaises(AccessError):
            self.hazard.action_assign()

    def test_safety_officer_assigns_with_a_deadline(self):
        hazard = self.hazard.with_user(self.officer)
        hazard.responsible_id = self.plain_employee
        hazard.action_assign()
        self.assertEqual(hazard.state, "assigned")
        self.assertAlmostEqual(hazard.deadline, fields.Datetime.now() + timedelta(days=3), delta=timedelta(minutes=1))

    def test_assigning_needs_somebody(self):
        with self.assertRaisesRegex(UserError, "who is to put it right"):
            self.hazard.with_user(self.officer).action_assign()

    def test_rectified_says_what_was_done(self):
        with self.assertRaisesRegex(UserError, "what was done"):
            self.hazard.action_rectified()

    def test_who_put_it_right_does_not_recheck(self):
        with self.assertRaisesRegex(UserError, "Somebody else"):
            self._rectified().action_recheck()

    def test_somebody_else_closes_it(self):
        hazard = self._rectified()
        hazard.with_user(self.colleague).action_recheck()
        self.assertEqual((hazard.state, hazard.rechecked_by_id), ("closed", self.colleague_employee))
        self.assertFalse(hazard.activity_ids)

    def test_failed_recheck_goes_back(self):
        hazard = self._rectified().with_user(self.colleague)
        with self.assertRaisesRegex(UserError, "still wrong"):
            hazard.action_recheck_failed()
        hazard.recheck_note = "Still wobbles"
        hazard.action_recheck_failed()
        self.assertEqual((hazard.state, hazard.failed_count, hazard.rectified_at), ("assigned", 1, False))
        self.assertIn("Still wobbles", "".join(hazard.message_ids.mapped("body")))

    def test_closed_is_locked_with_its_photos(self):
        hazard = self._rectified()
        hazard.with_user(self.colleague).action_recheck()
        for vals in ({"measure": "Nothing"}, {"photo": False}, {"done_photo": False}):
            with self.subTest(vals), self.assertRaises(UserError):
                hazard.write(vals)

    def test_open_until_closed(self):
        self.assertTrue(self.hazard._is_open_matter())
        hazard = self._rectified()
        self.assertTrue(hazard._is_open_matter())
        hazard.with_user(self.colleague).action_recheck()
        self.assertFalse(hazard._is_open_matter())

    def test_overdue(self):
        self.hazard.deadline = fields.Datetime.now() - timedelta(hours=1)
        self.assertTrue(self.hazard.is_overdue)
        self.assertIn(self.hazard, self.hazard.search([("is_overdue", "=", True)]))
        self.assertNotIn(self._rectified(), self.hazard.search([("is_overdue", "=", True)]))

    def test_officer_raises_one_by_hand(self):
        hazard = self.new_entry("scenic.hazard", self.officer, description="Blocked exit")
        self.assertEqual(hazard.desk_id, self.desk)

    def test_who_has_no_business_here(self):
        for user in (self.crew_leader, self.plain):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.hazard.with_user(user).read(["description"])

    def test_agent_of_another_desk_reads_only(self):
        hazard = self.hazard.with_user(self.kiosk_agent)
        self.assertEqual(hazard.description, "Loose step")
        with self.assertRaises(AccessError):
            hazard.description = "Nothing"

    def test_other_company_sees_nothing(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        stranger = self._new_user(
            "stranger", "scenic_service_desk.group_safety", company_id=company.id, company_ids=[(6, 0, company.ids)]
        )
        for record in (self.hazard, self.asset_check(), self.safety_check(), self.safety_check().line_ids[:1]):
            with self.subTest(record._name):
                self.assertFalse(record.with_user(stranger).has_access("read"))
