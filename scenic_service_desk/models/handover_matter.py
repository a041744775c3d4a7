from odoo import fields, models


class ScenicHandoverMatter(models.Model):
    """An open matter as it stood when the shift was handed over."""

    _name = "scenic.handover.matter"
    _description = "Open Matter Handed Over"
    _inherit = ["scenic.append.mixin", "scenic.entry.link.mixin"]
    _order = "date, id"

    handover_id = fields.Many2one("scenic.handover", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    date = fields.Datetime("Time", readonly=True)
    res_model = fields.Char(required=True, readonly=True)
    res_id = fields.Many2oneReference(required=True)
    register = fields.Char(readonly=True)
    name = fields.Char("Number", readonly=True)
    text = fields.Char("What Happened", readonly=True)
    state_label = fields.Char("State", readonly=True)
