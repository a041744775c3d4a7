from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicDesk(models.Model):
    """The valuables at the counter, and the lists that wait for a signature, on the desk's card."""

    _inherit = "scenic.desk"

    valuables_daily = fields.Boolean(
        "Valuables to the Custodian Daily",
        default=True,
        help="The day is closed only when no valuable of the day lies at the counter any more.",
    )
    transfer_count = fields.Integer("Transfer Lists to Sign", compute="_compute_transfer_count")

    @api.depends_context("uid")
    def _compute_transfer_count(self):
        counts = dict(
            self.env["scenic.custody.transfer"]._read_group(
                [("desk_id", "in", self.ids), ("state", "in", ("draft", "handed"))], ["desk_id"], ["__count"]
            )
        )
        for desk in self:
            desk.transfer_count = counts.get(desk, 0)

    def _valuables_at_counter(self, until=None):
        """The valuables that are still at the counter.

        :param until: naive UTC datetime: only what was handed in before
        :return: ``scenic.found.item`` recordset
        """
        domain = [("desk_id", "in", self.ids), ("state", "=", "at_counter"), ("is_valuable", "=", True)]
        if until:
            domain.append(("date", "<", until))
        return self.env["scenic.found.item"].search(domain)

    def action_hand_valuables(self):
        """Draw up the list of all valuables still at the counter for the custodian, or open the one that is there.

        :return: act_window
        :raise UserError: when there is none
        """
        if not self:
            raise UserError(self._why_no_desk())
        self.ensure_one()
        items = self._valuables_at_counter()
        if not items:
            raise UserError(self.env._("No valuable is at the counter: there is nothing to hand over."))
        return self.env["scenic.custody.transfer"]._draft("custodian", items)._form_action()

    def action_transfers(self):
        """The desk's lists that wait for a signature.

        :return: act_window
        """
        return self._open("custody_transfer_action", search_default_desk_id=self.id, search_default_open=1)
