from odoo import api, fields, models
from odoo.fields import Command


class ScenicLogClose(models.TransientModel):
    """Says all that is missing before a day is closed, then signs and closes it."""

    _name = "scenic.log.close"
    _description = "Close the Day"
    _inherit = ["scenic.visible.mixin", "scenic.sign.mixin"]

    log_id = fields.Many2one("scenic.duty.log", required=True, readonly=True)
    line_ids = fields.One2many("scenic.log.close.line", "wizard_id", "Still Missing")
    waiver_ids = fields.One2many(related="log_id.waiver_ids")
    open_matter_count = fields.Integer(related="log_id.open_matter_count")
    # at the day's end leaving and closing are one act and one signature
    hands_over = fields.Boolean(readonly=True)
    handover_note = fields.Text("For the Next Shift")

    @api.model
    def _open(self, log):
        """The dialog as the log stands now.

        :param log: ``scenic.duty.log`` record
        :return: act_window
        """
        gaps = log._gaps_left()
        wizard = self.create(
            {
                "log_id": log.id,
                "hands_over": any(gap["key"] == "handover" for gap in gaps),
                "line_ids": [
                    Command.create({"key": gap["key"], "text": gap["text"], "is_waivable": gap.get("waivable", True)})
                    for gap in gaps
                    if gap["key"] != "handover"
                ],
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Close the Day"),
            "res_model": self._name,
            "res_id": wizard.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def action_look_again(self):
        """Ask once more what is missing.

        :return: act_window
        """
        self.ensure_one()
        return self._open(self.log_id)

    def action_hand_over(self):
        """Look at what is handed over: things are counted there.

        :return: act_window
        """
        self.ensure_one()
        return self.log_id._handover_action(self.env["scenic.handover"]._of_log(self.log_id, closing=True))

    def _hand_over(self, method):
        """Hand the last shift over in the name of who closes.

        :param str method: how he proved who he is
        :raise UserError: for a difference that nobody explained
        """
        handover = self.env["scenic.handover"]._of_log(self.log_id, closing=True)
        if handover.state != "draft":
            return
        if self.handover_note:
            handover.note = "\n".join(filter(None, [handover.note, self.handover_note]))
        if not handover.employee_id:
            handover.employee_id = self.signer_id
        handover._signed_hand_over(self.signer_id, method)

    def action_confirm(self):
        """Prove who signs, then close the day.

        :return: action that closes the dialog
        :raise UserError: for a wrong PIN, or naming what is still missing
        """
        self.ensure_one()
        method = self._prove_signer()
        self.log_id._begin_closing()
        if self.hands_over:
            self._hand_over(method)
        self.log_id._close(self.signer_id, method)
        return {"type": "ir.actions.act_window_close"}


class ScenicLogCloseLine(models.TransientModel):
    """Something missing before a day is closed, with the way to mend or to waive it."""

    _name = "scenic.log.close.line"
    _description = "Missing Before Closing"

    wizard_id = fields.Many2one("scenic.log.close", required=True, index=True, ondelete="cascade")
    key = fields.Char(required=True, readonly=True)
    text = fields.Text("What Is Missing", required=True, readonly=True)
    is_waivable = fields.Boolean(readonly=True)
    reason = fields.Char("Close Without It, Because")

    def _gap(self):
        """What is missing as it stands now; the dialog's lines are only for show.

        :return: dict, see ``scenic.duty.log._closing_gaps``; empty when it was mended meanwhile
        """
        self.ensure_one()
        return next((gap for gap in self.wizard_id.log_id._gaps_left() if gap["key"] == self.key), {})

    def action_mend(self):
        """Go where it is mended.

        :return: act_window
        """
        gap = self._gap()
        if not gap:
            return self.wizard_id.action_look_again()
        return getattr(self.wizard_id.log_id, gap["method"])() if gap.get("method") else gap["action"]

    def action_waive(self):
        """Close without it (supervisor, with a reason).

        :return: act_window of the dialog without the line
        :raise AccessError: for anybody but a supervisor
        :raise UserError: without a reason
        """
        gap = self._gap()
        if gap:
            self.env["scenic.log.waiver"]._waive(self.wizard_id.log_id, gap, self.reason)
        return self.wizard_id.action_look_again()
