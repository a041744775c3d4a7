from odoo import fields, models


class ScenicBlankForm(models.TransientModel):
    """The empty form of an incident."""

    _inherit = "scenic.blank.form"

    form = fields.Selection(
        selection_add=[("incident", "Registration of Accidental Injuries and Emergencies")],
        ondelete={"incident": "cascade"},
    )
