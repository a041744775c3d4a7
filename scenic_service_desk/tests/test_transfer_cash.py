from odoo import Command
from odoo.tests import tagged

from .transfer import TransferCommon


@tagged("post_install", "-at_install")
class TestTransferCash(TransferCommon):
    """Cash passes by amount, in figures and words."""

    def _wallet(self, *amounts):
        people = {"counted_by_id": self.agent_employee.id, "recounted_by_id": self.plain_employee.id}
        cash = [Command.create({"amount": amount, "currency_id": one.id, **people}) for amount, one in amounts]
        return self.new_item(category="wallet", cash_ids=cash)

    def test_figures_and_words_of_a_line(self):
        line = self.new_transfer(self._wallet((1200.5, self.env.ref("base.CNY")))).line_ids
        line = line.with_context(lang="zh_CN")
        self.assertIn("1,200.50", line.cash_text)
        self.assertEqual(line.cash_words, "壹仟贰佰元伍角")

    def test_sums_by_currency(self):
        yuan, yen = self.env.ref("base.CNY"), self.env.ref("base.JPY")
        wallets = self._wallet((100, yuan), (5000, yen)) | self._wallet((20, yuan))
        total = self.new_transfer(wallets).with_context(lang="zh_CN").cash_total
        self.assertEqual(len(total.splitlines()), 2)
        self.assertIn("壹佰贰拾元整", total)

    def test_what_did_not_pass_is_not_in_the_sum(self):
        yuan = self.env.ref("base.CNY")
        wallets = self._wallet((100, yuan)) | self._wallet((20, yuan))
        transfer = self.handed(wallets).with_user(self.custodian)
        transfer.line_ids[:1].is_received = True
        transfer.action_receive()
        self.assertIn("100.00", transfer.cash_total)
        self.assertNotIn("20.00", transfer.cash_total)
