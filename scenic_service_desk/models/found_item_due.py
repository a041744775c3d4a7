from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .custody_transfer import KIND_OF_DESTINATION
from .found_item import OPEN_STATES

# where a transfer can begin
_TRANSFERABLE = ("at_counter", "in_custody")
# so many items go on one list at a click; the rest with the next
_ON_ONE_LIST = 500


class ScenicFoundItem(models.Model):
    """What has reached the end of its keeping period, or soon will: the due list 到期待处理 (register 9)."""

    _inherit = "scenic.found.item"

    is_due = fields.Boolean(
        "Due Soon or Overdue",
        compute="_compute_is_due",
        search="_search_is_due",
        help="Its keeping period is over, or ends within the days that the settings say.",
    )
    due_reminded_on = fields.Date("Custodian Reminded On", readonly=True, copy=False)

    # the due list, a destination at a time
    _due_idx = models.Index(
        "(company_id, destination, keep_until, id)"
        " WHERE state IN ('on_site', 'at_counter', 'in_custody', 'reserved', 'recovering')"
    )

    @api.depends("keep_until", "state")
    def _compute_is_due(self):
        now = fields.Datetime.now()
        for item in self:
            soon = now + timedelta(days=item.company_id.scenic_due_days)
            item.is_due = bool(item.keep_until and item.keep_until < soon and item.state in OPEN_STATES)

    @api.model
    def _search_is_due(self, operator, value):
        if operator != "in":
            return NotImplemented
        now = fields.Datetime.now()
        # sudo: whoever may see the list need not read the company's settings
        due = Domain.OR(
            Domain("company_id", "=", company.id)
            & Domain("keep_until", "<", now + timedelta(days=company.scenic_due_days))
            for company in self.env.companies.sudo()
        ) & Domain("state", "in", OPEN_STATES)
        if True in value and False in value:
            return Domain.TRUE
        return due if True in value else ~due

    def action_draft_transfers(self):
        """Draw up the right list for the items: one for each destination.

        :return: act_window of the list, or of the lists
        :raise UserError: when none of the items can pass on now
        """
        transfers = self.env["scenic.custody.transfer"]
        for company_items in self.grouped("company_id").values():
            for destination, items in company_items.grouped("destination").items():
                fit = items.filtered(lambda item: item.state in _TRANSFERABLE)
                if fit and destination:
                    transfers |= transfers._draft(KIND_OF_DESTINATION[destination], fit)
        if not transfers:
            raise UserError(
                self.env._("None of these items can be passed on now: they are promised, not brought in, or gone.")
            )
        return transfers._lists_action()

    def action_draft_overdue(self):
        """Draw up the lists of everything whose period is over, the longest overdue first, whatever is selected.

        :return: as ``action_draft_transfers``
        :raise UserError: when nothing is overdue
        """
        overdue = self.search(
            [
                ("company_id", "=", self.env.company.id),
                ("state", "in", _TRANSFERABLE),
                ("keep_until", "<", fields.Datetime.now()),
            ],
            order="keep_until, id",
            limit=_ON_ONE_LIST,
        )
        if not overdue:
            raise UserError(self.env._("No item's keeping period is over."))
        return overdue.action_draft_transfers()

    @api.model
    def _cron_remind_due(self):
        """Remind each desk's custodian once of items whose period is over."""
        self._remind_custodians("due", self._waiting_domain("due"), "due_reminded_on")

    @api.model
    def _waiting_domain(self, _kind):
        """Which items a reminder of a kind is about.

        :param str _kind: the activity type's XML id after ``mail_activity_``
        :return: Domain
        """
        return Domain("state", "in", _TRANSFERABLE) & Domain("keep_until", "<", fields.Datetime.now())

    @api.model
    def _remind_custodians(self, kind, domain, field_name):
        """Remind each desk's custodian of items that he was not reminded of: one activity a desk, and no second one
        while it is open.

        Run twice at once, the second run finds the desk taken and leaves it to the first.

        :param str kind: the activity type's XML id after ``mail_activity_``
        :param domain: Domain of the items it is about
        :param str field_name: the date field that says who was reminded
        """
        xml_id = f"scenic_service_desk.mail_activity_{kind}"
        activity_type = self.env.ref(xml_id, raise_if_not_found=False)
        domain = domain & Domain(field_name, "=", False)
        for (desk,) in self._read_group(domain, ["desk_id"]) if activity_type else ():
            reminded = Domain("activity_ids.activity_type_id", "=", activity_type.id)
            of_desk = Domain("desk_id", "=", desk.id)
            if not desk.try_lock_for_update(allow_referencing=True) or self.search(of_desk & reminded, limit=1):
                continue
            ids = self.search(domain & of_desk, order="keep_until, id").ids
            self.browse(ids)._remind_of_all(xml_id, desk._responsible("custodian_id", "manager_id"))
            for start in range(0, len(ids), _ON_ONE_LIST):
                batch = self.browse(ids[start : start + _ON_ONE_LIST])
                batch._write_unlocked({field_name: fields.Date.today()})
                batch.flush_recordset()
            self.env["ir.cron"]._commit_progress(len(ids))

    def _remind_of_all(self, xml_id, keeper):
        """One activity for many items, on the first of them.

        :param str xml_id: of the activity's type
        :param keeper: ``res.users`` record
        """
        count = len(self)
        self[:1]._remind_user(xml_id, keeper, lambda this: this.env._("%s items", count))

    def _settle_reminders(self, step):
        """A reminder of many items stays until the last of them has gone: it moves on to the next.

        sudo: who returns an item need not write the custodian's reminders.
        """
        res = super()._settle_reminders(step)
        if step in ("transferred", "disposed", "returned"):
            for kind in ("due", "year_over"):
                activities = self.sudo().activity_search([f"scenic_service_desk.mail_activity_{kind}"])
                for activity in activities:
                    gone = self.browse(activity.res_id)
                    waiting = self._waiting_domain(kind) & Domain("desk_id", "=", gone.desk_id.id)
                    left = self.sudo().search(waiting & Domain("id", "not in", self.ids), limit=1)
                    if left:
                        activity.res_id = left.id
                    else:
                        activity.action_feedback()
        return res
