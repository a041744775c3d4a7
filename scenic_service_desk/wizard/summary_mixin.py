import base64
from urllib.parse import quote

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class ScenicSummaryMixin(models.AbstractModel):
    """The dialog of a summary: a period, then paper, workbook or screen."""

    _name = "scenic.summary.mixin"
    _description = "Summary of a Period"

    # set by each summary: its print, and the class that writes its workbook
    _summary_report = None
    _summary_workbook = None

    date_from = fields.Date("From", required=True, default=lambda self: self._this_day().replace(day=1))
    date_to = fields.Date("Until", required=True, default=lambda self: self._this_day())
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    workbook = fields.Binary(compute="_compute_workbook")

    @api.model
    def _this_day(self):
        return self.env["scenic.notice"]._company_day(self.env.company)

    @api.constrains("date_from", "date_to")
    def _check_period(self):
        if any(summary.date_to < summary.date_from for summary in self):
            raise ValidationError(self.env._("The period ends before it begins. Please check both days."))

    @api.depends("date_from", "date_to")
    def _compute_workbook(self):
        """Written when it is downloaded, and kept nowhere."""
        for summary in self:
            summary.workbook = base64.b64encode(self._summary_workbook(summary).make())

    def _workbook_name(self):
        """What the file is called: as the print is.

        :return: str, without its suffix
        """
        return self.env.ref(self._summary_report)._paper_name(self.date_from, self.date_to)

    def action_print(self):
        """The summary on paper.

        :return: report action
        """
        return self.env.ref(self._summary_report).report_action(self, config=False)

    def action_workbook(self):
        """The summary as a workbook.

        :return: act_url to the file
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/workbook/{quote(self._workbook_name())}.xlsx?download=true",
            "target": "download",
        }


class ScenicDeskSummaryMixin(models.AbstractModel):
    """A summary of one desk's entries, or of all desks'."""

    _name = "scenic.desk.summary.mixin"
    _description = "Summary of a Desk's Period"
    _inherit = ["scenic.summary.mixin"]

    # set by each summary: the window action of what it counts
    _summary_action = None

    desk_id = fields.Many2one("scenic.desk", help="Empty: all desks.", domain="[('company_id', '=', company_id)]")

    def _scope(self):
        """Whose entries, of any time.

        :return: Domain
        """
        self.ensure_one()
        scope = Domain("company_id", "=", self.company_id.id)
        return scope & Domain("desk_id", "=", self.desk_id.id) if self.desk_id else scope

    def _domain(self):
        """The entries meant: those of the period's duty logs, as each desk's day turns.

        :return: Domain
        """
        logs = Domain("date", ">=", self.date_from) & Domain("date", "<=", self.date_to)
        return self._scope() & Domain("log_id", "any", logs)

    def action_show(self):
        """The period's entries as a pivot table, to be turned as one likes.

        :return: act_window
        """
        action = self.env["ir.actions.act_window"]._for_xml_id(self._summary_action)
        views = [(False, kind) for kind in ("pivot", "graph", "list", "form")]
        return {**action, "views": views, "domain": list(self._domain()), "context": {}}
