from odoo.exceptions import UserError
from odoo.tests import tagged

from . import contract
from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestContract(ScenicCommon):
    """Every register keeps the promises of the house. A register that forgets one fails by name."""

    def _example(self, model_name):
        """An entry of a register; one without an example here cannot be checked and fails."""
        makers = {
            "scenic.found.item": self.new_item,
            "scenic.claim": lambda: self.new_claim(self.new_item()),
            "scenic.patrol": lambda: self.env["scenic.patrol"].with_user(self.agent).create({"desk_id": self.desk.id}),
            "scenic.asset.check": lambda: self.new_entry("scenic.asset.check"),
            "scenic.safety.check": lambda: self.new_entry("scenic.safety.check"),
            "scenic.good.deed": self.new_deed,
            "scenic.hazard": lambda: self.new_entry("scenic.hazard", description="Hot socket"),
            "scenic.duty.entry": self.new_note,
            "scenic.handover": self.new_handover,
            "scenic.complaint": self.new_complaint,
            "scenic.inquiry": self.new_inquiry,
            "scenic.lost.report": self.new_report,
            "scenic.incident": self.new_incident,
            "scenic.custody.transfer": lambda: self.new_entry("scenic.custody.transfer"),
            "scenic.callback": self.new_callback,
            "scenic.missing.person": self.new_missing,
            "scenic.broadcast": lambda: self.new_entry("scenic.broadcast", text_zh="请车主挪车"),
        }
        self.assertIn(model_name, makers, f"{model_name}: give the contract test an example entry")
        return makers[model_name]()

    def test_there_are_registers(self):
        self.assertLessEqual({"scenic.found.item", "scenic.claim"}, set(contract.registers(self.env)))

    def test_nothing_is_missing(self):
        for name in contract.registers(self.env):
            with self.subTest(name):
                self.assertFalse(contract.missing(self.env, name))

    def test_steps_fit_the_states(self):
        for name in contract.registers(self.env):
            model = self.env[name]
            states = model._fields["state"].get_values(self.env)
            with self.subTest(name):
                self.assertFalse(
                    contract.wrong_states(name, states, model._transitions, model._initial_state, model._closed_states)
                )

    def test_groups_of_steps_exist(self):
        for name in contract.registers(self.env):
            for groups in {groups for steps in self.env[name]._transitions.values() for groups in steps.values()}:
                for xmlid in filter(None, groups.split(",")):
                    with self.subTest(name, group=xmlid):
                        self.assertEqual(self.env.ref(xmlid)._name, "res.groups")

    def test_title_is_translated(self):
        for name in contract.registers(self.env):
            with self.subTest(name):
                self.assertFalse(contract.untranslated(self.env, name))

    def test_closed_is_closed_for_every_role(self):
        users = [self.agent, self.supervisor, self.manager, self.custodian, self.crew_leader, self.env.user]
        for name in contract.registers(self.env):
            entry = self._example(name).sudo()
            for state in entry._closed_states:
                entry._write_unlocked({"state": state})
                for user in users:
                    with self.subTest(name, state=state, user=user.login):
                        record = entry.with_user(user) if user != self.env.user else entry
                        with self.assertRaises(UserError):
                            record.write({"date": "2020-01-01 08:00:00"})

    def test_state_moves_by_steps_only(self):
        for name in contract.registers(self.env):
            entry = self._example(name)
            other = next(iter(entry._transitions[entry.state]))
            for record in (entry, entry.sudo(), entry.with_user(self.manager)):
                with self.subTest(name, su=record.env.su), self.assertRaises(UserError):
                    record.write({"state": other})

    def test_nothing_is_deleted(self):
        for name in contract.registers(self.env):
            entry = self._example(name)
            for record in (entry, entry.with_user(self.manager), entry.sudo()):
                with self.subTest(name, su=record.env.su), self.assertRaises(UserError):
                    record.unlink()

    def test_number_of_its_own(self):
        for name in contract.registers(self.env):
            with self.subTest(name):
                first, second = self._example(name), self._example(name)
                self.assertRegex(first.name, r"^[A-Z]+-\d\d-\d{5,}$")
                self.assertNotEqual(first.name, second.name)

    def test_hangs_on_the_log_of_its_day(self):
        for name in contract.registers(self.env):
            entry = self._example(name)
            with self.subTest(name):
                self.assertEqual(entry.log_id.desk_id, entry.desk_id)
                self.assertEqual(entry.log_id.date, entry.desk_id._local_date(entry.date))


@tagged("post_install", "-at_install")
class TestContractFails(ScenicCommon):
    """The contract's checks do see what is wrong."""

    def test_a_model_that_is_no_register(self):
        sentences = contract.missing(self.env, "scenic.zone")
        for what in ("the mixins", "a sequence", "a desk rule", "a print action", "an access line for agent"):
            with self.subTest(what):
                self.assertIn(f"scenic.zone lacks {what}", sentences)
        self.assertIn("scenic.zone lets somebody delete entries", sentences)

    def test_steps_that_do_not_fit(self):
        sentences = contract.wrong_states("x", ["a", "b", "c"], {"a": {"b": "", "z": ""}}, "a", ())
        self.assertEqual(
            sentences,
            ["x: a step names the unknown state z", "x: no state closes an entry", "x: the state c is never reached"],
        )

    def test_an_unknown_first_state(self):
        self.assertIn("x: the first state 'q' is unknown", contract.wrong_states("x", ["a"], {}, "q", ["a"]))

    def test_an_untranslated_title(self):
        self.assertIn(
            "scenic.claim: “Claim” is not translated", contract.untranslated(self.env, "scenic.claim", {"Claim": ""})
        )
