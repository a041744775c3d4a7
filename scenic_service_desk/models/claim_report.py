from odoo import api, fields, models
from odoo.exceptions import ValidationError

# what the owner has told us when he reported the loss
_TOLD = ("visitor_name", "visitor_phone", "visitor_lang_id", "description")


class ScenicClaim(models.Model):
    """A claim of somebody who had reported the loss: nothing is asked twice, and the report ends with it."""

    _inherit = "scenic.claim"

    lost_report_id = fields.Many2one(
        "scenic.lost.report", index="btree_not_null", check_company=True, ondelete="restrict", copy=False
    )

    @api.model
    def default_get(self, fields):
        """What stands in the report, for a claim that is made from it."""
        values = super().default_get(fields)
        report = self.env["scenic.lost.report"].browse(self.env.context.get("default_lost_report_id") or ())
        if not report:
            return values
        # answered with the reader's own rights
        told = report._told_by_owner()
        return {**values, **{name: told[name] for name in _TOLD if name in fields and told[name]}}

    @api.constrains("lost_report_id", "item_id")
    def _check_report_item(self):
        for claim in self:
            report = claim.lost_report_id
            if report.item_id and claim.item_id != report.item_id:
                raise ValidationError(
                    self.env._(
                        "%(report)s belongs to %(item)s, not to the item of this claim.",
                        report=report.name,
                        item=report.item_id.display_name,
                    )
                )

    def _hand_over(self, moment):
        """The item is gone: its owner's report ends, others who waited for it search on."""
        res = super()._hand_over(moment)
        for claim in self:
            claim._end_reports()
        return res

    def _end_reports(self):
        """End the claimant's report, and free those that had hoped for the same item.

        sudo: reports may belong to other desks than the claim's.
        """
        self.ensure_one()
        reports = (
            self.sudo()
            .env["scenic.lost.report"]
            .search([("item_id", "=", self.item_id.id), ("state", "in", ("searching", "proposed", "told"))])
        )
        phone = self.sudo().visitor_phone_key
        own = self.sudo().lost_report_id
        if own and not own.item_id:
            own._write_unlocked({"item_id": self.item_id.id})
        # who has called twice is told once
        own |= reports.filtered(lambda report: phone and report.visitor_phone_key == phone)
        own.filtered(lambda report: not report.is_locked)._end("returned", by_system=True)
        (reports - own)._search_on(by_system=True, is_undecided=True)


class ScenicLostReport(models.Model):
    _inherit = "scenic.lost.report"

    claim_ids = fields.One2many("scenic.claim", "lost_report_id", "Claims", readonly=True)

    def _told_by_owner(self):
        """What a claim made from the report need not ask again.

        :return: dict of values
        """
        self.ensure_one()
        self.check_access("read")
        times = " – ".join(
            f"{self.desk_id._local(moment):%Y-%m-%d %H:%M}" for moment in (self.lost_from, self.lost_until) if moment
        )
        places = ", ".join(filter(None, [*self.zone_ids.mapped("name"), self.place_detail]))
        return {
            "visitor_name": self.visitor_name,
            "visitor_phone": self.visitor_phone,
            "visitor_lang_id": self.visitor_lang_id.id,
            "description": "\n".join(filter(None, [self.description, self.note, places, times])),
        }
