from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .finance_issue import IssueCommon


@tagged("post_install", "-at_install")
class TestFinanceIssuePaper(IssueCommon):
    """Where finance signs on paper the custodian enters it, and Inventory follows."""

    def test_entered_from_paper_inventory_follows(self):
        transfer = self.out()
        picking = self.delivery(transfer)
        transfer.write({"receiver_name": "Officer Zhang", "reference": "GA-7", "released_by": "Zhao, finance"})
        transfer.action_received_on_paper()
        self.assertEqual((transfer.state, picking.state), ("received", "done"))
        self.assertFalse(self.items._finance_quants())
        self.assertIn(("releaser", "paper", "Zhao, finance"), self.roles(transfer))
        self.assertEqual(set(self.last_moves().mapped("giver")), {"Zhao, finance"})

    def test_list_signed_in_a_former_version_leaves_nothing_in_stock(self):
        transfer = self.new_transfer(self.items, "state", self.custodian)
        with patch.object(type(transfer), "_make_delivery", lambda _self: None):
            transfer.action_give()
        transfer.write({"receiver_name": "Officer Zhang", "reference": "GA-7", "released_by": "Zhao, finance"})
        transfer.action_received_on_paper()
        self.assertEqual(self.delivery(transfer).state, "done")
        self.assertFalse(self.items._finance_quants())

    def test_paper_names_who_of_finance_gave_it_out(self):
        transfer = self.out(receiver_name="Officer Zhang", reference="GA-7")
        with self.assertRaisesRegex(UserError, "who of finance"):
            transfer.action_received_on_paper()

    def test_paper_is_entered_by_the_custodian_alone(self):
        transfer = self.out(receiver_name="Officer Zhang", reference="GA-7")
        transfer.released_by = "Zhao, finance"
        for user in (self.agent, self.supervisor, self.keeper):
            with self.subTest(user.login), self.assertRaises(AccessError):
                transfer.with_user(user).action_received_on_paper()
