from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.severity import SEVERITIES


class ScenicComplaintJudge(models.TransientModel):
    """The judgement of a complaint: whether it is founded, and who answers for it."""

    _name = "scenic.complaint.judge"
    _description = "Judge a Complaint"
    _inherit = ["scenic.visible.mixin"]

    complaint_id = fields.Many2one("scenic.complaint", required=True, readonly=True)
    company_id = fields.Many2one(related="complaint_id.company_id")
    judgement = fields.Selection(
        lambda self: self.env["scenic.complaint"]._fields["judgement"]._description_selection(self.env),
        required=True,
        default="founded",
    )
    severity = fields.Selection(
        SEVERITIES, required=True, compute="_compute_from_complaint", store=True, readonly=False
    )
    fault_department_id = fields.Many2one(
        "hr.department", "Department at Fault", compute="_compute_from_complaint", store=True, readonly=False
    )
    fault_employee_id = fields.Many2one(
        "hr.employee", "Person at Fault", compute="_compute_from_complaint", store=True, readonly=False
    )
    reason = fields.Text("Grounds of the Judgement", compute="_compute_from_complaint", store=True, readonly=False)

    # which judgement whoever judges has seen; the form sends back what it was opened with
    seen_judged_at = fields.Datetime(compute="_compute_seen_judged_at", store=True, precompute=True, readonly=False)

    @api.depends("complaint_id")
    def _compute_from_complaint(self):
        """Start from what was judged before, else from whom the visitor named."""
        for wizard in self:
            complaint = wizard.complaint_id
            wizard.severity = complaint.severity or "medium"
            wizard.reason = complaint.judgement_reason
            wizard.fault_department_id = (
                complaint.fault_department_id or complaint.against_department_id or complaint.department_id
            )
            wizard.fault_employee_id = complaint.fault_employee_id or complaint.against_employee_id

    @api.depends("complaint_id")
    def _compute_seen_judged_at(self):
        for wizard in self:
            wizard.seen_judged_at = wizard.complaint_id.judged_at

    def action_confirm(self):
        """Write the judgement down.

        :return: action that closes the dialog
        :raise UserError: without grounds, when nobody answers for a founded complaint, or when somebody else has judged
            since the dialog was opened
        """
        self.ensure_one()
        if self.complaint_id.judged_at != self.seen_judged_at:
            raise UserError(
                self.env._(
                    "%(name)s has been judged meanwhile by %(person)s. Close this dialog and look at that judgement"
                    " first.",
                    name=self.complaint_id.display_name,
                    person=self.complaint_id.judged_by_id.name or self.env._("somebody else"),
                )
            )
        self.complaint_id._judge(
            {
                "judgement": self.judgement,
                "judgement_reason": self.reason,
                "severity": self.severity,
                "fault_department_id": self.fault_department_id.id,
                "fault_employee_id": self.fault_employee_id.id,
            }
        )
        return {"type": "ir.actions.act_window_close"}
