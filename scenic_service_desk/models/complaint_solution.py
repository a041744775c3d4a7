from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..tools.amount_words import amount_in_words

_AGENT = "scenic_service_desk.group_agent"
# what a second person approves
_PROPOSED = {"solution", "compensation_kind", "compensation_amount", "currency_id", "severity"}


class ScenicComplaint(models.Model):
    """What is done about it, and what the visitor gets (register 3)."""

    _inherit = "scenic.complaint"

    solution = fields.Text("Proposed Solution", copy=False)
    compensation_kind = fields.Selection(
        [
            ("apology", "Apology"),
            ("refund", "Refund of the Price"),
            ("ticket", "Free Ticket"),
            ("gift", "Small Gift"),
            ("repair", "Repair or Replacement"),
            ("cash", "Payment of Money"),
            ("medical", "Medical Expenses"),
        ],
        "Compensation",
        copy=False,
    )
    compensation_amount = fields.Monetary("Amount of Compensation", copy=False, tracking=True)
    currency_id = fields.Many2one("res.currency", default=lambda self: self.env.company.currency_id)
    compensation_words = fields.Char("Amount of Compensation in Words", compute="_compute_compensation_words")
    compensation_receipt = fields.Char("Number of the Receipt", copy=False, help="The visitor signs for what he gets.")
    proposer_id = fields.Many2one("hr.employee", "Proposed By", readonly=True, copy=False, ondelete="restrict")
    proposer_user_id = fields.Many2one("res.users", "Proposing Login", readonly=True, copy=False)
    proposed_at = fields.Datetime(readonly=True, copy=False)
    carried_out_at = fields.Datetime(readonly=True, copy=False)
    measure_ids = fields.One2many("scenic.complaint.measure", "complaint_id", "Corrective Measures")

    _compensation_positive = models.Constraint(
        "CHECK (compensation_amount >= 0)", "An amount of compensation cannot be negative."
    )

    @api.depends_context("lang")
    @api.depends("compensation_amount", "currency_id")
    def _compute_compensation_words(self):
        for complaint in self:
            amount = complaint.compensation_amount
            words = amount and amount_in_words(amount, complaint.currency_id, self.env.lang)
            complaint.compensation_words = words or False

    @api.constrains("compensation_amount", "compensation_kind")
    def _check_compensation(self):
        for complaint in self:
            if complaint.compensation_amount and complaint.compensation_kind in (False, "apology"):
                raise ValidationError(self.env._("Please say what the amount is paid for: choose the compensation."))

    def write(self, vals):
        """:raise UserError: when what waits for its approval, or has it, would change under the approver"""
        waiting = self.filtered(lambda complaint: complaint.state in ("solution", "approved", "carried_out"))
        if waiting and _PROPOSED & vals.keys() and not self._is_unlocked():
            raise UserError(
                self.env._(
                    "The solution of %s waits for its approval, or has it. Send it back to change it.", waiting[0].name
                )
            )
        return super().write(vals)

    def action_propose(self):
        """Put the solution forward for approval.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        """
        self.ensure_one()
        self._check_proposal()
        return self._ask_signature("propose", self.env._("Propose the Solution"))

    def _check_proposal(self):
        """:raise UserError: without a solution, or where no level may approve it"""
        if not (self.solution or "").strip():
            raise UserError(self.env._("Please write the proposed solution."))
        if not self.env["scenic.complaint.approval.level"]._for(self):
            raise UserError(
                self.env._("No approval level covers this amount and severity. The centre manager sets the levels.")
            )

    def _signed_propose(self, employee, method):
        """:raise UserError: for one of those concerned, or when something is missing"""
        self.ensure_one()
        self._check_proposal()
        self._check_not_concerned(employee)
        now = fields.Datetime.now()
        self._transition("solution", {"proposer_id": employee.id, "proposer_user_id": self.env.uid, "proposed_at": now})
        self.env["scenic.signature"]._sign(self, "proposer", method, employee)
        self._ask_approval()
        self._after_proposal()
        return True

    def _check_not_concerned(self, employee):
        """:raise UserError: for one of those it is about. sudo: whoever signs need not see the list."""
        if employee in self.sudo()._staff_concerned():
            raise UserError(self.env._("Nobody handles a complaint about himself."))

    def action_carried_out(self):
        """The solution has been carried out.

        :raise UserError: for money without a receipt
        """
        for complaint in self:
            if complaint.compensation_amount and not (complaint.compensation_receipt or "").strip():
                raise UserError(
                    self.env._("Please write the number of the receipt that the visitor signed for the compensation.")
                )
        return self._transition("carried_out", {"carried_out_at": fields.Datetime.now()})
