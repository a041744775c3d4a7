from odoo import SUPERUSER_ID, api, models
from odoo.fields import Domain


class ScenicComplaint(models.Model):
    """Who is complained of, or is at fault, reads nothing of it (register 3).

    Record rules keep the entry and all that follows record rules from him: lists, searches, figures, exports, the
    timeline, messages, reminders and files. Here is what they do not reach: being told of it.
    """

    _inherit = "scenic.complaint"

    @api.depends_context("uid")
    @api.depends("concerned_user_ids")
    def _compute_display_name(self):
        """A link names its target with all rights; to those concerned it says nothing of it.

        sudo: he reads none of them.
        """
        res = super()._compute_display_name()
        if self.env.su and self.env.uid != SUPERUSER_ID:
            mine = Domain("id", "in", self._origin.ids) & Domain("concerned_user_ids", "in", self.env.uid)
            for complaint in self.browse(self.sudo().search(mine, order="id").ids):
                complaint.display_name = self.env._("Confidential")
        return res

    def _silence_concerned(self):
        """Take those concerned off the followers, their reminders to others, what they were told out of their inboxes,
        and ask them for no answer any more.

        sudo: reminders and notifications are other people's.
        """
        for complaint in self.sudo():
            users = complaint.concerned_user_ids
            if not users:
                continue
            complaint.message_unsubscribe(users.partner_id.ids)
            told = complaint.message_ids.filtered(lambda message, users=users: message.partner_ids & users.partner_id)
            for message in told:
                message.partner_ids -= users.partner_id
            complaint.message_ids.notification_ids.filtered(
                lambda notice, users=users: notice.res_partner_id in users.partner_id
            ).unlink()
            reminders = complaint.activity_ids | complaint.measure_ids.activity_ids
            theirs = reminders.filtered(lambda activity, users=users: activity.user_id in users)
            if theirs:
                theirs.user_id = complaint._somebody("supervisor_id", "manager_id")
            complaint.chain_ids.filtered(lambda notice, users=users: notice.user_id in users)._end()

    def _chain_late_user(self):
        """Who reported it may have come to be concerned."""
        user = super()._chain_late_user()
        return self._somebody("supervisor_id", "manager_id") if user in self.sudo().concerned_user_ids else user

    def _somebody(self, *roles):
        """The first of the desk's people who may read the entry; never somebody it is about.

        sudo: asked on behalf of agents, about whom others may read.
        :param str roles: field names of users on the desk
        :return: ``res.users`` record; a centre manager of the company where nobody of the desk may
        """
        self.ensure_one()
        concerned = self.sudo().concerned_user_ids
        user = self.desk_id._responsible_reader(self, *roles)
        if user not in concerned and user.active and not self._is_root(user):
            return user
        managers = self.env.ref("scenic_service_desk.group_manager").sudo().all_user_ids
        fitting = managers.filtered(
            lambda manager: (
                manager.active
                and not manager.share
                and manager not in concerned
                and self.company_id in manager.company_ids
            )
        )
        return fitting[:1].with_env(self.env) or self.env.user

    @api.model
    def _is_root(self, user):
        return user == self.env.ref("base.user_root")

    def _message_subscribe(self, partner_ids=None, subtype_ids=None, customer_ids=None):
        """Those concerned follow nothing, whoever invites them."""
        allowed = self._without_concerned(partner_ids or [])
        return super()._message_subscribe(allowed, subtype_ids=subtype_ids, customer_ids=customer_ids)

    def message_post(self, *, partner_ids=None, **kwargs):
        """No message goes to those concerned, whoever addresses them."""
        return super().message_post(partner_ids=self._without_concerned(partner_ids or []), **kwargs)

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        recipients = super()._notify_get_recipients(message, msg_vals=msg_vals, **kwargs)
        concerned = set(self.sudo().concerned_user_ids.partner_id.ids)
        return [recipient for recipient in recipients if recipient["id"] not in concerned]

    def _without_concerned(self, partner_ids):
        """sudo: who writes a message need not know whose logins they are."""
        concerned = set(self.sudo().concerned_user_ids.partner_id.ids)
        return [partner_id for partner_id in partner_ids if partner_id not in concerned]
