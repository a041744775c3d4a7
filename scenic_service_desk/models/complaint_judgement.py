from odoo import fields, models
from odoo.exceptions import UserError


class ScenicComplaint(models.Model):
    """Who answers for it 责任判定: founded, partly or not; the department and the person at fault may differ from those
    the visitor named (register 3).
    """

    _inherit = "scenic.complaint"

    judgement = fields.Selection(
        [("founded", "Founded"), ("partly", "Partly Founded"), ("unfounded", "Unfounded")],
        readonly=True,
        copy=False,
        tracking=True,
    )
    judgement_reason = fields.Text("Grounds of the Judgement", readonly=True, copy=False)
    fault_department_id = fields.Many2one(
        "hr.department", "Department at Fault", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )
    fault_employee_id = fields.Many2one(
        "hr.employee",
        "Person at Fault",
        readonly=True,
        copy=False,
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    judged_by_id = fields.Many2one("hr.employee", readonly=True, copy=False, ondelete="restrict")
    judged_at = fields.Datetime(readonly=True, copy=False)
    # no tracking: whoever reads the messages would read it
    disciplinary_note = fields.Text(groups="scenic_service_desk.group_manager,hr.group_hr_user", copy=False)

    _fault_idx = models.Index("(fault_employee_id, day) WHERE fault_employee_id IS NOT NULL")

    def action_judge(self):
        """Ask for the judgement.

        :return: act_window
        :raise UserError: for what is no complaint
        """
        self.ensure_one()
        if self.kind != "complaint":
            raise UserError(self.env._("Only complaints are judged. Raise the entry to a complaint first."))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Judge the Complaint"),
            "res_model": "scenic.complaint.judge",
            "view_mode": "form",
            "target": "new",
            "context": {"default_complaint_id": self.id},
        }

    def _judge(self, vals):
        """Write the judgement down.

        :param dict vals: ``judgement``, ``judgement_reason``, ``severity``, ``fault_department_id``,
            ``fault_employee_id``
        :raise UserError: without grounds, or when nobody answers for a founded complaint
        """
        self.ensure_one()
        if not (vals.get("judgement_reason") or "").strip():
            raise UserError(self.env._("Please write the grounds of the judgement."))
        unfounded = vals.get("judgement") == "unfounded"
        if not unfounded and not vals.get("fault_department_id"):
            raise UserError(self.env._("Please choose the department at fault."))
        if unfounded:
            vals = {**vals, "fault_department_id": False, "fault_employee_id": False}
        employee = self.env.user.with_company(self.company_id).employee_id
        self._transition("judged", {**vals, "judged_by_id": employee.id, "judged_at": fields.Datetime.now()})
        self._settle_reminders("scenic_service_desk.mail_activity_complaint")
        self._after_judgement()

    def action_investigate(self):
        """The investigation begins."""
        self._transition("investigating")
