from odoo import fields, models
from odoo.exceptions import UserError


class ScenicComplaint(models.Model):
    """The notice to the department 意见告知书 and the department's statement (register 3)."""

    _inherit = "scenic.complaint"

    notice_at = fields.Datetime("Notice Issued At", readonly=True, copy=False)
    notice_department_id = fields.Many2one(
        "hr.department", "Notice Issued To", readonly=True, copy=False, ondelete="restrict"
    )
    statement = fields.Text("Statement of the Department", copy=False)
    statement_by = fields.Char("Statement Given By", copy=False)
    statement_at = fields.Datetime("Statement Received At", readonly=True, copy=False)
    investigation = fields.Text("Findings of the Investigation", copy=False)
    cause = fields.Text("Analysis of the Cause", copy=False)

    def action_issue_notice(self):
        """Print the notice with its reply part; printed for the first time, it counts as issued.

        :return: report action
        :raise UserError: where no department is named
        """
        self.ensure_one()
        department = self.fault_department_id or self.department_id or self.against_department_id
        if not department:
            raise UserError(self.env._("Please choose the department first that the notice is for."))
        if not self.notice_at and not self.is_locked:
            self.check_access("write")
            self._write_unlocked({"notice_at": fields.Datetime.now(), "notice_department_id": department.id})
            self.message_post(body=self.env._("Notice issued to %s.", department.name))
            self._after_notice()
        return self.env.ref("scenic_service_desk.complaint_notice_report").report_action(self, config=False)

    def write(self, vals):
        """A statement is dated when it comes in."""
        res = super().write(vals)
        if (vals.get("statement") or "").strip():
            for complaint in self.filtered(lambda complaint: not complaint.statement_at):
                complaint._write_unlocked({"statement_at": fields.Datetime.now()})
                complaint._after_statement()
        return res
