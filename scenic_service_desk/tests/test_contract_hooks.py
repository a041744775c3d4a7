from itertools import chain

from odoo.tests import tagged

from . import contract, contract_hooks, test_contract
from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestContractHooks(ScenicCommon):
    """What every register says to timeline, handover, closing and archive. One that is wrong fails by name."""

    def _entries(self):
        return [test_contract.TestContract._example(self, name) for name in contract.registers(self.env)]

    def _wrong(self, check):
        return [sentence for name in contract.registers(self.env) for sentence in check(self.env[name])]

    def test_one_line_in_the_timeline(self):
        wrong = (contract_hooks.wrong_timeline(entry, entry.log_id) for entry in self._entries())
        self.assertFalse(list(chain(*wrong)))

    def test_open_matters(self):
        self.assertFalse(self._wrong(contract_hooks.wrong_open_matters))

    def test_archive_without_personal_data(self):
        self.assertFalse(self._wrong(contract_hooks.wrong_archive_fields))

    def test_gaps_name_what_is_missing_and_where(self):
        wrong = (contract_hooks.wrong_gaps(entry, entry.log_id) for entry in self._entries())
        self.assertFalse(list(chain(*wrong)))

    def test_statistics(self):
        self.assertFalse(self._wrong(contract_hooks.missing_statistics))

    def test_blank_forms(self):
        self.assertFalse(self._wrong(contract_hooks.missing_blank_form))
