from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

_SUPERVISOR = "scenic_service_desk.group_supervisor"


class ScenicClaim(models.Model):
    """How a claim is tested, approved, handed over or reversed (register 8)."""

    _inherit = "scenic.claim"

    can_hand_over = fields.Boolean(compute="_compute_can_hand_over")
    can_submit = fields.Boolean(compute="_compute_can_hand_over")
    can_approve = fields.Boolean(compute="_compute_can_approve")

    @api.depends("state", "needs_approval")
    def _compute_can_hand_over(self):
        for claim in self:
            claim.can_submit = claim.state == "draft" and claim.needs_approval
            claim.can_hand_over = claim.state == "approved" or (claim.state == "draft" and not claim.needs_approval)

    @api.depends_context("uid")
    @api.depends("state", "employee_id", "user_id")
    def _compute_can_approve(self):
        """A supervisor, and never who tested the claim; at a shared login the approver shows himself by his PIN."""
        supervises = self.env.user.has_group(_SUPERVISOR)
        shared = self.env["scenic.desk"]._is_shared_login()
        for claim in self:
            own = claim.user_id == self.env.user or claim.employee_id == self.env.user.employee_id
            claim.can_approve = claim.state == "submitted" and (shared or (supervises and not own))

    def action_compare(self):
        """Show the marks beside the answers; from then on the answers stand.

        :raise UserError: while a question is unanswered
        """
        self.ensure_one()
        self.check_access("write")
        if self.state != "draft" or self.marks_shown_at:
            raise UserError(self.env._("The marks are compared once, while the claim is open."))
        if not self.item_id:
            raise UserError(self.env._("Please choose the item the visitor claims."))
        if not self.answer_ids or not all(self.answer_ids.mapped("answer")):
            raise UserError(self.env._("Ask every question first and write down the answers: then the marks show."))
        self._log_marks_shown()
        self._write_unlocked({"marks_shown_at": fields.Datetime.now()})

    def _log_marks_shown(self):
        """sudo: nobody may write the log by hand."""
        self.env["scenic.reveal.log"].sudo().create(
            {
                "res_model": self.item_id._name,
                "res_id": self.item_id.id,
                "user_id": self.env.uid,
                "reason": self.env._("Marks compared for claim %s", self.name),
            }
        )

    def _missing_for_submit(self):
        """What a claim on a valuable still lacks (register 8).

        :return: str, a sentence, or a false value
        """
        self.ensure_one()
        if not self.item_id:
            return self.env._("Please choose the item the visitor claims.")
        if not self.visitor_name:
            return self.env._("Please write the claimant's name.")
        if self.needs_approval and not self.sign_method and not self.is_late_entry:
            return self.env._("Who tests the claim signs for it: choose the agent and type the PIN.")
        if self.tier != "valuable":
            return False
        if not self.marks_shown_at:
            return self.env._("Ask the questions and compare the answers with the marks first.")
        if not self.verdict or not self.verdict_reason:
            return self.env._("Please give the verdict on the answers and why.")
        if not (self.id_type and self.id_number_masked):
            return self.env._("Please check the identity document and write its kind and number.")
        return False

    def action_submit(self):
        """Ask for the second person's approval.

        :raise UserError: naming what is still missing
        """
        for claim in self:
            if missing := claim._missing_for_submit():
                raise UserError(missing)
        self._transition("submitted")
        for claim in self:
            claim.activity_schedule(
                "scenic_service_desk.mail_activity_approve_claim",
                user_id=claim.desk_id._responsible("supervisor_id", "manager_id").id,
            )

    def action_send_back(self):
        """Back to the agent: something is to be tested or written again (supervisor)."""
        self._transition("draft")
        self.activity_unlink(["scenic_service_desk.mail_activity_approve_claim"])

    def action_approve(self):
        """Approve as a second person.

        :return: the PIN question at a shared login, else nothing
        """
        self.ensure_one()
        if self.env["scenic.desk"]._is_shared_login():
            return {
                "type": "ir.actions.act_window",
                "name": self.env._("Approve"),
                "res_model": "scenic.approve.wizard",
                "view_mode": "form",
                "target": "new",
                "context": {"default_claim_id": self.id},
            }
        self._approve(self.env.user.employee_id, self.env.user, "login")
        return None

    def _approve(self, employee, user, method, moment=None):
        """Approve by a proven person.

        :param employee: ``hr.employee`` of the approver; may be empty at an own login without employee
        :param user: ``res.users`` whose rights count: his own login, or that of the employee who gave his PIN
        :param str method: how he proved himself
        :param moment: when it was, for demo data; now by default
        :raise AccessError: for somebody without the right, or the tester himself
        :raise UserError: when the claim or its item has moved on
        """
        self.ensure_one()
        if not user or not user.has_group(_SUPERVISOR):
            raise AccessError(self.env._("Only a supervisor approves claims."))
        if user == self.user_id or (employee and employee == self.employee_id):
            raise AccessError(self.env._("Nobody approves his own claim test. Ask another supervisor."))
        if self.state == "draft":
            raise UserError(self.env._("%s has not been submitted for approval yet.", self.display_name))
        self._check_item_free()
        self._transition(
            "approved",
            {"approver_id": employee.id, "approver_user_id": user.id, "approved_at": moment or fields.Datetime.now()},
            by_system=True,
        )
        self.item_id._reserve_for_claim()
        self.env["scenic.signature"]._sign(self, "approver", method, employee, user.name, moment)
        self.activity_feedback(["scenic_service_desk.mail_activity_approve_claim"])

    def _check_item_free(self):
        """:raise UserError: when another claim on the item is approved; the database guarantees the same"""
        rival = self._approved_rival()
        if rival:
            raise UserError(
                self.env._(
                    "Claim %(rival)s on this item has been approved already. If it is wrong, it must be withdrawn or"
                    " reversed first.",
                    rival=rival.name,
                )
            )

    def _approved_rival(self):
        """sudo: the other claim may be one this user does not see (a crew leader sees only his own)."""
        return self.sudo().search(
            [("item_id", "=", self.item_id.id), ("state", "in", ("approved", "returned")), ("id", "!=", self.id)], limit=1
        )

    def action_hand_over(self):
        """Hand the item over: claim, item and ledger are closed together, or nothing is.

        An ordinary claim, and one on site with the crew leader's signature, needs no approval before it.

        :raise UserError: naming what is missing
        """
        self._hand_over(fields.Datetime.now())

    def _hand_over(self, moment):
        """Hand the item over at a given time; ``action_hand_over`` says now, demo data have a past.

        :param moment: datetime, or its string
        :raise UserError: naming what is missing
        """
        for claim in self:
            claim._check_hand_over()
            if claim.state == "draft":
                claim._check_item_free()
                claim._transition("approved", {"approved_at": moment})
                claim.item_id._reserve_for_claim()
            if claim.tier == "on_site":
                claim._sign_crew_leader(moment)
            signature = claim._sign_claimant(moment)
            claim._transition("returned", {"returned_at": moment})
            claim.item_id._return_for_claim(
                {
                    "date": moment,
                    "receiver": self.env._("Claimant (%s)", claim.name),
                    "signature_id": signature.id,
                    "sign_method": signature.method,
                    "reference": claim.courier_waybill,
                }
            )

    def _check_hand_over(self):
        """:raise UserError: naming what a hand-over still lacks"""
        self.ensure_one()
        if self.state == "draft" and self.needs_approval:
            raise UserError(self.env._("This claim needs a second person's approval before anything is handed over."))
        missing = self.state == "draft" and self._missing_for_submit()
        if missing:
            raise UserError(missing)
        if not self.visitor_phone and not self.id_number_masked:
            raise UserError(self.env._("Please write the claimant's phone number."))
        if self.tier == "on_site" and not self.crew_leader_id:
            raise UserError(self.env._("On site the crew leader signs. Please choose him."))
        if self.tier == "on_site" and self.item_id.sudo().state != "on_site":
            raise UserError(
                self.env._("The item was brought to the desk meanwhile. Please make a new claim: it is tested there.")
            )
        if self.mode == "courier" and not (self.courier_waybill and self.courier_check):
            raise UserError(self.env._("Please write the waybill and how the claimant's identity was checked."))
        if self.mode == "person" and not (self.signature or self.signed_on_paper):
            raise UserError(
                self.env._("The claimant signs: on the screen, or on the printed form (then tick “Signed on Paper”).")
            )

    def _sign_claimant(self, moment):
        """The claimant's signature under the hand-over.

        :param moment: when he signed
        :return: ``scenic.signature`` record
        """
        method = "drawn" if self.signature else "paper"
        return self.env["scenic.signature"]._sign(
            self, "claimant", method, name=self.env._("Claimant (%s)", self.name), moment=moment
        )

    def _sign_crew_leader(self, moment):
        """On site the crew leader's signature is the approval: by his login, or on the paper an agent enters."""
        method = "login" if self.crew_leader_id == self.env.user.employee_id else "paper"
        self.env["scenic.signature"]._sign(self, "approver", method, self.crew_leader_id, moment=moment)

    def _open_reason_wizard(self, step, name):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "scenic.claim.reason",
            "view_mode": "form",
            "target": "new",
            "context": {"default_claim_id": self.id, "default_step": step},
        }

    def action_reject(self):
        """Reject with a reason."""
        return self._open_reason_wizard("rejected", self.env._("Reject the Claim"))

    def action_withdraw(self):
        """The claimant withdraws, or never comes."""
        return self._open_reason_wizard("withdrawn", self.env._("Withdraw the Claim"))

    def action_reverse(self):
        """The item went to the wrong person (centre manager)."""
        return self._open_reason_wizard("reversed", self.env._("Reverse the Return"))

    def _end(self, step, reason, moment=None):
        """End a claim without, or after a wrong, return.

        :param str step: ``rejected``, ``withdrawn`` or ``reversed``
        :param str reason: why
        :param moment: when it was, for demo data; now by default
        :raise UserError: without a reason
        """
        self.ensure_one()
        if not (reason or "").strip():
            raise UserError(self.env._("Please write the reason."))
        was = self.state
        self._transition(step, {"close_reason": reason})
        if step == "reversed":
            self.item_id._reverse_for_claim(reason, moment)
        elif was == "approved":
            self.item_id._release_from_claim()
        self.activity_unlink(["scenic_service_desk.mail_activity_approve_claim"])
