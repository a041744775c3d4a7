from odoo import models


class ScenicMissingPerson(models.Model):
    """An incident raised from a search: that somebody is missing is for the authority, too."""

    _inherit = "scenic.missing.person"

    def action_raise_incident(self):
        """Report it as an incident, in words without a name; reported already, it opens.

        :return: act_window
        """
        self.ensure_one()
        self.check_access("read")
        kind = self.env.ref("scenic_service_desk.incident_type_missing", raise_if_not_found=False)
        return self.env["scenic.incident"]._raise_action(
            {
                "source": f"{self._name},{self.id}",
                "desk_id": self.desk_id.id,
                "type_id": kind and kind.active and kind.id,
                "zone_id": self.zone_id.id,
                "place": self.place_detail,
                "description": " · ".join(filter(None, [self._describe(), self.clothing])),
            }
        )
