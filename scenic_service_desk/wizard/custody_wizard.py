from odoo import api, fields, models


class ScenicCustodyWizard(models.TransientModel):
    """An act of custody of one person: found things reach the desk, or are back in hand, signed by who takes them.

    What passes to somebody else goes on a list that two persons sign (``scenic.custody.transfer``).
    """

    _name = "scenic.custody.wizard"
    _description = "Custody of Found Items"
    _inherit = ["scenic.visible.mixin", "scenic.sign.mixin"]

    item_ids = fields.Many2many("scenic.found.item", string="Items", required=True, readonly=True)
    kind = fields.Selection(
        [("brought_in", "Bring to the Desk"), ("recovered", "Back in Hand")],
        "Act",
        required=True,
    )
    location_id = fields.Many2one(
        "stock.location",
        "Storage Place",
        compute="_compute_location_id",
        store=True,
        readonly=False,
        domain="[('usage', '=', 'internal')]",
    )

    @api.depends("kind", "item_ids")
    def _compute_location_id(self):
        for wizard in self:
            item = wizard.item_ids[:1]
            wizard.location_id = item.location_id or item.desk_id.location_id

    def action_confirm(self):
        """Prove who signs, then take the step with all items at once.

        :return: action that closes the dialog
        :raise UserError: when an item is not where the act begins
        """
        self.ensure_one()
        method = self._prove_signer()
        self.item_ids._custody_step(
            self.kind,
            {
                "receiver": self.signer_id.name,
                "receiver_id": self.signer_id.id,
                "to_location_id": self.location_id.id,
                "sign_method": method,
            },
        )
        return {"type": "ir.actions.act_window_close"}
