from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class ScenicLogWaiver(models.Model):
    """A supervisor lets a day be closed although something is missing, and says why. Written once."""

    _name = "scenic.log.waiver"
    _description = "Waiver"
    _inherit = ["scenic.append.mixin"]
    _order = "id"
    _rec_name = "text"

    log_id = fields.Many2one("scenic.duty.log", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="log_id.company_id", store=True, precompute=True, index=True)
    key = fields.Char(required=True, readonly=True)
    text = fields.Char("What Is Missing", required=True, readonly=True)
    reason = fields.Char(required=True, readonly=True)
    user_id = fields.Many2one("res.users", "Waived By", required=True, readonly=True, ondelete="restrict")
    waived_at = fields.Datetime("When", required=True, readonly=True)

    @api.model
    def _waive(self, log, gap, reason):
        """Let a gap be.

        sudo: waivers are made here only, after the check of who asks.

        :param log: ``scenic.duty.log`` record
        :param dict gap: one of ``log._gaps_left()``
        :param str reason: why
        :return: ``scenic.log.waiver`` record
        :raise AccessError: for anybody but a supervisor
        :raise UserError: without a reason, or where nobody may waive
        """
        if not self.env.user.has_group("scenic_service_desk.group_supervisor"):
            raise AccessError(self.env._("Only a supervisor lets the day be closed without it."))
        if not (reason or "").strip():
            raise UserError(self.env._("Please write why the day may be closed without it."))
        if not gap.get("waivable", True):
            raise UserError(self.env._("Nobody can waive this: %s", gap["text"]))
        log.check_access("write")
        return self.sudo().create(
            {
                "log_id": log.id,
                "key": gap["key"],
                "text": gap["text"],
                "reason": reason.strip(),
                "user_id": self.env.uid,
                "waived_at": fields.Datetime.now(),
            }
        )
