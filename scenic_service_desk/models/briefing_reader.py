from odoo import fields, models


class ScenicBriefingReader(models.Model):
    """Somebody who has read a briefing's minutes and signed 审阅签字. Written once."""

    _name = "scenic.briefing.reader"
    _description = "Reader of a Briefing"
    _inherit = ["scenic.append.mixin"]
    _order = "read_at, id"
    _rec_name = "employee_id"

    briefing_id = fields.Many2one("scenic.briefing", required=True, readonly=True, index=True, ondelete="restrict")
    employee_id = fields.Many2one("hr.employee", required=True, readonly=True, ondelete="restrict")
    revision = fields.Integer(required=True, readonly=True, default=1, aggregator=None)
    read_at = fields.Datetime(required=True, readonly=True, default=lambda self: fields.Datetime.now())
    company_id = fields.Many2one(related="briefing_id.company_id", store=True, precompute=True)

    _briefing_employee_uniq = models.UniqueIndex(
        "(briefing_id, employee_id, revision)", "This person has signed already."
    )
