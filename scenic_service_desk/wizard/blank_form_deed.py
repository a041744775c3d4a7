from odoo import fields, models


class ScenicBlankForm(models.TransientModel):
    """The empty form of a good deed."""

    _inherit = "scenic.blank.form"

    form = fields.Selection(
        selection_add=[("good_deed", "Record of an Employee's Good Deed")], ondelete={"good_deed": "cascade"}
    )
