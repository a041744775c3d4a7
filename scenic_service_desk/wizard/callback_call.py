from odoo import api, fields, models


class ScenicCallbackCall(models.TransientModel):
    """What came of a call: opened with everything but the one answer that is missing.

    Not the attempt's own form: Odoo saves a form that somebody leaves, and nobody would have called.
    """

    _name = "scenic.callback.call"
    _description = "Write Down a Call"
    _inherit = ["scenic.visible.mixin", "scenic.sign.mixin"]

    callback_id = fields.Many2one("scenic.callback", required=True, readonly=True)
    case_reason = fields.Selection(related="callback_id.reason", string="Why Called Back")
    outcome = fields.Selection(lambda self: self._choices("outcome"), required=True, default="reached")
    channel = fields.Selection(lambda self: self._choices("channel"), "By Way Of", required=True, default="phone")
    date = fields.Datetime("Time", required=True, default=fields.Datetime.now)
    agreed_at = fields.Datetime("Agreed Time")
    satisfaction = fields.Selection(
        lambda self: self.env["scenic.callback"]._fields["satisfaction"]._description_selection(self.env),
        "The Visitor Is",
    )
    dissatisfaction = fields.Text("Why Not Satisfied")
    reopen = fields.Boolean("Wants His Case Reopened", help="The centre manager decides.")
    note = fields.Text("What Else He Says")

    @api.model
    def _choices(self, name):
        attempts = self.env["scenic.callback.attempt"]
        return attempts._fields[name]._description_selection(attempts.env)

    def action_save(self):
        """Write the call down.

        :return: action that closes the dialog
        :raise UserError: naming what is missing or does not fit
        :raise AccessError: for somebody concerned in the case
        """
        self.ensure_one()
        callback = self.callback_id
        method = self._prove_signer()
        callback._attempt(self.outcome, self.signer_id, method, self.channel, self.date, self.agreed_at)
        if self.outcome == "reached":
            callback._answer(self.satisfaction, self.signer_id, self.dissatisfaction, self.note, self.reopen, self.date)
        return {"type": "ir.actions.act_window_close"}
