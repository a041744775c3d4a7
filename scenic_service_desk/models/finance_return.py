from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class ScenicFoundItem(models.Model):
    """What lies with finance comes back through finance's return only (registers 8 and 9)."""

    _inherit = "scenic.found.item"

    is_with_finance = fields.Boolean("Lies With Finance", compute="_compute_is_with_finance", compute_sudo=True)

    @api.depends("state", "custody_move_ids")
    def _compute_is_with_finance(self):
        """By the ledger; what was passed on before receipts were kept in Inventory has nothing to give back there."""
        for item in self:
            item.is_with_finance = bool(item._finance_transfer())

    def _finance_transfer(self):
        """The list with which finance took the item, while it lies there.

        :return: ``scenic.custody.transfer`` record, may be empty
        """
        self.ensure_one()
        last = self.custody_move_ids.sorted(lambda move: (move.date, move.id))[-1:]
        transfer = last.transfer_id
        return (
            transfer
            if self.state == "transferred" and last.kind == "finance" and transfer.picking_id
            else transfer.browse()
        )

    def _finance_quants(self):
        """Where finance keeps the items and their cash. sudo: the desk has no rights in Inventory.

        :return: ``stock.quant`` recordset
        """
        return (
            self.env["stock.quant"]
            .sudo()
            .search(
                [
                    ("lot_id.name", "in", self.mapped("name")),
                    ("product_id.scenic_custody", "!=", False),
                    ("company_id", "in", self.company_id.ids),
                    ("location_id.usage", "=", "internal"),
                    ("quantity", ">", 0),
                ]
            )
        )

    def _store_label(self):
        """What Inventory shows of an item: number, category and description, nothing about persons, no marks.

        :return: str
        """
        self.ensure_one()
        return " · ".join(filter(None, [self.name, self.category_id.name, self.description]))


