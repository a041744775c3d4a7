from odoo import api, fields, models
from odoo.exceptions import UserError

from .custody_transfer import KIND_OF_DESTINATION, MOVE_OF_KIND
from .found_item_custody import BEGINS
from .found_item_guard import COUNTED


class ScenicFoundItem(models.Model):
    """The lists on which a found item changes hands (register 9)."""

    _inherit = "scenic.found.item"

    transfer_line_ids = fields.One2many("scenic.custody.transfer.line", "item_id", "Transfer Lists", readonly=True)
    open_transfer_id = fields.Many2one(
        "scenic.custody.transfer", "On the List", compute="_compute_open_transfer", search="_search_open_transfer"
    )

    @api.depends("transfer_line_ids.result")
    def _compute_open_transfer(self):
        lists = {line.item_id: line.transfer_id for line in self._open_transfer_lines()}
        for item in self:
            item.open_transfer_id = lists.get(item)

    def _search_open_transfer(self, operator, value):
        if operator not in ("in", "any"):
            return NotImplemented
        found = [("result", "=", "open")]
        if operator == "in" and set(value) == {False}:
            return [("transfer_line_ids", "not any", found)]
        return [("transfer_line_ids", "any", [*found, ("transfer_id", operator, value)])]

    def _open_transfer_lines(self):
        """The lines of lists that are not signed by both yet.

        :return: ``scenic.custody.transfer.line`` recordset
        """
        lines = self.env["scenic.custody.transfer.line"]
        if not lines.has_access("read"):
            return lines
        return lines.search([("item_id", "in", self.ids), ("result", "=", "open")])

    def _is_fit_for(self, kind):
        """Whether the item is where its way on a list begins.

        :param str kind: a kind of ``scenic.custody.transfer``
        :return: bool
        """
        self.ensure_one()
        return self.state in BEGINS[MOVE_OF_KIND[kind]]

    def _fit_for_transfer(self, kind):
        """Those of ``self`` that can go on a list now: in a state where its way begins, and on no list yet.

        :param str kind: a kind of ``scenic.custody.transfer``
        :return: ``scenic.found.item`` recordset
        """
        return self.filtered(lambda item: item._is_fit_for(kind)) - self._open_transfer_lines().item_id

    def _check_fit_for_transfer(self, kind):
        """:raise UserError: naming the first item that cannot pass now"""
        if wrong := self.filtered(lambda item: not item._is_fit_for(kind))[:1]:
            raise UserError(
                self.env._(
                    "%(name)s is “%(state)s”: this cannot be done with it now.",
                    name=wrong.display_name,
                    state=wrong._state_label(wrong.state),
                )
            )

    def _transfer_they_are_on(self, kind):
        """The list that holds the items already.

        :param str kind: a kind of ``scenic.custody.transfer``
        :return: ``scenic.custody.transfer`` record
        :raise UserError: when they are on none, or on one of another kind
        """
        self._check_fit_for_transfer(kind)
        transfer = self._open_transfer_lines().transfer_id[:1]
        if not transfer:
            raise UserError(self.env._("There is nothing to put on a list."))
        if transfer.kind != kind:
            raise UserError(
                self.env._("It is on the list “%s” already. Take it off there first.", transfer.display_name)
            )
        return transfer

    def _transition(self, state, vals=None, by_system=False):
        res = super()._transition(state, vals, by_system)
        self._leave_transfers()
        return res

    def _leave_transfers(self):
        """What went another way drops out of the lists it stands on.

        sudo: as where a line drops out.
        """
        lines = self.env["scenic.custody.transfer.line"].sudo()
        lines.search([("item_id", "in", self.ids), ("result", "=", "open")])._leave_gone()

    def _tell_lists(self, reason):
        """Who is about to sign a list learns that a rule has changed what stands on it: the list stays as it is.

        sudo: as where a line drops out.

        :param str reason: why, for the list's history
        """
        for transfer, lines in self.sudo()._open_transfer_lines().grouped("transfer_id").items():
            names = ", ".join(lines.item_id.mapped("display_name"))
            transfer.message_post(body=self.env._("%(reason)s\nOn this list: %(items)s", reason=reason, items=names))

    def _check_unlocked(self, vals):
        """:raise UserError: also when what the giver of a list has signed for would change"""
        if COUNTED & vals.keys():
            # sudo: a list of another desk binds as well
            signed = self.sudo()._open_transfer_lines().filtered(lambda line: line.transfer_state == "handed")[:1]
            if signed:
                raise UserError(
                    self.env._(
                        "%(name)s is on the signed list %(list)s: what was counted and sealed stands. Take the list"
                        " back first.",
                        name=signed.item_id.display_name,
                        list=signed.transfer_id.name,
                    )
                )
        return super()._check_unlocked(vals)

    def _draft_transfer(self, kind, top_up=False):
        """Draw up a list of these items and open it; what could not go on it is named in its messages.

        :return: act_window
        """
        transfer = self.env["scenic.custody.transfer"]._draft(kind, self, top_up)
        if left := self - transfer.line_ids.item_id:
            names = ", ".join(left[:20].mapped("display_name"))
            transfer.message_post(body=self.env._("Not on the list, as it cannot pass now: %s", names))
        return transfer._form_action()

    def action_to_custody(self):
        """To the custodian, with seal and place, on a list that both sign.

        :return: act_window
        """
        return self._draft_transfer("custodian")

    def action_pass_on(self):
        """Out of the house: police, issuer, finance or disposal, as the rule says; on the list another way can be
        chosen.

        :return: act_window
        :raise UserError: when the items go different ways
        """
        ways = {item._way_out() for item in self}
        if len(ways) > 1:
            raise UserError(
                self.env._("These items go different ways by their rules. Choose those that go the same way.")
            )
        return self._draft_transfer(KIND_OF_DESTINATION.get(ways.pop() if ways else False, "police"))

    def _way_out(self):
        """Where the item goes by its rule.

        :return: str, a value of ``destination`` or ``state``; False without a rule
        """
        self.ensure_one()
        return "police" if self.is_dangerous else self.destination

    def action_dispose(self):
        """Disposal with reason and witness.

        :return: act_window
        """
        return self._draft_transfer("disposal")

    def action_open_transfer(self):
        """The list the item stands on.

        :return: act_window
        """
        self.ensure_one()
        return self.open_transfer_id._form_action()

    def action_hand_valuables(self):
        """Draw up the list of all valuables still at the counter; chosen ones where some are chosen.

        :return: act_window
        """
        if self:
            return self._draft_transfer("custodian", top_up=True)
        return self.env["scenic.desk"]._default_desk().action_hand_valuables()
