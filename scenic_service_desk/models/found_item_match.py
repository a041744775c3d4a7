from odoo import fields, models


class ScenicFoundItem(models.Model):
    """Whose a found item may be: the reports it is matched with (register 7)."""

    _inherit = "scenic.found.item"

    match_ids = fields.One2many("scenic.lost.match", "item_id", "Lost and Found Matches", readonly=True)

    def _reverse_for_claim(self, reason, moment=None):
        """A return that was wrong was no return: whoever reported the loss goes on waiting.

        sudo: the report may belong to another desk; who may reverse a return may reopen what it had ended.
        """
        res = super()._reverse_for_claim(reason, moment)
        reports = (
            self.env["scenic.lost.report"].sudo().search([("item_id", "in", self.ids), ("state", "=", "returned")])
        )
        reports._search_on(by_system=True)
        return res


class ScenicLostMatch(models.Model):
    """Pairs end where the item has left for good."""

    _inherit = "scenic.lost.match"

    def _is_likely(self):
        """:return: bool, False also for what went to the police or an issuer"""
        return bool(self.item_id.filtered_domain(self.item_id._match_open_domain())) and super()._is_likely()
