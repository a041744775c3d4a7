from odoo import api, fields, models


class ScenicLostAttempt(models.TransientModel):
    """An attempt to reach the owner, with a note or by another way than a call.

    Not the attempt's own form: Odoo saves a form that somebody leaves, and nobody would have called.
    """

    _name = "scenic.lost.attempt"
    _description = "Write Down a Contact Attempt"
    _inherit = ["scenic.visible.mixin"]

    report_id = fields.Many2one("scenic.lost.report", "Lost Report", required=True, readonly=True)
    channel = fields.Selection(lambda self: self._choices("channel"), "By Way Of", required=True, default="phone")
    outcome = fields.Selection(lambda self: self._choices("outcome"), required=True, default="reached")
    note = fields.Char()
    date = fields.Datetime("Time", required=True, default=fields.Datetime.now)
    next_at = fields.Datetime("Next Attempt", compute="_compute_next_at", store=True, readonly=False)
    employee_id = fields.Many2one(
        "hr.employee", "Agent", default=lambda self: self.env["scenic.lost.report"]._default_employee()
    )

    @api.model
    def _choices(self, name):
        contacts = self.env["scenic.lost.contact"]
        return contacts._fields[name]._description_selection(contacts.env)

    @api.depends("report_id", "outcome", "date")
    def _compute_next_at(self):
        for attempt in self:
            attempt.next_at = attempt.report_id and self.env["scenic.lost.contact"]._next_after(
                attempt.report_id, attempt.outcome, attempt.date
            )

    def action_save(self):
        """Write the attempt down.

        :return: action that closes the dialog
        :raise UserError: for a report that was closed meanwhile
        """
        self.ensure_one()
        names = ("channel", "outcome", "note", "date", "next_at")
        values = {name: self[name] for name in names}
        self.env["scenic.lost.contact"].create(
            {**values, "report_id": self.report_id.id, "employee_id": self.employee_id.id}
        )
        return {"type": "ir.actions.act_window_close"}
