from psycopg2.errors import CheckViolation

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .finance import FinanceCommon

MISSING = "scenic_service_desk.mail_activity_transfer_missing"


@tagged("post_install", "-at_install")
class TestFinanceCash(FinanceCommon):
    """Cash is received by amount, a currency at a time."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.yuan, cls.yen = cls.env.ref("base.CNY"), cls.env.ref("base.JPY")
        cls.yen.active = True
        cls.purse = cls.wallet((1200.5, cls.yuan), (5000, cls.yen))

    def cash_moves(self, transfer):
        """The receipt's moves of cash by currency."""
        moves = self.receipt(transfer).move_ids.filtered(lambda move: move.sudo().scenic_cash_id)
        return {move.sudo().scenic_cash_id.currency_id: move for move in moves}

    def test_by_amount_and_currency(self):
        moves = self.cash_moves(self.handed(self.purse))
        self.assertEqual(
            {currency: move.product_uom_qty for currency, move in moves.items()}, {self.yuan: 1200.5, self.yen: 5000}
        )

    def test_the_wallet_is_there_too(self):
        self.assertEqual(self.move_of(self.receipt(self.handed(self.purse)), self.purse).product_uom_qty, 1)

    def test_envelope_is_its_cash_alone(self):
        envelope = self.wallet((300, self.yuan), category="cash")
        self.assertEqual(self.receipt(self.handed(envelope)).move_ids.mapped("product_uom_qty"), [300])

    def test_less_counted_in_inventory_is_reported(self):
        transfer = self.handed(self.purse)
        self.cash_moves(transfer)[self.yuan].quantity = 1150
        self.receipt(transfer).button_validate()
        cash = transfer.cash_ids.filtered(lambda cash: cash.currency_id == self.yuan)
        self.assertRecordValues(cash, [{"counted": 1150, "difference": -50.5}])
        self.assertEqual(self.purse.state, "transferred")
        self.assertIn("1,150.00", transfer.activity_search([MISSING])[:1].note)

    def test_less_counted_on_the_list_is_what_inventory_holds(self):
        transfer = self.handed(self.purse)
        keeper = transfer.with_user(self.keeper)
        keeper.cash_ids.filtered(lambda cash: cash.currency_id == self.yen).counted = 4000
        keeper.action_receive_all()
        quantities = self.purse._finance_quants().mapped("quantity")
        self.assertEqual(sorted(quantities), [1, 1200.5, 4000])

    def test_more_decimals_than_inventory_has_are_no_difference(self):
        dinar = self.env.ref("base.KWD")
        dinar.active = True
        transfer = self.handed(self.wallet((1.234, dinar)))
        self.receipt(transfer).button_validate()
        self.assertEqual(transfer.cash_ids.counted, 1.234)
        self.assertFalse(transfer.has_differences)

    def test_counted_stands_on_the_printed_list(self):
        transfer = self.handed(self.purse)
        transfer.cash_ids.filtered(lambda cash: cash.currency_id == self.yuan).with_user(self.keeper).counted = 1150
        transfer.with_user(self.keeper).action_receive_all()
        html = self.env["ir.actions.report"]._render_qweb_html(
            "scenic_service_desk.report_custody_transfer", transfer.ids
        )[0]
        self.assertIn("1,150.00", html.decode())

    def test_only_counting_is_written(self):
        cash = self.handed(self.purse).cash_ids.with_user(self.keeper)
        with self.assertRaises(UserError):
            cash[:1].write({"amount": 1})

    def test_counted_on_the_lists_own_form(self):
        transfer = self.handed(self.purse).with_user(self.keeper)
        cash = transfer.cash_ids.filtered(lambda cash: cash.currency_id == self.yuan)
        transfer.write({"cash_ids": [Command.update(cash.id, {"counted": 1150})]})
        self.assertEqual(cash.counted, 1150)
        with self.assertRaises(AccessError):
            transfer.write({"cash_ids": [Command.delete(cash.id)]})

    def test_no_cash_is_added_or_taken_away(self):
        cash = self.handed(self.purse).cash_ids[0]
        for user in (self.keeper, self.custodian, self.agent):
            with self.subTest(user.login):
                with self.assertRaises(AccessError):
                    cash.with_user(user).unlink()
                with self.assertRaises(AccessError):
                    cash.with_user(user).create({"line_id": cash.line_id.id, "transfer_id": cash.transfer_id.id})

    def test_less_than_nothing_is_not_counted(self):
        cash = self.handed(self.purse).cash_ids[0].with_user(self.keeper)
        with mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation):
            cash.counted = -1
            cash.flush_recordset()

    def test_counted_stands_once_signed(self):
        transfer = self.received(self.purse)
        with self.assertRaises(UserError):
            transfer.cash_ids[:1].with_user(self.keeper).counted = 1
