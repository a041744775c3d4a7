from odoo import fields, models


class ScenicPatrolSettle(models.TransientModel):
    """Asks how what was found abnormal was settled."""

    _name = "scenic.patrol.settle"
    _description = "Settle a Patrol Finding"
    _inherit = ["scenic.visible.mixin"]

    finding_id = fields.Many2one("scenic.patrol.finding", required=True, readonly=True)
    text = fields.Char("Settled How", required=True)

    def action_settle(self):
        """The matter is settled.

        :return: action that closes the dialog
        """
        self.ensure_one()
        self.finding_id._settle(self.text.strip())
        return {"type": "ir.actions.act_window_close"}
