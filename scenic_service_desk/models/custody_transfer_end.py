from odoo import models

from .custody_transfer import MOVE_OF_KIND
from .custody_transfer_paper import ON_PAPER


class ScenicCustodyTransfer(models.Model):
    """How a list ends: signed by both it writes the ledger; or it is taken back, or cancelled (register 9)."""

    _inherit = "scenic.custody.transfer"

    def _complete(self, signature, vals):
        """Both have signed: what was received goes through the ledger, the rest stays where it is and is reported.

        :param signature: ``scenic.signature`` record of who received or witnessed
        :param dict vals: values to write on the list
        """
        self.ensure_one()
        received = self._received_lines()
        stayed = self._open_lines() - received
        # the lines first: an item that moves leaves the lists it is still open on
        received._set_result("received")
        stayed._set_result("stayed", self._stayed_note())
        self._transition("received", vals)
        self._write_ledger(received, signature)
        self._settle_activities()
        if stayed:
            self._report_stayed(stayed)
        self._after_received(received, stayed)

    def _received_lines(self):
        """The lines that were received: those ticked on the form. Where things are received elsewhere too, that says.

        :return: ``scenic.custody.transfer.line`` recordset, a part of ``_open_lines``
        """
        return self._open_lines().filtered("is_received")

    def _write_ledger(self, lines, signature):
        """Take the step of every received item through the ledger.

        sudo: who receives has proven who he is and that he may; finance and witnesses have no rights on found items.
        """
        stays = self.kind == "custodian"
        outside = self.kind in ON_PAPER
        witness = signature.signer_name if self.kind == "disposal" else False
        own_vals = {
            line.item_id: {
                "seal_number": line.seal_number,
                "to_location_id": line.location_id.id if stays else False,
                "reason": " · ".join(filter(None, [self.reason, line.remark, witness])) or False,
            }
            for line in lines
        }
        receiver = signature.signer_name if outside or stays else False
        lines.item_id.sudo()._custody_step(
            MOVE_OF_KIND[self.kind],
            {
                "date": signature.signed_at,
                "transfer_id": self.id,
                **self._ledger_giver(),
                "receiver": receiver,
                "receiver_id": signature.employee_id.id if receiver else False,
                "reference": self._ledger_reference(),
                "sign_method": signature.method,
                "signature_id": signature.id,
            },
            own_vals=own_vals,
            by_system=True,
        )

    def _ledger_giver(self):
        """Out of whose hands the things went.

        :return: dict of values of the ledger
        """
        return {"giver": self.giver_id.name, "giver_id": self.giver_id.id}

    def _ledger_reference(self):
        """What the ledger names beside the list itself.

        :return: str
        """
        return self.reference or self.name

    def _settle_activities(self):
        """The reminders of a list that was signed by both, taken back or cancelled are done."""
        self.activity_feedback(
            ["scenic_service_desk.mail_activity_receive_transfer", "scenic_service_desk.mail_activity_sign_transfer"]
        )

    def _stayed_note(self):
        """:return: str, why a line stays that was signed for and not ticked"""
        if self.kind == "disposal":
            return self.env._("Not disposed of; it stays where it is.")
        return self.env._("Not received; it stays with who handed over.")

    def _report_stayed(self, lines):
        """Tell the supervisor what was on the signed list and did not arrive, or was not disposed of."""
        names = ", ".join(lines.item_id.mapped("display_name"))
        dropped = self.kind == "disposal"
        text = self.env._("Not disposed of: %s", names) if dropped else self.env._("Not received: %s", names)
        self.message_post(body=text)
        user = self.desk_id._responsible_reader(self, "supervisor_id", "manager_id")
        self._remind_user("scenic_service_desk.mail_activity_transfer_missing", user, lambda _list: text)

    def action_take_back(self):
        """The list is a draft again: something was wrong before the receiver signed."""
        for transfer in self:
            transfer._transition("draft", {"giver_id": False, "given_at": False})
            transfer._open_lines().write({"is_received": False})
            transfer._settle_activities()
            transfer.message_post(body=self.env._("Taken back before it was received."))
            transfer._after_withdrawn()
        return True

    def action_cancel(self):
        """The list is not needed: its items are free for another."""
        for transfer in self:
            lines = transfer._open_lines()
            transfer._transition("cancelled")
            lines._set_result("cancelled")
            transfer._settle_activities()
            transfer._after_withdrawn()
        return True

    def _after_received(self, _received, _stayed):
        """What follows when both have signed; for what works along with a list.

        :param _received: ``scenic.custody.transfer.line`` recordset that passed
        :param _stayed: those that did not
        """

    def _after_withdrawn(self):
        """What follows when a list is taken back or cancelled; for what works along with a list."""
