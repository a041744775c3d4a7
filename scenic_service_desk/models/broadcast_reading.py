from odoo import fields, models


class ScenicBroadcastReading(models.Model):
    """A time something was read out."""

    _name = "scenic.broadcast.reading"
    _description = "Broadcast Read Out"
    _inherit = ["scenic.append.mixin"]
    _order = "read_at desc, id desc"
    _rec_name = "read_at"

    broadcast_id = fields.Many2one("scenic.broadcast", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="broadcast_id.company_id")
    read_at = fields.Datetime("Read Out At", required=True, readonly=True)
    employee_id = fields.Many2one("hr.employee", "Read Out By", readonly=True, ondelete="restrict")
    user_id = fields.Many2one("res.users", "Login", readonly=True, ondelete="restrict")
