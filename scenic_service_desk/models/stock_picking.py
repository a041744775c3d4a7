from odoo import api, fields, models
from odoo.exceptions import UserError

# so many items are named on a picking's card
_ON_CARD = 3
# a move of stock that can still change
PENDING = ("draft", "waiting", "confirmed", "partially_available", "assigned")


class StockPicking(models.Model):
    """Receipts of unclaimed property, and what finance gives back for a claim: the registers follow by themselves."""

    _inherit = "stock.picking"

    scenic_transfer_ids = fields.One2many("scenic.custody.transfer", "picking_id", "Custody Transfers", readonly=True)
    scenic_claim_id = fields.Many2one(
        "scenic.claim", "Released for Claim", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )
    scenic_transfer_count = fields.Integer(compute="_compute_scenic_transfer_count", compute_sudo=True)

    # a delivery out of finance's store: what the receiver signs for on paper is typed here or on the list
    is_scenic_issue = fields.Boolean(compute="_compute_scenic_issue", compute_sudo=True)
    is_scenic_disposal = fields.Boolean(compute="_compute_scenic_issue", compute_sudo=True)
    scenic_receiver_name = fields.Char(
        "Received By (Outside)",
        compute="_compute_scenic_issue",
        inverse="_inverse_scenic_issue",
        compute_sudo=True,
        help="Name and service number of who takes the things and signs the printed list.",
    )
    scenic_reference = fields.Char(
        "Receipt Number",
        compute="_compute_scenic_issue",
        inverse="_inverse_scenic_issue",
        compute_sudo=True,
        help="Number of the receipt given for the things.",
    )

    scenic_labels = fields.Text("Found Items", compute="_compute_scenic_labels", compute_sudo=True)

    @api.depends("move_ids.scenic_label")
    def _compute_scenic_labels(self):
        """The first items on a card: number, category and description, and how many more there are."""
        for picking in self:
            labels = list(dict.fromkeys(filter(None, picking.move_ids.mapped("scenic_label"))))
            shown = labels[:_ON_CARD]
            if more := len(labels) - len(shown):
                shown.append(self.env._("… and %s more", more))
            picking.scenic_labels = "\n".join(shown)

    @api.depends(
        "picking_type_code",
        "scenic_transfer_ids.kind",
        "scenic_transfer_ids.receiver_name",
        "scenic_transfer_ids.reference",
    )
    def _compute_scenic_issue(self):
        for picking in self:
            transfer = picking.scenic_transfer_ids[:1]
            picking.is_scenic_issue = bool(transfer) and picking.picking_type_code == "outgoing"
            picking.is_scenic_disposal = picking.is_scenic_issue and transfer.kind == "disposal"
            picking.scenic_receiver_name = picking.is_scenic_issue and transfer.receiver_name
            picking.scenic_reference = picking.is_scenic_issue and transfer.reference

    def _inverse_scenic_issue(self):
        """What finance types into its delivery stands on the list."""
        for picking in self:
            picking._issue_list().write(
                {"receiver_name": picking.scenic_receiver_name, "reference": picking.scenic_reference}
            )

    @api.depends("scenic_transfer_ids")
    def _compute_scenic_transfer_count(self):
        for picking in self:
            picking.scenic_transfer_count = len(picking.scenic_transfer_ids)

    def _custody_transfers(self):
        """The lists received with these receipts that wait for finance.

        sudo: whoever works in Inventory need not read the lists.
        """
        transfers = self.env["scenic.custody.transfer"].sudo()
        return transfers.search([("picking_id", "in", self.ids), ("state", "=", "handed")])

    def _issue_list(self):
        """The list that finance's delivery carries out, while it waits for finance.

        :return: ``scenic.custody.transfer`` record, may be empty
        """
        return self._custody_transfers().filtered("is_from_finance")[:1]

    def _is_custody(self):
        """Whether the goods are unclaimed property on its way to or from finance."""
        # sudo: Inventory's people do not read the desk's lists
        return bool(self.sudo().scenic_transfer_ids or self.scenic_claim_id)

    def _check_backorder(self):
        """Nobody is asked: what is not there stays with the custodian, no backorder is left hanging."""
        return super()._check_backorder().filtered(lambda picking: not picking._is_custody())

    def _action_done(self):
        """What Inventory has received, the list has; what finance gives back, the claim may hand over."""
        custody = self.filtered(lambda picking: picking._is_custody())
        transfers = custody._custody_transfers()
        custody._check_lots()
        custody._keep_owners()
        transfers._before_receipt()
        custody._check_released()
        (self - custody)._check_not_by_hand()
        if others := self - custody:
            super(StockPicking, others)._action_done()
        if custody:
            super(StockPicking, custody.with_context(cancel_backorder=True))._action_done()
        for transfer in transfers:
            transfer._after_receipt()
        for picking in custody.filtered(lambda picking: picking.scenic_claim_id and picking.state == "done"):
            # sudo: Inventory's people have no rights on claims; what they release, the claim notes
            picking.scenic_claim_id.sudo()._after_release(picking)
        return True

    def _keep_owners(self):
        """What leaves finance's store leaves it as whose it lies there, whomever the settings or the delivery name now."""
        # sudo: a delivery's owner is one of the contacts that not everybody reads
        for picking in self.sudo().filtered(lambda picking: picking.picking_type_code == "outgoing"):
            owners = picking.move_ids.restrict_partner_id
            # Odoo gives a delivery's one owner to all of its lines
            picking.owner_id = owners if len(owners) == 1 else False

    def _check_lots(self):
        """:raise UserError: when another item would leave finance's store than the one asked for"""
        for move in self.move_ids.filtered("scenic_lot_id"):
            if other := move.move_line_ids.filtered("quantity").lot_id - move.scenic_lot_id:
                raise UserError(
                    self.env._(
                        "%(other)s was chosen instead of %(wanted)s. Choose the number that was asked for.",
                        other=other[0].name,
                        wanted=move.scenic_lot_id.name,
                    )
                )

    def _check_released(self):
        """:raise UserError: for a return that no approved claim asks for any more, or never asked for

        sudo: whoever works in Inventory need not read claims.
        """
        for picking in self.sudo():
            claim = picking.scenic_claim_id
            if claim and claim.state != "approved":
                raise UserError(
                    self.env._("Claim %s is not approved any more: nothing is given back. Cancel this.", claim.name)
                )
            if claim and not picking._is_whole(picking.move_ids):
                raise UserError(
                    self.env._("%s goes out whole, with all of its cash, or not at all.", claim.item_id.display_name)
                )

    def _is_whole(self, moves):
        """Whether all of what belongs together leaves with a delivery, or nothing of it.

        :param moves: ``stock.move`` recordset, those of the picking that belong together
        :return: bool
        """
        pending = self.move_ids.filtered(lambda move: move.state in PENDING)
        # where some are ticked, only those go out
        going = ((pending.filtered("picked") or pending) & moves).filtered("quantity")
        whole = going.filtered(lambda move: not move.product_uom.compare(move.quantity, move.product_uom_qty))
        return not going or whole == moves & pending

    def _check_not_by_hand(self):
        """Found things come into finance's store and leave it with a list or a claim only: a receipt typed by hand, a
        duplicate or a part split off would be known to no register. From shelf to shelf finance moves them as it likes.

        :raise UserError: naming what is in the picking
        """
        moves = self.move_ids.filtered(lambda move: move.product_id.scenic_custody and move.quantity)
        if strange := moves.filtered(
            lambda move: {move.location_id.usage, move.location_dest_id.usage} - {"internal", "transit"}
        )[:1]:
            raise UserError(self._by_hand_text(strange.product_id.display_name))

    def _by_hand_text(self, name):
        return self.env._(
            "“%s” is unclaimed property in custody: it comes in with a list of the service desk, and goes out with a list"
            " or for an approved claim. Receipt and delivery are then here by themselves.",
            name,
        )

    @api.constrains("return_id")
    def _check_return_for_claim(self):
        """An item goes back through its owner's claim, never by Odoo's own button alone: the register must know."""
        # sudo: Inventory's people do not read the desk's lists
        for picking in self.sudo():
            if picking.return_id.scenic_claim_id and not picking.scenic_claim_id:
                raise UserError(self._by_hand_text(picking.return_id.move_ids[:1].product_id.display_name))
            if picking.return_id.scenic_transfer_ids and not picking.scenic_claim_id:
                raise UserError(
                    self.env._(
                        "This is unclaimed property in custody. It goes back for an approved claim only, at the"
                        " service desk; the return is then here by itself."
                    )
                )

    def action_cancel(self):
        """A receipt that finance cancels is a list it refuses."""
        transfers = self._custody_transfers()
        res = super().action_cancel()
        for transfer in transfers:
            transfer._after_refused()
        return res

    def action_scenic_transfer(self):
        """The list of what is received.

        :return: act_window
        """
        self.ensure_one()
        return self.scenic_transfer_ids[:1]._form_action()
