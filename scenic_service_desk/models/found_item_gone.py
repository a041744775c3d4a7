from odoo import models

from .lost_report import OPEN_STATES

# acts after which an owner no longer finds his thing with us; what finance keeps comes back for a claim
_LEAVES = ("police", "issuer", "disposed", "state")


class ScenicFoundItem(models.Model):
    """Who waits for a thing that leaves the house is told so (register 7)."""

    _inherit = "scenic.found.item"

    def _custody_step(self, kind, vals, own_vals=None, by_system=False):
        """Whoever was to come for it is called."""
        moves = super()._custody_step(kind, vals, own_vals, by_system)
        if kind in _LEAVES:
            self._tell_owners(dict(moves._fields["kind"]._description_selection(self.env))[kind])
        return moves

    def _tell_owners(self, what):
        """Have those called whose reports these items were confirmed for.

        sudo: a report may belong to another desk than the item.

        :param str what: what has become of the items, in a few words
        """
        reports = self.env["scenic.lost.report"].sudo()
        for report in reports.search([("item_id", "in", self.ids), ("state", "in", OPEN_STATES)]):
            report._message_log(body=f"{report.item_id.display_name} · {what}")
            report._call_owner()
