from odoo import fields, models


class ScenicBlankForm(models.TransientModel):
    """The empty record of a call-back."""

    _inherit = "scenic.blank.form"

    form = fields.Selection(selection_add=[("callback", "Call-back Record")], ondelete={"callback": "cascade"})
