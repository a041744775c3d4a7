from odoo import fields, models


class ScenicBlankForm(models.TransientModel):
    """The empty forms of the day's figures and of notices."""

    _inherit = "scenic.blank.form"

    form = fields.Selection(
        selection_add=[("visitor_count", "Visitor Count Sheet"), ("notice", "Operating Information Notice")],
        ondelete={"visitor_count": "cascade", "notice": "cascade"},
    )
