from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicClaim(models.Model):
    """How the item of a claim is handed over (register 8)."""

    _inherit = "scenic.claim"

    can_hand_over = fields.Boolean(compute="_compute_can_hand_over")
    can_submit = fields.Boolean(compute="_compute_can_hand_over")

    @api.depends("state", "needs_approval")
    def _compute_can_hand_over(self):
        for claim in self:
            claim.can_submit = claim.state == "draft" and claim.needs_approval
            claim.can_hand_over = claim.state == "approved" or (claim.state == "draft" and not claim.needs_approval)

    def action_hand_over(self):
        """Hand the item over: claim, item and ledger are closed together, or nothing is.

        An ordinary claim, and one on site with the crew leader's signature, needs no approval before it.

        :raise UserError: naming what is missing
        """
        for claim in self:
            # entered from paper, it happened when the paper says
            claim._hand_over(claim.date if claim.is_late_entry else fields.Datetime.now())

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
            # who gets it by courier signs the courier's paper; how he was identified is on the claim
            signature = claim._sign_claimant(moment) if claim.mode == "person" else claim.env["scenic.signature"]
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
        if self.tier == "on_site":
            self._check_crew_leader()
        if self.tier == "on_site" and self.item_id.state != "on_site":
            raise UserError(
                self.env._("The item was brought to the desk meanwhile. Please make a new claim: it is tested there.")
            )
        if self.mode == "courier" and not (self.courier_address and self.courier_waybill and self.courier_check):
            raise UserError(
                self.env._("Please write the address, the waybill and how the claimant's identity was checked.")
            )
        if self.mode == "person" and not (self.signature or self.signed_on_paper):
            raise UserError(
                self.env._("The claimant signs: on the screen, or on the printed form (then tick “Signed on Paper”).")
            )

    def _check_crew_leader(self):
        """On site the crew leader's signature is the approval: it must be his.

        :raise UserError: when it is another's, or stands on a paper that is not shown
        """
        if not self.crew_leader_id or self.crew_leader_id != self.item_id.crew_leader_id:
            raise UserError(self.env._("On site the crew leader who registered the item signs. Please choose him."))
        if self.crew_leader_id == self.env.user.employee_id:
            return
        if not self.is_late_entry:
            raise UserError(
                self.env._("The crew leader hands over with his own login; his paper form is entered as a late entry.")
            )
        if self.item_id._claim_tier() == "valuable" and not self.paper_photo:
            raise UserError(self.env._("A valuable returned on site: please add the photo of the signed form."))

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
