from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import SQL

_TELL = "scenic_service_desk.mail_activity_chain_notice"
_MAIL = "scenic_service_desk.ir_cron_chain_mail"
_LATE = "scenic_service_desk.mail_activity_chain_late"
_BATCH = 200


class ScenicChainNotice(models.Model):
    """Telling people through Odoo, and saying once who has not answered."""

    _inherit = "scenic.chain.notice"

    def _tell(self, people):
        """A reminder and a live notification for everybody told in Odoo, and a mail from the job that follows at once:
        who reports something waits for no mail; called sudo.

        :param dict people: Persons by employee's id
        """
        to_tell = self.filtered(lambda notice: notice.user_id and notice.how == "odoo" and not notice.acknowledged_at)
        if not to_tell:
            return
        to_tell._know(people)
        to_tell._remind()
        of_entries = to_tell.grouped(
            lambda notice: (notice.res_model, notice.res_id, people[notice.employee_id.id].lang or self.env.lang)
        )
        for (res_model, res_id, lang), notices in of_entries.items():
            record = self.env[res_model].with_context(lang=lang).browse(res_id)
            title, text = record._chain_title(), record._chain_text()
            for notice in notices:
                notice.user_id._bus_send(
                    "scenic_chain/told",
                    {"id": notice.id, "title": title, "text": text, "severity": notice.severity},
                )
        if any(to_tell.mapped("mail_due")):
            data = self.env["ir.model.data"]
            self.env["ir.cron"].browse(data._xmlid_to_res_id(_MAIL))._trigger()

    def _know(self, people):
        """Have at hand what telling looks at of users and employees, which was read already in one query.

        :param dict people: as of ``_tell``
        """
        for person in (people[notice.employee_id.id] for notice in self):
            user = self.env["res.users"].browse(person.user_id)
            partner = self.env["res.partner"].browse(person.partner_id)
            employee = self.env["hr.employee"].browse(person.employee_id)
            known = [
                (user, "partner_id", person.partner_id),
                (partner, "tz", person.tz),
                (employee, "name", person.name),
            ]
            for record, name, value in known:
                record._fields[name]._insert_cache(record, [value])

    def _remind(self):
        """One reminder each, in one batch, which says nothing by itself: the notification and the mail do."""
        kind_id = self.env["ir.model.data"]._xmlid_to_res_id(_TELL)
        model_id = self.env["ir.model"]._get_id(self._name)
        today = {desk: desk._local(fields.Datetime.now()).date() for desk in self.desk_id}
        self.env["mail.activity"].with_context(mail_activity_quick_update=True, scenic_telling=True).create(
            [
                {
                    "activity_type_id": kind_id,
                    "res_model_id": model_id,
                    "res_model": self._name,
                    "res_id": notice.id,
                    "user_id": notice.user_id.id,
                    "date_deadline": today[notice.desk_id],
                    "automated": True,
                }
                for notice in self
            ]
        )

    @api.model
    def _cron_mail(self):
        """Mail those who were told, each in his language; triggered at once when somebody is told."""
        while notices := self._lock_some(SQL("mail_due")):
            waiting = notices.filtered(lambda notice: not notice.acknowledged_at and not notice.ended_at)
            mails = self.env["mail.mail"].create(waiting._mails())
            notices.mail_due = False
            remaining = 1 if len(notices) == _BATCH else 0
            time_left = self.env["ir.cron"]._commit_progress(len(notices), remaining=remaining)
            mails.send()
            if not time_left or not remaining:
                break

    def _mails(self):
        """One mail per entry and language: each recipient gets his own.

        :return: list of ``mail.mail`` values
        """
        mails = []
        of_entries = self.grouped(
            lambda notice: (notice.res_model, notice.res_id, notice.user_id.lang or self.env.lang)
        )
        for (res_model, res_id, lang), notices in of_entries.items():
            record = self.env[res_model].with_context(lang=lang).browse(res_id).exists()
            partners = notices.user_id.partner_id.filtered("email")
            if record and partners:
                mails.append(self._mail(record, partners))
        return mails

    @api.model
    def _mail(self, record, partners):
        """The mail: what happened and where to answer, no personal data.

        :param record: the entry, in the recipients' language
        :param partners: ``res.partner`` recordset
        :return: dict of ``mail.mail`` values
        """
        title, text = record._chain_title(), record._chain_text()
        link = f"{record.get_base_url()}/odoo/my-notices"
        return {
            "subject": f"{title} · {text}",
            "body_html": Markup('<p><strong>%s</strong></p><p>%s</p><p><a href="%s">%s</a></p>')
            % (title, text, link, record.env._("Answer")),
            "recipient_ids": [fields.Command.set(partners.ids)],
            "email_from": record.company_id.email_formatted or self.env.user.email_formatted,
            "auto_delete": True,
        }

    @api.model
    def _lock_some(self, condition):
        """Some notices that nobody else is working on.

        :param SQL condition: which
        :return: ``scenic.chain.notice`` recordset
        """
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                "SELECT id FROM scenic_chain_notice WHERE %s ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED",
                condition,
                _BATCH,
            )
        )
        return self.browse([row[0] for row in rows])

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
        return self._lock_some(
            SQL(
                """
                ended_at IS NULL AND arrived_at IS NULL
                AND (due_at < %(now)s AND acknowledged_at IS NULL AND late_noted IS NOT TRUE
                     OR arrive_due_at < %(now)s AND arrival_noted IS NOT TRUE)
                """,
                now=fields.Datetime.now(),
            )
        )

    def _report_late(self):
        """One reminder per entry that names who is late, for who can call him: the desk that reported it."""
        now = fields.Datetime.now()
        for (res_model, res_id), notices in self.grouped(lambda notice: (notice.res_model, notice.res_id)).items():
            record = self.env[res_model].browse(res_id).exists() if res_model in self.env else None
            if record:
                user = record._chain_late_user()
                record._remind_user(
                    _LATE,
                    user,
                    lambda this, late=notices: ", ".join(late.with_env(this.env).mapped("display_name")),
                    date_deadline=record.desk_id._local(now).date(),
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
