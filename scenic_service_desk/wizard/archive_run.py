from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class ScenicArchiveRun(models.TransientModel):
    """Asks which months to archive now; the job works on them in the background."""

    _name = "scenic.archive.run"
    _description = "Archive Months Now"

    desk_ids = fields.Many2many(
        "scenic.desk",
        "scenic_archive_run_desk_rel",
        string="Service Desks",
        required=True,
        default=lambda self: self.env["scenic.desk"].search([]),
    )
    month_from = fields.Selection("_select_months", required=True, default=lambda self: self._default_month())
    month_to = fields.Selection("_select_months", required=True, default=lambda self: self._default_month())

    @api.model
    def _select_months(self):
        """The months that are over and have logs, the latest first.

        :return: list of pairs, e.g. ``("2026-10", "2026-10")``
        """
        month = fields.Date.context_today(self).replace(day=1)
        domain = [("company_id", "in", self.env.companies.ids), ("date", "<", month)]
        months = [first for [first] in self.env["scenic.duty.log"]._read_group(domain, ["date:month"])]
        return [(f"{first:%Y-%m}", f"{first:%Y-%m}") for first in sorted(months, reverse=True)]

    @api.model
    def _default_month(self):
        return next((month for month, _label in self._select_months()), False)

    def action_run(self):
        """Begin the months' archives and wake the job.

        sudo: archives are made by the job's code alone; that the user may ask for it is checked first.
        :return: act_window of the archives, with their progress
        :raise AccessError: for others than a centre manager
        :raise UserError: for a month that is not over, or where there is nothing to archive
        """
        self.ensure_one()
        if not self.env.user.has_group("scenic_service_desk.group_manager"):
            raise AccessError(self.env._("Only a centre manager has months archived."))
        self.desk_ids.check_access("read")
        since, before = self._months()
        archives = self.env["scenic.archive"].sudo()._begin(dict.fromkeys(self.desk_ids.sudo(), before), since=since)
        if not archives:
            raise UserError(self.env._("There is nothing to archive: these months have no logs, or all are sealed."))
        self.env.ref("scenic_service_desk.ir_cron_archive").sudo()._trigger()
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.archive_action")
        return {**action, "domain": [("id", "in", archives.ids)], "context": {}, "target": "main"}

    def _months(self):
        """First month wanted and first month not wanted any more.

        :return: tuple of date
        :raise UserError: for a month that is not over on some desk's clock
        """
        since = fields.Date.to_date(f"{self.month_from}-01")
        before = fields.Date.to_date(f"{self.month_to}-01") + relativedelta(months=1)
        if since >= before:
            raise UserError(self.env._("The first month comes before the last one."))
        now = fields.Datetime.now()
        if any(before > desk._local_date(now).replace(day=1) for desk in self.desk_ids):
            raise UserError(self.env._("A month is archived when it is over."))
        return since, before
