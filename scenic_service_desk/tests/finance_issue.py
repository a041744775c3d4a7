from .finance import FinanceCommon


class IssueCommon(FinanceCommon):
    """Two phones in finance's store, of which something is to leave for good."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.compare_at_once()
        cls.received()
        cls.year_over(cls.items)
        cls.items.invalidate_recordset()

    @classmethod
    def out(cls, kind="state", items=None, **values):
        """A list out of finance's store that the custodian has signed."""
        transfer = cls.new_transfer(cls.items if items is None else items, kind, cls.custodian, **values)
        transfer.action_give()
        return transfer

    @classmethod
    def delivery(cls, transfer, user=None):
        """Finance's delivery of a list, in the hands of finance."""
        return cls.receipt(transfer, user)

    @classmethod
    def given_out(cls, kind="state", items=None):
        """A list that finance has carried out in Inventory."""
        transfer = cls.out(kind, items)
        picking = cls.delivery(transfer)
        picking.write({"scenic_receiver_name": "Officer Zhang, 012345", "scenic_reference": "GA-7"})
        picking.button_validate()
        return transfer

    def roles(self, transfer):
        """Who signed a list, and how."""
        signatures = self.env["scenic.signature"].search(
            [("res_model", "=", transfer._name), ("res_id", "=", transfer.id)], order="id"
        )
        return [(one.role, one.method, one.signer_name) for one in signatures]

    def last_moves(self, items=None):
        """The last line of the ledger of each item."""
        items = self.items if items is None else items
        return self.env["scenic.custody.move"].union(*(item.custody_move_ids.sorted("id")[-1:] for item in items))
