from .common import ScenicCommon


class TransferCommon(ScenicCommon):
    """Two phones at the counter."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item, cls.other = cls.new_phone(seal_number="S-1"), cls.new_phone(description="Nikon camera")
        cls.items = cls.item | cls.other

    def handed(self, items=None, kind="custodian", **values):
        """A list that the agent has signed."""
        transfer = self.new_transfer(items or self.items, kind, **values)
        transfer.action_give()
        return transfer
