import logging

from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import SQL

_TELL = "scenic_service_desk.mail_activity_chain_notice"
_LATE = "scenic_service_desk.mail_activity_chain_late"
_BATCH = 200
_logger = logging.getLogger(__name__)


class ScenicChainNotice(models.Model):
    """Telling people through Odoo, and saying once who has not answered."""

    _inherit = "scenic.chain.notice"

    def _tell(self):
        """A reminder, a live notification and a mail for everybody told in Odoo; called sudo.

        Who reports something never waits for a mail server: mails go to the queue, which is asked to hurry.
        """
        to_tell = self.filtered(lambda notice: notice.user_id and notice.how == "odoo" and not notice.acknowledged_at)
        if not to_tell:
            return
        to_tell._remind()
        mails = []
        for lang, notices in to_tell.grouped(lambda notice: notice.user_id.lang or self.env.lang).items():
            for res_model, res_id in dict.fromkeys((notice.res_model, notice.res_id) for notice in notices):
                record = self.env[res_model].with_context(lang=lang).browse(res_id)
                title, text = record._chain_title(), record._chain_text()
                told = notices.filtered(lambda notice: (notice.res_model, notice.res_id) == (res_model, res_id))  # noqa: B023
                for notice in told:
                    notice.user_id._bus_send(
                        "scenic_chain/told",
                        {"id": notice.id, "title": title, "text": text, "severity": notice.severity},
                    )
                mails.append(told._mail(record, title, text))
        self._queue(mails)

    def _remind(self):
        """One reminder each, in one batch, which says nothing by itself: the notification and the mail do."""
        kind = self.env.ref(_TELL)
        model_id = self.env["ir.model"]._get_id(self._name)
        self.env["mail.activity"].with_context(mail_activity_quick_update=True, scenic_telling=True).create(
            [
                {
                    "activity_type_id": kind.id,
                    "res_model_id": model_id,
                    "res_id": notice.id,
                    "user_id": notice.user_id.id,
                    "date_deadline": notice.desk_id._local(fields.Datetime.now()).date(),
                    "automated": True,
                }
                for notice in self
            ]
        )

    def _mail(self, record, title, text):
        """One mail to several people: each gets his own.

        :param record: the entry, in the recipients' language
        :param str title: its number and severity
        :param str text: what happened, no personal data
        :return: dict of ``mail.mail`` values, or None where nobody has an address
        """
        partners = self.user_id.partner_id.filtered("email")
        if not partners:
            return None
        url = f"{record.get_base_url()}/odoo/action-scenic_service_desk.chain_notice_mine_action"
        return {
            "subject": f"{title} · {text}",
            "body_html": Markup('<p><strong>%s</strong></p><p>%s</p><p><a href="%s">%s</a></p>')
            % (title, text, url, record.env._("Answer")),
            "recipient_ids": [fields.Command.set(partners.ids)],
            "email_from": self.env.user.email_formatted or self.env.company.email_formatted,
            "auto_delete": True,
        }

    @api.model
    def _queue(self, mails):
        mails = [mail for mail in mails if mail]
        if mails:
            self.env["mail.mail"].create(mails)
            self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()

    @api.model
    def _cron_late(self):
        """Report those who have not answered, or are not on scene: once each, however often it runs."""
        while late := self._late_batch():
            late._report_late()
            remaining = 1 if len(late) == _BATCH else 0
            if not self.env["ir.cron"]._commit_progress(len(late), remaining=remaining) or not remaining:
                break

    @api.model
    def _late_batch(self):
        """Some of those to be reported, which no other worker is reporting at the same time.

        :return: ``scenic.chain.notice`` recordset
        """
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id FROM scenic_chain_notice
                WHERE ended_at IS NULL AND arrived_at IS NULL
                AND (due_at < %(now)s AND acknowledged_at IS NULL AND late_noted IS NOT TRUE
                     OR arrive_due_at < %(now)s AND arrival_noted IS NOT TRUE)
                ORDER BY due_at, id LIMIT %(limit)s FOR UPDATE SKIP LOCKED
                """,
                now=fields.Datetime.now(),
                limit=_BATCH,
            )
        )
        return self.browse([row[0] for row in rows])

    def _report_late(self):
        """One reminder per entry that names who is late, for who can call him: the desk that reported it."""
        now = fields.Datetime.now()
        for (res_model, res_id), notices in self.grouped(lambda notice: (notice.res_model, notice.res_id)).items():
            record = self.env[res_model].browse(res_id).exists() if res_model in self.env else None
            if record:
                user = record._chain_late_user()
                translated = record.with_context(lang=user.lang or self.env.lang)
                names = ", ".join(notices.with_env(translated.env).mapped("display_name"))
                record.activity_schedule(
                    _LATE,
                    user_id=user.id,
                    date_deadline=record.desk_id._local(now).date(),
                    summary=translated.env._("No answer: %s", names),
                )
        self.filtered(lambda notice: notice.due_at < now and not notice.acknowledged_at).late_noted = True
        self.filtered(lambda notice: notice.arrive_due_at and notice.arrive_due_at < now).arrival_noted = True


class ScenicChainMixin(models.AbstractModel):
    """Who calls those that do not answer."""

    _inherit = "scenic.chain.mixin"

    def _chain_late_user(self):
        """Who hears that somebody does not answer: who reported it, else the desk's supervisor or manager.

        :return: ``res.users`` record
        """
        self.ensure_one()
        user = self.user_id
        if user.active and not user.share and user.id != self.env.ref("base.user_root").id:
            return user
        return self.desk_id._responsible("supervisor_id", "manager_id")
