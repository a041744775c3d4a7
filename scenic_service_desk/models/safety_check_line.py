from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicSafetyCheckLine(models.Model):
    """A point of a safety check and what was found (register 12)."""

    _name = "scenic.safety.check.line"
    _description = "Point of a Safety Check"
    _inherit = ["scenic.check.line.mixin"]
    _found_fields = frozenset({"remark", "photo", "result", "switched_off_at"})

    check_id = fields.Many2one("scenic.safety.check", required=True, index=True, ondelete="restrict")
    desk_id = fields.Many2one(related="check_id.desk_id", store=True, precompute=True)
    has_switch = fields.Boolean("Is Switched Off", readonly=True)
    switched_off_at = fields.Datetime("Switched Off", copy=False)
    equipment_id = fields.Many2one("maintenance.equipment", readonly=True, index="btree_not_null", ondelete="restrict")
    point_id = fields.Many2one(
        "scenic.check.template.line", "Point of the Template", readonly=True, ondelete="set null"
    )
    hazard_id = fields.Many2one("scenic.hazard", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")

    critical_label = fields.Char(compute="_compute_critical_label")

    @api.depends("is_critical")
    def _compute_critical_label(self):
        for line in self:
            line.critical_label = self.env._("Critical") if line.is_critical else False

    def write(self, vals):
        """:raise UserError: when critical points are found fine several at once"""
        if vals.get("result") == "ok" and not self.env.su and len(self.filtered("is_critical")) > 1:
            raise UserError(self.env._("Critical points are looked at one by one."))
        return super().write(vals)

    def action_fine(self):
        """The point is fine; a device is off by now."""
        self._judge_fine()

    def action_abnormal(self):
        """The point is not fine: it becomes a hazard when the check is signed."""
        self.write({"result": "abnormal"})

    def _judge_fine(self):
        switches = self.filtered(lambda line: line.has_switch and not line.switched_off_at)
        switches.write({"result": "ok", "switched_off_at": fields.Datetime.now()})
        (self - switches).write({"result": "ok"})
