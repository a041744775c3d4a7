"""Whatever people do one after the other, what is promised holds; run where hypothesis is installed."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir
from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import config, mute_logger

from .common import ScenicCommon

set_hypothesis_home_dir(Path(config["data_dir"]) / "hypothesis")
PEOPLE = ("agent", "colleague", "supervisor", "deputy", "manager", "kiosk_agent", "crew_leader", "plain")
# what would change if somebody got past a lock
_WRITTEN = ("description", "solution", "judgement", "compensation_amount", "visitor_phone", "visitor_answer", "date")
few = settings(max_examples=12, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


def judge(complaint, at_fault):
    """Judge it as the dialog does."""
    dialog = complaint.env["scenic.complaint.judge"].create(
        {
            "complaint_id": complaint.id,
            "reason": "Heard both",
            "fault_department_id": complaint.env["hr.department"].sudo().search([], limit=1).id,
            "fault_employee_id": at_fault,
        }
    )
    dialog.action_confirm()


def with_reason(complaint, step):
    """Take a step that asks for its reason."""
    values = {"complaint_id": complaint.id, "step": step, "reason": "Because"}
    complaint.env["scenic.complaint.reason"].create(values).action_confirm()


STEPS = {
    "write": lambda complaint: complaint.write({"description": "Nothing happened"}),
    "solve": lambda complaint: complaint.write({"solution": "An apology", "compensation_kind": "apology"}),
    "forge": lambda complaint: complaint.write({"state": "closed"}),
    "delete": lambda complaint: complaint.unlink(),
    "clear": lambda complaint: complaint.write({"further_employee_ids": [fields.Command.clear()]}),
    "rename": lambda complaint: complaint.write({"against_employee_id": False}),
    "judge": lambda complaint: judge(complaint, False),
    "investigate": lambda complaint: complaint.action_investigate(),
    "propose": lambda complaint: complaint.action_propose(),
    "approve": lambda complaint: complaint.action_approve(),
    "send back": lambda complaint: with_reason(complaint, "send_back"),
    "carry out": lambda complaint: complaint.action_carried_out(),
    "answer": lambda complaint: complaint.write({"visitor_answer": "accepts", "signed_on_paper": True}),
    "close": lambda complaint: complaint.action_close(),
    "withdraw": lambda complaint: with_reason(complaint, "withdraw"),
    "reopen": lambda complaint: with_reason(complaint, "reopen"),
    "split": lambda complaint: complaint.action_split(),
    "wait": lambda complaint: complaint.action_wait(),
    "go on": lambda complaint: complaint.action_go_on(),
}
CLAIM_STEPS = {
    "compare": lambda claim: claim.action_compare(),
    "judge": lambda claim: claim.write({"verdict": "match", "verdict_reason": "He knew"}),
    "submit": lambda claim: claim.action_submit(),
    "approve": lambda claim: claim.action_approve(),
    "hand over": lambda claim: claim.action_hand_over(),
    "forge": lambda claim: claim.write({"state": "approved"}),
    "delete": lambda claim: claim.unlink(),
}


def sequences(steps):
    """Random sequences of who does what to which of two entries."""
    act = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(sorted(steps)), st.integers(0, 1))
    return st.lists(act, min_size=5, max_size=25)


@tagged("post_install", "-at_install")
class TestRoleProperties(ScenicCommon):
    """No deletion, no change after closing, one approved claim, no complaint before the eyes of those it is about."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.write({"scenic_callback_quiet_from": 0, "scenic_callback_quiet_to": 0})
        cls.env["hr.department"].create({"name": "Ferry"})

    def attempt(self, step, record, user):
        """Somebody tries something; being refused is all right."""
        record = record.with_user(getattr(self, user))
        try:
            with self.cr.savepoint(), mute_logger("odoo.sql_db"):
                step(record)
                self.env.flush_all()
        except (AccessError, UserError, IntegrityError):
            self.env.invalidate_all()

    def stands(self, complaint):
        return complaint.is_locked and tuple(complaint[name] for name in _WRITTEN)

    @few
    @given(sequences(STEPS))
    def test_complaints(self, acts):
        with self.cr.savepoint() as savepoint:
            about = self.colleague_employee.id
            pair = self.new_complaint(against_employee_id=about) | self.new_complaint(against_employee_id=about)
            for user, name, which in acts:
                complaint = pair.sudo()[which]
                before = self.stands(complaint)
                self.attempt(STEPS[name], pair[which], user)
                if before and complaint.is_locked:
                    self.assertEqual(self.stands(complaint), before, name)
                if complaint.approver_id:
                    self.assertNotEqual(complaint.approver_id, complaint.proposer_id)
            self.assertEqual(pair.sudo().exists(), pair)
            self.assertUnread("scenic.complaint")
            self.assertUnread("scenic.callback")
            savepoint.rollback()

    def assertUnread(self, model):  # noqa: N802 - an assertion among unittest's
        """The colleague finds nothing that these two complaints have brought about."""
        self.env.flush_all()
        theirs = self.env[model].with_user(self.colleague).search([("create_date", ">=", self.env.cr.now())])
        self.assertFalse(theirs.sudo(), model)

    @few
    @given(sequences(CLAIM_STEPS))
    def test_claims(self, acts):
        with self.cr.savepoint() as savepoint:
            item = self.new_phone()
            pair = self.new_claim(item) | self.new_claim(item, visitor_name="Han Mei", visitor_phone="139 0000 1111")
            for user, name, which in acts:
                self.attempt(CLAIM_STEPS[name], pair[which], user)
                states = pair.sudo().mapped("state")
                self.assertLessEqual(sum(state in ("approved", "returned") for state in states), 1, states)
            self.assertEqual(pair.sudo().exists(), pair)
            savepoint.rollback()
