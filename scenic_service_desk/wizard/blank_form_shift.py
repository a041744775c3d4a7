from odoo import fields, models


class ScenicBlankForm(models.TransientModel):
    """The empty sign-in sheet and minutes."""

    _inherit = "scenic.blank.form"

    form = fields.Selection(
        selection_add=[("sign_in_sheet", "Sign-In Sheet"), ("briefing", "Briefing Minutes")],
        ondelete={"sign_in_sheet": "cascade", "briefing": "cascade"},
    )
