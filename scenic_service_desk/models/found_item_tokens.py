from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .found_item import OPEN_STATES


class ScenicFoundItem(models.Model):
    """A found item as lost reports are compared with it."""

    _name = "scenic.found.item"
    _inherit = ["scenic.found.item", "scenic.match.mixin"]

    _match_with = "scenic.lost.report"
    _match_states = (*OPEN_STATES, "transferred")

    # what was passed on to finance still has an owner who may report it; what went to police or issuer has left us
    is_kept_by_finance = fields.Boolean(
        "Kept by Finance", readonly=True, copy=False, help="It was passed on to finance, which has not given it away."
    )

    # in one piece, without a list of what is still to be sorted in: every save of the last hours would be read through.
    # the predicates are those of _match_open_sql, to the letter. IS TRUE keeps them whole: the planner would take the
    # second half of a bare OR to the index of states, and read the half of all items that is transferred
    _open_match_idx = models.Index(
        "USING gin (match_tokens, (ARRAY[company_id * 100000 + (found_at::date - '2000-01-01'::date),"
        " -company_id * 100000 - (found_at::date - '2000-01-01'::date) / 14])) WITH (fastupdate = off)"
        " WHERE (state IN ('on_site', 'at_counter', 'in_custody', 'reserved', 'recovering')"
        " OR (state = 'transferred' AND is_kept_by_finance)) IS TRUE"
    )

    _open_names_idx = models.Index(
        "USING gin (match_names) WHERE (state IN ('on_site', 'at_counter', 'in_custody', 'reserved', 'recovering')"
        " OR (state = 'transferred' AND is_kept_by_finance)) IS TRUE"
    )

    @api.model
    def _match_open_domain(self):
        kept = Domain("state", "=", "transferred") & Domain("is_kept_by_finance", "=", True)
        return Domain("state", "in", OPEN_STATES) | kept

    @api.model
    def _match_open_sql(self, alias):
        state, kept = (SQL.identifier(alias, name) for name in ("state", "is_kept_by_finance"))
        return SQL("(%s IN %s OR (%s = 'transferred' AND %s)) IS TRUE", state, OPEN_STATES, state, kept)

    def _match_candidates_each(self, limit=20, without=None):
        """What went to the police or an issuer is nobody's to compare any more."""
        kept = self.filtered_domain(self._match_open_domain())
        return {**dict.fromkeys(self.ids, ()), **super(ScenicFoundItem, kept)._match_candidates_each(limit, without)}

    def _custody_step(self, kind, vals, own_vals=None, by_system=False):
        """What leaves for good belongs to no report any more: what was only proposed is taken back."""
        moves = super()._custody_step(kind, vals, own_vals, by_system)
        if kind in ("police", "issuer"):
            self._match_later()
        return moves

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
