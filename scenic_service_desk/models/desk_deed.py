from odoo import api, fields, models


class ScenicDesk(models.Model):
    """Good deeds that wait for a supervisor, on the desk's card."""

    _inherit = "scenic.desk"

    deed_count = fields.Integer("Good Deeds to Confirm", compute="_compute_deed_count")

    @api.depends_context("uid")
    def _compute_deed_count(self):
        counts = dict(
            self.env["scenic.good.deed"]._read_group(
                [("desk_id", "in", self.ids), ("state", "=", "draft")], ["desk_id"], ["__count"]
            )
        )
        for desk in self:
            desk.deed_count = counts.get(desk, 0)

    def action_deeds(self):
        """The desk's good deeds that wait for a supervisor.

        :return: act_window
        """
        return self._open("good_deed_action", search_default_desk_id=self.id, search_default_draft=1)
