from odoo import api, fields, models


class ScenicSafetyCheck(models.Model):
    """The after-shift check of a desk's facilities and equipment (register 12)."""

    _name = "scenic.safety.check"
    _description = "Safety Check"
    _inherit = ["scenic.check.mixin"]
    _check_kind = "safety"
    line_ids = fields.One2many("scenic.safety.check.line", "check_id", "Points to Check")
    critical_open_count = fields.Integer("Critical Points Still to Check", compute="_compute_results")
    hazard_count = fields.Integer("Hazards", compute="_compute_results")

    @api.depends("line_ids.result", "line_ids.is_critical", "line_ids.hazard_id")
    def _compute_results(self):
        res = super()._compute_results()
        for check in self:
            check.critical_open_count = len(check.line_ids.filtered(lambda line: line.is_critical and not line.result))
            check.hazard_count = len(check.line_ids.hazard_id)
        return res

    def _fill_lines(self):
        res = super()._fill_lines()
        # sudo: lines are made by the check, never by its users
        self.env["scenic.safety.check.line"].sudo().create(
            [
                {
                    "check_id": check.id,
                    "sequence": point.sequence,
                    "name": point.name,
                    "is_critical": point.is_critical,
                    "has_switch": point.has_switch,
                    "equipment_id": point.equipment_id.id,
                    "point_id": point.id,
                }
                for check in self
                for point in check.desk_id._safety_points()
            ]
        )
        return res

    def action_all_fine(self):
        """Every point that is not critical and not judged yet is fine; what has a switch is off by now."""
        self.check_access("write")
        self.line_ids.filtered(lambda line: not line.result and not line._needs_own_look())._judge_fine()

    def _follow_up(self):
        """Every abnormal point is a hazard, until somebody has put it right."""
        res = super()._follow_up()
        for line in self.line_ids.filtered(lambda line: line.result == "abnormal"):
            line._unlocked_lines().write({"hazard_id": self.env["scenic.hazard"]._of_point(line).id})
        return res

    def action_open_hazards(self):
        """The hazards this check found.

        :return: act_window
        """
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.hazard_action")
        return {**action, "domain": [("id", "in", self.line_ids.hazard_id.ids)], "context": {}}

    def _timeline_text(self):
        self.ensure_one()
        if self.state == "draft":
            return self.env._("Being checked")
        bad = self.line_ids.filtered(lambda line: line.result == "abnormal")
        return self.env._("Abnormal: %s", ", ".join(bad.mapped("name"))) if bad else self.env._("All fine")

    @api.model
    def _archive_fields(self):
        return [*super()._archive_fields(), "abnormal_count"]
