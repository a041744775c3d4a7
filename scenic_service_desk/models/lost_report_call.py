from odoo import fields, models

_CALL = "scenic_service_desk.mail_activity_call_owner"


class ScenicLostReport(models.Model):
    """Telling the owner: who is to be called and when, each attempt a line (register 7)."""

    _inherit = "scenic.lost.report"

    contact_ids = fields.One2many("scenic.lost.contact", "report_id", "Contact Attempts")
    contact_count = fields.Integer(compute="_compute_contact_count")
    next_contact_at = fields.Datetime(
        "Call the Owner At", readonly=True, copy=False, help="Empty: there is nothing to tell the owner at present."
    )

    # whom to call first
    _next_contact_idx = models.Index("(next_contact_at, company_id) WHERE next_contact_at IS NOT NULL")

    def _compute_contact_count(self):
        rows = self.env["scenic.lost.contact"]._read_group([("report_id", "in", self.ids)], ["report_id"], ["__count"])
        counts = {report.id: count for report, count in rows}
        for report in self:
            report.contact_count = counts.get(report.id, 0)

    def _call_owner(self, moment=None, item=None):
        """The owner is to be called: an open matter and a reminder until he is reached.

        sudo: who judges a match may belong to another desk than the report; the reminder is the reporting desk's.

        :param datetime moment: when, naive UTC; at once by default
        :param item: ``scenic.found.item`` record that seems to be the owner's, where that is why
        """
        moment = moment or fields.Datetime.now()
        for report in self.sudo():
            report._write_unlocked({"next_contact_at": moment, **({"item_id": item.id} if item else {})})
            report._remind_to_call(moment)

    def _remind_to_call(self, moment):
        """Put one reminder to call, in the place of those there are; for who took the report."""
        self.activity_unlink([_CALL])
        user = self.employee_id.user_id or self.user_id
        self._remind_user(
            _CALL,
            user if user.active else self.desk_id._responsible("supervisor_id"),
            date_deadline=self.desk_id._local(moment).date(),
        )

    def _note_attempt(self, contact):
        """What an attempt to reach the owner changes on the report: whether he is told, when to call again.

        sudo: a visitor asks at any desk of the company, and any of them may have called him.

        :param contact: ``scenic.lost.contact`` record
        """
        self.ensure_one()
        report = self.sudo()
        report.activity_feedback([_CALL], feedback=contact._sentence())
        report._write_unlocked({"next_contact_at": contact.next_at})
        if contact.outcome == "reached" and report.item_id and report.state in ("searching", "proposed"):
            report._transition("told", by_system=True)
        if contact.next_at:
            report._remind_to_call(contact.next_at)

    def _log_contact(self, channel, outcome):
        """Write an attempt down, made now by the user.

        :param str channel: a value of ``scenic.lost.contact``'s ``channel``
        :param str outcome: a value of its ``outcome``
        :return: ``scenic.lost.contact`` record
        """
        return self.env["scenic.lost.contact"].create(
            [{"report_id": report.id, "channel": channel, "outcome": outcome} for report in self]
        )

    def action_reached(self):
        """One click: called, and the owner answered."""
        self._log_contact("phone", "reached")

    def action_no_answer(self):
        """One click: called, nobody answered; the next attempt is set."""
        self._log_contact("phone", "no_answer")

    def action_message_left(self):
        """One click: called, a message was left with a voice or a person; the next attempt is set."""
        self._log_contact("phone", "message_left")

    def action_other_contact(self):
        """Write down an attempt by another way, or with a note.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Contact Attempt"),
            "res_model": "scenic.lost.attempt",
            "view_mode": "form",
            "target": "new",
            "context": {"default_report_id": self.id},
        }

    def action_message(self):
        """The text to send to the owner, ready to be copied or scanned.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Message to the Owner"),
            "res_model": "scenic.lost.message",
            "view_mode": "form",
            "target": "new",
            "context": {"default_report_id": self.id},
        }
