from odoo import models

# ways on which finance's store is left for good; the State's has rules of its own
_WAYS_OUT = ("police", "issuer", "disposal")
_STEPS = ("police", "issuer", "disposed")


class ScenicFoundItem(models.Model):
    """A found item that leaves finance's store for good (register 9)."""

    _inherit = "scenic.found.item"

    def _is_fit_for(self, kind):
        """Whether finance can give it out: it lies there, and no claim was approved.

        sudo: who draws up a list need not read every claim.
        """
        if kind in _WAYS_OUT and self.is_with_finance:
            return "approved" not in self.sudo().claim_ids.mapped("state")
        return super()._is_fit_for(kind)

    def _way_out(self):
        """Out of finance's store it goes to the State when its year is over, else to the police."""
        if self.is_with_finance:
            return "state" if self.is_year_over else "police"
        return super()._way_out()

    def action_hand_to_state(self):
        """Finance gives out on a list of its own.

        :return: act_window of the list, or of both lists
        """
        kept = self.filtered("is_with_finance")
        parts = [part for part in (kept, self - kept) if part._fit_for_transfer("state")]
        if len(parts) < 2:
            return super().action_hand_to_state()
        self._check_custodian()
        transfers = self.env["scenic.custody.transfer"]
        for part in parts:
            transfers |= transfers._draft("state", part, top_up=False)
        return transfers._lists_action()

    def _custody_step(self, kind, vals, own_vals=None, by_system=False):
        """What finance keeps goes out of its hands, not from a shelf of the desk."""
        kept = self.filtered("is_with_finance") if kind in _STEPS else self.browse()
        if not kept:
            return super()._custody_step(kind, vals, own_vals, by_system)
        moves = super(ScenicFoundItem, self - kept)._custody_step(kind, vals, own_vals, by_system)
        gone = {"is_kept_by_finance": False}
        if kind == "disposed":
            kept._transition("disposed", gone, by_system)
        else:
            kept._write_unlocked(gone)
        kept._settle_reminders("disposed" if kind == "disposed" else "transferred")
        kept._match_later()
        return moves + kept._append_moves(
            [
                {
                    "giver": item._holder_label(),
                    **vals,
                    **(own_vals or {}).get(item, {}),
                    "item_id": item.id,
                    "kind": kind,
                }
                for item in kept
            ]
        )
