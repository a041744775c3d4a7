from odoo import fields, models


class ScenicDutyLog(models.Model):
    """The log of a day shows who of the duty managers came by."""

    _inherit = "scenic.duty.log"

    patrol_visit_ids = fields.One2many("scenic.patrol.visit", "post_log_id", "Patrol Visits", readonly=True)
    patrol_visit_count = fields.Integer("Patrols Here", compute="_compute_patrol_visit_count")

    def _compute_patrol_visit_count(self):
        counts = dict(
            self.env["scenic.patrol.visit"]._read_group([("post_log_id", "in", self.ids)], ["post_log_id"], ["__count"])
        )
        for log in self:
            log.patrol_visit_count = counts.get(log, 0)

    def action_open_patrol_visits(self):
        """The visits at this desk's posts on the day.

        :return: act_window
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.patrol_visit_action")
        return {**action, "domain": [("post_log_id", "=", self.id)], "context": {}}
