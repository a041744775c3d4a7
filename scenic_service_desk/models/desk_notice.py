from odoo import api, fields, models


class ScenicDesk(models.Model):
    """What is still to be read at the desk, on its card of the start page."""

    _inherit = "scenic.desk"

    unread_notice_count = fields.Integer("Notices to Read", compute="_compute_notices")
    next_notice_id = fields.Many2one("scenic.notice", "Next Notice to Read", compute="_compute_notices")
    next_notice_text = fields.Text(compute="_compute_notices")

    @api.depends_context("uid", "lang")
    def _compute_notices(self):
        for desk in self:
            unread = self.env["scenic.notice"]._unread_at(desk) if desk.company_id else self.env["scenic.notice"]
            desk.unread_notice_count = len(unread)
            desk.next_notice_id = unread[:1]
            desk.next_notice_text = unread[:1].text

    def action_read_notice(self):
        """Sign that one has read the notice the card shows.

        :return: the dialog at a shared login
        """
        self.ensure_one()
        # the card may be older than somebody's click
        return self.next_notice_id.action_read() if self.next_notice_id else True

    def action_notices(self):
        """The notices in force at the desk.

        :return: act_window
        """
        return self._open("notice_action", search_default_in_force=1)

    def action_print_notice_poster(self):
        """Print the poster with the QR that leads visitors to the public notices.

        :return: report action
        """
        return self.env.ref("scenic_service_desk.notice_poster_report").report_action(self, config=False)
