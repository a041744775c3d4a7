from odoo import fields, models


class ScenicLogOpening(models.Model):
    """A point of the day's opening check and what was found (register 1)."""

    _name = "scenic.log.opening"
    _description = "Opening Check"
    _inherit = ["scenic.checklist.line.mixin", "scenic.lock.line.mixin"]

    _lock_parent = "log_id"
    _lock_lines = "opening_line_ids"

    log_id = fields.Many2one("scenic.duty.log", required=True, readonly=True, index=True, ondelete="cascade")
    point_id = fields.Many2one("scenic.opening.point", required=True, readonly=True, ondelete="restrict")
    # in the language of who reads it
    name = fields.Char("What to Look At", related="point_id.name", store=False, required=False)
    company_id = fields.Many2one(related="log_id.company_id", store=True, precompute=True, index=True)
    desk_id = fields.Many2one(related="log_id.desk_id", store=True, precompute=True)

    def action_abnormal(self):
        """Mark a point that is not fine; what is wrong goes into its remark."""
        return self.write({"result": "abnormal"})
