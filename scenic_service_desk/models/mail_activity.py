from odoo import models


class MailActivity(models.Model):
    """Reminders say what they are about; marking that of a notice as done is an answer to it."""

    _inherit = "mail.activity"

    def _to_store_defaults(self, target):
        """The web client titles what has no summary by its display name, which Odoo does not send it."""
        return [*super()._to_store_defaults(target), "display_name"]

    def _action_done(self, feedback=False, attachment_ids=None):
        mine = self.filtered(lambda activity: activity.res_model == "scenic.chain.notice")
        notices = self.env["scenic.chain.notice"].browse(mine.mapped("res_id"))
        res = super()._action_done(feedback=feedback, attachment_ids=attachment_ids)
        if notices := notices.filtered(lambda notice: not notice.ended_at and not notice.acknowledged_at):
            notices.action_acknowledge()
        return res
