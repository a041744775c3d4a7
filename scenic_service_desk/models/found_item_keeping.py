from odoo import api, fields, models

from .keeping_mixin import DESTINATIONS


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

    def _keepings(self):
        """What decides when the item's period ends: for each kind of thing that stays together, shortest first.

        Lines that go their own way do not count (register 6).

        :return: list of pairs: deadline (naive UTC); ``scenic.item.rule`` or ``scenic.item.category`` record
        """
        self.ensure_one()
        desk = self.desk_id
        if not (self.category_id and self.date and desk):
            return []
        kinds = self.category_id | self.content_ids.category_id.filtered(lambda kind: not kind._goes_alone())
        calendar = desk.resource_calendar_id or desk.company_id.resource_calendar_id
        found = []
        for kind in kinds:
            decides = self.env["scenic.item.rule"]._of(kind, desk.company_id, self.zone_id)
            found.append((decides._keep_until(self.date, desk._local, desk._utc, calendar), decides))
        return sorted(found, key=lambda pair: pair[0])

    @api.depends("category_id", "date", "desk_id", "zone_id", "content_ids.category_id")
    def _compute_keep_until(self):
        for item in self:
            keepings = item._keepings()
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
        for item in self:
            keepings = item._keepings()
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
        kept = ("keep_until", "destination")
        before = {item: (item.keep_until, item.destination) for item in self}
        for name in kept:
            self.env.add_to_compute(self._fields[name], self)
        moved = self.filtered(lambda item: before[item] != (item.keep_until, item.destination))
        moved._track_set_log_message(reason)
        # who was told that an item is due is told again when it falls due anew
        moved.filtered(lambda item: not item.is_overdue)._write_unlocked({"due_reminded_on": False})
        return moved

    def _reverse_for_claim(self, reason, moment=None):
        """What is to be recovered is open again: rules may have changed while it was closed."""
        res = super()._reverse_for_claim(reason, moment)
        self.sudo()._apply_rules(reason)
        return res
