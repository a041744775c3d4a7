from odoo import fields, models
from odoo.exceptions import UserError

_AGENT = "scenic_service_desk.group_agent"
_ALL_REMINDERS = (
    "scenic_service_desk.mail_activity_complaint",
    "scenic_service_desk.mail_activity_complaint_approve",
)


class ScenicComplaint(models.Model):
    """How it begins and how it ends: notified at once, answered, concluded, reopened; and the short ways (register 3)."""

    _inherit = "scenic.complaint"
    _editable_when_closed = frozenset({"disciplinary_note", "measure_ids"})

    settled_how = fields.Char(
        "Dealt With How", copy=False, help="What was done on the spot, or whom it was passed on to."
    )
    settled_by_id = fields.Many2one(
        "hr.employee", "Dealt With By", check_company=True, copy=False, ondelete="restrict", index="btree_not_null"
    )
    settled_minutes = fields.Integer("Minutes It Took", copy=False, aggregator="avg")
    settled_at = fields.Datetime(readonly=True, copy=False)
    raised_at = fields.Datetime("Raised to a Complaint At", readonly=True, copy=False)
    visitor_answer = fields.Selection(
        [
            ("accepts", "Accepts the Solution"),
            ("declines", "Does Not Accept It"),
            ("unreached", "Could Not Be Reached"),
            ("withdrawn", "Withdraws the Complaint"),
        ],
        copy=False,
        tracking=True,
    )
    answered_at = fields.Datetime(readonly=True, copy=False)
    signature = fields.Binary("Visitor's Signature", copy=False, attachment=True, groups=_AGENT)
    signed_on_paper = fields.Boolean(copy=False, help="The visitor signed the printed form.")
    paper_photo = fields.Image("Photo of the Signed Form", copy=False, max_width=1920, max_height=1920, groups=_AGENT)
    closed_at = fields.Datetime("Concluded At", readonly=True, copy=False)
    closed_by_id = fields.Many2one("res.users", "Concluded By", readonly=True, copy=False)
    reopen_count = fields.Integer("Times Reopened", readonly=True, copy=False, aggregator="sum")

    _settled_minutes_positive = models.Constraint("CHECK (settled_minutes >= 0)", "Minutes cannot be negative.")

    def _begin(self):
        """A complaint has come in: the supervisor hears of it at once (register 3)."""
        for complaint in self:
            complaint._remind_user(
                "scenic_service_desk.mail_activity_complaint",
                complaint._somebody("supervisor_id", "manager_id"),
                lambda this: this.category_id.name,
            )

    def _settle_reminders(self, *xmlids):
        """sudo: a reminder may be another's."""
        self.sudo().activity_feedback(list(xmlids or _ALL_REMINDERS))

    def _after_judgement(self):
        """What follows from the judgement, for what hangs itself here."""

    def _after_notice(self):
        """What follows from the notice to the department."""

    def _after_statement(self):
        """What follows from the department's statement."""

    def _after_proposal(self):
        """What follows when a solution is put forward."""

    def _after_merge(self):
        """What follows when another entry goes on in the place of ``self``."""

    def _after_close(self):
        """What follows from the end of a complaint: call-back and survey hang themselves here."""

    def action_settle(self):
        """Dealt with on the spot: what, where, how are enough for a grievance.

        :raise UserError: for a complaint, and without a word on how it was dealt with
        """
        for entry in self:
            if entry.kind == "complaint":
                raise UserError(self.env._("A complaint goes its whole way: judged, solved, answered."))
            if entry.kind != "praise" and not (entry.settled_how or "").strip():
                raise UserError(self.env._("Please write how it was dealt with."))
            done_by = entry.settled_by_id or entry.employee_id
            entry._transition("settled", {"settled_at": fields.Datetime.now(), "settled_by_id": done_by.id})
            entry._settle_reminders()
        return True

    def action_escalate(self):
        """Raise a grievance, suggestion or request to a complaint: number and history stay."""
        for entry in self.filtered(lambda entry: entry.kind != "complaint"):
            old = entry._fields["kind"].convert_to_export(entry.kind, entry)
            vals = {"kind": "complaint", "raised_at": fields.Datetime.now(), "settled_at": False}
            if entry.state == "received":
                entry.check_access("write")
                entry._write_unlocked(vals)
            else:
                entry._transition("received", vals)
            entry.message_post(body=self.env._("Raised to a complaint; it was taken as: %s.", old))
            entry._begin()
        return True

    def write(self, vals):
        """The visitor's answer is dated when it is written."""
        if vals.get("visitor_answer"):
            for complaint in self.filtered(lambda complaint: complaint.visitor_answer != vals["visitor_answer"]):
                if not complaint.is_locked:
                    complaint._write_unlocked({"answered_at": fields.Datetime.now()})
        return super().write(vals)

    def action_close(self):
        """Conclude it 办结: it locks.

        :raise UserError: naming what is missing
        """
        for complaint in self:
            complaint._check_close()
            if complaint.visitor_answer == "accepts" and (complaint.signature or complaint.signed_on_paper):
                method = "drawn" if complaint.signature else "paper"
                self.env["scenic.signature"]._sign(complaint, "complainant", method)
            complaint._transition("closed", {"closed_at": fields.Datetime.now(), "closed_by_id": self.env.uid})
            complaint._settle_reminders()
        self._after_close()
        return True

    def _check_close(self):
        """:raise UserError: naming what a complaint lacks to be concluded"""
        self.ensure_one()
        if not self.visitor_answer:
            raise UserError(self.env._("Please write the visitor's answer."))
        if self.visitor_answer == "withdrawn":
            return
        if self.state != "carried_out" and not (self.state == "judged" and self.judgement == "unfounded"):
            raise UserError(self.env._("It is concluded when the solution has been carried out."))
        supervisor = self.env.user.has_group("scenic_service_desk.group_supervisor")
        if self.visitor_answer != "accepts" and not supervisor:
            raise UserError(
                self.env._("The visitor has not accepted: a supervisor decides whether the complaint is concluded.")
            )
        present = self.channel == "counter" and self.visitor_answer == "accepts" and self.state == "carried_out"
        if present and not (self.signature or self.signed_on_paper):
            raise UserError(
                self.env._("The visitor signs: on the screen, or on the printed form (then tick “Signed on Paper”).")
            )

    def _reopen(self, reason):
        """Take it up again; the manager alone may.

        :param str reason: why
        """
        for complaint in self:
            complaint._transition(
                "investigating",
                {
                    "reopen_count": complaint.reopen_count + 1,
                    "visitor_answer": False,
                    "answered_at": False,
                    "closed_at": False,
                    "closed_by_id": False,
                    "proposer_id": False,
                    "proposer_user_id": False,
                    "approver_id": False,
                    "approved_at": False,
                    "carried_out_at": False,
                    "signature": False,
                    "signed_on_paper": False,
                    "paper_photo": False,
                },
            )
            complaint.message_post(body=self.env._("Reopened: %s", reason))
            complaint._chain_reopen()
            complaint._begin()

    def _ask_reason(self, step, title):
        """Ask for the reason of a step.

        :param str step: a value of the wizard's ``step``
        :param str title: the dialog's title
        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "scenic.complaint.reason",
            "view_mode": "form",
            "target": "new",
            "context": {"default_complaint_id": self.id, "default_step": step},
        }

    def action_reopen(self):
        """Ask why it is reopened.

        :return: act_window
        """
        return self._ask_reason("reopen", self.env._("Reopen the Complaint"))

    def action_send_back(self):
        """Ask what is wrong with the solution.

        :return: act_window
        """
        return self._ask_reason("send_back", self.env._("Send the Solution Back"))

    def action_withdraw(self):
        """Ask why the visitor withdraws it.

        :return: act_window
        """
        return self._ask_reason("withdraw", self.env._("The Visitor Withdraws"))

    def _withdraw(self, reason):
        """The visitor takes his complaint back: concluded."""
        self.ensure_one()
        self.visitor_answer = "withdrawn"
        self.action_close()
        self.message_post(body=self.env._("Withdrawn by the visitor: %s", reason))
