from odoo import api, fields, models
from odoo.fields import Domain

from .found_item import OPEN_STATES

# so many items move with the change itself, more by the job
_AT_ONCE = 200
_BATCH = 500


class ScenicItemRuleTrace(models.Model):
    """What was changed in the keeping of a category, and which open items followed.

    Closed items keep the dates they were closed with. The job goes on where it was ended; run twice it finds the items
    where they are to be, and moves none.
    """

    _name = "scenic.item.rule.trace"
    _description = "Change of a Keeping Rule"
    _order = "date desc, id desc"
    _rec_name = "change"

    company_id = fields.Many2one("res.company", required=True, readonly=True, ondelete="cascade")
    category_id = fields.Many2one("scenic.item.category", required=True, readonly=True, index=True, ondelete="cascade")
    rule_id = fields.Many2one("scenic.item.rule", readonly=True, index="btree_not_null", ondelete="set null")
    date = fields.Datetime("Changed At", required=True, readonly=True, default=fields.Datetime.now)
    user_id = fields.Many2one(
        "res.users", "Changed By", required=True, readonly=True, default=lambda self: self.env.user
    )
    change = fields.Text("What Changed", required=True, readonly=True)
    item_count = fields.Integer("Items Moved", readonly=True, help="Open items whose date or destination changed.")
    state = fields.Selection(
        [("running", "Items Are Being Moved"), ("done", "Done")], required=True, readonly=True, default="running"
    )
    # the job looked at the items up to this one
    seen_id = fields.Integer("Seen Up To", readonly=True)

    _date_idx = models.Index("(date DESC, id DESC)")
    _running_idx = models.Index("(id) WHERE state = 'running'")

    @api.model
    def _note(self, companies, category, change, rule=None):
        """Leave the trace of a change for each company, and move the open items it concerns: few at once, many by the
        job.

        sudo: who may change a rule does not write its trace.

        :param companies: ``res.company`` recordset
        :param category: ``scenic.item.category`` record
        :param str change: what changed
        :param rule: ``scenic.item.rule`` record, where one changed
        """
        self.env.flush_all()
        traces = self.sudo().create(
            [
                {
                    "company_id": company.id,
                    "category_id": category.id,
                    "rule_id": rule and rule.id,
                    "change": change,
                    "user_id": self.env.uid,
                }
                for company in companies
            ]
        )
        for trace in traces:
            items = trace._items_left(limit=_AT_ONCE + 1)
            if len(items) <= _AT_ONCE:
                trace._move(items)
                trace._end()
            else:
                self.sudo().env.ref("scenic_service_desk.ir_cron_move_keeping")._trigger()

    def _items_left(self, **kwargs):
        """The open items the change may concern and that were not looked at yet: of the category, or holding things of
        it.

        :param kwargs: further arguments of ``search``
        :return: ``scenic.found.item`` recordset, sudo, in the order of their making
        """
        self.ensure_one()
        kind = self.category_id.id
        return self.env["scenic.found.item"].search(
            Domain("company_id", "=", self.company_id.id)
            & Domain("state", "in", OPEN_STATES)
            & Domain("id", ">", self.seen_id)
            & (Domain("category_id", "=", kind) | Domain("content_ids.category_id", "=", kind)),
            order="id",
            **kwargs,
        )

    def _move(self, items):
        """Give items the dates that the rules say now, and note how many changed.

        :param items: ``scenic.found.item`` recordset, sudo
        """
        user = self.user_id
        reason = self.env._("Keeping rule changed by %(user)s: %(change)s", user=user.name, change=self.change)
        moved = items._apply_rules(reason)
        self.write({"item_count": self.item_count + len(moved), "seen_id": max(items.ids, default=self.seen_id)})

    def _end(self):
        self.state = "done"

    @api.model
    def _cron_move(self):
        """Move the items of all changes that are not done yet, the oldest first."""
        for trace in self.search([("state", "=", "running")], order="id"):
            if not trace._work():
                self.env.ref("scenic_service_desk.ir_cron_move_keeping")._trigger()
                return

    def _work(self):
        """Move the items of one change in batches, each in a transaction of its own.

        :return: bool, False where the job's time was up
        """
        ids = self._items_left().ids
        for start in range(0, len(ids), _BATCH):
            if not self._lock():
                return True
            # what was closed or looked at meanwhile is left out
            batch = [item_id for item_id in ids[start : start + _BATCH] if item_id > self.seen_id]
            items = self.env["scenic.found.item"].browse(batch)
            self._move(items.filtered(lambda item: item.state in OPEN_STATES))
            self.seen_id = max(batch, default=self.seen_id)
            left = self.env["ir.cron"]._commit_progress(len(batch), remaining=max(0, len(ids) - start - _BATCH))
            self.env.invalidate_all()
            if not left:
                return False
        if self._lock():
            self._end()
        return bool(self.env["ir.cron"]._commit_progress())

    def _lock(self):
        """Take the trace for this transaction.

        :return: bool, False where another process works on it or has ended it
        """
        locked = self.try_lock_for_update(allow_referencing=True)
        self.invalidate_recordset()
        return bool(locked) and self.state == "running"
