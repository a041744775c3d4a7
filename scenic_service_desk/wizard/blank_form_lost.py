from odoo import fields, models


class ScenicBlankForm(models.TransientModel):
    """The empty form of a lost report, with the owner's slip."""

    _inherit = "scenic.blank.form"

    form = fields.Selection(
        selection_add=[("lost_report", "Visitor's Lost-Item Registration")], ondelete={"lost_report": "cascade"}
    )
