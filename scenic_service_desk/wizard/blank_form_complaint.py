from odoo import fields, models


class ScenicBlankForm(models.TransientModel):
    """The empty forms of complaints and grievances, and the notice to a department."""

    _inherit = "scenic.blank.form"

    form = fields.Selection(
        selection_add=[
            ("complaint", "Visitor's Complaint Registration"),
            ("grievance", "Visitor's Grievance Registration"),
            ("complaint_notice", "Notice of a Complaint"),
        ],
        ondelete={"complaint": "cascade", "grievance": "cascade", "complaint_notice": "cascade"},
    )
