from odoo import fields, models
from odoo.exceptions import UserError


class ScenicClaimNoticeAct(models.TransientModel):
    """Notes the day on which the competent department published its notice."""

    _name = "scenic.claim.notice.act"
    _description = "Department's Notice"
    _inherit = ["scenic.visible.mixin"]

    item_ids = fields.Many2many("scenic.found.item", string="Items", required=True, readonly=True)
    day = fields.Date("Notice Of", default=lambda self: self._park_day())

    def _park_day(self):
        """:return: date, the present day on the park's clock"""
        return self.env["scenic.found.item"]._park_day(self.item_ids.company_id[:1] or self.env.company)

    def action_confirm(self):
        """Note it on the items.

        :return: action that closes the dialog
        :raise UserError: without a day, or for one in the future
        """
        self.ensure_one()
        if not self.day or self.day > self._park_day():
            raise UserError(self.env._("Please enter the day the department published its notice."))
        self.item_ids._note_official(self.day)
        return {"type": "ir.actions.act_window_close"}
