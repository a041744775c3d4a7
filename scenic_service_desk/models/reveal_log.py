from odoo import fields, models


class ScenicRevealLog(models.Model):
    """Who looked at an identity number or hidden marks, when and why (PIPL art. 51). Written once."""

    _name = "scenic.reveal.log"
    _description = "Log of Revealed Personal Data"
    _inherit = ["scenic.append.mixin"]
    _order = "id desc"
    _rec_name = "reason"

    res_model = fields.Char("Document Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Document", model_field="res_model", required=True, readonly=True, index=True)
    user_id = fields.Many2one("res.users", "Who", required=True, readonly=True, ondelete="restrict")
    reason = fields.Text(required=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, default=lambda self: self.env.company)
