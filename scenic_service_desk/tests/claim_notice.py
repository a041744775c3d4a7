"""What tests of claim notices start from. Not a test itself."""

from .common import ScenicCommon


class ClaimNoticeCommon(ScenicCommon):
    """Items that nobody has claimed yet, and notices that tell of them."""

    @classmethod
    def new_notice(cls, *items, user=None, publish=True, **values):
        """A notice of the custodian."""
        notice = (
            cls.env["scenic.claim.notice"].with_user(user or cls.custodian).create({"desk_id": cls.desk.id, **values})
        )
        notice._add_items(cls.env["scenic.found.item"].union(*items))
        if publish:
            notice.action_publish()
        return notice

    @classmethod
    def wizard(cls, items, user=None, **values):
        """The dialog in which chosen items are published."""
        wizards = cls.env["scenic.claim.notice.publish"].with_user(user or cls.custodian)
        return wizards.create({"item_ids": items.ids, **values})

    @classmethod
    def opened(cls, action):
        """The notice that an action opens."""
        return cls.env["scenic.claim.notice"].browse(action["res_id"])

    @classmethod
    def return_item(cls, item):
        """The owner fetches it."""
        cls.new_claim(item).action_hand_over()
