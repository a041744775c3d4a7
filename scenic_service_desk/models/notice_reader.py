from odoo import fields, models


class ScenicNoticeReader(models.Model):
    """Somebody who has read a notice and signed 阅签. Written once."""

    _name = "scenic.notice.reader"
    _description = "Reader of a Notice"
    _inherit = ["scenic.append.mixin"]
    _order = "read_at, id"
    _rec_name = "employee_id"

    notice_id = fields.Many2one("scenic.notice", required=True, readonly=True, index=True, ondelete="restrict")
    employee_id = fields.Many2one("hr.employee", required=True, readonly=True, ondelete="restrict")
    read_at = fields.Datetime(required=True, readonly=True, default=lambda self: fields.Datetime.now())
    method = fields.Selection(
        [("login", "Own Login"), ("pin", "Employee PIN")], "Signed With", required=True, readonly=True
    )
    company_id = fields.Many2one(related="notice_id.company_id", store=True, precompute=True)

    _notice_employee_uniq = models.UniqueIndex("(notice_id, employee_id)", "This person has signed already.")