class ScenicClaim(models.Model):
    """A late owner's claim: finance gives back first, then the item is handed over (registers 8 and 9)."""

    _inherit = "scenic.claim"

    finance_picking_id = fields.Many2one(
        "stock.picking", "Return by Finance", readonly=True, copy=False, index="btree_not_null", ondelete="set null"
    )
    released_by = fields.Char(readonly=True, copy=False, help="Who of finance signed on paper that it was given back.")
    released_on = fields.Datetime(readonly=True, copy=False)
    finance_state = fields.Selection(
        [("lies", "Lies With Finance"), ("asked", "Finance Was Asked"), ("released", "Released by Finance")],
        "At Finance",
        compute="_compute_finance_state",
        compute_sudo=True,
    )

    @api.depends("state", "item_id.is_with_finance", "finance_picking_id.state")
    def _compute_finance_state(self):
        for claim in self:
            picking = claim.finance_picking_id
            is_open = claim.state in ("draft", "submitted", "approved")
            if picking.state == "done":
                claim.finance_state = "released"
            elif is_open and claim.item_id.is_with_finance:
                claim.finance_state = "asked" if picking and picking.state != "cancel" else "lies"
            else:
                claim.finance_state = False

    def _approve(self, employee, user, method, moment=None):
        """Approving is asking finance to give the item back."""
        res = super()._approve(employee, user, method, moment)
        if self.item_id.is_with_finance:
            self._ask_finance()
        return res

    def action_ask_finance(self):
        """Ask finance to give back what it keeps; a claim that needs no approval is promised with it.

        :raise UserError: naming what the claim lacks, or when it cannot be asked for now
        """
        self.ensure_one()
        if self.finance_state != "lies" or not self.can_hand_over:
            raise UserError(self.env._("Finance cannot be asked for the item now."))
        if self.state == "draft":
            if missing := self._missing_for_submit():
                raise UserError(missing)
            self._check_item_free()
            self._transition("approved", {"approved_at": fields.Datetime.now()})
            self.item_id._reserve_for_claim()
        self._ask_finance()

    def _ask_finance(self):
        """Draw up finance's return of the item, ready to be validated in Inventory.

        sudo: the desk has no rights in Inventory.
        :raise UserError: when finance no longer has it
        """
        self.ensure_one()
        item = self.item_id.sudo()
        # a list to police, State or disposal would keep it back
        item._leave_transfers()
        quants = item._finance_quants()
        if not quants:
            raise UserError(
                self.env._("%s is no longer in finance's store. Please ask finance where it went.", item.display_name)
            )
        picking = quants._give_out(
            {
                "origin": self.name,
                "return_id": item._finance_transfer().picking_id.id,
                "scenic_claim_id": self.id,
            },
            {quant: {"description_picking": item._store_label()} for quant in quants},
        )
        self._write_unlocked({"finance_picking_id": picking.id})

    def action_release_on_paper(self):
        """Finance has given the item back and signed for it on paper: it has no login here.

        :return: act_window of the dialog
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Released by Finance on Paper"),
            "res_model": "scenic.finance.release",
            "view_mode": "form",
            "target": "new",
            "context": {"default_claim_id": self.id},
        }

    def _release_on_paper(self, name, moment):
        """Take note of what finance has signed on paper, and validate its return in Inventory.

        sudo: the desk has no rights in Inventory; who may do this is checked first.
        :param str name: who of finance signed
        :param moment: datetime, when
        :raise AccessError: for who is no custodian
        :raise UserError: when finance was not asked, the time cannot be, or the item is not in its store
        """
        self.ensure_one()
        self.check_access("write")
        if not self.env.user.has_group("scenic_service_desk.group_custodian"):
            raise AccessError(self.env._("What finance signed on paper is entered by the custodian."))
        picking = self.finance_picking_id.sudo()
        if self.finance_state != "asked":
            raise UserError(self.env._("Finance was not asked for the item, or has given it back already."))
        there_since = max(self.item_id.sudo().custody_move_ids.mapped("date"))
        if not there_since <= moment <= fields.Datetime.now():
            raise UserError(self.env._("Please check the time: it lies before finance had the item, or in the future."))
        picking.move_ids._action_assign()
        if any(move.quantity < move.product_uom_qty for move in picking.move_ids):
            raise UserError(
                self.env._(
                    "%s is no longer in finance's store. Please ask finance where it went.", self.item_id.display_name
                )
            )
        self._write_unlocked({"released_by": name, "released_on": moment})
        picking.move_ids.picked = True
        picking._action_done()

    def _after_release(self, picking):
        """Finance has given the item back: it is here again, promised to the claimant.

        sudo (the caller's): finance reads neither claims nor items.
        :param picking: ``stock.picking`` record, validated
        """
        self.ensure_one()
        item = self.item_id
        if not item.is_with_finance:
            return
        moment = self.released_on or fields.Datetime.now()
        by_paper = bool(self.released_by)
        employee = self.env["hr.employee"] if by_paper else self.env.user.with_company(item.company_id).employee_id
        name = self.released_by or employee.name or self.env.user.name
        method = "paper" if by_paper else "login"
        signature = self.env["scenic.signature"]._sign(self, "giver", method, employee, name=name, moment=moment)
        item._custody_step(
            "released",
            {
                "date": moment,
                "giver": name,
                "giver_id": employee.id,
                "signature_id": signature.id,
                "sign_method": method,
                "receiver": item.desk_id.name,
                "reference": picking.name,
                "to_location_id": item.desk_id.location_id.id,
            },
            by_system=True,
        )
        self.message_post(
            body=self.env._("Finance has released the item (%s): it can be handed over.", picking.name),
            partner_ids=self.user_id.partner_id.ids,
        )

    def _check_hand_over(self):
        """:raise UserError: also while the item lies with finance"""
        if self.item_id.is_with_finance:
            raise UserError(
                self.env._("%s lies with finance and has not been released yet.", self.item_id.display_name)
            )
        return super()._check_hand_over()

    def _end(self, step, reason, moment=None):
        res = super()._end(step, reason, moment)
        # sudo: the desk has no rights in Inventory
        picking = self.finance_picking_id.sudo()
        if picking and picking.state not in ("done", "cancel"):
            picking.action_cancel()
        return res
