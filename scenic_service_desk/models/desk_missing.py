from odoo import api, fields, models

from .missing_person import OPEN_STATES


class ScenicDesk(models.Model):
    """Who is searched for, and what is to be read out, on the desk's card; a search concerns every desk."""

    _inherit = "scenic.desk"

    missing_count = fields.Integer("Missing Persons", compute="_compute_missing")
    missing_police_count = fields.Integer("Police to Be Told", compute="_compute_missing")
    broadcast_due_count = fields.Integer("To Be Read Out", compute="_compute_missing")

    @api.depends_context("uid")
    def _compute_missing(self):
        persons = self.env["scenic.missing.person"]
        searched = [("company_id", "in", self.company_id.ids), ("state", "in", OPEN_STATES)]
        counts = dict(persons._read_group(searched, ["company_id"], ["__count"]))
        police = dict(persons._read_group([*searched, ("is_police_due", "=", True)], ["company_id"], ["__count"]))
        reading = dict(
            self.env["scenic.broadcast"]._read_group(
                [("desk_id", "in", self.ids), ("is_read_due", "=", True)], ["desk_id"], ["__count"]
            )
        )
        for desk in self:
            desk.missing_count = counts.get(desk.company_id, 0)
            desk.missing_police_count = police.get(desk.company_id, 0)
            desk.broadcast_due_count = reading.get(desk, 0)

    def action_missing(self):
        """A new card of somebody missing; who is brought in comes with the button.

        :return: act_window
        """
        action = self._open(
            "missing_person_action", default_direction=self.env.context.get("scenic_direction", "sought")
        )
        return {**action, "views": [(False, "form")], "view_mode": "form"}

    def action_missing_persons(self):
        """Everybody who is searched for, whichever desk was told.

        :return: act_window
        """
        wanted = self.env.context.get("scenic_filter", "open")
        return self._open("missing_person_action", **{f"search_default_{wanted}": 1})

    def action_broadcasts(self):
        """What the desk is to read out now.

        :return: act_window
        """
        return self._open("broadcast_action", search_default_desk_id=self.id, search_default_due=1)
