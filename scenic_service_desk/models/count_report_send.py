from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

_TEMPLATE = "scenic_service_desk.count_report_mail_template"


class ScenicCountReport(models.Model):
    """Sending: to whom, in whose language, once."""

    _inherit = "scenic.count.report"

    @api.model
    def _recipients(self, company, day):
        """Who gets the figures of a day: the duty manager and leaders of that day, and whom the sending desk names.

        sudo: an employee's addresses are HR's; a figure sent to him tells nobody about them.

        :param company: ``res.company`` record
        :param date day: the day
        :return: ``res.partner`` recordset
        """
        of_day = [("company_id", "=", company.id), ("date", "=", day)]
        logs = self.env["scenic.duty.log"].sudo().search(of_day)
        people = logs.duty_manager_id | logs.duty_leader_ids
        if not people:
            plan = self.env["scenic.duty.day"].sudo().search(of_day)
            people = plan.manager_id | plan.leader_ids
        on_duty = self.env["res.partner"].sudo()
        for employee in people:
            on_duty |= employee.user_id.partner_id or employee.work_contact_id
        leaders = self.env["scenic.desk"]._count_desk(company).sudo().count_recipient_ids
        return (on_duty | leaders).with_env(self.env)

    @api.model
    def _holiday_of(self, company, day):
        """The holiday a day lies in: as the working calendar knows it, else as the logs of the days are marked.

        sudo: holidays are no secret, whoever sends the figures.

        :param company: ``res.company`` record
        :param date day: the day
        :return: pair of its name and first day; of empty values on an ordinary day
        """
        desk = self.env["scenic.desk"]._count_desk(company)
        leaves = self.env["resource.calendar.leaves"].sudo()
        for leave in leaves.search(
            [
                ("company_id", "=", company.id),
                ("resource_id", "=", False),
                ("date_from", "<", fields.Datetime.to_datetime(day + timedelta(days=2))),
                ("date_to", ">", fields.Datetime.to_datetime(day - timedelta(days=1))),
            ]
        ):
            first, last = (desk._local(moment).date() for moment in (leave.date_from, leave.date_to))
            if first <= day <= last:
                return leave.name or self.env._("Public Holiday"), first
        marked = (
            self.env["scenic.duty.log"]
            .sudo()
            .search_fetch(
                [
                    ("company_id", "=", company.id),
                    ("event", "!=", False),
                    ("date", "<=", day),
                    ("date", ">", day - timedelta(days=30)),
                ],
                ["event", "date"],
            )
        )
        names = {log.date: log.event.strip() for log in marked}
        if day not in names:
            return "", None
        first = day
        while names.get(first - timedelta(days=1)) == names[day]:
            first -= timedelta(days=1)
        return names[day], first

    @api.model
    def _send_day(self, company, day, is_automatic=False):
        """Send a day's figures, or what changed since they were sent.

        :param company: ``res.company`` record
        :param date day: the day
        :param bool is_automatic: sent by the job
        :return: ``scenic.count.report`` recordset of what was sent now
        :raise UserError: when there is nothing to send, or nobody to send it to
        """
        sent = {kind: report for (_company, _day, kind), report in self._last_sent(company, [day]).items()}
        if not sent:
            holiday, date_from = self._holiday_of(company, day)
            return self._send(company, day, holiday, date_from, is_automatic=is_automatic)
        reports = self.browse()
        for last in sent.values():
            if self._differences(last.figures, self._figures_of(company, day)):
                reports |= self._send(company, day, last.holiday, last.date_from, last=last)
        if not reports:
            raise UserError(self.env._("Nothing has changed since the figures were sent. Nothing was sent again."))
        return reports

    @api.model
    def _send(self, company, day, holiday="", date_from=None, recipients=None, last=None, is_automatic=False):
        """Send a report and keep it.

        :param company: ``res.company`` record
        :param date day: the day
        :param str holiday: name of the holiday, for a holiday report
        :param date date_from: the holiday's first day; None: a daily report
        :param recipients: ``res.partner`` recordset; by default as set
        :param last: the report that this one corrects
        :param bool is_automatic: sent by the job
        :return: ``scenic.count.report`` record
        :raise UserError: when nothing is counted yet, or nobody is there to send it to
        """
        figures = self._figures_of(company, day, date_from)
        if not any(row["count"] is not None for row in figures):
            raise UserError(self.env._("No visitors are counted on this day yet. Please enter the figures first."))
        recipients = recipients or self._recipients(company, day)
        if last:
            recipients |= last.recipient_ids
        if not recipients:
            raise UserError(
                self.env._(
                    "Nobody is there to get the figures: name the duty manager in the day's log, or the company leaders"
                    " on the desk's form."
                )
            )
        values = {
            "company": company,
            "date": day,
            "kind": "holiday" if date_from else "daily",
            "holiday": holiday or False,
            "date_from": date_from or False,
            "figures": figures,
            "before": last.figures if last else None,
            "first": (last.original_id or last) if last else None,
        }
        report = self._append(
            {
                "company_id": company.id,
                "desk_id": self.env["scenic.desk"]._count_desk(company).id,
                "original_id": (last.original_id or last).id if last else False,
                "total": sum(row["count"] or 0 for row in figures if row["in_total"]),
                "bodies": {lang: str(self._render(values, lang)) for lang in self._languages(company, recipients)},
                "recipient_ids": recipients.ids,
                "recipient_names": ", ".join(recipients.mapped("name")),
                "former_figures": values["before"] or False,
                "is_automatic": is_automatic,
                **{name: values[name] for name in ("date", "kind", "holiday", "date_from", "figures")},
            }
        )
        report._deliver(recipients)
        self._close_reminders(company, day)
        return report

    @api.model
    def _language(self, company, partner):
        return partner.lang or company.partner_id.lang or self.env.lang or "en_US"

    @api.model
    def _languages(self, company, recipients):
        """The languages a report is written in, each once, in the order of its readers."""
        return list(dict.fromkeys(self._language(company, partner) for partner in recipients))

    def _deliver(self, recipients):
        """Send the report as mail, and into the inbox of those who read their messages in Odoo.

        sudo: an agent may send these figures, not write mails of his own.
        """
        self.ensure_one()
        template = self.env.ref(_TEMPLATE).sudo()
        for lang in self._languages(self.company_id, recipients):
            readers = recipients.filtered(lambda partner, lang=lang: self._language(self.company_id, partner) == lang)
            if by_mail := readers.filtered("email"):
                template.with_context(scenic_lang=lang).send_mail(
                    self.id, email_values={"recipient_ids": [fields.Command.set(by_mail.ids)], "email_to": False}
                )
            in_odoo = readers.sudo().user_ids.filtered(lambda user: user.notification_type == "inbox")
            if in_odoo:
                report = self.with_context(lang=lang)
                self.env["mail.thread"].with_context(lang=lang).message_notify(
                    model=self._name,
                    res_id=self.id,
                    partner_ids=in_odoo.partner_id.ids,
                    subject=report.display_name,
                    body=report.body,
                    notify_author=True,
                )

    @api.model
    def _close_reminders(self, company, day):
        """Tick off the reminders to send a correction.

        sudo: they may be a colleague's.
        """
        counts = self.env["scenic.visitor.count"].sudo()
        counts.search([("company_id", "=", company.id), ("date", "=", day)])._end_reminders()

    @api.model
    def _cron_send(self):
        """Send the figures of every company at its desk's set time: each day's once, however often the job runs.

        A day on which nothing is counted by then is sent when its first figure is there, until the end of the next day.
        """
        now = fields.Datetime.now()
        for company in self.env["scenic.desk"].search([("sends_counts", "=", True)]).company_id:
            desk = self.env["scenic.desk"]._count_desk(company)
            today = desk._local_date(now)
            for day in (today - timedelta(days=1), today):
                if desk._count_moment(day) <= now and self._is_due(company, day):
                    self.with_company(company)._send_day(company, day, is_automatic=True)
            if not self.env["ir.cron"]._commit_progress(1):
                return

    @api.model
    def _is_due(self, company, day):
        """Whether a day's figures are there, were not sent, and somebody is there to get them.

        :return: bool
        """
        counted = [("company_id", "=", company.id), ("date", "=", day), ("is_counted", "=", True)]
        return bool(
            not self.search_count([("company_id", "=", company.id), ("date", "=", day)], limit=1)
            and self.env["scenic.visitor.count"].search_count(counted, limit=1)
            and self._recipients(company, day)
        )
