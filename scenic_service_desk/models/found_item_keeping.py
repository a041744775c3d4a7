from odoo import api, fields, models

from .keeping_mixin import DESTINATIONS

# what a rule decides
_RULED = ("keep_until", "destination")


class ScenicFoundItem(models.Model):
    """How long a found item is kept, where it goes then, and which rule says so (registers 6 and 9)."""

    _inherit = "scenic.found.item"

    # stored, so that closed items keep what held for them, and the due list is grouped by an index
    destination = fields.Selection(
        DESTINATIONS,
        compute="_compute_destination",
        store=True,
        precompute=True,
        tracking=True,
        help="Where it goes when nobody has claimed it.",
    )
    keep_reason = fields.Char("Rule", compute="_compute_keep_reason", compute_sudo=True)

    def _keepings(self, ends=None):
        """What decides when the item's period ends: for each kind of thing that stays together, shortest first.

        Lines that go their own way do not count (register 6).

        :param dict ends: deadlines found before, to be asked and added to: many items share a day and a rule
        :return: list of pairs: deadline (naive UTC); ``scenic.item.rule`` or ``scenic.item.category`` record
        """
        self.ensure_one()
        desk = self.desk_id
        if not (self.category_id and self.date and desk):
            return []
        kinds = self.category_id | self.content_ids.category_id.filtered(lambda kind: not kind._goes_alone())
        calendar = desk.resource_calendar_id or desk.company_id.resource_calendar_id
        ends = {} if ends is None else ends
        found = []
        for kind in kinds:
            decides = self.env["scenic.item.rule"]._of(kind, desk.company_id, self.zone_id)
            # hours run from the minute, everything else from the day
            start = self.date if decides.keep_unit == "hours" else desk._local(self.date).date()
            key = decides._name, decides.id, desk.id, start
            if key not in ends:
                ends[key] = decides._keep_until(self.date, desk._local, desk._utc, calendar)
            found.append((ends[key], decides))
        return sorted(found, key=lambda pair: pair[0])

    @api.depends("category_id", "date", "desk_id", "zone_id", "content_ids.category_id")
    def _compute_keep_until(self):
        ends = {}
        for item in self:
            keepings = item._keepings(ends)
            item.keep_until = keepings[0][0] if keepings else False

    @api.depends("category_id", "desk_id", "zone_id")
    def _compute_destination(self):
        rules = self.env["scenic.item.rule"]
        for item in self:
            decides = item.category_id and rules._of(item.category_id, item.desk_id.company_id, item.zone_id)
            item.destination = decides.destination if decides else False

    @api.depends_context("lang")
    @api.depends("category_id", "date", "desk_id", "zone_id", "content_ids.category_id")
    def _compute_keep_reason(self):
        ends = {}
        for item in self:
            keepings = item._keepings(ends)
            item.keep_reason = keepings and item._reason_text(keepings[0][1])

    def _reason_text(self, decides):
        """Which rule gives the deadline, in words.

        :param decides: ``scenic.item.rule`` or ``scenic.item.category`` record
        :return: str
        """
        values = {"name": decides.display_name, "period": decides._period_text()}
        if decides._name == "scenic.item.rule":
            return self.env._("Rule “%(name)s”: %(period)s", **values)
        return self.env._("Category “%(name)s”: %(period)s", **values)

    def _apply_rules(self, reason):
        """Give the items the dates and destinations that the rules say now; those that change say why in their history.

        :param str reason: why, for the history
        :return: the items that changed
        """
        # told below, all at once: one message after the other is what would take the time
        quiet = self.with_context(tracking_disable=True)
        before = {item.id: {name: item[name] for name in _RULED} for item in quiet}
        for name in _RULED:
            self.env.add_to_compute(self._fields[name], quiet)
        moved = quiet.filtered(lambda item: before[item.id] != {name: item[name] for name in _RULED}).with_env(self.env)
        moved._log_ruled(reason, before)
        moved._tell_lists(reason)
        # who was told that an item is due is told again when it falls due anew
        moved.filtered(lambda item: item.due_reminded_on and not item.is_overdue)._write_unlocked(
            {"due_reminded_on": False}
        )
        return moved

    def _log_ruled(self, reason, before):
        """Write what a rule changed into the items' histories.

        sudo: what follows from a rule is told whoever may write messages.

        :param str reason: why
        :param dict before: former values by item's id
        """
        if not self:
            return
        tracked = self.fields_get(_RULED, attributes=("string", "type", "selection", "currency_field"))
        messages = self._message_log_batch({item.id: reason for item in self})
        self.env["mail.tracking.value"].sudo().create(
            [
                {**values, "mail_message_id": message.id}
                for item, message in zip(self, messages, strict=True)
                for _command, _id, values in item._mail_track(tracked, before[item.id])[1]
            ]
        )

    def _reverse_for_claim(self, reason, moment=None):
        """What is to be recovered is open again: rules may have changed while it was closed."""
        res = super()._reverse_for_claim(reason, moment)
        # sudo: deadlines follow from rules, whoever reverses the return
        self.sudo()._apply_rules(reason)
        return res
