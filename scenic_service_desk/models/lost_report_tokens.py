from datetime import timedelta

from odoo import api, models

from ..tools.matching import days_sql
from .lost_report import OPEN_STATES

# who does not say when he lost it, lost it within the day before he missed or reported it
_BEFORE = timedelta(days=1)


class ScenicLostReport(models.Model):
    """A lost report as found items are compared with it."""

    _name = "scenic.lost.report"
    _inherit = ["scenic.lost.report", "scenic.match.mixin"]

    _match_with = "scenic.found.item"
    _match_is_lost = True
    _match_states = OPEN_STATES

    _match_since = f"COALESCE(lost_from, COALESCE(lost_until, date) - '{_BEFORE.days} day'::interval)"
    _match_until = "COALESCE(lost_until, lost_from, date)"
    _match_open = f"state IN {OPEN_STATES}"

    _open_match_idx = models.Index(
        f"USING gin (match_tokens, ({days_sql(_match_since)})) WITH (fastupdate = off) WHERE {_match_open}"
    )
    _open_names_idx = models.Index(f"USING gin (match_names) WHERE {_match_open}")

    @api.depends("zone_ids")
    def _compute_match_tokens(self):
        return super()._compute_match_tokens()

    @api.depends("visitor_name")
    def _compute_match_names(self):
        return super()._compute_match_names()

    def _match_zones(self):
        return self.zone_ids | self.zone_id

    def _match_names(self):
        """The owner's own name is the likeliest on a document of his."""
        return [*super()._match_names(), self.visitor_name]

    def _match_times(self):
        until = self.lost_until or self.lost_from or self.date
        return self.lost_from or until - _BEFORE, until
