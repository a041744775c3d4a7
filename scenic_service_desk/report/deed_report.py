from odoo import api, models

# lines of a page of the summary, departments' sums among them
_SUMMARY_ROWS = 30
# which column of a section of the evaluation sheet is wide, and how wide the others are together
_NARROW = 62


class ScenicDeedPaper(models.AbstractModel):
    """What the form of a good deed needs besides, filled or empty."""

    _name = "scenic.paper.deed"
    _description = "Good Deed Form"
    _inherit = ["scenic.paper.mixin"]

    @api.model
    def _deed_kinds(self, desk):
        """The kinds to be ticked on the empty form.

        :param desk: ``scenic.desk`` record
        :return: ``scenic.good.deed.kind`` recordset
        """
        return self.env["scenic.good.deed.kind"].search([("company_id", "in", [desk.company_id.id, False])])

    @api.model
    def _deed_desk(self, deed):
        """The desk whose name stands above the form. sudo: HR and the employee himself read no desks."""
        return deed.sudo().desk_id

    @api.model
    def _deed_field(self, deed, name):
        """A field on the form where the reader may see it: of a visitor, others than agents see nothing.

        :return: str
        """
        return (deed[name] or "") if deed._has_field_access(deed._fields[name], "read") else ""

    @api.model
    def _deed_phone(self, deed):
        """The beneficiary's phone, masked for those who do not talk to visitors."""
        return self._deed_field(deed, "visitor_phone") or deed.visitor_phone_masked or ""

    @api.model
    def _deed_amount(self, deed):
        """The value with its currency; empty without one."""
        return deed.currency_id.format(deed.value) if deed.value else ""


class GoodDeedReport(models.AbstractModel):
    _name = "report.scenic_service_desk.report_good_deed"
    _description = "Form: Good Deed"
    _inherit = ["scenic.paper.deed"]
    _paper_model = "scenic.good.deed"


class DeedSummaryReport(models.AbstractModel):
    _name = "report.scenic_service_desk.report_deed_summary"
    _description = "Form: Summary of Good Deeds"
    _inherit = ["scenic.paper.mixin"]
    _paper_model = "scenic.deed.summary"

    @api.model
    def _summary_pages(self, summary):
        """The lines of the summary in portions of a page.

        :return: list of lists of dicts; ``is_sum`` marks the sums
        """
        lines, total = [], {"count": 0, "returned": 0, "points": 0}
        for group in summary._departments():
            lines += [{**row, "department": group["name"], "is_sum": False} for row in group["rows"]]
            if len(group["rows"]) > 1:
                lines.append({**group, "name": self.env._("%s, together", group["name"]), "is_sum": True})
            total = {name: value + group[name] for name, value in total.items()}
        lines.append({**total, "name": self.env._("Total"), "is_sum": True})
        return [lines[start : start + _SUMMARY_ROWS] for start in range(0, len(lines), _SUMMARY_ROWS)]


class DeedEvaluationReport(models.AbstractModel):
    """The evaluation sheet: HR's alone, also for who asks the printing address directly."""

    _name = "report.scenic_service_desk.report_deed_evaluation"
    _description = "Form: Evaluation Sheet"
    _inherit = ["scenic.paper.mixin"]
    _paper_model = "scenic.deed.evaluation"

    @api.model
    def _get_report_values(self, docids, data=None):
        """:raise AccessError: for everybody but HR"""
        self.env["hr.employee"]._check_may_evaluate()
        return super()._get_report_values(docids, data)

    @api.model
    def _sheets(self, docs):
        """The employees of each wizard with their sections.

        :return: list of dicts with ``wizard``, ``employee`` and ``sections`` (dicts with ``title``, ``columns``,
            ``rows``, ``total``)
        """
        sheets = []
        for wizard in docs:
            employees = wizard._employees()
            facts = employees._evaluation_facts(wizard.date_from, wizard.date_to)
            sheets += [
                {
                    "wizard": wizard,
                    "employee": employee,
                    "sections": [
                        {
                            "key": section["key"],
                            "title": section["title"],
                            "columns": section["columns"],
                            "rows": section["rows"].get(employee.id, []),
                            "total": section["totals"].get(employee.id, ""),
                        }
                        for section in facts
                    ],
                }
                for employee in employees
            ]
        return sheets

    @api.model
    def _column_width(self, section, index):
        """The style of a section's column: its longest text gets what the others leave.

        :param dict section: as ``_sheets`` gives it
        :param int index: the column
        :return: str
        """
        longest = [
            max((len(row[column]) for row in section["rows"]), default=0) for column in range(len(section["columns"]))
        ]
        if index == longest.index(max(longest)):
            return ""
        return f"width: {_NARROW // max(1, len(longest) - 1)}%"


class BlankFormReport(models.AbstractModel):
    """The empty form of a good deed."""

    _name = "report.scenic_service_desk.report_blank_form"
    _inherit = ["report.scenic_service_desk.report_blank_form", "scenic.paper.deed"]
