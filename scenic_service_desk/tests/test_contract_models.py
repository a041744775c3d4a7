from odoo.tests import tagged

from . import contract_models
from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestContractModels(ScenicCommon):
    """What every model of the addon keeps, register or not. A model that forgets it fails by name."""

    def _wrong(self, check):
        return [sentence for model in contract_models.models_of_addon(self.env) for sentence in check(model)]

    def test_companies_apart(self):
        self.assertFalse(self._wrong(contract_models.missing_company_rule))

    def test_access_for_groups_only(self):
        self.assertFalse(self._wrong(contract_models.wrong_access))

    def test_first_pages_from_an_index(self):
        self.assertFalse(self._wrong(contract_models.unindexed_order))
