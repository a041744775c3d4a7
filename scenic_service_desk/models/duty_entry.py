from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

_AGENT = "scenic_service_desk.group_agent"


class ScenicDutyEntry(models.Model):
    """What no other register is there for: typed into the log by hand (register 1)."""

    _name = "scenic.duty.entry"
    _description = "Log Entry"
    _inherit = ["scenic.register.mixin"]

    _initial_state = "noted"
    _closed_states = ("done",)
    _transitions = {
        "noted": {"follow_up": _AGENT},
        "follow_up": {"noted": _AGENT, "done": _AGENT},
    }

    state = fields.Selection(
        selection_add=[("noted", "Noted"), ("follow_up", "To Follow Up"), ("done", "Done")], tracking=True
    )
    text = fields.Text("What Happened", required=True)
    who = fields.Char("People Concerned", help="Who is concerned, or who was told.")
    result = fields.Char()
    needs_follow_up = fields.Boolean(
        "Follow Up",
        compute="_compute_needs_follow_up",
        inverse="_inverse_needs_follow_up",
        help="Stays an open matter for every shift until it is done.",
    )
    done_by_id = fields.Many2one("res.users", readonly=True, copy=False, ondelete="restrict")
    done_at = fields.Datetime(readonly=True, copy=False)

    @api.model
    def _state_of_new(self, vals):
        return "follow_up" if vals.get("needs_follow_up") else "noted"

    @api.depends("state", "log_id.state")
    def _compute_is_locked(self):
        """The note is the log's: it closes with it. What is to be followed up goes on."""
        res = super()._compute_is_locked()
        for entry in self:
            # sudo: who reads the entry need not read the log
            closed = entry.log_id and entry.sudo().log_id.state != "open"
            entry.is_locked = entry.is_locked or bool(closed and entry.state == "noted")
        return res

    def _check_unlocked(self, vals):
        """:raise UserError: when what a closed day's note says would change; only what came of it is added

        sudo: as above.
        """
        res = super()._check_unlocked(vals)
        told = {"text", "date", "desk_id", "employee_id"} & vals.keys()
        if told and (closed := self.filtered(lambda e: e.sudo().log_id.state in ("closed", "sealed"))[:1]):
            raise UserError(
                self.env._("The day of %s is closed. Write what came of it into the result.", closed.display_name)
            )
        return res

    @api.depends("state")
    def _compute_needs_follow_up(self):
        for entry in self:
            entry.needs_follow_up = entry.state == "follow_up"

    def _inverse_needs_follow_up(self):
        for entry in self:
            wanted = "follow_up" if entry.needs_follow_up else "noted"
            if entry.state != wanted and entry.state != "done":
                entry._transition(wanted)

    @api.depends("name", "text")
    def _compute_display_name(self):
        for entry in self:
            entry.display_name = " ".join(filter(None, [entry.name, (entry.text or "")[:60]]))

    def action_follow_up(self):
        """Make the note an open matter."""
        return self._transition("follow_up")

    def action_done(self):
        """What was to be done is done."""
        return self._transition("done", {"done_by_id": self.env.uid, "done_at": fields.Datetime.now()})

    def action_print(self):
        """Print the entries on paper.

        :return: report action
        """
        return self.env.ref("scenic_service_desk.duty_entry_report").report_action(self, config=False)

    @api.model
    def _open_matter_domain(self):
        return Domain("state", "=", "follow_up")

    def _timeline_text(self):
        line = " · ".join(filter(None, [self.text, self.who, self.result]))
        line = " ".join(line.split())
        return line if len(line) <= 200 else f"{line[:199]}…"

    @api.model
    def _archive_fields(self):
        return [*super()._archive_fields(), "text", "who", "result"]
