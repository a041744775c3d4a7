from odoo import api, fields, models


class ScenicPatrolFinish(models.TransientModel):
    """Asks why a round ends incomplete."""

    _name = "scenic.patrol.finish"
    _description = "End the Incomplete Round"
    _inherit = ["scenic.visible.mixin"]

    patrol_id = fields.Many2one("scenic.patrol", required=True, readonly=True)
    gaps = fields.Text("What Is Missing", compute="_compute_gaps")
    reason = fields.Char(required=True)

    @api.depends("patrol_id")
    def _compute_gaps(self):
        for wizard in self:
            wizard.gaps = "\n".join(wizard.patrol_id._gaps())

    def action_finish(self):
        """End the round.

        :return: action that closes the dialog
        """
        self.ensure_one()
        self.patrol_id._finish(self.reason)
        return {"type": "ir.actions.act_window_close"}
