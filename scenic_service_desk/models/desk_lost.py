from odoo import api, fields, models

from .lost_report import OPEN_STATES


class ScenicDesk(models.Model):
    """Lost things on the desk's card: what is searched for, and who is to be called."""

    _inherit = "scenic.desk"

    lost_count = fields.Integer("Lost Reports Open", compute="_compute_lost")
    to_call_count = fields.Integer("Owners to Be Called", compute="_compute_lost")
    to_call_late_count = fields.Integer("Owners to Be Called Now", compute="_compute_lost")

    @api.depends_context("uid")
    def _compute_lost(self):
        reports = self.env["scenic.lost.report"]
        mine = [("desk_id", "in", self.ids), ("state", "in", OPEN_STATES)]
        counts = {
            "lost_count": mine,
            "to_call_count": [*mine, ("next_contact_at", "!=", False)],
            "to_call_late_count": [*mine, ("next_contact_at", "<=", fields.Datetime.now())],
        }
        for name, domain in counts.items():
            by_desk = {desk.id: count for desk, count in reports._read_group(domain, ["desk_id"], ["__count"])}
            for desk in self:
                desk[name] = by_desk.get(desk.id, 0)

    def action_lost(self):
        """A new lost report.

        :return: act_window
        """
        return {**self._open("lost_report_action"), "views": [(False, "form")], "view_mode": "form"}

    def action_lost_reports(self):
        """The desk's lost reports; the card's figure pressed is the filter set.

        :return: act_window
        """
        wanted = self.env.context.get("scenic_filter", "open")
        return self._open("lost_report_action", search_default_desk_id=self.id, **{f"search_default_{wanted}": 1})
