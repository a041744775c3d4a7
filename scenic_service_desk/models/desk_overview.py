from odoo import api, fields, models

from .found_item import OPEN_STATES


class ScenicDesk(models.Model):
    """The desk's card on the start page: what waits, and the ways in."""

    _inherit = "scenic.desk"

    item_count = fields.Integer("In the House", compute="_compute_overview")
    valuable_count = fields.Integer("Valuables at the Counter", compute="_compute_overview")
    on_site_count = fields.Integer("Still on Site", compute="_compute_overview")
    overdue_count = fields.Integer("Past Keeping Period", compute="_compute_overview")
    claim_count = fields.Integer("Open Claims", compute="_compute_overview")
    approval_count = fields.Integer("Waiting for Approval", compute="_compute_overview")

    @api.depends_context("uid")
    def _compute_overview(self):
        self._count_items()
        self._count_claims()

    def _count_items(self):
        """One walk over what is in the house, as for its number alone; what is overdue has an index of its own."""
        items = self.env["scenic.found.item"]
        mine = [("desk_id", "in", self.ids)]
        groups = items._read_group(
            [*mine, ("state", "in", OPEN_STATES)], ["desk_id", "state", "is_valuable"], ["__count"]
        )
        overdue = dict(items._read_group([*mine, ("is_overdue", "=", True)], ["desk_id"], ["__count"]))
        for desk in self:
            own = [(state, is_valuable, count) for of, state, is_valuable, count in groups if of == desk]
            desk.item_count = sum(count for *_rest, count in own)
            desk.valuable_count = sum(
                count for state, is_valuable, count in own if state == "at_counter" and is_valuable
            )
            desk.on_site_count = sum(count for state, _is_valuable, count in own if state == "on_site")
            desk.overdue_count = overdue.get(desk, 0)

    def _count_claims(self):
        """What is asked for, and what of it waits for a second person."""
        groups = self.env["scenic.claim"]._read_group(
            [("desk_id", "in", self.ids), ("state", "in", ("draft", "submitted", "approved"))],
            ["desk_id", "state"],
            ["__count"],
        )
        for desk in self:
            own = {state: count for of, state, count in groups if of == desk}
            desk.claim_count = sum(own.values())
            desk.approval_count = own.get("submitted", 0)

    def _open(self, action, **context):
        """A window action of the registers, seen from this desk.

        :param str action: XML id without the module
        :param context: keys to add to the action's own context
        :return: act_window
        """
        self.ensure_one()
        values = self.env["ir.actions.act_window"]._for_xml_id(f"scenic_service_desk.{action}")
        values["context"] = {"default_desk_id": self.id, **context}
        return values

    def action_items(self):
        """The desk's found items; the card's figure pressed is the filter set.

        :return: act_window
        """
        wanted = self.env.context.get("scenic_filter", "open")
        return self._open("found_item_action", search_default_desk_id=self.id, **{f"search_default_{wanted}": 1})

    def action_claims(self):
        """The desk's claims.

        :return: act_window
        """
        wanted = self.env.context.get("scenic_filter", "open")
        return self._open("claim_action", search_default_desk_id=self.id, **{f"search_default_{wanted}": 1})

    def action_hand_in(self):
        """A new find; the way in comes with the button.

        :return: act_window
        """
        action = self._open("found_item_action", default_source=self.env.context.get("scenic_source", "visitor"))
        return {**action, "views": [(False, "form")], "view_mode": "form"}

    def action_claim(self):
        """A new claim from the claimant's side.

        :return: act_window
        """
        return {**self._open("claim_action"), "views": [(False, "form")], "view_mode": "form"}
