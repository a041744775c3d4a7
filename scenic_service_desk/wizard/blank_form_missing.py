from odoo import fields, models


class ScenicBlankForm(models.TransientModel):
    """The empty forms of missing persons and broadcasts."""

    _inherit = "scenic.blank.form"

    form = fields.Selection(
        selection_add=[("missing_person", "Missing-Person Registration"), ("broadcast", "Broadcast Log")],
        ondelete={"missing_person": "cascade", "broadcast": "cascade"},
    )
