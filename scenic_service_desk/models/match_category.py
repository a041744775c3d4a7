from odoo import api, models
from odoo.tools import ormcache


class ScenicItemCategory(models.Model):
    _inherit = "scenic.item.category"

    def _match_code(self):
        """What the category is compared by.

        :return: int, or None for the one that says nothing
        """
        return self.id if self.id and self.id != self._match_unspecific() else None

    @api.model
    @ormcache()
    def _match_unspecific(self):
        """The category that says nothing of a thing: Other.

        :return: int, its id
        """
        other = self.env.ref("scenic_service_desk.item_category_other", raise_if_not_found=False)
        return other.id if other else None
