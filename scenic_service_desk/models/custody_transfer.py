from psycopg2.errors import UniqueViolation

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError, UserError
from odoo.fields import Domain

from .readonly_mixin import TALK_PREFIXES

_AGENT = "scenic_service_desk.group_agent"
OPEN_STATES = ("draft", "handed")
# the act of the ledger that completes a line
MOVE_OF_KIND = {
    "custodian": "custody",
    "finance": "finance",
    "police": "police",
    "issuer": "issuer",
    "disposal": "disposed",
    "state": "state",
}
# on which list things for a destination leave
KIND_OF_DESTINATION = {
    "finance": "finance",
    "police": "police",
    "issuer": "issuer",
    "dispose": "disposal",
    "state": "state",
}
# what may still be written once the giver has signed
_WHEN_HANDED = {"line_ids", "cash_ids", "receiver_name", "reference", "released_by", "signed_list", "note"}


class ScenicCustodyTransfer(models.Model):
    """Found items that change hands on one list which two persons sign (register 9).

    The list says who gave and who received; where an item is, the ledger alone says: each completed line writes it.
    """

    _name = "scenic.custody.transfer"
    _description = "Custody Transfer"
    _inherit = ["scenic.register.mixin", "scenic.signable.mixin"]

    _initial_state = "draft"
    _closed_states = ("received", "cancelled")
    # who may sign is checked where he signs
    _transitions = {
        "draft": {"handed": _AGENT, "cancelled": _AGENT},
        "handed": {"received": "", "draft": _AGENT, "cancelled": _AGENT},
    }
    _sign_acts = {"give": "_signed_give", "receive": "_signed_receive", "receive_all": "_signed_receive_all"}

    state = fields.Selection(
        selection_add=[
            ("draft", "Draft"),
            ("handed", "Giver Has Signed"),
            ("received", "Both Have Signed"),
            ("cancelled", "Cancelled"),
        ],
        tracking=True,
    )
    kind = fields.Selection(
        [
            ("custodian", "To the Custodian"),
            ("finance", "To Finance"),
            ("police", "To the Police"),
            ("issuer", "To the Issuer of the Card"),
            ("disposal", "Disposal"),
            ("state", "To the State"),
        ],
        required=True,
        default="custodian",
        tracking=True,
    )
    date = fields.Datetime("Drawn Up At")
    employee_id = fields.Many2one(string="Drawn Up By")
    line_ids = fields.One2many("scenic.custody.transfer.line", "transfer_id", "Items", copy=False)
    giver_id = fields.Many2one("hr.employee", "Given By", readonly=True, copy=False, ondelete="restrict")
    given_at = fields.Datetime(readonly=True, copy=False)
    receiver_id = fields.Many2one("hr.employee", "Received By", readonly=True, copy=False, ondelete="restrict")
    received_at = fields.Datetime(readonly=True, copy=False)
    receiver_name = fields.Char(
        "Received By (Outside)", copy=False, help="Name and service number of who signed the printed list."
    )
    receiver_label = fields.Char("Receiver", compute="_compute_receiver_label")
    reference = fields.Char("Receipt Number", copy=False, help="Number of the receipt given for the things.")
    reason = fields.Char(copy=False, help="Why the things are disposed of, and how.")
    signed_list = fields.Image("Photo of the Signed List", max_width=1600, max_height=1600, copy=False)
    note = fields.Text()
    item_count = fields.Integer("Items on the List", compute="_compute_counts")
    received_count = fields.Integer("Items Received", compute="_compute_counts")
    cash_total = fields.Text("Cash", compute="_compute_cash_total", compute_sudo=True)

    # the list opens on what is not signed by both; one draft a desk and kind is looked for
    _open_idx = models.Index("(desk_id, kind, date DESC, id DESC) WHERE state IN ('draft', 'handed')")

    @api.depends_context("lang")
    @api.depends("name", "kind")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for transfer in self:
            transfer.display_name = " ".join(filter(None, [transfer.name, labels.get(transfer.kind)]))

    @api.depends("receiver_id", "receiver_name")
    def _compute_receiver_label(self):
        for transfer in self:
            transfer.receiver_label = transfer.receiver_id.name or transfer.receiver_name

    @api.depends("line_ids.result")
    def _compute_counts(self):
        counts = {}
        for transfer, result, count in self.env["scenic.custody.transfer.line"]._read_group(
            [("transfer_id", "in", self.ids)], ["transfer_id", "result"], ["__count"]
        ):
            counts[transfer.id, result] = count
        for transfer in self:
            received = counts.get((transfer.id, "received"), 0)
            transfer.received_count = received
            transfer.item_count = received + sum(counts.get((transfer.id, one), 0) for one in ("open", "stayed"))

    @api.depends_context("lang")
    @api.depends("line_ids.result", "line_ids.item_id.cash_ids.amount")
    def _compute_cash_total(self):
        for transfer in self:
            transfer.cash_total = transfer._passing_lines()._cash_text()

    def _passing_lines(self):
        """The lines that pass, or have passed, with this list.

        :return: ``scenic.custody.transfer.line`` recordset
        """
        return self.line_ids.filtered(lambda line: line.result in ("open", "received"))

    def _open_lines(self):
        """The lines that are still to be received.

        :return: ``scenic.custody.transfer.line`` recordset
        """
        return self.line_ids.filtered(lambda line: line.result == "open")

    def _check_unlocked(self, vals):
        """:raise UserError: also when what the giver signed would change"""
        typed = {name for name in vals if not name.startswith(TALK_PREFIXES)}
        if typed - _WHEN_HANDED and (handed := self.filtered(lambda transfer: transfer.state == "handed")[:1]):
            raise UserError(
                self.env._(
                    "%s has been signed by who hands over: the list stands. Take it back first.", handed.display_name
                )
            )
        return super()._check_unlocked(vals)

    def write(self, vals):
        """A draft may go another way than its items' rule says, as long as all of them can.

        :raise UserError: naming an item that cannot go there now
        """
        turned = self.filtered(lambda transfer: transfer.kind != vals["kind"]) if "kind" in vals else self.browse()
        res = super().write(vals)
        for transfer in turned:
            transfer._open_lines().item_id._check_fit_for_transfer(transfer.kind)
            if transfer.kind == "custodian":
                transfer._open_lines()._propose_place()
        return res

    @api.model
    def _draft(self, kind, items, top_up=True):
        """Draw up the list of items that are to pass together; a draft of the kind at the desk takes them up.

        Items that are on a list already, or cannot pass now, are left out.

        :param str kind: a value of ``kind``
        :param items: ``scenic.found.item`` recordset of one company
        :param bool top_up: whether a draft that is there may take them up; False: a list of its own
        :return: ``scenic.custody.transfer`` record
        :raise UserError: when none of the items can go on a list
        :raise ConcurrencyError: when another transaction puts one of them on a list at this moment; Odoo then runs the
            request again, and the second run finds it
        """
        fit = items._fit_for_transfer(kind)
        if not fit:
            return items._transfer_they_are_on(kind)
        transfer = self.browse()
        desk = self._desk_for(fit)
        if top_up:
            # a dangerous thing goes at once, and what finance keeps out of its own store: on lists of their own
            apart = ["|", ("item_id.category_id.is_dangerous", "=", True), ("item_id.state", "=", "transferred")]
            same = [("desk_id", "=", desk.id), ("kind", "=", kind), ("state", "=", "draft")]
            transfer = self.search([*same, ("line_ids", "not any", apart)], limit=1)
        lines = self.env["scenic.custody.transfer.line"]
        try:
            with self.env.cr.savepoint():
                transfer = transfer or self.create({"desk_id": desk.id, "kind": kind})
                lines.create([{"transfer_id": transfer.id, "item_id": item.id} for item in fit])
        except UniqueViolation as error:
            raise ConcurrencyError(f"an item of {transfer} is put on a list by two at once") from error
        return transfer

    @api.model
    def _desk_for(self, items):
        """Where a list of items is drawn up: at their desk, or at the user's own where they are of several.

        :return: ``scenic.desk`` record
        """
        if len(items.desk_id) == 1:
            return items.desk_id
        own = self.env["scenic.desk"].with_company(items.company_id[:1])._default_desk()
        return (own or items[:1].desk_id).with_env(self.env)

    def _form_action(self):
        """:return: act_window of the list's form"""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Custody Transfer"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }

    def _lists_action(self):
        """:return: act_window of the list's form, or of a list of the lists"""
        if len(self) == 1:
            return self._form_action()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Custody Transfers"),
            "res_model": self._name,
            "domain": [("id", "in", self.ids)],
            "views": [(False, "list"), (False, "form")],
        }

    @api.model
    def _open_matter_domain(self):
        return Domain("state", "in", OPEN_STATES)

    def _timeline_text(self):
        self.ensure_one()
        kind = dict(self._fields["kind"]._description_selection(self.env)).get(self.kind)
        return " · ".join(filter(None, [kind, self.env._("%s items", self.item_count), self.reference]))

    @api.model
    def _archive_fields(self):
        return [
            *super()._archive_fields(),
            "kind",
            "item_count",
            "received_count",
            "cash_total",
            "giver_id",
            "given_at",
            "receiver_label",
            "received_at",
            "reference",
            "reason",
        ]
