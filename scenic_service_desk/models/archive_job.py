import logging
from collections import defaultdict

import psycopg2.errors
from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

_logger = logging.getLogger(__name__)

_WAITING = Domain("state", "=", "closed") | Domain("has_unsealed_entries", "=", True)


class ScenicArchive(models.Model):
    """The job: it runs as often as it likes, ends where it was killed, and every log is sealed once.

    Each log is sealed in a transaction of its own, which the unique index of the seals would refuse to do twice.
    """

    _inherit = "scenic.archive"

    @api.model
    def _cron_archive(self):
        """Begin what is due on each desk's clock, go on with what was begun."""
        self._begin(self._due_desks())
        self.env["ir.cron"]._commit_progress(remaining=self._count_left())
        if not self._go_on():
            # a job that ran out of time sleeps for a minute unless it is woken
            self.env.ref("scenic_service_desk.ir_cron_archive")._trigger()

    @api.model
    def _due_desks(self):
        """Every desk, closed ones too, with the first month that is not due yet.

        :return: dict of date by ``scenic.desk`` record
        """
        desks = self.env["scenic.desk"].with_context(active_test=False).search([("company_id", "!=", False)])
        return {desk: desk._archive_before() for desk in desks}

    @api.model
    def _begin(self, before_by_desk, since=None):
        """Make the archives of months that have logs and no archive, and supplements for what came later.

        :param dict before_by_desk: first month not wanted (date) by ``scenic.desk`` record
        :param date since: first month wanted; all by default
        :return: ``scenic.archive`` recordset: the new ones and those that are running
        """
        wanted = Domain.OR(
            Domain("desk_id", "=", desk.id) & Domain("date", "<", before) for desk, before in before_by_desk.items()
        )
        if since:
            wanted &= Domain("date", ">=", since)
        numbers, running = defaultdict(lambda: -1), set()
        for desk, month, state, number in self._read_group(
            [("desk_id", "in", [desk.id for desk in before_by_desk])], ["desk_id", "month:day", "state"], ["number:max"]
        ):
            numbers[desk, month] = max(number, numbers[desk, month])
            if state == "running":
                running.add((desk, month))
        waiting = self._months_of_logs(wanted & _WAITING)
        vals_list = [
            {"desk_id": desk.id, "month": month, "number": numbers[desk, month] + 1}
            for desk, month in self._months_of_logs(wanted)
            if (desk, month) not in running and ((desk, month) not in numbers or (desk, month) in waiting)
        ]
        try:
            with self.env.cr.savepoint():
                self.create(vals_list)
        except psycopg2.errors.UniqueViolation:
            _logger.info("Another process has begun these archives.")
        months = Domain.OR(
            Domain("desk_id", "=", desk.id) & Domain("month", "<", before) for desk, before in before_by_desk.items()
        )
        if since:
            months &= Domain("month", ">=", since)
        return self.search(Domain("state", "=", "running") & months, order="month, desk_id, number")

    @api.model
    def _months_of_logs(self, domain):
        groups = self.env["scenic.duty.log"]._read_group(domain, ["desk_id", "date:month"])
        return dict.fromkeys(groups)

    @api.model
    def _archive_months(self, desks, since, before):
        """Archive months here and now, outside the job; commits as it goes.

        :param desks: ``scenic.desk`` recordset
        :param date since: the first month
        :param date before: the first month not wanted any more
        :return: ``scenic.archive`` recordset
        """
        archives = self._begin(dict.fromkeys(desks, before), since=since)
        self._commit()
        for archive in archives:
            archive._work()
        return archives

    @api.model
    def _go_on(self):
        """Work on all archives that are running, the oldest month first, as long as the job may.

        :return: bool, False where the time was up
        """
        for archive in self.search([("state", "=", "running")], order="month, desk_id, number"):
            if not archive._work():
                return False
        return True

    def _work(self):
        """Seal the logs one by one, then write PDF and workbook. Commits after each.

        :return: bool, False where the job's time was up
        """
        self.ensure_one()
        problems = []
        for log in self._logs_to_seal():
            if not self._lock():
                return True
            try:
                with self.env.cr.savepoint():
                    log._seal(self)
            except Exception as error:
                _logger.exception("%s cannot be sealed", log.id)
                problems.append(f"{log.display_name}: {error}")
            if not self._commit():
                return False
        if not self._lock():
            return True
        if problems or self._logs_to_seal():
            self._write_unlocked({"problem": "\n".join(problems) or False})
        else:
            self._finish()
        return bool(self._commit())

    def _lock(self):
        """Take the archive for this transaction.

        :return: bool, False where another process works on it or has ended it
        """
        locked = self.try_lock_for_update(allow_referencing=True)
        self.invalidate_recordset()
        return bool(locked) and self.state == "running"

    def _commit(self):
        """Keep what was done, and forget what was read: memory does not grow with the month.

        :return: float, seconds left to the job
        """
        left = self.env["ir.cron"]._commit_progress(1, remaining=self._count_left())
        self.env.invalidate_all()
        return left

    def _count_left(self):
        running = self.search([("state", "=", "running")])
        return len(running) + sum(archive.waiting_count for archive in running)

    def _logs_of_month(self):
        """Domain of the desk's logs of the month."""
        return (
            Domain("desk_id", "=", self.desk_id.id)
            & Domain("date", ">=", self.month)
            & Domain("date", "<", self.month + relativedelta(months=1))
        )

    def _logs_to_seal(self):
        """The month's logs that are closed and not sealed, or have entries that joined after sealing.

        :return: ``scenic.duty.log`` recordset in the order of their days
        """
        return self.env["scenic.duty.log"].search(self._logs_of_month() & _WAITING, order="date, id")

    def _finish(self):
        """Write PDF and workbook, name what was not closed, and end."""
        self = self.with_context(lang=self.desk_id._archive_lang(), tz=self.desk_id.tz)  # noqa: PLW0642
        open_logs = self.env["scenic.duty.log"].search(
            self._logs_of_month() & Domain("state", "=", "open"), order="date, id"
        )
        self._write_unlocked({"unclosed_log_ids": [(6, 0, open_logs.ids)]})
        self._transition("done", self._documents(), by_system=True)
        self._remind(open_logs)
        self.seal_ids.log_id._note_left_out()
        if self.requested_by_id and self.requested_by_id != self.env.user:
            self.requested_by_id._bus_send(
                "simple_notification",
                {"type": "success", "message": self.env._("%s is archived.", self.display_name)},
            )

    def _remind(self, open_logs):
        """Ask the desk's manager once for each log to have it closed; take back the question when all are.

        :param open_logs: ``scenic.duty.log`` recordset, the month's logs that are not closed
        """
        kind = "scenic_service_desk.mail_activity_close_log"
        if not open_logs:
            month = [("desk_id", "=", self.desk_id.id), ("month", "=", self.month)]
            self.search(month).activity_feedback([kind])
        new = open_logs.filtered(lambda log: not log.reminded_on)
        if new:
            keeper = self.desk_id._keeper_of(self.desk_id)
            this = self.with_context(lang=keeper.lang)
            this._remind_user(
                kind,
                keeper,
                lambda this: this.env._("%s logs were not closed", len(new)),
                note=this.env._(
                    "Not closed: %s. Close them; they are sealed in a supplement.",
                    ", ".join(log.date.isoformat() for log in new),
                ),
            )
            new._write_unlocked({"reminded_on": fields.Date.context_today(self)})
