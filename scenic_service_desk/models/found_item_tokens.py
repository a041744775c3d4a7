from odoo import api, models
from odoo.tools import SQL

from .found_item import OPEN_STATES


class ScenicFoundItem(models.Model):
    """A found item as lost reports are compared with it."""

    _name = "scenic.found.item"
    _inherit = ["scenic.found.item", "scenic.match.mixin"]

    _match_with = "scenic.lost.report"
    _match_states = OPEN_STATES

    _open_match_idx = models.Index(
        "USING gin (match_tokens) WHERE state IN ('on_site', 'at_counter', 'in_custody', 'reserved', 'recovering')"
    )

    _open_names_idx = models.Index(
        "USING gin (match_names) WHERE state IN ('on_site', 'at_counter', 'in_custody', 'reserved', 'recovering')"
    )

    @api.depends("content_ids.name")
    def _compute_match_tokens(self):
        return super()._compute_match_tokens()

    def _match_texts(self):
        return [*super()._match_texts(), *self.content_ids.mapped("name")]

    def _match_times(self):
        return self.found_at, self.found_at

    @api.model
    def _match_times_sql(self, alias):
        column = SQL.identifier(alias, "found_at")
        return column, column
