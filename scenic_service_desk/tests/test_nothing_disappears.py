from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import PIXEL, ScenicCommon


@tagged("post_install", "-at_install")
class TestNothingDisappears(ScenicCommon):
    """What belongs to a complaint or an incident stays, and says when it changed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.complaint = cls.new_complaint()
        cls.measure = (
            cls.env["scenic.complaint.measure"]
            .with_user(cls.agent)
            .create({"complaint_id": cls.complaint.id, "name": "Rope the queue"})
        )
        cls.evidence = (
            cls.env["scenic.complaint.evidence"]
            .with_user(cls.agent)
            .create({"complaint_id": cls.complaint.id, "kind": "photo", "file": PIXEL, "file_name": "queue.png"})
        )

    def test_evidence_is_not_deleted(self):
        for user in (self.agent, self.supervisor, self.manager):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.evidence.with_user(user).unlink()
        with self.assertRaises(UserError):
            self.complaint.with_user(self.env.user).write({"evidence_ids": [fields.Command.delete(self.evidence.id)]})

    def test_evidence_is_not_replaced(self):
        other = self.new_complaint()
        for vals in ({"file": PIXEL}, {"file": False}, {"kind": "video"}, {"complaint_id": other.id}):
            with self.subTest(str(vals)[:20]), self.assertRaises(UserError):
                self.evidence.write(vals)

    def test_evidence_is_described_more_clearly(self):
        self.evidence.write({"name": "The queue at noon", "kind": "photo"})
        self.assertEqual(self.evidence.name, "The queue at noon")

    def test_file_may_come_later(self):
        kept = self.evidence.create({"complaint_id": self.complaint.id, "kind": "object", "name": "The torn ticket"})
        kept.write({"file": PIXEL})
        self.assertTrue(kept.file)

    def test_measure_is_not_deleted(self):
        for user in (self.agent, self.supervisor, self.manager):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.measure.with_user(user).unlink()
        with self.assertRaises(UserError):
            self.measure.with_user(self.env.user).unlink()

    def test_measure_is_done_by_its_button_alone(self):
        measure = self.measure.with_user(self.supervisor)
        forged = {"done_at": fields.Datetime.now()}, {"checked_by_id": self.agent_employee.id}
        for vals in (*forged, {"complaint_id": self.new_complaint().id}):
            with self.subTest(next(iter(vals))), self.assertRaises(UserError):
                measure.write(vals)
        with self.assertRaises(UserError):
            measure.create({"complaint_id": self.complaint.id, "name": "x", **forged[0]})
        measure.action_done()
        self.assertEqual(measure.checked_by_id, self.supervisor_employee)
        with self.assertRaises(UserError):
            measure.write({"name": "Nothing"})

    def test_who_may_not_write_a_measure_does_not_end_it(self):
        with self.assertRaises(AccessError):
            self.measure.with_user(self.kiosk_agent).action_done()

    def test_persons_involved_leave_a_trace(self):
        incident = self.new_incident(person_ids=[fields.Command.create({"injury_degree": "serious"})])
        person = incident.person_ids
        person.injury_degree = "slight"
        self.assertIn("Seriously Injured → Slightly Injured", incident.message_ids[0].body)
        person.unlink()
        self.assertIn("Slightly Injured", incident.message_ids[0].body)

    def test_what_moves_the_authoritys_clock_is_tracked(self):
        complaint = self.tracked(channel="authority", letter_received_on=fields.Date.today())
        complaint.letter_received_on = fields.Date.add(fields.Date.today(), days=-3)
        self.flush_tracking()
        tracked = complaint.sudo().message_ids.tracking_value_ids.field_id.mapped("name")
        self.assertIn("letter_received_on", tracked)

    def test_whom_it_was_about_is_tracked(self):
        complaint = self.tracked(against_employee_id=self.plain_employee.id)
        complaint.against_employee_id = self.crew_leader_employee
        self.flush_tracking()
        tracked = complaint.sudo().message_ids.tracking_value_ids
        self.assertIn(self.plain_employee.name, tracked.mapped("old_value_char"))

    def tracked(self, **values):
        """A complaint whose changes are told in its messages, as outside of tests."""
        complaint = self.new_complaint(**values)
        self.flush_tracking()
        return complaint.with_context(tracking_disable=False, mail_notrack=False)

    def flush_tracking(self):
        self.env.flush_all()
        self.cr.precommit.run()
