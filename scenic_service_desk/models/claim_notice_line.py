from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .item_mixin import COLORS

# what the public learns, as it stood when it was published
_FROZEN = ("category_id", "color", "found_on", "zone_id", "number", "published_on", "is_withdrawn")


class ScenicClaimNoticeLine(models.Model):
    """One item on a claim notice: what the public learns of it, as it was published."""

    _name = "scenic.claim.notice.line"
    _description = "Line of a Claim Notice"
    _inherit = ["scenic.lock.line.mixin"]
    _order = "notice_id desc, number, id"
    _rec_name = "item_id"
    _check_company_auto = True
    _lock_parent = "notice_id"
    _lock_lines = "line_ids"

    notice_id = fields.Many2one("scenic.claim.notice", "Claim Notice", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="notice_id.company_id", store=True, precompute=True)
    item_id = fields.Many2one("scenic.found.item", required=True, index=True, check_company=True, ondelete="restrict")
    number = fields.Integer("No.", readonly=True)
    category_id = fields.Many2one("scenic.item.category", readonly=True, ondelete="restrict")
    color = fields.Selection(COLORS, "Colour", readonly=True)
    found_on = fields.Date(readonly=True)
    zone_id = fields.Many2one("scenic.zone", "Place", readonly=True, ondelete="restrict")
    published_on = fields.Date(readonly=True, index="btree_not_null")
    is_withdrawn = fields.Boolean("Taken Off", readonly=True)
    item_state = fields.Selection(related="item_id.state", string="Status of the Item")
    is_shown = fields.Boolean("On the Web Page", compute="_compute_is_shown")

    _item_uniq = models.UniqueIndex("(notice_id, item_id)", "An item stands on a notice once.")
    # the web page
    _page_idx = models.Index("(company_id, published_on DESC, id) WHERE NOT COALESCE(is_withdrawn, false)")

    @api.depends("notice_id.state", "item_state", "is_withdrawn")
    def _compute_is_shown(self):
        unclaimed = self.filtered_domain(self._unclaimed_domain())
        for line in self:
            line.is_shown = line in unclaimed and line.notice_id.state == "published"

    @api.model
    def _unclaimed_domain(self):
        """Which lines still look for their owner: what was returned, disposed of or given to the State is gone.

        :return: Domain
        """
        return (
            Domain("is_withdrawn", "=", False)
            & Domain("item_id.state", "not in", ("returned", "disposed"))
            & Domain("item_id.state_handed_on", "=", False)
        )

    @api.model
    def _of(self, notices):
        """:return: Domain of the lines of ``scenic.claim.notice`` records"""
        return Domain("notice_id", "in", notices.ids)

    @api.model_create_multi
    def create(self, vals_list):
        """Put items on notices; what the public learns comes from the item, never from a caller.

        :raise UserError: for an item that is no longer there to be claimed
        """
        for vals in vals_list:
            for name in _FROZEN:
                vals.pop(name, None)
        lines = super().create(vals_list)
        lines._freeze(False)
        return lines

    def write(self, vals):
        """:raise UserError: for what only publishing fills in"""
        if {*_FROZEN, "item_id", "notice_id"} & vals.keys() and not self.notice_id._is_unlocked():
            raise UserError(self.env._("What stands on a notice comes from the item when it is published."))
        return super().write(vals)

    def _check_parent_unlocked(self, parents):
        # the notice's own code adds to what is published
        return super()._check_parent_unlocked(parents.filtered(lambda notice: not notice._is_unlocked()))

    def _freeze(self, day):
        """Fill the lines in as their items are now.

        :param day: date of publication, False in a draft
        :raise UserError: for an item that is no longer there to be claimed
        """
        if gone := (self.item_id - self.item_id._publishable())[:1]:
            raise UserError(
                self.env._(
                    "%(name)s is “%(state)s” and cannot be published. Take it off the notice.",
                    name=gone.display_name,
                    state=gone._state_label(gone.state),
                )
            )
        for notice, lines in self.grouped("notice_id").items():
            last = max((notice.line_ids - lines).mapped("number"), default=0)
            unlocked = lines.with_env(notice._unlocked().env)
            for number, line in enumerate(unlocked.sorted("id"), last + 1):
                item = line.item_id
                line.write(
                    {
                        "number": number,
                        "category_id": item.category_id.id,
                        "color": item.color,
                        "found_on": item.desk_id._local(item.found_at).date(),
                        "zone_id": item.zone_id.id,
                        "published_on": day,
                    }
                )

    def action_take_off(self):
        """Take one item off a published notice: it was listed by mistake.

        :raise UserError: before the notice is published
        """
        for line in self:
            notice = line.notice_id
            notice.check_access("write")
            if notice.state not in ("published", "ended"):
                raise UserError(self.env._("Only what is published is taken off. Delete the line instead."))
            line.with_env(notice._unlocked().env).write({"is_withdrawn": True})
            notice.message_post(body=self.env._("Taken off: No. %s.", line.number))
            line.item_id._note_claim_notices()
