from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ScenicCommon

ALL = "agent supervisor manager custodian crew_leader"
DESK = "agent supervisor manager custodian"
SAFE = "custodian manager"
# who may take which step; the plain user none, and a step that is not listed nobody
ITEM_STEPS = {
    ("on_site", "at_counter"): ALL,
    ("on_site", "reserved"): ALL,
    ("on_site", "returned"): ALL,
    ("on_site", "transferred"): DESK,
    ("at_counter", "in_custody"): SAFE,
    ("at_counter", "reserved"): ALL,
    ("at_counter", "returned"): ALL,
    ("at_counter", "transferred"): DESK,
    ("at_counter", "disposed"): DESK,
    ("in_custody", "at_counter"): SAFE,
    ("in_custody", "reserved"): ALL,
    ("in_custody", "returned"): ALL,
    ("in_custody", "transferred"): SAFE,
    ("in_custody", "disposed"): SAFE,
    ("reserved", "on_site"): ALL,
    ("reserved", "at_counter"): ALL,
    ("reserved", "in_custody"): ALL,
    ("reserved", "returned"): ALL,
    ("transferred", "returned"): DESK,
    ("transferred", "reserved"): DESK,
    ("transferred", "disposed"): SAFE,
    ("returned", "recovering"): "manager",
    ("recovering", "at_counter"): DESK,
    ("recovering", "in_custody"): SAFE,
}
CLAIM_STEPS = {
    ("draft", "submitted"): ALL,
    ("draft", "approved"): ALL,
    ("draft", "rejected"): ALL,
    ("draft", "withdrawn"): ALL,
    ("submitted", "approved"): "supervisor manager",
    ("submitted", "rejected"): "supervisor manager",
    ("submitted", "withdrawn"): ALL,
    ("submitted", "draft"): "supervisor manager",
    ("approved", "returned"): ALL,
    ("approved", "withdrawn"): ALL,
    ("approved", "rejected"): "supervisor manager",
    ("returned", "reversed"): "manager",
}
ROLES = (*ALL.split(), "plain")


@tagged("post_install", "-at_install")
class TestTransitions(ScenicCommon):
    """Each step is open to those who may take it, and to nobody else."""

    def _walk(self, record, table):
        """Try every step as everybody; the record is visible to all roles but ``plain``."""
        states = record._fields["state"].get_values(self.env)
        for start in states:
            for end in states:
                for role in ROLES:
                    record.sudo()._write_unlocked({"state": start})
                    with self.subTest(f"{start} → {end}", role=role):
                        self._try(record.with_user(self[role]), end, role in table.get((start, end), "").split())

    def _try(self, record, end, allowed):
        if allowed:
            record._transition(end)
            self.assertEqual(record.state, end)
        else:
            with self.assertRaises(UserError):
                record._transition(end)

    def __getitem__(self, role):
        return getattr(self, role)

    def test_item(self):
        self._walk(self.new_on_site(), ITEM_STEPS)

    def test_claim(self):
        self._walk(self.new_claim(self.new_on_site(), self.crew_leader), CLAIM_STEPS)

    def test_undeclared_step_is_refused_to_other_steps_too(self):
        with self.assertRaisesRegex(UserError, "cannot become"):
            self.new_item().sudo()._transition("recovering", by_system=True)

    def test_refusal_says_whom_to_ask(self):
        item = self.new_item()
        with self.assertRaisesRegex(AccessError, "Ask a supervisor"):
            item._transition("in_custody")

    def test_buttons_show_what_the_user_may(self):
        item = self.new_item()
        self.assertNotIn("in_custody", item.allowed_steps.split())
        self.assertIn("in_custody", item.with_user(self.custodian).allowed_steps.split())

    def test_agent_of_another_desk_takes_no_step(self):
        item = self.new_item()
        with self.assertRaises(AccessError):
            item.with_user(self.kiosk_agent)._transition("disposed")
