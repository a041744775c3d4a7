from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .stock_picking import PENDING


class ScenicCustodyTransfer(models.Model):
    """What leaves finance's store for good, to State, police, issuer or disposal (register 9).

    The custodian signs the list, finance gives the things out: whichever of list and delivery is completed first, the
    other follows.
    """

    _inherit = "scenic.custody.transfer"

    is_from_finance = fields.Boolean("Out of Finance's Store", compute="_compute_is_from_finance", compute_sudo=True)
    releaser_id = fields.Many2one("hr.employee", "Given Out By", readonly=True, copy=False, ondelete="restrict")
    released_by = fields.Char(
        "Given Out by Finance", copy=False, help="Who of finance gave the things out, where he signs on paper."
    )

    @api.depends("state", "kind", "picking_id", "line_ids.result", "line_ids.item_id.is_with_finance")
    def _compute_is_from_finance(self):
        for transfer in self:
            if transfer.kind in ("custodian", "finance"):
                transfer.is_from_finance = False
            elif transfer.state in ("draft", "handed"):
                transfer.is_from_finance = any(transfer._open_lines().item_id.mapped("is_with_finance"))
            else:
                transfer.is_from_finance = transfer.picking_id.picking_type_code == "outgoing"

    def _is_in_inventory(self):
        return super()._is_in_inventory() or self.is_from_finance

    # the custodian's signature asks finance

    def _check_one_store(self):
        """:raise UserError: for a list of things that lie in two stores: each has its own people to sign"""
        for transfer in self:
            items = transfer._open_lines().item_id
            kept = items.filtered("is_with_finance")
            if kept and kept != items:
                raise UserError(
                    self.env._(
                        "%(kept)s lies with finance, %(other)s does not: make a list of its own for what finance keeps.",
                        kept=kept[0].display_name,
                        other=(items - kept)[0].display_name,
                    )
                )

    def _check_ready(self):
        res = super()._check_ready()
        self._check_one_store()
        return res

    def _after_given(self):
        res = super()._after_given()
        if self.is_from_finance:
            self._make_delivery()
        return res

    def _make_delivery(self):
        """Draw up finance's delivery of what is on the list. sudo: who hands over has no rights in Inventory.

        :raise UserError: naming an item that finance no longer has
        """
        lines = self._open_lines().sudo()
        by_number = {line.item_id.name: line for line in lines}
        quants = lines.item_id._finance_quants()
        if gone := by_number.keys() - set(quants.lot_id.mapped("name")):
            raise UserError(self._gone_from_store_text(by_number[min(gone)].item_id))
        move_vals = {}
        for quant in quants:
            line = by_number[quant.lot_id.name]
            move_vals[quant] = {"scenic_line_id": line.id, "description_picking": line.item_id._store_label()}
        picking = quants._give_out({"origin": self.name}, move_vals)
        self._write_unlocked({"picking_id": picking.id})

    def _gone_from_store_text(self, item):
        return self.env._("%s is no longer in finance's store. Please ask finance where it went.", item.display_name)

    # what was given out is signed for on the list

    def _missing_of_receipt(self):
        missing = super()._missing_of_receipt()
        if self.is_from_finance and not (self.released_by or "").strip():
            missing.append(self._release_label())
        return missing

    @api.model
    def _release_label(self):
        return self.env._("who of finance gave it out")

    def _received_on_paper(self):
        """:raise AccessError: for who is no custodian, where finance has signed on paper"""
        if self.is_from_finance:
            if not self.env.user.has_group("scenic_service_desk.group_custodian"):
                raise AccessError(self.env._("What finance signed on paper is entered by the custodian."))
            if not self.picking_id:
                # signed by the custodian in a version that did not ask finance
                self._make_delivery()
            self._sign_release("paper", name=self.released_by, moment=self._act_moment())
        return super()._received_on_paper()

    def _sign_release(self, method, employee=None, name=None, moment=None):
        """Finance's signature: it has given the things out of its store."""
        self.env["scenic.signature"]._sign(self, "releaser", method, employee, name=name, moment=moment)

    def _may_receive(self, employee):
        """Of a disposal out of finance's store finance is the witness. sudo: whose login is whose is HR's to read."""
        if self.kind == "disposal" and self.is_from_finance:
            return employee.sudo().user_id.has_group("stock.group_stock_user")
        return super()._may_receive(employee)

    def _validate_receipt(self):
        """:raise UserError: also when what is given out is not in finance's store any more"""
        if self.is_from_finance:
            # sudo: the custodian has no rights in Inventory; his signature takes the goods out
            pending = self.picking_id.sudo().move_ids.filtered(lambda move: move.state in PENDING)
            pending._action_assign()
            for move in pending:
                if move.product_uom.compare(move.quantity, move.product_uom_qty) < 0:
                    raise UserError(self._gone_from_store_text(move.scenic_line_id.item_id))
        return super()._validate_receipt()

    # what was given out is validated in Inventory

    def _before_receipt(self):
        """:raise UserError: also while nobody has written who receives, or when an item would go out in part"""
        res = super()._before_receipt()
        for transfer in self.filtered("is_from_finance"):
            # finance signs by validating, and is itself the witness of a disposal
            wanted = [label for label in transfer._missing_of_receipt() if label != self._release_label()]
            if wanted and transfer.kind != "disposal":
                raise UserError(self.env._("Please write %s.", ", ".join(wanted)))
            transfer._check_whole()
        return res

    def _check_whole(self):
        """:raise UserError: for an item of which a part only would be given out, say the wallet without its cash"""
        moves = self.picking_id.move_ids.filtered(lambda move: move.state in PENDING)
        for line, own in moves.grouped("scenic_line_id").items():
            if not self.picking_id._is_whole(own):
                raise UserError(
                    self.env._("%s goes out whole, with all of its cash, or not at all.", line.item_id.display_name)
                )

    def _after_receipt(self):
        """A delivery was validated in Inventory: finance has given out, the officer has signed the printed list.

        sudo (the caller's): finance reads neither items nor desks.
        """
        if not self.is_from_finance:
            return super()._after_receipt()
        self.ensure_one()
        taken = self._moves().filtered(lambda move: move._is_taken())
        for line in self._open_lines():
            line.is_received = line in taken.scenic_line_id
        employee, moment = self._validator(), fields.Datetime.now()
        name = employee.name or self.env.user.name
        vals = {"received_at": moment}
        if self.kind == "disposal":
            vals.update({"receiver_id": employee.id} if employee else {"receiver_name": name})
            signer = {"role": "witness", "method": "login", "employee": employee, "name": name}
        else:
            self._sign_release("login", employee, name, moment)
            vals.update(releaser_id=employee.id, released_by=name)
            signer = {"role": "receiver", "method": "paper", "name": self.receiver_name}
        signature = self.env["scenic.signature"]._sign(self, moment=moment, **signer)
        return self._complete(signature, vals)

    def _ledger_giver(self):
        """Out of finance's store it goes out of finance's hands."""
        if self.is_from_finance and self.kind != "disposal":
            return {"giver": self.releaser_id.name or self.released_by, "giver_id": self.releaser_id.id}
        return super()._ledger_giver()

    def _difference_summary(self):
        if self.is_from_finance:
            return self.env._("Finance gave out less than the list says")
        return super()._difference_summary()

    def _sign_candidates(self, act):
        """Finance witnesses a disposal out of its own store."""
        if act == "give" or not (self.kind == "disposal" and self.is_from_finance):
            return super()._sign_candidates(act)
        # sudo: who belongs to a group is the administrator's to read; names alone are shown
        users = self.env.ref("stock.group_stock_user").sudo().all_user_ids
        return users.employee_ids.filtered(lambda employee: employee.company_id == self.company_id) - self.giver_id


class ScenicCustodyTransferLine(models.Model):
    _inherit = "scenic.custody.transfer.line"

    @api.model_create_multi
    def create(self, vals_list):
        """:raise UserError: also when the list would take things out of two stores"""
        lines = super().create(vals_list)
        lines.transfer_id._check_one_store()
        return lines
