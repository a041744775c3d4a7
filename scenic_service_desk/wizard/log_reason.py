from odoo import api, fields, models


class ScenicLogReason(models.TransientModel):
    """What is written about a log as a whole: why it is reopened, or the leader's comment."""

    _name = "scenic.log.reason"
    _description = "Reason or Comment"
    _inherit = ["scenic.visible.mixin"]

    log_id = fields.Many2one("scenic.duty.log", required=True, readonly=True)
    step = fields.Selection([("reopen", "Reopen"), ("comment", "Comment")], required=True, readonly=True)
    text = fields.Text(required=True)

    @api.model
    def _open(self, log, step, title):
        """The dialog.

        :param log: ``scenic.duty.log`` record
        :param str step: a value of ``step``
        :param str title: the dialog's title
        :return: act_window
        """
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": self._name,
            "views": [(False, "form")],
            "target": "new",
            "context": {
                "default_log_id": log.id,
                "default_step": step,
                "default_text": log.leader_comment if step == "comment" else False,
            },
        }

    def action_confirm(self):
        """Take the step; the log checks who may.

        :return: action that closes the dialog
        """
        self.ensure_one()
        step = self.log_id._reopen if self.step == "reopen" else self.log_id._comment
        step(self.text)
        return {"type": "ir.actions.act_window_close"}
