from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL


class ScenicInquiryTally(models.Model):
    """Questions at the counter, counted with one tap (register 2): a row an hour, topic and day's log."""

    _name = "scenic.inquiry.tally"
    _description = "Counted Questions"
    _order = "date desc, id desc"
    _rec_name = "topic_id"
    _check_company_auto = True

    log_id = fields.Many2one(
        "scenic.duty.log", "Duty Log", required=True, readonly=True, check_company=True, ondelete="restrict"
    )
    desk_id = fields.Many2one("scenic.desk", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True, ondelete="restrict")
    topic_id = fields.Many2one(
        "scenic.inquiry.topic", required=True, readonly=True, index=True, check_company=True, ondelete="restrict"
    )
    date = fields.Datetime("Hour", required=True, readonly=True)
    count = fields.Integer("Times Asked", required=True, readonly=True)

    _log_topic_hour_uniq = models.UniqueIndex("(log_id, topic_id, date)", "This hour has a row already.")
    _date_idx = models.Index("(date DESC, id DESC)")
    _count_positive = models.Constraint("CHECK (count >= 0)", "Nothing is left to take back.")

    @api.model
    def _tap(self, desk, topic):
        """Count one question, however many counters count at this moment.

        A single statement: where two meet, the database makes one wait, and Odoo runs it again.

        :param desk: ``scenic.desk`` record
        :param topic: ``scenic.inquiry.topic`` record
        :return: ``scenic.inquiry.tally`` record
        :raise AccessError: at a desk whose log the user may not write
        :raise UserError: when the day is closed
        """
        topic.check_access("read")
        now = fields.Datetime.now()
        log = self._log(desk, now)
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO scenic_inquiry_tally AS tally (log_id, desk_id, company_id, topic_id, date, count,
                    create_uid, create_date, write_uid, write_date)
                VALUES (%(log)s, %(desk)s, %(company)s, %(topic)s, %(hour)s, 1, %(uid)s, %(now)s, %(uid)s, %(now)s)
                ON CONFLICT (log_id, topic_id, date)
                DO UPDATE SET count = tally.count + 1, write_uid = %(uid)s, write_date = %(now)s
                RETURNING id
                """,
                log=log.id,
                desk=desk.id,
                company=desk.company_id.id,
                topic=topic.id,
                hour=now.replace(minute=0, second=0, microsecond=0),
                now=now,
                uid=self.env.uid,
            )
        )
        return self._reread(self.env.cr.fetchone()[0])

    @api.model
    def _untap(self, desk, topic):
        """Take the topic's last tap of the day back; nothing happens where there is none.

        :return: ``scenic.inquiry.tally`` record, empty where nothing was counted
        :raise AccessError, UserError: as in ``_tap``
        """
        now = fields.Datetime.now()
        log = self._log(desk, now)
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                UPDATE scenic_inquiry_tally SET count = count - 1, write_uid = %s, write_date = %s
                WHERE count > 0 AND id = (
                    SELECT id FROM scenic_inquiry_tally
                    WHERE log_id = %s AND topic_id = %s AND count > 0 ORDER BY date DESC LIMIT 1 FOR UPDATE)
                RETURNING id
                """,
                self.env.uid,
                now,
                log.id,
                topic.id,
            )
        )
        row = self.env.cr.fetchone()
        return self._reread(row[0]) if row else self.browse()

    def _log(self, desk, now):
        """The day's log that taps count in; whoever may not write it may not count.

        A tap leaves no trace of its own, so a closed day's figures would change unseen; a recorded question is marked
        as entered after closing.

        :raise AccessError: for others
        :raise UserError: when the day is closed
        """
        log = self.env["scenic.duty.log"]._of_day(desk, desk._local_date(now))
        log.check_access("write")
        if log.is_locked:
            raise UserError(
                self.env._(
                    "%s is closed, so nothing is counted in it any more. Record the question instead.",
                    log.display_name,
                )
            )
        return log

    def _reread(self, tally_id):
        tally = self.browse(tally_id)
        tally.invalidate_recordset()
        return tally
