from odoo import api, fields, models

from .complaint import OPEN_STATES


class ScenicDesk(models.Model):
    """Complaints on the desk's card: what is open, what waits for a judgement."""

    _inherit = "scenic.desk"

    complaint_count = fields.Integer("Complaints Open", compute="_compute_complaints")
    to_judge_count = fields.Integer("Complaints to Judge", compute="_compute_complaints")

    @api.depends_context("uid")
    def _compute_complaints(self):
        complaints = self.env["scenic.complaint"]
        counts = {}
        if complaints.has_access("read"):
            rows = complaints._read_group(
                [("desk_id", "in", self.ids), ("state", "in", OPEN_STATES)], ["desk_id", "kind", "state"], ["__count"]
            )
            for desk, kind, state, count in rows:
                total, to_judge = counts.get(desk.id, (0, 0))
                waits = count if kind == "complaint" and state == "received" else 0
                counts[desk.id] = (total + count, to_judge + waits)
        for desk in self:
            desk.complaint_count, desk.to_judge_count = counts.get(desk.id, (0, 0))

    def action_complaint(self):
        """A new entry of the kind pressed.

        :return: act_window
        """
        kind = self.env.context.get("scenic_kind", "complaint")
        action = self._open("complaint_action", default_kind=kind)
        return {**action, "views": [(False, "form")], "view_mode": "form"}

    def action_complaints(self):
        """The desk's complaints; the card's figure pressed is the filter set.

        :return: act_window
        """
        wanted = self.env.context.get("scenic_filter", "open")
        return self._open("complaint_action", search_default_desk_id=self.id, **{f"search_default_{wanted}": 1})
