from odoo import models
from odoo.exceptions import AccessError, UserError

# what was counted, sealed and written down when the item was passed on or promised
COUNTED = {
    "cash_ids",
    "category_id",
    "content_ids",
    "finder_employee_id",
    "found_at",
    "is_valuable",
    "quantity",
    "seal_number",
    "visitor_name",
    "visitor_phone",
}


class ScenicFoundItem(models.Model):
    """What keeps the second-person rule whole: nobody lowers an item to where one person is enough (register 8)."""

    _inherit = "scenic.found.item"

    def _claim_tier(self):
        """Which test a claim on the item needs.

        :return: str, ``valuable`` or ``ordinary``
        """
        self.ensure_one()
        return "valuable" if self.is_valuable else self.category_id.claim_tier or "ordinary"

    def write(self, vals):
        """:raise AccessError: when anybody but a supervisor makes a valuable an ordinary thing"""
        if self.env.su or not {"category_id", "is_valuable"} & vals.keys():
            return super().write(vals)
        valuables = self.filtered(lambda item: item._claim_tier() == "valuable")
        res = super().write(vals)
        lowered = valuables.filtered(lambda item: item._claim_tier() != "valuable")
        if lowered and not self.env.user.has_group("scenic_service_desk.group_supervisor"):
            raise AccessError(
                self.env._(
                    "%s is kept as a valuable. Only a supervisor makes it an ordinary thing.", lowered[0].display_name
                )
            )
        return res

    def _check_unlocked(self, vals):
        """:raise UserError: also when what was counted would change while the item is in custody or promised"""
        held = self.filtered(lambda item: item.state in ("in_custody", "reserved"))
        if held and vals.keys() & COUNTED:
            raise UserError(
                self.env._(
                    "%(name)s is “%(state)s”: what was counted and sealed stands. Bring it back to the counter first, or"
                    " write what is wrong into the messages.",
                    name=held[0].display_name,
                    state=held[0]._state_label(held[0].state),
                )
            )
        return super()._check_unlocked(vals)
