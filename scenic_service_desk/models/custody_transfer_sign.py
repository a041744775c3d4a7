from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .custody_transfer_paper import AUTHORITIES

_CUSTODIAN = "scenic_service_desk.group_custodian"
_SUPERVISOR = "scenic_service_desk.group_supervisor"


class ScenicCustodyTransfer(models.Model):
    """Two different persons sign a list: who hands over, and who receives or witnesses (register 9)."""

    _inherit = "scenic.custody.transfer"

    can_receive = fields.Boolean(compute="_compute_can_receive")

    @api.depends_context("uid")
    @api.depends("state", "kind", "giver_id")
    def _compute_can_receive(self):
        shared = self.env["scenic.desk"]._is_shared_login()
        for transfer in self:
            employee = self.env.user.with_company(transfer.company_id).employee_id
            own = employee and employee != transfer.giver_id and transfer._may_receive(employee)
            transfer.can_receive = transfer.state == "handed" and (shared or bool(own))

    def action_give(self):
        """Who hands over signs the list; from then on it stands.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        """
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
        self._open_lines().write({"is_received": self.kind in (*AUTHORITIES, "disposal")})
        self._remind_receiver()
        self._after_given()
        if self.kind in AUTHORITIES and not self._missing_of_receipt():
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
        if self.kind == "custodian" and user.active and user != self.env.user:
            self._remind_user("scenic_service_desk.mail_activity_receive_transfer", user)

    def action_receive(self):
        """Who receives signs for what he has ticked; the rest stays with the giver and is reported.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        :raise UserError: when nothing is ticked
        """
        self.ensure_one()
        self._check_ticked()
        return self._ask_signature("receive", self._receive_title())

    def action_receive_all(self):
        """Who receives has everything, or the witness has seen it all: one signature for the whole list.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        """
        self.ensure_one()
        return self._ask_signature("receive_all", self._receive_title())

    def _receive_title(self):
        return self.env._("Witness") if self.kind == "disposal" else self.env._("Receive")

    def _check_ticked(self):
        if not self._received_lines():
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

        sudo: whose login is whose is HR's to read; who works in two companies is an employee in each.
        """
        user = employee.sudo().user_id
        if employee == self.giver_id or (user and user == self.giver_id.sudo().user_id):
            raise UserError(
                self.env._("%s handed over. Somebody else signs for what was received.", self.giver_id.name)
            )
        if employee.company_id != self.company_id or not self._may_receive(employee):
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

    def _after_given(self):
        """What follows when who hands over has signed; for what works along with a list."""

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
