from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class ScenicDeedEvaluation(models.TransientModel):
    """Asks whose evaluation sheets are wanted, for which period."""

    _name = "scenic.deed.evaluation"
    _description = "Evaluation Sheet"

    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    date_from = fields.Date(
        "From",
        required=True,
        default=lambda self: fields.Date.context_today(self).replace(month=1, day=1),
    )
    date_to = fields.Date("To", required=True, default=fields.Date.context_today)
    department_id = fields.Many2one("hr.department", check_company=True)
    employee_ids = fields.Many2many(
        "hr.employee",
        "scenic_deed_evaluation_employee_rel",
        string="Employees",
        check_company=True,
        default=lambda self: self._default_employees(),
        help="Empty: everybody of the department, or of the company.",
    )

    @api.model
    def _default_employees(self):
        if self.env.context.get("active_model") != "hr.employee":
            return self.env["hr.employee"]
        return self.env["hr.employee"].browse(self.env.context.get("active_ids", ()))

    @api.constrains("date_from", "date_to")
    def _check_period(self):
        for wizard in self:
            if wizard.date_from > wizard.date_to:
                raise ValidationError(self.env._("The period ends before it begins."))

    def _employees(self):
        """Whose sheets are printed.

        :return: ``hr.employee`` recordset, by department and name
        :raise AccessError: for everybody but HR
        """
        self.ensure_one()
        employees = self.env["hr.employee"]
        employees._check_may_evaluate()
        if self.employee_ids:
            return self.employee_ids
        domain = [("company_id", "=", self.company_id.id)]
        if self.department_id:
            domain.append(("department_id", "child_of", self.department_id.id))
        return employees.search(domain).sorted(lambda one: (one.department_id.display_name or "", one.name, one.id))

    def action_last_month(self):
        """Set the period to last month, and ask again.

        :return: act_window
        """
        first = fields.Date.context_today(self).replace(day=1)
        self.write({"date_from": first - relativedelta(months=1), "date_to": first - relativedelta(days=1)})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Evaluation Sheet"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def action_print(self):
        """Print the sheets, a page an employee.

        :return: report action
        :raise AccessError: for everybody but HR
        :raise UserError: when there is nobody to print
        """
        if not self._employees():
            raise UserError(self.env._("Nobody works there. Please choose other employees."))
        report = self.env.ref("scenic_service_desk.deed_evaluation_report")
        return {**report.report_action(self, config=False), "close_on_report_download": True}
