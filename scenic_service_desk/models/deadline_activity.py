from odoo import fields, models


class MailActivity(models.Model):
    """A reminder knows the clocks it is about; written from this side, many are linked in one go."""

    _inherit = "mail.activity"

    scenic_deadline_ids = fields.Many2many(
        "scenic.deadline",
        "scenic_deadline_activity_rel",
        "mail_activity_id",
        "scenic_deadline_id",
        string="Deadlines",
        readonly=True,
        copy=False,
    )
