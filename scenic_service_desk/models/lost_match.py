from odoo import api, fields, models
from odoo.exceptions import UserError

from .found_item import OPEN_STATES as ITEM_OPEN
from .lost_report import OPEN_STATES as REPORT_OPEN
from .pair_mixin import ScenicPairMixin


class ScenicLostMatch(models.Model):
    """A lost report and a found item that may belong together (register 7), and what somebody judged of it."""

    _name = "scenic.lost.match"
    _description = "Lost and Found Match"
    _inherit = ["scenic.pair.mixin"]
    _rec_name = "report_id"

    _transitions = {
        **ScenicPairMixin._transitions,
        # open again without anybody's judgement: another owner was believed, see _reopen
        "confirmed": {**ScenicPairMixin._transitions["confirmed"], "proposed": None},
    }

    state = fields.Selection(
        selection_add=[("proposed", "Proposed"), ("confirmed", "Belongs Together"), ("rejected", "Not This One")],
    )
    report_id = fields.Many2one(
        "scenic.lost.report", "Lost Report", required=True, readonly=True, index=True, ondelete="restrict"
    )
    item_id = fields.Many2one("scenic.found.item", required=True, readonly=True, index=True, ondelete="restrict")
    reason = fields.Char(readonly=True)
    report_date = fields.Datetime(related="report_id.date", string="Reported At")
    report_state = fields.Selection(related="report_id.state", string="State of the Report")
    item_found_at = fields.Datetime(related="item_id.found_at", string="Found At")
    item_state = fields.Selection(related="item_id.state", string="State of the Item")

    _pair_uniq = models.UniqueIndex("(report_id, item_id)", "These two have been compared already.")
    _one_confirmed = models.UniqueIndex(
        "(report_id) WHERE state = 'confirmed'",
        "Another item has been confirmed for this report already. If that one is wrong, search on first.",
    )
    # the list's first page: what waits for somebody's judgement, the likeliest first
    _proposed_idx = models.Index("(score DESC, id DESC, company_id) WHERE state = 'proposed'")
    _order_idx = models.Index("(score DESC, id DESC)")

    @api.depends("report_id", "item_id")
    def _compute_display_name(self):
        for pair in self:
            pair.display_name = f"{pair.report_id.name} – {pair.item_id.name}"

    def action_confirm(self):
        """The item is what the report's owner misses: he is to be called.

        :raise UserError: when either is closed meanwhile, or the report has another item already
        """
        for pair in self:
            pair._check_open()
            pair._check_only_one()
            pair._judge("confirmed")
            # of two who confirm at once the loser is told by the index on the pairs, before anything else clashes
            pair.flush_recordset(["state"])
            pair.report_id._matched_with(pair.item_id)
            pair._note(self.env._("%(report)s and %(item)s belong together."))

    def action_reject(self, reason=False):
        """The two do not belong together; they are never proposed to anybody again.

        :param str reason: why, where it is worth a word
        """
        for pair in self:
            was_confirmed = pair.state == "confirmed"
            pair._judge("rejected", reason=reason)
            pair.report_id._unmatched_from(pair.item_id, was_confirmed)

    def action_reconsider(self):
        """A supervisor takes a rejection back: the report waits for a judgement again.

        :raise UserError: when either is closed meanwhile
        """
        for pair in self:
            pair._check_open()
        res = super().action_reconsider()
        self.report_id._follow_matches()
        return res

    def _reopen(self):
        """What was confirmed is undecided again: the item went to somebody else, which may turn out to be wrong, or the
        report was closed for a while.
        """
        for pair in self:
            pair._transition("proposed", {"reason": False, "judged_by_id": False, "judged_at": False}, by_system=True)

    def action_open_item(self):
        """:return: act_window of the item"""
        return self.item_id._get_records_action()

    def _judge(self, state, **vals):
        """What is judged anew forgets the reason of old."""
        return super()._judge(state, **{"reason": False, **vals})

    def _is_open(self):
        """:return: bool, whether there is anything left to bring together"""
        self.ensure_one()
        return self.report_id.state in REPORT_OPEN and self.item_id.state in (*ITEM_OPEN, "transferred")

    def _check_open(self):
        """:raise UserError: when there is nothing left to bring together"""
        self.ensure_one()
        report, item = self.report_id, self.item_id
        if report.state not in REPORT_OPEN:
            raise UserError(self.env._("%s is closed. Search on with it first.", report.display_name))
        if not self._is_open():
            raise UserError(self.env._("%s is no longer in the house.", item.display_name))

    def _check_only_one(self):
        """:raise UserError: when the report has another item already"""
        self.ensure_one()
        report, item = self.report_id, self.item_id
        if report.item_id and report.item_id != item:
            raise UserError(
                self.env._(
                    "%(report)s has %(item)s already. If that one is wrong, search on first.",
                    report=report.name,
                    item=report.item_id.display_name,
                )
            )

    def _note(self, text):
        """Tell both histories.

        sudo: either may belong to a desk that the judge may not write at.
        :param str text: with the places ``report`` and ``item``
        """
        for record in (self.report_id, self.item_id):
            record.sudo()._message_log(body=text % {"report": self.report_id.name, "item": self.item_id.name})
