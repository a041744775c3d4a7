from odoo import fields, models


class ScenicHandoverMatter(models.Model):
    """An open matter as it stood when the shift was handed over."""

    _name = "scenic.handover.matter"
    _description = "Open Matter Handed Over"
    _inherit = ["scenic.append.mixin"]
    _order = "date, id"

    handover_id = fields.Many2one("scenic.handover", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    date = fields.Datetime("Time", readonly=True)
    res_model = fields.Char(required=True, readonly=True)
    res_id = fields.Many2oneReference("Entry", model_field="res_model", required=True, readonly=True)
    register = fields.Char(readonly=True)
    name = fields.Char("Number", readonly=True)
    text = fields.Char("What Happened", readonly=True)
    state_label = fields.Char("State", readonly=True)

    def action_open(self):
        """Open the entry as it is now.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }
