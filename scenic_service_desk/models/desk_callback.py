from odoo import api, fields, models


class ScenicDesk(models.Model):
    """Call-backs on the desk's card: how many wait, and how many are late."""

    _inherit = "scenic.desk"

    callback_count = fields.Integer("Call-backs Waiting", compute="_compute_callbacks")
    callback_late_count = fields.Integer("Call-backs Overdue", compute="_compute_callbacks")

    @api.depends_context("uid")
    def _compute_callbacks(self):
        callbacks = self.env["scenic.callback"]
        waiting = [("desk_id", "in", self.ids), ("state", "=", "planned")]
        late = [*waiting, ("deadline", "<", fields.Datetime.now())]
        for name, domain in (("callback_count", waiting), ("callback_late_count", late)):
            by_desk = {desk.id: count for desk, count in callbacks._read_group(domain, ["desk_id"], ["__count"])}
            for desk in self:
                desk[name] = by_desk.get(desk.id, 0)

    def action_callbacks(self):
        """The desk's queue of call-backs.

        :return: act_window
        """
        return self._open("callback_action", search_default_desk_id=self.id, search_default_planned=1)
