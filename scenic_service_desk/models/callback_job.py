from datetime import timedelta

from odoo import api, fields, models

# so many days back returns are planned: after an outage none is forgotten, and no old one comes up
_DAYS_BACK = 3


class ScenicCallback(models.Model):
    """What happens by itself: valuables returned yesterday are planned; of what is late the clocks' job tells."""

    _inherit = "scenic.callback"

    @api.model
    def _cron_plan(self):
        """Plan the call-backs of valuables returned until yesterday, once however often it runs."""
        for (company,) in self.env["scenic.desk"]._read_group([], ["company_id"]):
            self.with_company(company)._plan_returned(company)
            # _commit_progress answers the time left to the job
            if not self.env["ir.cron"]._commit_progress():
                return

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
