from odoo import api, fields, models
from odoo.exceptions import UserError

_DESTINATIONS = ("police", "issuer", "finance")


class ScenicCustodyWizard(models.TransientModel):
    """One act of custody on one or many found items, signed where the holder changes."""

    _name = "scenic.custody.wizard"
    _description = "Custody of Found Items"
    _inherit = ["scenic.sign.mixin"]

    item_ids = fields.Many2many("scenic.found.item", string="Items", required=True, readonly=True)
    item_count = fields.Integer(compute="_compute_item_count")
    kind = fields.Selection(
        [
            ("brought_in", "Bring to the Desk"),
            ("custody", "To the Custodian"),
            ("police", "To the Police"),
            ("issuer", "To the Issuer of the Card"),
            ("finance", "To Finance"),
            ("disposed", "Dispose Of"),
            ("recovered", "Back in Hand"),
        ],
        "Act",
        required=True,
    )
    # what there is to choose in the form; the other acts are chosen by their button
    destination = fields.Selection(
        [("police", "To the Police"), ("issuer", "To the Issuer of the Card"), ("finance", "To Finance")],
        "Goes",
        compute="_compute_destination",
        store=True,
        readonly=False,
    )
    location_id = fields.Many2one(
        "stock.location",
        "Storage Place",
        compute="_compute_location_id",
        store=True,
        readonly=False,
        domain="[('usage', '=', 'internal')]",
    )
    seal_number = fields.Char("Seal Bag")
    reference = fields.Char("Receipt or Case Number")
    receiver = fields.Char("Received By", help="Name and service number of who takes it.")
    witness_id = fields.Many2one("hr.employee")
    reason = fields.Char()

    @api.depends("item_ids")
    def _compute_item_count(self):
        for wizard in self:
            wizard.item_count = len(wizard.item_ids)

    @api.depends("kind")
    def _compute_destination(self):
        for wizard in self:
            wizard.destination = wizard.kind if wizard.kind in _DESTINATIONS else False

    @api.onchange("destination")
    def _onchange_destination(self):
        if self.destination:
            self.kind = self.destination

    @api.depends("kind", "item_ids")
    def _compute_location_id(self):
        for wizard in self:
            desk = wizard.item_ids[:1].desk_id
            if wizard.kind == "custody":
                wizard.location_id = desk.safe_location_id or desk.location_id
            elif wizard.kind in ("brought_in", "recovered"):
                wizard.location_id = wizard.item_ids[:1].location_id or desk.location_id
            else:
                wizard.location_id = False

    def action_confirm(self):
        """Prove who signs, then take the step with all items at once.

        :raise UserError: naming what is missing
        """
        self.ensure_one()
        method = self._prove_signer()
        if self.kind == "disposed":
            if not self.witness_id or self.witness_id == self.signer_id:
                raise UserError(self.env._("Disposal needs a witness: somebody other than who signs."))
            if not self.reason:
                raise UserError(self.env._("Please write why it is disposed of."))
        if self.kind in _DESTINATIONS and not self.receiver:
            raise UserError(self.env._("Please write who received it."))
        stays = self.kind in ("brought_in", "custody", "recovered")
        self.item_ids._custody_step(
            self.kind,
            {
                "giver_id": False if stays else self.signer_id.id,
                "receiver": self.signer_id.name if stays else self.receiver or False,
                "receiver_id": self.signer_id.id if stays else False,
                "to_location_id": self.location_id.id if stays else False,
                "seal_number": self.seal_number,
                "reference": self.reference,
                "reason": " · ".join(filter(None, [self.reason, self.witness_id.name])) or False,
                "sign_method": method,
            },
        )
        return {"type": "ir.actions.act_window_close"}
