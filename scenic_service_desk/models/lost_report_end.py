from odoo import fields, models
from odoo.exceptions import UserError

# reminders that have nothing more to say once a report has ended
_REMINDERS = [
    "scenic_service_desk.mail_activity_call_owner",
    "scenic_service_desk.mail_activity_lost_expired",
]


class ScenicLostReport(models.Model):
    """How a report ends: returned, or closed with its result; and how it goes on (register 7)."""

    _inherit = "scenic.lost.report"

    result = fields.Selection(
        [
            ("returned", "Returned by Us"),
            ("found_himself", "Found by the Owner"),
            ("not_found", "Not Found"),
            ("withdrawn", "Given Up by the Owner"),
            ("mistake", "Entered by Mistake or Twice"),
        ],
        readonly=True,
        copy=False,
        tracking=True,
    )
    ended_at = fields.Datetime(readonly=True, copy=False)
    end_note = fields.Char("Closing Note", readonly=True, copy=False)

    def action_told(self):
        """The owner knows, other than by a recorded attempt: he stood at the counter."""
        self._transition("told", {"next_contact_at": False})
        self._settle_reminders()

    def action_search_on(self):
        """It was not his: the search goes on, without the item."""
        self._search_on()

    def _search_on(self, by_system=False, is_undecided=False):
        """Back to searching: the item was another's, or its return was reversed.

        :param bool by_system: it follows from a step of the item or its claim, whose own check was passed
        :param bool is_undecided: nobody has said that the item is not the owner's
        """
        self._transition(
            "searching",
            {"item_id": False, "next_contact_at": False, "result": False, "ended_at": False, "end_note": False},
            by_system=by_system,
        )
        self._settle_reminders()

    def action_close(self):
        """Ask for the result, the step before the report is closed.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Close the Report"),
            "res_model": "scenic.lost.close",
            "view_mode": "form",
            "target": "new",
            "context": {"default_report_id": self.id},
        }

    def action_reopen(self):
        """Search again for what was closed; it is valid for another period from today."""
        for report in self:
            report._search_on(is_undecided=True)
            report._write_unlocked({"valid_until": report._valid_from(fields.Datetime.now()), "expiry_reminded": False})

    def _end(self, result, note=None, by_system=False):
        """End the report.

        :param str result: a value of ``result``; ``returned`` ends it as returned
        :param str note: what is to be known besides
        :param bool by_system: it follows from the return of the item, whose own check was passed
        :raise UserError: for a return without the item that was returned
        """
        if result == "returned" and self.filtered(lambda report: not report.item_id):
            raise UserError(
                self.env._("What was returned? Confirm the match first, or claim the item from the report.")
            )
        self._transition(
            "returned" if result == "returned" else "closed",
            {"result": result, "end_note": note, "ended_at": fields.Datetime.now(), "next_contact_at": False},
            by_system=by_system,
        )
        self._settle_reminders()

    def _settle_reminders(self):
        """Take away reminders that have nothing more to say. sudo: they may be a colleague's."""
        self.sudo().activity_unlink(_REMINDERS)

    def _purge_values(self):
        return {
            **super()._purge_values(),
            "contact_other": False,
            "courier_address": False,
            "document_name": False,
            "end_note": False,
            "image_1920": False,
            "marks": False,
            "party": False,
        }

    def _purge(self):
        res = super()._purge()
        self.contact_ids._purge()
        return res
