from odoo import api, models
from odoo.exceptions import ValidationError


class MailActivity(models.Model):
    """Nobody is reminded of a complaint about himself, nor of its call-back."""

    _inherit = "mail.activity"

    @api.constrains("user_id", "res_model_id", "res_id")
    def _check_not_concerned(self):
        """sudo: whoever schedules need not know whose login is concerned."""
        silent = self.env.registry.descendants(["scenic.silent.mixin"], "_inherit")
        for activity in self.filtered(lambda activity: activity.res_model in silent):
            entry = self.env[activity.res_model].sudo().browse(activity.res_id)
            if activity.user_id in entry._concerned_users():
                raise ValidationError(
                    self.env._("This entry cannot be given to %s. Please choose somebody else.", activity.user_id.name)
                )
