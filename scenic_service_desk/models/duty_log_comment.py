from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

_MAY_COMMENT = "scenic_service_desk.group_duty_manager,scenic_service_desk.group_supervisor"


class ScenicDutyLog(models.Model):
    """The leader's comment under the day: also after closing, not after sealing."""

    _inherit = "scenic.duty.log"

    leader_comment = fields.Text("Leader's Comment", readonly=True, copy=False, tracking=True)
    leader_comment_by_id = fields.Many2one("res.users", "Comment By", readonly=True, copy=False, ondelete="restrict")
    leader_comment_on = fields.Datetime("Comment On", readonly=True, copy=False)
    can_comment = fields.Boolean(compute="_compute_can_comment")

    @api.depends_context("uid")
    @api.depends("state", "duty_manager_id", "duty_leader_ids")
    def _compute_can_comment(self):
        """The day's manager and leaders, whoever may stand in for them, and the desk's supervisors.

        sudo: whose login an employee has is HR's to read.
        """
        has_group = self.env.user.has_groups(_MAY_COMMENT)
        for log in self:
            on_duty = log.sudo().duty_manager_id | log.sudo().duty_leader_ids
            log.can_comment = log.state != "sealed" and (has_group or self.env.user in on_duty.user_id)

    def action_comment(self):
        """Ask for the comment.

        :return: act_window
        :raise AccessError: for those who may not
        """
        self.ensure_one()
        self._check_can_comment()
        return self.env["scenic.log.reason"]._open(self, "comment", self.env._("Leader's Comment"))

    def _check_can_comment(self):
        if self.state == "sealed":
            raise UserError(self.env._("%s is sealed and stays as it is.", self.display_name))
        if not self.can_comment:
            raise AccessError(
                self.env._("Only the day's duty manager and leaders, and the desk's supervisors, comment on the day.")
            )

    def _comment(self, text):
        """Write the leader's comment; the one before stays in the log's history.

        sudo: duty managers read logs, and write nothing else in them.

        :param str text: the comment
        :raise AccessError: for those who may not
        :raise UserError: when the log is sealed
        """
        self.ensure_one()
        self.check_access("read")
        self._check_can_comment()
        self.sudo()._write_unlocked(
            {
                "leader_comment": (text or "").strip() or False,
                "leader_comment_by_id": self.env.uid,
                "leader_comment_on": fields.Datetime.now(),
            }
        )
