from odoo import api, models
from odoo.fields import Domain


class ScenicFoundItem(models.Model):
    """The panel beside the list: the places where found property lies, not all places of the company's stock."""

    _inherit = "scenic.found.item"

    @api.model
    def search_panel_select_multi_range(self, field_name, **kwargs):
        """Offer the desks' places alone, each by the name that stands on the shelf.

        :param str field_name: the panel's field
        :param kwargs: as of Odoo's method
        :return: dict as of Odoo's method
        """
        if field_name == "location_id":
            kwargs["comodel_domain"] = Domain(kwargs.get("comodel_domain") or []) & self._place_domain()
        found = super().search_panel_select_multi_range(field_name, **kwargs)
        if field_name == "location_id":
            for value in found.get("values", ()):
                # the group is the place above
                value["display_name"] = value["display_name"].rsplit("/", 1)[-1]
                if value.get("group_name"):
                    value["group_name"] = value["group_name"].rsplit("/", 1)[-1]
        return found

    @api.model
    def _place_domain(self):
        """The places of the desks that the user sees; what finance keeps has left them.

        :return: Domain on ``stock.location``
        """
        desks = self.env["scenic.desk"].search_fetch([], ["location_id", "safe_location_id"])
        return Domain("id", "child_of", (desks.location_id | desks.safe_location_id).ids)
