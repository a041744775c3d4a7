from odoo import fields, models
from odoo.exceptions import UserError


class ScenicClaimNoticeAct(models.TransientModel):
    """What the competent department did: published its notice, or took what belongs to the State."""

    _name = "scenic.claim.notice.act"
    _description = "Competent Department"

    act = fields.Selection(
        [("official", "Department's Notice"), ("state", "Hand Over to the Department")], required=True, readonly=True
    )
    item_ids = fields.Many2many("scenic.found.item", string="Items", required=True, readonly=True)
    day = fields.Date("Notice Of", default=fields.Date.context_today)
    receiver = fields.Char("Received By", help="Department, name and service number of who takes it.")
    reference = fields.Char("Receipt Number")

    def action_confirm(self):
        """Note it on the items.

        :raise UserError: naming what is missing
        """
        self.ensure_one()
        if self.act == "official":
            if not self.day or self.day > fields.Date.context_today(self):
                raise UserError(self.env._("Please enter the day the department published its notice."))
            self.item_ids._note_official(self.day)
        else:
            if not self.receiver:
                raise UserError(self.env._("Please write who received it."))
            self.item_ids._hand_to_state(
                {"receiver": self.receiver, "reference": self.reference, "date": fields.Datetime.now()}
            )
        return {"type": "ir.actions.act_window_close"}
