from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from .lost_report import OPEN_STATES

_EXPIRED = "scenic_service_desk.mail_activity_lost_expired"
_PORTION = 200


class ScenicLostReport(models.Model):
    """How long a report is searched for: reminded of when it has expired, then closed as not found (register 7)."""

    _inherit = "scenic.lost.report"

    valid_until = fields.Date(
        compute="_compute_valid_until", store=True, precompute=True, readonly=False, copy=False, tracking=True
    )
    is_expired = fields.Boolean("Expired", compute="_compute_is_expired", search="_search_is_expired")
    expiry_reminded = fields.Boolean("Reminded of Expiry", readonly=True, copy=False)

    _valid_until_idx = models.Index("(valid_until, company_id) WHERE state IN ('searching', 'proposed', 'told')")

    @api.depends("date", "desk_id")
    def _compute_valid_until(self):
        """The company's period from the day of the report; what somebody chose for a saved report stays."""
        for report in self:
            if not (report._origin and report.valid_until):
                report.valid_until = report.desk_id and report.date and report._valid_from(report.date)

    def _valid_from(self, moment):
        """The last day of a report that is searched for from a moment on.

        sudo: the period is a setting of the company.

        :param datetime moment: naive UTC
        :return: date
        """
        self.ensure_one()
        days = self.desk_id.company_id.sudo().scenic_lost_valid_days
        return self.desk_id._local_date(moment) + timedelta(days=days)

    @api.depends("valid_until", "state", "company_id")
    def _compute_is_expired(self):
        days = {company: self._today(company) for company in self.company_id}
        for report in self:
            day = report.valid_until
            report.is_expired = bool(day and day < days[report.company_id] and report.state in OPEN_STATES)

    @api.model
    def _search_is_expired(self, operator, value):
        if operator != "in":
            return NotImplemented
        expired = self._expired_domain(self._today(self.env.company))
        return expired if True in value else ~expired

    @api.model
    def _expired_domain(self, day):
        """Open reports whose last day lies before ``day``."""
        return Domain("state", "in", OPEN_STATES) & Domain("valid_until", "<", day)

    @api.model
    def _today(self, company):
        """The present day on the clock of a company's desks."""
        return self.env["scenic.notice"]._company_day(company)

    def write(self, vals):
        """A report that is searched for longer is reminded of again when that has passed.

        sudo: a reminder may be a colleague's.
        """
        res = super().write(vals)
        if vals.get("valid_until"):
            longer = self.filtered(lambda report: report.expiry_reminded and not report.is_expired)
            if longer:
                longer._write_unlocked({"expiry_reminded": False})
                longer.sudo().activity_unlink([_EXPIRED])
        return res

    @api.model
    def _cron_expire(self):
        """Remind of reports that have expired, once each; close as not found those that waited long enough since.

        Run twice it finds nothing left to do, and two that run at once take different reports.
        """
        for company in self.env["res.company"].search(Domain.TRUE):
            self._in_portions(self._to_remind_domain(company), "_remind_of_expiry")
            if company.scenic_lost_close_days:
                self._in_portions(self._to_close_domain(company), "_close_expired")

    @api.model
    def _in_portions(self, domain, method):
        """Do something with all reports of a domain, which takes them out of it; each portion is kept by itself.

        :param domain: Domain
        :param str method: name of a method of the reports
        """
        domain = Domain(domain)
        while reports := self.search(domain, order="valid_until, id", limit=_PORTION):
            last = reports[-1]
            getattr(reports.try_lock_for_update(allow_referencing=True).filtered_domain(domain), method)()
            # what another run holds is left to it
            later = Domain("valid_until", "=", last.valid_until) & Domain("id", ">", last.id)
            domain &= Domain("valid_until", ">", last.valid_until) | later
            if not self.env["ir.cron"]._commit_progress(len(reports)):
                return

    @api.model
    def _to_remind_domain(self, company):
        expired = self._expired_domain(self._today(company))
        return expired & Domain("company_id", "=", company.id) & Domain("expiry_reminded", "=", False)

    @api.model
    def _to_close_domain(self, company):
        """Only what nothing was found for: a match, or an owner to be called, waits for somebody's decision."""
        day = self._today(company) - timedelta(days=company.scenic_lost_close_days)
        waiting = Domain("state", "=", "searching") & Domain("next_contact_at", "=", False)
        reminded = Domain("company_id", "=", company.id) & Domain("expiry_reminded", "=", True)
        return waiting & reminded & self._expired_domain(day)

    def _remind_of_expiry(self):
        for report in self:
            report._remind_user(_EXPIRED, report.desk_id._responsible("supervisor_id", "manager_id"))
        self._write_unlocked({"expiry_reminded": True})

    def _close_expired(self):
        if not self:
            return
        self._end("not_found", by_system=True)
        for report in self:
            report.message_post(
                body=self.env._(
                    "Closed by itself: nothing was found until %s.", fields.Date.to_string(report.valid_until)
                )
            )
