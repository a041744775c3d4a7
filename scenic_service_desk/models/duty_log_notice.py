from odoo import api, fields, models


class ScenicDutyLog(models.Model):
    """The notices in force on the day, as the log shows them."""

    _inherit = "scenic.duty.log"

    notice_ids = fields.Many2many("scenic.notice", string="Notices in Force", compute="_compute_notice_ids")
    unread_notice_id = fields.Many2one("scenic.notice", "Notice to Read", compute="_compute_notice_ids")

    @api.depends_context("uid")
    @api.depends("desk_id", "date")
    def _compute_notice_ids(self):
        for log in self:
            notices = self.env["scenic.notice"]._in_force(log.company_id, log.date, log.desk_id)
            log.notice_ids = notices
            log.unread_notice_id = notices.filtered("is_unread_by_me")[:1]

    def action_read_notice(self):
        """Sign that one has read the notice of the banner.

        :return: the dialog at a shared login
        """
        self.ensure_one()
        return self.unread_notice_id.action_read() if self.unread_notice_id else True
