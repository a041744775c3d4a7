from odoo import fields, models
from odoo.exceptions import UserError


class ScenicFoundItem(models.Model):
    """What claims do to a found item; their own rights were checked by their own steps (register 8)."""

    _inherit = "scenic.found.item"

    def action_new_claim(self):
        """A visitor claims this item.

        :return: act_window
        :raise UserError: for what is no longer in the house
        """
        self.ensure_one()
        if self.state == "disposed":
            raise UserError(self.env._("%s is no longer in the house and cannot be claimed.", self.display_name))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Claim"),
            "res_model": "scenic.claim",
            "view_mode": "form",
            "context": self._claim_context(),
        }

    def action_open_claims(self):
        """The claims on this item.

        :return: act_window
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.claim_action")
        return {**action, "domain": [("item_id", "=", self.id)], "context": self._claim_context()}

    def _claim_context(self):
        """Defaults of a claim on this item: it is made in the item's company, whichever the user stands in.

        :return: dict
        """
        desks = self.env["scenic.desk"].with_company(self.company_id)
        return {"default_item_id": self.id, "default_desk_id": desks._default_desk().id}

    def _reserve_for_claim(self):
        """Keep the item for an approved claim.

        sudo: the item may belong to another desk than the claim; who may approve a claim may reserve its item.
        """
        item = self.sudo()
        if item.state in ("on_site", "at_counter", "in_custody"):
            item._transition("reserved", by_system=True)
        elif item.state != "transferred":
            raise UserError(
                self.env._(
                    "%(name)s is “%(state)s”: it can no longer be promised to anybody.",
                    name=item.display_name,
                    state=item._state_label(item.state),
                )
            )

    def _release_from_claim(self):
        """Give the item free again: an approved claim was withdrawn. sudo: as in ``_reserve_for_claim``."""
        item = self.sudo()
        if item.state == "reserved":
            if item.custodian_id:
                item._transition("in_custody", by_system=True)
            else:
                brought = item.source != "on_site" or "brought_in" in item.custody_move_ids.mapped("kind")
                item._transition("at_counter" if brought else "on_site", by_system=True)

    def _return_for_claim(self, vals):
        """Hand the item to the owner: state and ledger. sudo: as in ``_reserve_for_claim``.

        :param dict vals: values of the ledger line
        """
        item = self.sudo()
        giver = item._holder_label()
        place = item.location_id.id
        item._transition("returned", by_system=True)
        item._settle_reminders("returned")
        self._append_moves(
            [{**vals, "item_id": item.id, "kind": "returned", "giver": giver, "from_location_id": place}]
        )

    def _reverse_for_claim(self, reason, moment=None):
        """The return was wrong: the item is to be recovered. sudo: as in ``_reserve_for_claim``.

        :param str reason: why, for the ledger
        :param moment: when it was; now by default
        """
        item = self.sudo()
        item._transition("recovering", {"custodian_id": False}, by_system=True)
        item._remind("recover", ("manager_id", "supervisor_id"))
        self._append_moves(
            [{"item_id": item.id, "kind": "reversed", "reason": reason, "date": moment or fields.Datetime.now()}]
        )
