from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .custody_transfer import MOVE_OF_KIND

_CUSTODIAN = "scenic_service_desk.group_custodian"
_SUPERVISOR = "scenic_service_desk.group_supervisor"
# received by somebody who has no login here: he signs the printed list
ON_PAPER = ("police", "issuer", "finance", "state")
# of these an officer takes the whole list, and gives his receipt
_AUTHORITIES = ("police", "issuer", "state")


class ScenicCustodyTransfer(models.Model):
    """Two different persons sign a list: who hands over, and who receives or witnesses (register 9)."""

    _inherit = "scenic.custody.transfer"

    is_on_paper = fields.Boolean(compute="_compute_is_on_paper")
    can_receive = fields.Boolean(compute="_compute_can_receive")

    @api.depends("kind")
    def _compute_is_on_paper(self):
        for transfer in self:
            transfer.is_on_paper = transfer.kind in ON_PAPER

    @api.depends_context("uid")
    @api.depends("state", "kind", "giver_id")
    def _compute_can_receive(self):
        shared = self.env["scenic.desk"]._is_shared_login()
        for transfer in self:
            employee = self.env.user.with_company(transfer.company_id).employee_id
            own = employee and employee != transfer.giver_id and transfer._may_receive(employee)
            transfer.can_receive = transfer.state == "handed" and (shared or bool(own))

    def action_give(self):
        """Who hands over signs the list; from then on it stands."""
        self.ensure_one()
        self._check_ready()
        return self._ask_signature("give", self.env._("Sign: Hand Over"))

    def _check_ready(self):
        """:raise UserError: naming what is missing before the list can be signed"""
        self.line_ids._leave_gone()
        if not self._open_lines():
            raise UserError(self.env._("There is nothing on the list."))
        if self.kind == "disposal" and not (self.reason or "").strip():
            raise UserError(self.env._("Please write why it is disposed of."))

    def _signed_give(self, employee, method):
        """:raise UserError, AccessError: when something is missing, or for who may not give these things away"""
        self.ensure_one()
        self._check_ready()
        self._check_giver(employee)
        self._transition("handed", {"giver_id": employee.id, "given_at": self._act_moment()})
        self.env["scenic.signature"]._sign(self, "giver", method, employee, moment=self.given_at)
        # what an officer takes, or is thrown away, is not counted a second time unless somebody takes a tick away
        self._open_lines().write({"is_received": self.kind in (*_AUTHORITIES, "disposal")})
        self._remind_receiver()
        self._after_given()
        if self.kind in _AUTHORITIES and not self._missing_of_receipt():
            return self._received_on_paper()
        return True

    def _act_moment(self):
        """When an act happens: now, or when the paper says."""
        return self.date if self.is_late_entry else fields.Datetime.now()

    def _check_giver(self, employee):
        """:raise AccessError: for who may not give the listed things away

        sudo: whose login is whose is HR's to read, and a desk's team is not everybody's.
        """
        user = employee.sudo().user_id
        for item in self._open_lines().item_id:
            if self.kind == "state" or item.state == "transferred":
                allowed = user.has_group(_CUSTODIAN)
            elif item.state == "in_custody":
                allowed = employee == item.custodian_id or user.has_group(_CUSTODIAN)
            else:
                team = item.desk_id.sudo().member_ids
                allowed = employee in team or user.has_group(_SUPERVISOR) or user.has_group(_CUSTODIAN)
            if not allowed:
                raise AccessError(
                    self.env._(
                        "%(who)s may not hand over %(item)s. Who holds it signs, or a supervisor.",
                        who=employee.name,
                        item=item.display_name,
                    )
                )

    def _remind_receiver(self):
        """Remind the custodian of what waits for his signature."""
        user = self.desk_id.custodian_id
        if self.kind == "custodian" and user and user != self.env.user:
            self.activity_schedule("scenic_service_desk.mail_activity_receive_transfer", user_id=user.id)

    def action_receive(self):
        """Who receives signs for what he has ticked; the rest stays with the giver and is reported.

        :raise UserError: when nothing is ticked
        """
        self.ensure_one()
        self._check_ticked()
        return self._ask_signature("receive", self._receive_title())

    def action_receive_all(self):
        """Who receives has everything, or the witness has seen it all: one signature for the whole list."""
        self.ensure_one()
        return self._ask_signature("receive_all", self._receive_title())

    def _receive_title(self):
        return self.env._("Witness") if self.kind == "disposal" else self.env._("Receive")

    def _check_ticked(self):
        if not any(self._open_lines().mapped("is_received")):
            raise UserError(self.env._("Please tick what was received. If nothing was, take the list back."))

    def _signed_receive_all(self, employee, method):
        """As ``_signed_receive``, with every line ticked."""
        self._check_receiver(employee)
        self._open_lines().write({"is_received": True})
        return self._signed_receive(employee, method)

    def _signed_receive(self, employee, method):
        """:raise UserError, AccessError: for who may not receive, or when nothing is ticked"""
        self.ensure_one()
        self.line_ids._leave_gone()
        self._check_receiver(employee)
        self._check_ticked()
        role = "witness" if self.kind == "disposal" else "receiver"
        moment = self._act_moment()
        signature = self.env["scenic.signature"]._sign(self, role, method, employee, moment=moment)
        self._complete(signature, {"receiver_id": employee.id, "received_at": moment})
        return True

    def _check_receiver(self, employee):
        """:raise UserError: for the giver himself
        :raise AccessError: for who does not answer for what is received

        sudo: whose login is whose is HR's to read.
        """
        if employee == self.giver_id:
            raise UserError(
                self.env._("%s handed over. Somebody else signs for what was received.", self.giver_id.name)
            )
        if not self._may_receive(employee):
            raise AccessError(self.env._("%s may not sign for what goes this way.", employee.name))

    def _may_receive(self, employee):
        """Whether an employee may sign as receiver, or as the witness of a disposal.

        sudo: whose login is whose is HR's to read.
        :param employee: ``hr.employee`` record
        :return: bool
        """
        user = employee.sudo().user_id
        if self.kind == "custodian":
            return user.has_group(_CUSTODIAN)
        if self.kind == "finance":
            return user.has_group("stock.group_stock_user")
        return self.kind == "disposal"

    @api.model
    def _missing_of_receipt_labels(self):
        return {"receiver_name": self.env._("who received it"), "reference": self.env._("the receipt number")}

    def _missing_of_receipt(self):
        """What the signed paper says and nobody has typed yet.

        :return: list of str
        """
        self.ensure_one()
        wanted = ["receiver_name", "reference"] if self.kind == "police" else ["receiver_name"]
        labels = self._missing_of_receipt_labels()
        return [labels[name] for name in wanted if not (self[name] or "").strip()]

    def action_received_on_paper(self):
        """The printed list came back with signature and receipt: the police, an issuer, the competent department, a
        finance without login here.

        :raise UserError: naming what is missing
        """
        self.ensure_one()
        if self.kind not in ON_PAPER:
            raise UserError(self.env._("Such a list is signed here by both, at their logins or with their PINs."))
        if missing := self._missing_of_receipt():
            raise UserError(self.env._("Please write %s.", ", ".join(missing)))
        self.line_ids._leave_gone()
        self._check_ticked()
        return self._received_on_paper()

    def _received_on_paper(self):
        self.check_access("write")
        moment = self._act_moment()
        signature = self.env["scenic.signature"]._sign(
            self, "receiver", "paper", name=self.receiver_name, moment=moment
        )
        self._complete(signature, {"received_at": moment})
        return True

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
        stayed._set_result("stayed", self.env._("Not received; it stays with who handed over."))
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

    def _report_stayed(self, lines):
        """Tell the supervisor what was on the signed list and did not arrive."""
        text = self.env._("Not received: %s", ", ".join(lines.item_id.mapped("display_name")))
        self.message_post(body=text)
        user = self.desk_id._responsible_reader(self, "supervisor_id", "manager_id")
        self.activity_schedule("scenic_service_desk.mail_activity_transfer_missing", user_id=user.id, summary=text)

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

    def _after_given(self):
        """What follows when who hands over has signed; for what works along with a list."""

    def _after_received(self, _received, _stayed):
        """What follows when both have signed; for what works along with a list.

        :param _received: ``scenic.custody.transfer.line`` recordset that passed
        :param _stayed: those that did not
        """

    def _after_withdrawn(self):
        """What follows when a list is taken back or cancelled; for what works along with a list."""

    def _sign_candidates(self, act):
        """Who is proposed at a shared login: the team gives; the custodian, the store's people or the team receive."""
        team = self.desk_id.member_ids
        if act == "give":
            return team
        groups = {"custodian": _CUSTODIAN, "finance": "stock.group_stock_user"}
        if self.kind in groups:
            # sudo: who belongs to a group is the administrator's to read; names alone are shown
            users = self.env.ref(groups[self.kind]).sudo().all_user_ids
            team = users.employee_ids.filtered(lambda employee: employee.company_id == self.company_id)
        return team - self.giver_id
