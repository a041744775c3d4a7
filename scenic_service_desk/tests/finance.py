"""What tests of finance start from. Not a test itself."""

from datetime import timedelta

from odoo import Command, fields
from odoo.tests import new_test_user

from .common import ScenicCommon


class FinanceCommon(ScenicCommon):
    """Two phones with the custodian, past their period, and a keeper of finance's store who is no desk staff."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.keeper = new_test_user(cls.env, "scenic_finance", "stock.group_stock_user", lang="en_US")
        cls.keeper_employee = cls.env["hr.employee"].create({"name": "Keeper Zhao", "user_id": cls.keeper.id})
        cls.item, cls.other = cls.new_phone(), cls.new_phone(description="Nikon camera")
        cls.items = cls.item | cls.other
        cls.to_custodian(cls.items)
        cls.items.invalidate_recordset()

    @classmethod
    def overdue(cls, items):
        """Make the period of items end yesterday."""
        items.sudo()._write_unlocked({"keep_until": fields.Datetime.now() - timedelta(days=1)})
        return items

    @classmethod
    def handed(cls, items=None):
        """A list for finance that the custodian has signed."""
        transfer = cls.new_transfer(cls.items if items is None else items, "finance", cls.custodian)
        transfer.action_give()
        return transfer

    @classmethod
    def wallet(cls, *cash, category="wallet"):
        """A wallet at the custodian's with ``(amount, currency)``; an envelope with ``category="cash"``."""
        counted = {"counted_by_id": cls.agent_employee.id, "recounted_by_id": cls.colleague_employee.id}
        wallet = cls.new_item(
            category=category,
            description="Brown wallet",
            cash_ids=[
                Command.create({"amount": amount, "currency_id": currency.id, **counted}) for amount, currency in cash
            ],
        )
        cls.to_custodian(wallet)
        return wallet

    @classmethod
    def receipt(cls, transfer, user=None):
        """The receipt of a list, in the hands of finance."""
        return transfer.sudo().picking_id.with_user(user or cls.keeper).sudo(False)

    @classmethod
    def move_of(cls, picking, item):
        """The move of an item's thing in a receipt."""
        return picking.move_ids.filtered(
            lambda move: move.sudo().scenic_line_id.item_id.id == item.id and not move.sudo().scenic_cash_id
        )

    @classmethod
    def year_over(cls, items):
        """Let the year of items be over: their notice was long ago."""
        items.sudo()._write_unlocked({"claim_notice_date": "2020-01-01", "official_notice_date": "2020-01-01"})
        return items

    @classmethod
    def received(cls, items=None):
        """A list for finance, received in Inventory."""
        transfer = cls.handed(items)
        cls.receipt(transfer).button_validate()
        return transfer
