from datetime import datetime, time, timedelta

from odoo import fields, models
from odoo.exceptions import UserError


class ScenicComplaint(models.Model):
    """The clocks of a complaint, each with its unit, and whom its chain tells (register 3)."""

    _inherit = "scenic.complaint"

    waiting_since = fields.Datetime("Waiting for the Visitor Since", readonly=True, copy=False)

    _waiting_idx = models.Index("(date DESC, id DESC) WHERE waiting_since IS NOT NULL")

    def _begin(self):
        """Tell the chain by severity, the second tier not waiting for the first, and start the clocks."""
        res = super()._begin()
        for severity, complaints in self.filtered(lambda entry: entry._is_news()).grouped("severity").items():
            complaints._chain_start("complaint", severity)
        for complaint in self:
            if not complaint.notice_at:
                complaint._clock_start("complaint_notice", complaint.date)
            # taken up again it is analysed again, from now on
            since = fields.Datetime.now() if complaint.reopen_count else complaint.date
            complaint._clock_start("complaint_analysis", since)
            complaint._clock_start("complaint_measure", since)
            complaint._start_authority_clock()
        return res

    def _is_news(self):
        """Whether there is anything to tell people of at once: what was entered later from paper is known."""
        taken_up_now = self.raised_at or self.reopen_count
        return bool(taken_up_now or (not self.is_late_entry and self.date > fields.Datetime.now() - timedelta(days=1)))

    def _start_authority_clock(self):
        """An authority wants the park's statement within its period, counted from the day its letter came."""
        if self.kind != "complaint" or self.channel != "authority" or self.replied_at or self.is_locked:
            return
        day = self.letter_received_on
        since = self.desk_id._utc(datetime.combine(day, time())) if day else self.date
        self._clock_start("complaint_authority", since)

    def write(self, vals):
        """A letter, a cause or a severity that is written later moves clocks and chain."""
        letters = {entry.id: (entry.channel, entry.letter_received_on) for entry in self}
        res = super().write(vals)
        for complaint in self.filtered(lambda entry: entry.kind == "complaint" and not entry.is_locked):
            if letters[complaint.id] != (complaint.channel, complaint.letter_received_on):
                complaint._clock_cancel("complaint_authority")
                complaint._start_authority_clock()
            if (vals.get("cause") or "").strip():
                complaint._clock_done("complaint_analysis")
            if vals.get("severity") and complaint.chain_ids:
                complaint._chain_start("complaint", complaint.severity)
        return res

    def _chain_excluded(self):
        return super()._chain_excluded() | self._staff_concerned()

    def _chain_text(self):
        """What and where: whoever is told is none of those concerned."""
        return " · ".join(filter(None, [self.category_id.name, self.zone_id.name, self.place]))

    def _chain_department(self):
        """The head of the department it is about hears of it; where none is named, the head of who took it."""
        return self.against_department_id or self.department_id or super()._chain_department()

    def _clock_responsible(self, rule, step):
        """Never one of those concerned. sudo: whoever is told need not see the list."""
        return super()._clock_responsible(rule, step) - self.sudo().concerned_user_ids

    def _after_judgement(self):
        res = super()._after_judgement()
        if self.judgement == "unfounded":
            self._clock_done("complaint_analysis")
            self._clock_cancel("complaint_measure")
        return res

    def _after_notice(self):
        self._clock_done("complaint_notice")
        self._clock_start("complaint_department_answer")
        return super()._after_notice()

    def _after_statement(self):
        self._clock_done("complaint_department_answer")
        return super()._after_statement()

    def _after_proposal(self):
        self._clock_done("complaint_analysis")
        return super()._after_proposal()

    def _after_measure(self):
        """A corrective measure has been set."""
        for complaint in self:
            complaint._clock_done("complaint_measure")

    def _after_reply(self):
        self._clock_done("complaint_authority")
        return super()._after_reply()

    def _after_close(self):
        self._end_clocks()
        return super()._after_close()

    def _after_merge(self):
        self._end_clocks()
        return super()._after_merge()

    def _end_clocks(self):
        """Nothing is due any more, and nobody is waited for."""
        for complaint in self:
            complaint._clock_cancel()
            complaint._chain_end()
            complaint._write_unlocked({"waiting_since": False})

    def action_wait(self):
        """The visitor has to say or bring something first: the clocks that run on working time stand still.

        :raise UserError: for a closed entry, and for what is no complaint
        """
        for complaint in self:
            if complaint.is_locked or complaint.kind != "complaint":
                raise UserError(self.env._("Only an open complaint waits for its visitor."))
            complaint.check_access("write")
            if not complaint.waiting_since:
                complaint._clock_pause()
                complaint._write_unlocked({"waiting_since": fields.Datetime.now()})
                complaint.message_post(body=self.env._("Waiting for the visitor."))
        return True

    def action_go_on(self):
        """The visitor has answered: the clocks go on."""
        for complaint in self.filtered("waiting_since"):
            complaint.check_access("write")
            complaint._clock_resume()
            complaint._write_unlocked({"waiting_since": False})
            complaint.message_post(body=self.env._("The visitor has answered."))
        return True
