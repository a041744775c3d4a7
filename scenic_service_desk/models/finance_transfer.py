from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .stock_picking import PENDING


class ScenicCustodyTransfer(models.Model):
    """A list for finance and its receipt in Inventory are one act: whichever is done first, the other follows."""

    _inherit = "scenic.custody.transfer"

    picking_id = fields.Many2one(
        "stock.picking",
        "Receipt in Inventory",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    cash_ids = fields.One2many("scenic.custody.transfer.cash", "transfer_id", "Cash to Count", copy=False)
    has_differences = fields.Boolean("Differences", compute="_compute_has_differences", compute_sudo=True)

    @api.depends("state", "line_ids.result", "cash_ids.difference")
    def _compute_has_differences(self):
        for transfer in self:
            transfer.has_differences = transfer.state == "received" and bool(
                transfer.line_ids.filtered(lambda line: line.result == "stayed")
                or transfer.cash_ids.filtered("difference")
            )

    def _check_ready(self):
        """:raise UserError: also when finance has no warehouse"""
        res = super()._check_ready()
        if self.kind == "finance":
            self.company_id._check_finance_ready()
        return res

    def _after_given(self):
        res = super()._after_given()
        if self.kind == "finance":
            self._make_receipt()
        return res

    def _make_receipt(self):
        """Draw up finance's receipt: one lot an item, nothing the company owns, so nothing with a value.

        sudo: who hands over has no rights in Inventory.
        """
        company = self.company_id
        kind, owner = company._finance_type(), company._finance_owner()
        lines = self._open_lines().sudo()
        lines._list_cash()
        picking = (
            self.env["stock.picking"]
            .sudo()
            .with_company(company)
            .create(
                {
                    "picking_type_id": kind.id,
                    "location_id": kind.default_location_src_id.id,
                    "location_dest_id": kind.default_location_dest_id.id,
                    "owner_id": owner.id,
                    "origin": self.name,
                    "company_id": company.id,
                }
            )
        )
        moves = picking.move_ids.create(lines._receipt_vals(picking))
        moves._action_confirm(merge=False)
        lines._give_lots(moves)
        self._write_unlocked({"picking_id": picking.id})

    def _moves(self):
        """What the receipt moves for this list. sudo: who signs may have no rights in Inventory."""
        return self.env["stock.move"].sudo().search([("scenic_line_id", "in", self.line_ids.ids)], order="id")

    def _wait_in_line(self):
        """Of two who complete the same list at once, here and in Inventory, the second waits and then finds it done."""
        self.env.cr.execute(SQL("SELECT id FROM scenic_custody_transfer WHERE id = ANY(%s) FOR UPDATE", self.ids))

    # what was received is signed for on the list

    def _signed_receive(self, employee, method):
        """As for every list. sudo: finance reads neither items nor desks; ``_check_receiver`` says who may."""
        if not self._is_in_inventory():
            return super()._signed_receive(employee, method)
        self.check_access("write")
        self._wait_in_line()
        return super(ScenicCustodyTransfer, self.sudo())._signed_receive(employee, method)

    def _is_in_inventory(self):
        """Whether Inventory has its part in the list.

        :return: bool
        """
        self.ensure_one()
        return self.kind == "finance"

    def _received_on_paper(self):
        if not self._is_in_inventory():
            return super()._received_on_paper()
        self.check_access("write")
        self._wait_in_line()
        # sudo: his right to the list was checked; Inventory's steps follow from it
        return super(ScenicCustodyTransfer, self.sudo())._received_on_paper()

    def _after_received(self, received, stayed):
        res = super()._after_received(received, stayed)
        if self.picking_id:
            self._validate_receipt()
            self._report_differences(received, stayed)
        return res

    def _received_lines(self):
        lines = super()._received_lines()
        if self.kind != "finance":
            return lines
        return lines.filtered(lambda line: not line._is_empty_envelope())

    def _validate_receipt(self):
        """Take in what was received here; what was not received has been cancelled with its line."""
        # sudo: who signs for finance need not have rights in Inventory
        picking = self.picking_id.sudo()
        moves = picking.move_ids.filtered(lambda move: move.state in PENDING)
        for move in moves:
            wanted = move.scenic_cash_id.counted if move.scenic_cash_id else move.product_uom_qty
            if move.quantity != wanted:
                move.quantity = wanted
        self._restore_receipt()
        if taken := moves.filtered("quantity"):
            taken.picked = True
            picking.with_context(cancel_backorder=True)._action_done()

    # what was received is ticked in Inventory

    def _before_receipt(self):
        """What must hold before a receipt is validated in Inventory.

        :raise UserError: when who validates handed over himself, or something else is in the receipt
        """
        self._wait_in_line()
        for transfer in self:
            transfer.line_ids._leave_gone()
            if transfer.giver_id and transfer.giver_id == transfer._validator():
                raise UserError(
                    self.env._("%s handed over. Somebody else signs for what was received.", transfer.giver_id.name)
                )
            picking = transfer.picking_id
            if strange := picking.move_ids.filtered(
                lambda move: move.state in PENDING and move.quantity and not move.scenic_line_id
            ):
                raise UserError(
                    self.env._(
                        "“%(what)s” is not on list %(list)s. Receive only what was handed over; anything else comes in"
                        " on a receipt of its own.",
                        what=strange[0].product_id.display_name,
                        list=transfer.name,
                    )
                )
            transfer._restore_receipt()

    def _restore_receipt(self):
        """Whatever was changed in Inventory meanwhile: numbers and owner are as on the list.

        sudo: who signs for finance need not have rights in Inventory.
        """
        self.ensure_one()
        picking = self.picking_id.sudo()
        moves = picking.move_ids.filtered(lambda move: move.scenic_line_id and move.state in PENDING)
        if picking.picking_type_code == "incoming":
            # whoever took the owner away would give the things a value
            picking.owner_id = self.company_id._finance_owner()
            moves.filtered(
                lambda move: move.restrict_partner_id != picking.owner_id
            ).restrict_partner_id = picking.owner_id
        moves.scenic_line_id._give_lots(moves)

    def _validator(self):
        """Who validates a receipt: the employee of the login, in the list's company."""
        return self.env.user.with_company(self.company_id).employee_id

    def _after_receipt(self):
        """A receipt was validated in Inventory: that is finance's signature under the list.

        sudo (the caller's): finance reads neither items nor desks.
        """
        self.ensure_one()
        if self.state != "handed":
            return
        taken = self._moves().filtered(lambda move: move._is_taken())
        for line in self._open_lines():
            line.is_received = line in taken.scenic_line_id
        unlocked = self.cash_ids.with_env(self._unlocked().env)
        for cash in unlocked:
            own = taken.filtered(lambda move, cash=cash: move.scenic_cash_id == cash)
            quantity = sum(own.mapped("quantity"))
            # Inventory counts with fewer decimals than some currencies have
            same = own and not own.product_uom.compare(quantity, cash.amount)
            cash.counted = cash.amount if same else quantity
        employee = self._validator()
        moment = fields.Datetime.now()
        signature = self.env["scenic.signature"]._sign(
            self, "receiver", "login", employee, name=employee.name or self.env.user.name, moment=moment
        )
        vals = {"receiver_id": employee.id, "received_at": moment}
        if not employee:
            vals["receiver_name"] = self.env.user.name
        self._complete(signature, vals)

    def _after_refused(self):
        """Finance has cancelled the receipt: everything stays where it is, and those who must know are told."""
        self.ensure_one()
        if self.state != "handed":
            return
        lines = self._open_lines()
        lines._set_result("stayed", self.env._("Finance refused the list."))
        self._transition("cancelled", by_system=True)
        self._settle_activities()
        self._report_differences(self.line_ids.browse(), lines)

    def _after_withdrawn(self):
        res = super()._after_withdrawn()
        # sudo: who takes back has no rights in Inventory
        picking = self.picking_id.sudo()
        if picking.state not in ("done", "cancel"):
            picking.action_cancel()
        if self.state == "draft":
            self.with_env(self._unlocked().env).cash_ids.sudo().unlink()
        return res

    # what differs

    def _report_stayed(self, lines):
        """Of a list for finance its receipt says more: see ``_report_differences``."""
        return None if self.picking_id else super()._report_stayed(lines)

    def _report_differences(self, received, stayed):
        """Tell custodian and manager what finance did not find, on the list and on the receipt.

        sudo (the caller's): finance reads neither items nor desks.
        """
        texts = self._difference_texts(received, stayed)
        if not texts:
            return
        text = "\n".join(texts)
        self.message_post(body=text)
        self.picking_id.sudo().message_post(body=text)
        desk = self.desk_id
        users = (desk.custodian_id | desk.manager_id).filtered("active") or desk._responsible_reader(
            self, "supervisor_id"
        )
        for user in users:
            self._remind_user(
                "scenic_service_desk.mail_activity_transfer_missing",
                user,
                lambda this: this._difference_summary(),
                note=text,
            )

    def _difference_summary(self):
        return self.env._("Finance received less or other than handed over")

    def _difference_texts(self, received, stayed):
        """:return: list of str, a sentence for each difference"""
        texts = []
        if stayed:
            names = ", ".join(stayed.item_id.mapped("display_name"))
            texts.append(self.env._("Not received: %s", names))
        for cash in self.cash_ids.filtered(lambda cash: cash.line_id in received and cash.difference):
            texts.append(
                self.env._(
                    "%(item)s: counted %(counted)s, on the list %(amount)s.",
                    item=cash.line_id.item_id.name,
                    counted=cash._label(cash.counted),
                    amount=cash._label(cash.amount),
                )
            )
        things = self._moves().filtered(lambda move: move.scenic_line_id in received and not move.scenic_cash_id)
        texts += [
            self.env._("%s: only its cash was received.", move.scenic_line_id.item_id.display_name)
            for move in things
            if not move._is_taken()
        ]
        return texts

    def _ledger_reference(self):
        """The receipt in Inventory stands in the ledger too."""
        # sudo: only the receipt's number
        return " · ".join(filter(None, [super()._ledger_reference(), self.picking_id.sudo().name]))

    def action_open_receipt(self):
        """What finance takes in, or gives out, in Inventory.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.picking_id.display_name,
            "res_model": "stock.picking",
            "res_id": self.picking_id.id,
            "views": [(False, "form")],
        }
