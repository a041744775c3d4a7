from odoo import fields, models
from odoo.exceptions import UserError


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

    def write(self, vals):
        """:raise UserError: when the point itself would change, or what was found after it was signed"""
        if not self.env.su:
            if vals.keys() & {"log_id", "point_id", "sequence", "is_critical"}:
                raise UserError(self.env._("The points of the opening check are the desk's; write what was found."))
            if "result" in vals and self.log_id.filtered("opening_at"):
                raise UserError(
                    self.env._("The opening check is signed. Write a remark, or note what happened in the log.")
                )
        return super().write(vals)

    def action_abnormal(self):
        """Mark a point that is not fine; what is wrong goes into its remark."""
        return self.write({"result": "abnormal"})
