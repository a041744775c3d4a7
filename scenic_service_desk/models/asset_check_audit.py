from datetime import datetime, time

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

_SUPERVISOR = "scenic_service_desk.group_supervisor"


class ScenicAssetCheck(models.Model):
    """A full audit that was demanded or has begun does not end as a tap on “All Present” (register 11)."""

    _inherit = "scenic.asset.check"

    audit_demanded = fields.Boolean(
        readonly=True, copy=False, help="The desk's settings or a supervisor ask for a full audit."
    )
    is_audit_fixed = fields.Boolean(compute="_compute_is_audit_fixed")

    @api.depends("mode", "audit_demanded", "line_ids.is_scanned")
    def _compute_is_audit_fixed(self):
        for check in self:
            check.is_audit_fixed = check.mode == "audit" and (
                check.audit_demanded or any(check.line_ids.mapped("is_scanned"))
            )

    @api.model_create_multi
    def create(self, vals_list):
        """Make a check a full audit where the desk wants one a month and had none yet."""
        checks = super().create(vals_list)
        for check in checks:
            if check._is_audit_due():
                check._write_unlocked({"mode": "audit", "audit_demanded": True})
        return checks

    def write(self, vals):
        """:raise UserError: when a full audit that was demanded or has begun would become a short check"""
        if vals.get("mode") == "audit" and not self._is_unlocked() and self.env.user.has_group(_SUPERVISOR):
            self.filtered(lambda check: check.state == "draft")._write_unlocked({"audit_demanded": True})
        if vals.get("mode", "audit") != "audit" and not self._is_unlocked() and self.filtered("is_audit_fixed"):
            raise UserError(
                self.env._("This full audit was demanded or has begun. A supervisor may end it and says why.")
            )
        return super().write(vals)

    def _is_audit_due(self):
        """Whether the desk still owes the month's full audit on the check's day."""
        self.ensure_one()
        desk = self.desk_id
        if not desk.asset_audit_monthly or not self.scannable_count:
            return False
        start = datetime.combine(desk._local(self.date).date().replace(day=1), time.min)
        return not self.search_count(
            [
                ("desk_id", "=", desk.id),
                ("id", "!=", self.id),
                ("mode", "=", "audit"),
                ("state", "!=", "draft"),
                ("date", ">=", desk._utc(start)),
                ("date", "<", desk._utc(start + relativedelta(months=1))),
            ],
            limit=1,
        )

    def action_end_audit(self):
        """Ask why the full audit becomes a short check.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("End the Full Audit"),
            "res_model": "scenic.audit.end",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_check_id": self.id},
        }

    def _end_audit(self, reason):
        """Go on as a short check.

        :param str reason: why, for the check's history
        :raise AccessError: for anybody but a supervisor
        :raise UserError: without a reason, or when the check is signed
        """
        self.ensure_one()
        self.check_access("write")
        if not self.env.user.has_group(_SUPERVISOR):
            raise AccessError(self.env._("Only a supervisor ends a full audit."))
        if not (reason or "").strip():
            raise UserError(self.env._("Please write why the full audit is not made."))
        self._check_unlocked({"mode": "quick"})
        self._write_unlocked({"mode": "quick", "audit_demanded": False})
        self.message_post(body=self.env._("Full audit ended: %s", reason.strip()))
