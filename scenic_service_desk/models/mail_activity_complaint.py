from odoo import api, models
from odoo.exceptions import ValidationError


class MailActivity(models.Model):
    """Nobody is reminded of a complaint about himself."""

    _inherit = "mail.activity"

    @api.constrains("user_id", "res_model_id", "res_id")
    def _check_not_concerned(self):
        """sudo: whoever schedules need not know whose login is concerned."""
        ours = self.filtered(lambda activity: activity.res_model == "scenic.complaint")
        for activity in ours:
            complaint = self.env["scenic.complaint"].sudo().browse(activity.res_id)
            if activity.user_id in complaint.concerned_user_ids:
                raise ValidationError(
                    self.env._("This entry cannot be given to %s. Please choose somebody else.", activity.user_id.name)
                )
