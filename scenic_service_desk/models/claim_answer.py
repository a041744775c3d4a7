from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicClaimAnswer(models.Model):
    """A question asked before the item is shown, and what the claimant answered."""

    _name = "scenic.claim.answer"
    _description = "Question to a Claimant"
    _inherit = ["scenic.lock.line.mixin"]
    _order = "id"
    _lock_parent = "claim_id"
    _lock_lines = "answer_ids"

    claim_id = fields.Many2one("scenic.claim", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="claim_id.company_id")
    question = fields.Char(required=True)
    answer = fields.Char()

    @api.model_create_multi
    def create(self, vals_list):
        """:raise UserError: once the marks were compared"""
        answers = super().create(vals_list)
        answers._check_not_compared()
        return answers

    def write(self, vals):
        """:raise UserError: once the marks of its claim, or of the one it would move to, were compared"""
        self._check_not_compared()
        res = super().write(vals)
        self._check_not_compared()
        return res

    def _purge(self):
        """Blank what visitors told of themselves; the guards of ``write`` are for those who test a claim."""
        models.BaseModel.write(self, {"answer": False})

    def _check_not_compared(self):
        """:raise UserError: when marks were shown: an answer given after seeing them proves nothing"""
        if self.claim_id.filtered("marks_shown_at"):
            raise UserError(self.env._("The answers were compared with the marks and can no longer be changed."))
