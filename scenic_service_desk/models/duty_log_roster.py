from odoo import api, fields, models


class ScenicDutyLog(models.Model):
    """The day's roster on its log."""

    _inherit = "scenic.duty.log"

    member_ids = fields.One2many("scenic.shift.member", "log_id", "Roster")
    briefing_ids = fields.One2many("scenic.briefing", "log_id", "Briefings", readonly=True)
    can_sign_in = fields.Boolean(compute="_compute_can_sign")
    can_sign_out = fields.Boolean(compute="_compute_can_sign")
    unsigned_names = fields.Char("Not Signed In", compute="_compute_unsigned_names")

    @api.depends_context("uid")
    @api.depends("desk_id", "date", "state", "member_ids.state")
    def _compute_can_sign(self):
        now = fields.Datetime.now()
        shared = self.env["scenic.desk"]._is_shared_login()
        own = self.env.user.employee_id
        for log in self:
            is_today = log.date == log.desk_id._local_date(now)
            there = log.member_ids.filtered(lambda member: member.state == "on_duty")
            log.can_sign_in = is_today and log.state == "open" and log.desk_id.can_sign_in
            log.can_sign_out = log.state != "sealed" and (
                bool(own & there.employee_id) or (shared and bool(there) and log.desk_id.can_sign_out)
            )

    @api.depends("member_ids.state", "member_ids.date_start")
    def _compute_unsigned_names(self):
        """Who should be there by now and has not signed in."""
        now = fields.Datetime.now()
        for log in self:
            missing = log.member_ids.filtered(lambda m: m.state == "planned" and m.date_start and m.date_start <= now)
            log.unsigned_names = ", ".join(missing.sorted("date_start").employee_id.mapped("name"))

    def action_sign_in(self):
        """Sign in at the log's desk, for a shift of today.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        """
        return self.desk_id.action_sign_in()

    def action_sign_out(self):
        """Sign out at the log's desk.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        """
        return self.desk_id.action_sign_out()

    def action_new_briefing(self):
        """The form of a new briefing of this day: at the morning's hour where the day is another than today.

        :return: act_window
        """
        self.ensure_one()
        now = fields.Datetime.now()
        if self.desk_id._local_date(now) != self.date:
            now = self.desk_id._slot_span(self.date, 8, 9)[0]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Briefing"),
            "res_model": "scenic.briefing",
            "view_mode": "form",
            "views": [(False, "form")],
            "context": {
                "default_desk_id": self.desk_id.id,
                "default_date": fields.Datetime.to_string(now),
                "default_kind": "pre_post" if self.briefing_ids else "morning",
            },
        }
