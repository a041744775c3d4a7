from odoo import api, fields, models
from odoo.fields import Domain

from ..tools.matching import days_sql
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

    _match_since = _match_until = "found_at"
    # IS TRUE keeps it whole: the planner would take the second half of a bare OR to the index of states, and read the
    # half of all items that is transferred
    _match_open = f"(state IN {OPEN_STATES} OR (state = 'transferred' AND is_kept_by_finance)) IS TRUE"

    # in one piece, without a list of what is still to be sorted in: every save of the last hours would be read through
    _open_match_idx = models.Index(
        f"USING gin (match_tokens, ({days_sql(_match_since)})) WITH (fastupdate = off) WHERE {_match_open}"
    )
    _open_names_idx = models.Index(f"USING gin (match_names) WHERE {_match_open}")

    @api.model
    def _match_open_domain(self):
        kept = Domain("state", "=", "transferred") & Domain("is_kept_by_finance", "=", True)
        return Domain("state", "in", OPEN_STATES) | kept

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


class ScenicFoundContent(models.Model):
    _inherit = "scenic.found.content"

    def write(self, vals):
        """What a thing holds tells whose it is, also when only a line is corrected."""
        res = super().write(vals)
        if "name" in vals:
            self.item_id._match_later()
        return res
