from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ScenicShiftRelief(models.Model):
    """A post left for a while, and who stood in 替岗."""

    _name = "scenic.shift.relief"
    _description = "Relief"
    _inherit = ["scenic.lock.line.mixin"]
    _order = "left_at, id"
    _check_company_auto = True

    _lock_parent = "member_id"
    _lock_lines = "relief_ids"

    member_id = fields.Many2one(
        "scenic.shift.member", "Roster Line", required=True, index=True, check_company=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="member_id.company_id", store=True, precompute=True)
    left_at = fields.Datetime(required=True, default=fields.Datetime.now)
    back_at = fields.Datetime()
    relieved_by_id = fields.Many2one("hr.employee", check_company=True, ondelete="restrict")
    reason = fields.Char()

    @api.constrains("left_at", "back_at", "relieved_by_id", "member_id")
    def _check_relief(self):
        for relief in self:
            if relief.back_at and relief.back_at < relief.left_at:
                raise ValidationError(self.env._("Nobody is back before he left. Please check the times."))
            if relief.relieved_by_id == relief.member_id.employee_id:
                raise ValidationError(self.env._("Somebody else stands in for a person who leaves his post."))

    @api.depends("member_id", "left_at")
    def _compute_display_name(self):
        for relief in self:
            relief.display_name = relief.member_id.employee_id.name

    def action_save(self):
        """Close the dialog; saving is done by then.

        :return: action that closes the dialog
        """
        return {"type": "ir.actions.act_window_close"}
