from odoo import api, fields, models


class ScenicDeadlineStep(models.Model):
    """Somebody who is told when a deadline nears or is missed."""

    _name = "scenic.deadline.step"
    _description = "Escalation Step"
    _inherit = ["scenic.shared.line.mixin"]
    _order = "rule_id, after_minutes, id"

    _shared_parent = "rule_id"

    rule_id = fields.Many2one("scenic.deadline.rule", required=True, index=True, ondelete="cascade")
    after_minutes = fields.Integer(
        "Minutes After the Deadline", help="Negative: so many minutes before it, as a reminder."
    )
    who = fields.Selection(
        [
            ("supervisor", "Supervisor of the Desk"),
            ("manager", "Centre Manager"),
            ("safety_officer", "Safety Officer"),
        ],
        "Who Is Told",
        required=True,
        default="supervisor",
    )

    @api.depends_context("lang")
    @api.depends("who", "after_minutes")
    def _compute_display_name(self):
        people = dict(self._fields["who"]._description_selection(self.env))
        for step in self:
            values = {"who": people.get(step.who, ""), "minutes": abs(step.after_minutes)}
            if step.after_minutes < 0:
                step.display_name = self.env._("%(who)s, %(minutes)s min before", **values)
            elif step.after_minutes:
                step.display_name = self.env._("%(who)s, %(minutes)s min after", **values)
            else:
                step.display_name = self.env._("%(who)s, when due", **values)

    @api.model_create_multi
    def create(self, vals_list):
        """Clocks that run follow the steps as they are now."""
        steps = super().create(vals_list)
        steps._tell_clocks()
        return steps

    def write(self, vals):
        """Clocks that run follow the steps as they are now."""
        res = super().write(vals)
        self._tell_clocks()
        return res

    def unlink(self):
        """Clocks that run follow the steps as they are now."""
        rules = self.rule_id
        res = super().unlink()
        self.env["scenic.deadline"]._recompute_later([("rule_id", "in", rules.ids)])
        return res

    def _tell_clocks(self):
        self.env["scenic.deadline"]._recompute_later([("rule_id", "in", self.rule_id.ids)])
