from odoo import fields, models


class ScenicBlankForm(models.TransientModel):
    """The lists on which found items change hands, empty."""

    _inherit = "scenic.blank.form"

    form = fields.Selection(
        selection_add=[
            ("transfer_custodian", "Custody and Transfer of Valuables"),
            ("transfer_finance", "List of Property Transferred to Finance"),
            ("transfer_police", "List of Property Transferred to the Police"),
            ("transfer_issuer", "List of Cards Returned to Their Issuer"),
            ("transfer_disposal", "Record of Disposal of Found Property"),
            ("transfer_state", "Unclaimed Property That Belongs to the State"),
        ],
        ondelete={
            f"transfer_{kind}": "cascade" for kind in ("custodian", "finance", "police", "issuer", "disposal", "state")
        },
    )
