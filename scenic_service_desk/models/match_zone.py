from math import asin, cos, radians, sin, sqrt

from odoo import api, fields, models
from odoo.tools import ormcache

_EARTH = 6_371_000
# so far away a zone counts half as near as the next
_HALF = 400
# zones of the same desk, where nobody has given coordinates
_SAME_DESK = 0.5


class ScenicZone(models.Model):
    """How near to each other zones are, for what was lost in one and found in the other."""

    _name = "scenic.zone"
    _inherit = ["scenic.zone", "scenic.forgetting.mixin"]

    latitude = fields.Float(digits=(9, 6), help="In degrees; the middle of the zone, as a map or a phone tells it.")
    longitude = fields.Float(digits=(9, 6), help="In degrees; the middle of the zone, as a map or a phone tells it.")

    @api.model
    def _match_nearness(self, company_id):
        """How near two zones are.

        :param int company_id: id of a ``res.company``
        :return: function of two ids as text: 1 for the same place, 0 for far away
        """
        near = self._match_zone_pairs(company_id)
        return lambda one, other: near.get((one, other), 0)

    @api.model
    @ormcache("company_id")
    def _match_zone_pairs(self, company_id):
        """Zones near each other: by their coordinates, else those of the same nearest desk.

        sudo: distances do not depend on who asks.
        """
        zones = self.sudo().with_context(active_test=False).search([("company_id", "in", [company_id, False])])
        pairs = {}
        for one in zones:
            for other in zones - one:
                if nearness := one._match_near(other):
                    pairs[str(one.id), str(other.id)] = nearness
        return pairs

    def _match_near(self, other):
        if all((self.latitude, self.longitude, other.latitude, other.longitude)):
            nearness = _HALF / (_HALF + self._match_metres(other))
            return nearness if nearness > 0.1 else 0
        return _SAME_DESK if self.desk_id and self.desk_id == other.desk_id else 0

    def _match_metres(self, other):
        """Distance as the crow flies."""
        lat, lon = radians(self.latitude), radians(self.longitude)
        lat2, lon2 = radians(other.latitude), radians(other.longitude)
        chord = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
        return 2 * _EARTH * asin(sqrt(chord))
