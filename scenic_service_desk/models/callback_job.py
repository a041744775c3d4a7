from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

_LATE = "scenic_service_desk.mail_activity_callback_late"
# committed at once
_BATCH = 200
# so many days back returns are planned: after an outage none is forgotten, and no old one comes up
_DAYS_BACK = 3


class ScenicCallback(models.Model):
    """What happens by itself: valuables returned yesterday are planned, the supervisor hears of what is late."""

    _inherit = "scenic.callback"

    reported_late = fields.Boolean("Supervisor Told", readonly=True, copy=False)

    _late_idx = models.Index("(deadline) WHERE state = 'planned' AND reported_late IS NOT TRUE")

    @api.model
    def _cron_plan(self):
        """Plan the call-backs of valuables returned until yesterday, and report those past their time; both once
        however often it runs.
        """
        for (company,) in self.env["scenic.desk"]._read_group([], ["company_id"]):
            self.with_company(company)._plan_returned(company)
            self.env["ir.cron"]._commit_progress()
        self._cron_report_late()

    @api.model
    def _plan_returned(self, company):
        """Plan the call-backs of valuables that a company's desks returned in the last days, but not today.

        :param company: ``res.company`` record
        :return: ``scenic.callback`` recordset, those that are new
        """
        new = self.browse()
        now = fields.Datetime.now()
        for desk in self.env["scenic.desk"].search([("company_id", "=", company.id)]):
            midnight = fields.Datetime.to_datetime(desk._local_date(now))
            today = desk._utc(midnight + timedelta(hours=desk.day_turn_hour))
            claims = self.env["scenic.claim"]._to_call_back(today - timedelta(days=_DAYS_BACK), today)
            claims = claims.filtered(lambda claim, desk=desk: claim.desk_id == desk and claim.visitor_phone)
            new |= self._plan(claims, "returned") if claims else self.browse()
        return new

    @api.model
    def _cron_report_late(self):
        """Tell the desks' supervisors about call-backs past their time, once each, a batch at a time."""
        waiting = Domain("is_overdue", "=", True) & Domain("reported_late", "!=", True)
        cron = self.env["ir.cron"]
        while late := self.search(waiting, limit=_BATCH):
            late._report_late()
            if not cron._commit_progress(len(late)):
                break

    def _report_late(self):
        """Remind the supervisors of late call-backs."""
        for callback in self:
            desk = callback.desk_id
            callback.activity_schedule(
                _LATE,
                date_deadline=desk._local(fields.Datetime.now()).date(),
                summary=callback.source_name,
                user_id=desk._responsible("supervisor_id", "manager_id").id,
            )
        self._write_unlocked({"reported_late": True})
