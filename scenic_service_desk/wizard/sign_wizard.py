from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicSignWizard(models.TransientModel):
    """Asks at a shared login who signs, and for his PIN, before a record's act is done."""

    _name = "scenic.sign.wizard"
    _description = "Sign"
    _inherit = ["scenic.sign.mixin"]

    res_model = fields.Char(required=True, readonly=True)
    res_id = fields.Many2oneReference(model_field="res_model", required=True, readonly=True)
    act = fields.Char(required=True, readonly=True)
    # sudo: to link employees is otherwise HR's right; only their names show
    candidate_ids = fields.Many2many("hr.employee", compute="_compute_candidate_ids", compute_sudo=True)

    def _signed_record(self):
        """The record to sign.

        :raise UserError: for one that nobody signs
        """
        record = self.env.get(self.res_model)
        if record is None or "_sign_acts" not in dir(record):
            raise UserError(self.env._("This cannot be signed here."))
        return record.browse(self.res_id).exists()

    @api.depends("res_model", "res_id", "act")
    def _compute_candidate_ids(self):
        for wizard in self:
            record = wizard.res_model and wizard._signed_record()
            wizard.candidate_ids = record._sign_candidates(wizard.act) if record else False

    def action_sign(self):
        """Prove who signs, then do the act.

        :return: what the act returns, else the dialog closes
        :raise UserError: for a wrong PIN, or when the act is not possible any more
        """
        self.ensure_one()
        method = self._prove_signer()
        result = self._signed_record()._do_signed(self.act, self.signer_id, method)
        return result if isinstance(result, dict) else {"type": "ir.actions.act_window_close"}
