from odoo import models
from odoo.tools import format_date


class HrEmployee(models.Model):
    """Founded complaints in the evaluation of an employee (registers 3 and 10)."""

    _inherit = "hr.employee"

    def _evaluation_facts(self, date_from, date_to):
        """Add the complaints found to be an employee's fault."""
        return [*super()._evaluation_facts(date_from, date_to), self._evaluation_complaints(date_from, date_to)]

    def _evaluation_complaints(self, date_from, date_to):
        """The section of founded complaints, as HR may read them.

        :return: dict, as ``_evaluation_facts`` says
        """
        complaints = self.env["scenic.complaint"].search(
            [
                ("fault_employee_id", "in", self.ids),
                ("judgement", "in", ("founded", "partly")),
                ("state", "!=", "merged"),
                ("day", ">=", date_from),
                ("day", "<=", date_to),
            ],
            order="day, id",
        )
        by_employee = complaints.grouped("fault_employee_id")
        severities = dict(complaints._fields["severity"]._description_selection(self.env))
        judgements = dict(complaints._fields["judgement"]._description_selection(self.env))
        return {
            "key": "complaints",
            "title": self.env._("Complaints Founded"),
            "columns": [
                self.env._("Day"),
                self.env._("Number"),
                self.env._("Category"),
                self.env._("Severity"),
                self.env._("Judgement"),
            ],
            "rows": {
                employee.id: [
                    [
                        format_date(self.env, complaint.day),
                        complaint.name,
                        complaint.category_id.display_name or "",
                        severities.get(complaint.severity, ""),
                        judgements.get(complaint.judgement, ""),
                    ]
                    for complaint in by_employee.get(employee, ())
                ]
                for employee in self
            },
            "totals": {
                employee.id: self.env._("%s complaints founded", len(by_employee.get(employee, ())))
                for employee in self
            },
        }
