from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ScenicVisitorCountHour(models.Model):
    """An hour's part of a day's figure."""

    _name = "scenic.visitor.count.hour"
    _description = "Visitors of an Hour"
    _order = "count_id, hour"
    _rec_name = "label"

    count_id = fields.Many2one("scenic.visitor.count", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="count_id.company_id", store=True, precompute=True)
    hour = fields.Integer(required=True)
    label = fields.Char("Time", compute="_compute_label")
    count = fields.Integer("Visitors")

    _count_hour_uniq = models.UniqueIndex("(count_id, hour)", "This hour stands there twice.")
    _not_negative = models.Constraint("CHECK (count >= 0)", "A number of visitors is not negative.")

    @api.depends("hour")
    def _compute_label(self):
        for line in self:
            line.label = f"{line.hour:02d}:00–{line.hour + 1:02d}:00"

    @api.constrains("hour")
    def _check_hour(self):
        if any(not 0 <= line.hour <= 23 for line in self):
            raise ValidationError(self.env._("An hour lies between 0 and 23."))

    @api.model_create_multi
    def create(self, vals_list):
        """:raise UserError: for a day that is sealed, unless its figure is corrected with a reason"""
        lines = super().create(vals_list)
        lines.count_id._check_sealed()
        return lines

    def write(self, vals):
        """:raise UserError: for a day that is sealed, unless its figure is corrected with a reason"""
        self.count_id._check_sealed()
        res = super().write(vals)
        if "count_id" in vals:
            self.count_id._check_sealed()
        return res

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_sealed(self):
        self.count_id._check_sealed()
