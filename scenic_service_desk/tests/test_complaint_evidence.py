from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import PIXEL, ScenicCommon


@tagged("post_install", "-at_install")
class TestComplaintEvidence(ScenicCommon):
    """What proves or refutes a complaint is kept with it, and changes no more when it is concluded (register 3)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.complaint = cls.new_complaint()
        cls.photo = cls._evidence(file=PIXEL, file_name="queue.png", name="The queue at noon")

    @classmethod
    def _evidence(cls, user=None, **values):
        evidence = cls.env["scenic.complaint.evidence"].with_user(user or cls.agent)
        return evidence.create({"complaint_id": cls.complaint.id, "kind": "photo", **values})

    def _conclude(self):
        self.complaint.with_user(self.supervisor)._withdraw("He was mistaken")

    def test_is_a_file_or_says_where_it_is(self):
        self._evidence(kind="object", name="The torn ticket, in the safe")
        with self.assertRaisesRegex(ValidationError, "says where it is kept"):
            self._evidence()

    def test_changes_no_more_when_concluded(self):
        self._conclude()
        for change in (
            lambda: self.photo.write({"name": "Another queue"}),
            lambda: self._evidence(name="Late"),
        ):
            with self.assertRaisesRegex(UserError, "closed"):
                change()

    def test_at_the_own_desk_only(self):
        with self.assertRaises(AccessError):
            self._evidence(self.kiosk_agent, name="x")
        with self.assertRaises(AccessError):
            self.photo.with_user(self.kiosk_agent).name = "x"

    def test_the_file_is_for_the_desks(self):
        duty = self._new_user("duty_reader", "scenic_service_desk.group_duty_manager")
        self.assertEqual(self.photo.with_user(duty).name, "The queue at noon")
        with self.assertRaises(AccessError):
            self.photo.with_user(duty).read(["file"])

    def test_another_company_sees_nothing(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        stranger = self._new_user(
            "stranger", "scenic_service_desk.group_supervisor", company_id=company.id, company_ids=company.ids
        )
        self.assertFalse(self.photo.with_user(stranger).search([("id", "=", self.photo.id)]))

    def test_purged_it_says_when(self):
        self._conclude()
        self.complaint.sudo()._purge()
        self.assertRecordValues(self.photo.sudo(), [{"file": False, "file_name": False}])
        self.assertTrue(self.photo.purged_on)
