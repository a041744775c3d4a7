import logging
import time
from collections import defaultdict

from psycopg2.errors import OperationalError

from odoo import api, fields, models
from odoo.tools import SQL, split_every

_logger = logging.getLogger(__name__)

_BATCH = 40
# so many entries are compared between two looks at the clock, and a batch whose entries take longer than these seconds ends
# before its time: what it changes is held until it is committed
_TOGETHER = 10
_SECONDS = 1.0
# how often a batch that met another transaction is tried again before the job leaves it for its next run
_TRIES = 5


class ScenicMatchQueue(models.Model):
    """Entries that were saved and wait to be compared with the other register.

    Whoever saves does not wait for it: the job compares within a minute of the save, and therefore sees what others
    have saved meanwhile. Rows come and go by SQL; one entry may wait twice and is compared once.
    """

    _name = "scenic.match.queue"
    _description = "Entry to Compare"
    _order = "id"
    _log_access = False

    res_model = fields.Char("Register", required=True, readonly=True)
    res_id = fields.Many2oneReference("Entry", model_field="res_model", required=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, ondelete="cascade")

    @api.model
    def _add(self, records):
        """Let entries be compared once this transaction is committed.

        :param records: recordset of one register
        """
        rows = SQL(", ").join(SQL("(%s, %s, %s)", records._name, record.id, record.company_id.id) for record in records)
        self.env.execute_query(
            SQL("INSERT INTO scenic_match_queue (res_model, res_id, company_id) VALUES %s RETURNING id", rows)
        )

    @api.model
    def _add_reports_of(self, companies):
        """Let all open lost reports be compared anew; with them, each pair there is or may be.

        :param companies: ``res.company`` recordset
        """
        reports = self.env["scenic.lost.report"]
        reports.flush_model(["state", "company_id"])
        self.env.execute_query(
            SQL(
                "INSERT INTO scenic_match_queue (res_model, res_id, company_id)"
                " SELECT %s, id, company_id FROM scenic_lost_report WHERE company_id IN %s AND %s ORDER BY id"
                " RETURNING id",
                reports._name,
                tuple(companies.ids),
                SQL(reports._match_open),
            )
        )

    @api.model
    def _work(self, limit=None):
        """Compare what waits longest.

        :param int limit: how many rows at most, and no more when they have taken their time; all by default
        :return: int, how many rows are done
        """
        rows = self.env.execute_query(
            SQL(
                "SELECT res_model, res_id, id FROM scenic_match_queue ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED",
                limit,
            )
        )
        waiting, done, begun = defaultdict(list), [], time.monotonic()
        for res_model, res_id, row_id in rows:
            waiting[res_model, res_id].append(row_id)
        for some in split_every(_TOGETHER, waiting):
            for model in sorted({model for model, _id in some}):
                ids = sorted(res_id for name, res_id in some if name == model)
                self.env[model].browse(ids).exists()._find_matches()
            self.env.flush_all()
            done += [row_id for entry in some for row_id in waiting[entry]]
            if limit and time.monotonic() - begun > _SECONDS:
                break
        self.env.execute_query(SQL("DELETE FROM scenic_match_queue WHERE id = ANY(%s) RETURNING id", done))
        return len(done)

    @api.model
    def _cron_work(self):
        """Compare all that waits, in batches, each in a transaction of its own.

        Who edits an entry at the same moment wins: its batch is tried again. An entry that cannot be compared is left
        out with a line in the server's log, and compared when it is saved or opened again.
        """
        cron, limit, tries = self.env["ir.cron"], _BATCH, 0
        while True:
            try:
                done = self._work(limit)
            except OperationalError:
                self.env.cr.rollback()
                tries += 1
                if tries == _TRIES:
                    raise
                continue
            except Exception:  # noqa: BLE001  (whatever is wrong with one entry, the others are compared)
                self.env.cr.rollback()
                if limit == 1:
                    self._skip()
                limit, done = 1, 1
            tries = 0
            if not done or not cron._commit_progress(done, remaining=self.search_count([])):
                return
            self.env.invalidate_all()

    def _skip(self):
        """Leave out the entry that waits longest; called while its exception is handled."""
        row = self.search([], limit=1)
        if row:  # another run may have taken it meanwhile
            _logger.exception("%s %s could not be compared", row.res_model, row.res_id)
            self.env.execute_query(SQL("DELETE FROM scenic_match_queue WHERE id = %s RETURNING id", row.id))


class ScenicMatchMixin(models.AbstractModel):
    _inherit = "scenic.match.mixin"

    def _match_later(self):
        """Compare the entries with the other register soon after they are committed."""
        if self:
            self.env["scenic.match.queue"]._add(self)
