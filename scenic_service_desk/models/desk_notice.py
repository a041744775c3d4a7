from odoo import api, fields, models


class ScenicDesk(models.Model):
    """What is still to be read at the desk, on its card of the start page."""

    _inherit = "scenic.desk"

    unread_notice_count = fields.Integer("Notices to Read", compute="_compute_notices")
    next_notice_id = fields.Many2one("scenic.notice", "Next Notice to Read", compute="_compute_notices")
    next_notice_text = fields.Text(compute="_compute_notices")

    @api.depends_context("uid", "lang")
    def _compute_notices(self):
        notices, now, in_force = self.env["scenic.notice"], fields.Datetime.now(), {}
        for desk in self:
            day = desk.company_id and desk._local_date(now)
            if (desk.company_id, day) not in in_force:
                in_force[desk.company_id, day] = notices._in_force(desk.company_id, day) if day else notices
            # a notice for everybody is read once, at the reader's own desk
            is_own = self.env.user in desk.user_ids
            unread = in_force[desk.company_id, day].filtered(
                lambda notice, desk=desk, is_own=is_own: (
                    is_own and notice.is_unread_by_me and (not notice.desk_ids or desk in notice.desk_ids)
                )
            )
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
