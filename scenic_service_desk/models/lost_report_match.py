from odoo import api, fields, models
from odoo.exceptions import UserError

_MATCH = "scenic_service_desk.mail_activity_match"


class ScenicLostReport(models.Model):
    """What the pairs of a report mean for it: proposed, told, claimed, returned (register 7)."""

    _inherit = "scenic.lost.report"

    match_ids = fields.One2many("scenic.lost.match", "report_id", "Lost and Found Matches", readonly=True)
    proposed_count = fields.Integer("Matches to Judge", compute="_compute_proposed_count")
    can_claim = fields.Boolean(compute="_compute_can_claim")

    def _compute_proposed_count(self):
        rows = self.env["scenic.lost.match"]._read_group(
            [("report_id", "in", self.ids), ("state", "=", "proposed")], ["report_id"], ["__count"]
        )
        counts = {report.id: count for report, count in rows}
        for report in self:
            report.proposed_count = counts.get(report.id, 0)

    @api.depends("state", "item_id.state")
    def _compute_can_claim(self):
        """Whether the confirmed item can be claimed by the owner."""
        gone = ("returned", "disposed", "recovering")
        for report in self:
            report.can_claim = bool(report.item_id) and not report.is_locked and report.item_id.state not in gone

    def _follow_matches(self):
        """Searching or proposed, as there are pairs that wait for somebody's judgement.

        sudo: the pairs come from any desk of the company.
        """
        reports = self.sudo()
        waiting = reports.filtered(lambda report: not report.item_id and "proposed" in report.match_ids.mapped("state"))
        settled = reports - waiting
        for records, now, then in (
            (waiting, "searching", "proposed"),
            (settled.filtered(lambda report: not report.item_id), "proposed", "searching"),
        ):
            if moved := records.filtered(lambda report, now=now: report.state == now):
                moved._transition(then, by_system=True)
        if settled:
            settled.activity_unlink([_MATCH])

    def _remind_of_match(self):
        """One reminder that something was found which may be the owner's, for who took the report.

        sudo: the finder's desk need not be the report's.
        """
        reports = self.sudo().filtered(lambda report: report.state == "proposed")
        if not reports:
            return
        reminded = reports.activity_search([_MATCH]).mapped("res_id")

        def whose(report):
            user = report.employee_id.user_id or report.user_id
            return user if user.active else report.desk_id._responsible("supervisor_id")

        fresh = reports.filtered(lambda report: report.id not in reminded)
        # the reminder shows at once in the web client; a mail for each would come too often
        quietly = {"mail_activity_quick_update": True}
        for user, records in fresh.grouped(whose).items():
            records.with_context(**quietly)._remind_user(_MATCH, user)

    def _matched_with(self, item):
        """A pair is confirmed: the owner is to be called.

        sudo: visitors and finds come to any desk; who judges the pair may belong to another than the report.

        :param item: ``scenic.found.item`` record
        """
        self.ensure_one()
        report = self.sudo()
        report.activity_feedback([_MATCH])
        if report.state == "searching":
            report._transition("proposed", by_system=True)
        report._call_owner(item=item)

    def _unmatched_from(self, item, was_confirmed):
        """A pair is rejected. sudo: as in ``_matched_with``.

        :param item: ``scenic.found.item`` record
        :param bool was_confirmed: whether it was confirmed before
        """
        self.ensure_one()
        report = self.sudo()
        if was_confirmed and report.item_id == item and not report.is_locked:
            report._search_on(by_system=True)
        report._follow_matches()
        # what was far behind this one may be worth a look now
        report._match_later()

    def _search_on(self, by_system=False, is_undecided=False):
        """Not his: what was confirmed is rejected, so that it is not proposed again. sudo: as in ``_matched_with``.

        :param bool is_undecided: nobody has said so, the item only went to somebody else
        """
        confirmed = self.sudo().match_ids.filtered(lambda pair: pair.state == "confirmed")
        res = super()._search_on(by_system=by_system, is_undecided=is_undecided)
        if is_undecided:
            confirmed._reopen()
        else:
            for pair in confirmed:
                pair._judge("rejected", reason=self.env._("Not the owner's."))
        self._find_matches()
        # also what was there before is to be judged now
        self._follow_matches()
        return res

    def action_claim(self):
        """The owner comes for the item: a claim with what he has told us already.

        :return: act_window
        :raise UserError: without a confirmed item
        """
        self.ensure_one()
        if not self.can_claim:
            raise UserError(self.env._("Confirm first which found item it is."))
        claim = self.env["scenic.claim"].search(
            [("lost_report_id", "=", self.id), ("state", "in", ("draft", "submitted", "approved"))], limit=1
        )
        action = {"type": "ir.actions.act_window", "res_model": "scenic.claim", "views": [(False, "form")]}
        if claim:
            return {**action, "res_id": claim.id}
        return {**action, "context": {**self.item_id._claim_context(), "default_lost_report_id": self.id}}
