from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import formatLang

from ..tools.amount_words import amount_in_words

# what may be typed into a line, before and after the giver has signed
_IN_DRAFT = {"transfer_id", "item_id", "sequence", "seal_number", "location_id", "is_received", "remark"}
_WHEN_HANDED = {"location_id", "is_received", "remark"}


class ScenicCustodyTransferLine(models.Model):
    """One item on a transfer list: its seal, its new place, and whether it passed (register 9)."""

    _name = "scenic.custody.transfer.line"
    _description = "Line of a Custody Transfer"
    _inherit = ["scenic.lock.line.mixin"]
    _order = "transfer_id desc, sequence, id"
    _rec_name = "item_id"
    _check_company_auto = True
    _lock_parent = "transfer_id"
    _lock_lines = "line_ids"

    transfer_id = fields.Many2one("scenic.custody.transfer", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="transfer_id.company_id")
    kind = fields.Selection(related="transfer_id.kind")
    transfer_state = fields.Selection(related="transfer_id.state", string="Status of the List")
    sequence = fields.Integer(default=10)
    item_id = fields.Many2one("scenic.found.item", required=True, index=True, check_company=True, ondelete="restrict")
    description = fields.Char(related="item_id.description", string="What")
    category_id = fields.Many2one(related="item_id.category_id")
    quantity = fields.Integer(related="item_id.quantity")
    from_location_id = fields.Many2one(related="item_id.location_id", string="Lies At")
    is_dangerous = fields.Boolean(related="item_id.is_dangerous")
    seal_number = fields.Char("Seal Bag")
    location_id = fields.Many2one(
        "stock.location",
        "Storage Place",
        check_company=True,
        ondelete="restrict",
        domain="[('usage', '=', 'internal')]",
        help="Where it is kept afterwards.",
    )
    is_received = fields.Boolean("Received", help="Ticked by who receives: what he has seen and holds in his hands.")
    remark = fields.Char()
    result = fields.Selection(
        [
            ("open", "On the List"),
            ("received", "Passed"),
            ("stayed", "Not Received"),
            ("dropped", "Dropped Out"),
            ("cancelled", "List Cancelled"),
        ],
        required=True,
        default="open",
        copy=False,
    )
    result_text = fields.Char("Outcome", compute="_compute_result_text", help="The result in the words of the list.")
    result_note = fields.Char("Why", copy=False)
    cash_text = fields.Char("Cash", compute="_compute_cash", compute_sudo=True, help="Amounts by currency, in figures.")
    cash_words = fields.Char("Cash in Words", compute="_compute_cash", compute_sudo=True)

    _item_open_uniq = models.UniqueIndex(
        "(item_id) WHERE result = 'open'",
        "One of the items is on another open transfer list already. Open that list, or take the item off it.",
    )

    @api.depends_context("lang")
    @api.depends("result", "kind")
    def _compute_result_text(self):
        """What is thrown away has not passed to anybody; where an authority has it, that is said."""
        labels = dict(self._fields["result"]._description_selection(self.env))
        own = {
            "disposal": {"received": self.env._("Disposed Of"), "stayed": self.env._("Not Disposed Of")},
            "police": {"received": self.env._("Handed to the Police")},
            "issuer": {"received": self.env._("Returned to the Issuer")},
            "state": {"received": self.env._("Handed to the State")},
        }
        for line in self:
            line.result_text = own.get(line.kind, {}).get(line.result) or labels.get(line.result)

    @api.depends_context("lang")
    @api.depends("item_id.cash_ids.amount", "item_id.cash_ids.currency_id")
    def _compute_cash(self):
        for line in self:
            sums = line._cash_by_currency()
            line.cash_text = ", ".join(line._amount_label(amount, currency) for currency, amount in sums.items())
            line.cash_words = ", ".join(
                amount_in_words(amount, currency, self.env.lang) for currency, amount in sums.items()
            )

    def _cash_by_currency(self):
        """The cash on the lines.

        :return: dict from ``res.currency`` record to amount
        """
        sums = {}
        for cash in self.item_id.cash_ids:
            sums[cash.currency_id] = sums.get(cash.currency_id, 0) + cash.amount
        return sums

    @api.model
    def _amount_label(self, amount, currency):
        """An amount with its sign, of foreign money with its code: yuan and yen share a sign."""
        if currency == self.env.company.currency_id:
            return formatLang(self.env, amount, currency_obj=currency)
        return f"{currency.name} {formatLang(self.env, amount, digits=currency.decimal_places)}"

    def _cash_text(self):
        """The sums of the lines' cash, one currency a line, in figures and words.

        :return: str
        """
        return "\n".join(
            f"{self._amount_label(amount, currency)}  {amount_in_words(amount, currency, self.env.lang)}"
            for currency, amount in self._cash_by_currency().items()
        )

    @api.model_create_multi
    def create(self, vals_list):
        """Put items on a list: their seal goes along, the safe is proposed where the custodian takes them.

        :raise UserError: for an item that cannot pass now, or a list the giver has signed
        """
        items = self.env["scenic.found.item"].browse([vals["item_id"] for vals in vals_list if vals.get("item_id")])
        seals = {item.id: item.seal_number for item in items}
        for vals in vals_list:
            if {"result", "result_note"} & vals.keys():
                raise UserError(self.env._("What became of a line is filled in by the signatures, never by hand."))
            vals["seal_number"] = vals.get("seal_number") or seals.get(vals.get("item_id"))
        lines = super().create(vals_list)
        for transfer, own in lines.grouped("transfer_id").items():
            if transfer.state != "draft":
                raise UserError(
                    self.env._("%s has been signed by who hands over: nothing is added.", transfer.display_name)
                )
            own.item_id._check_fit_for_transfer(transfer.kind)
            if transfer.kind == "custodian":
                own._propose_place()
        return lines

    def _propose_place(self):
        """Fill in where the custodian of the items' desk keeps valuables.

        sudo: an agent has no rights on storage places.
        """
        for desk, lines in (
            self.filtered(lambda line: not line.location_id).grouped(lambda line: line.item_id.desk_id).items()
        ):
            lines.write({"location_id": (desk.sudo().safe_location_id or desk.sudo().location_id).id})

    def write(self, vals):
        """:raise UserError: for what the giver has signed, and for what the signatures fill in"""
        if not self.transfer_id._is_unlocked():
            handed = self.transfer_id.filtered(lambda transfer: transfer.state == "handed")
            if wrong := vals.keys() - (_WHEN_HANDED if handed else _IN_DRAFT):
                labels = ", ".join(
                    sorted(self._fields[name]._description_string(self.env) for name in wrong & {*self._fields})
                )
                raise UserError(self.env._("%s: this can no longer be changed on the list.", labels))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_in_draft(self):
        if self.transfer_id.filtered(lambda transfer: transfer.state != "draft"):
            raise UserError(self.env._("A signed list stays whole. What is not received is left unticked."))

    def _check_parent_unlocked(self, parents):
        # what follows from signatures is written by the list's own code
        return None if parents._is_unlocked() else super()._check_parent_unlocked(parents)

    def action_tick(self):
        """Tick what was received, or take the tick away; on a phone there is no list to tick in."""
        for line in self:
            line.is_received = not line.is_received

    def _set_result(self, result, note=False):
        """Write what became of the lines.

        :param str result: a value of ``result``
        :param str note: why, in a sentence
        """
        if self:
            lines = self.with_env(self.transfer_id._unlocked().env)
            lines.write({"result": result, "result_note": note})

    def _leave_gone(self):
        """Drop open lines whose items can no longer pass this way: claimed, returned or gone meanwhile."""
        gone = self.filtered(lambda line: line.result == "open" and not line.item_id._is_fit_for(line.kind))
        gone._drop()

    def _drop(self):
        """Take lines off their lists whose items went another way meanwhile, with a sentence.

        sudo: who reserves or returns an item need not write at the list's desk.
        """
        for transfer, lines in self.sudo().grouped("transfer_id").items():
            for line in lines:
                text = line._dropped_text()
                line._set_result("dropped", text)
                transfer.message_post(body=text)

    def _dropped_text(self):
        """Why a line dropped out, in a sentence. sudo (the caller's): who draws up lists need not read every claim.

        :return: str
        """
        item = self.item_id
        if item.state == "transferred" and "approved" in item.claim_ids.mapped("state"):
            return self.env._("%s is promised to a claimant: it dropped out of the list.", item.display_name)
        return self.env._(
            "%(item)s is “%(state)s” now: it dropped out of the list.",
            item=item.display_name,
            state=item._state_label(item.state),
        )
