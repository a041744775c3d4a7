from odoo import models


class ScenicSilentMixin(models.AbstractModel):
    """An entry of which those it is about hear nothing: they neither follow it nor get its messages and reminders.

    Record rules keep them from reading it; who is told of a message may read that whatever the rules say.
    """

    _name = "scenic.silent.mixin"
    _description = "Entry Kept From Those It Is About"

    def _concerned_users(self):
        """The logins of those it is about.

        :return: ``res.users`` recordset, sudo
        """
        return self.env["res.users"].sudo()

    def _reminded_instead(self):
        """Who gets the reminders of those it is about.

        :return: ``res.users`` record
        """
        self.ensure_one()
        return self.desk_id._responsible_reader(self, "supervisor_id", "manager_id")

    def _silence(self):
        """Take those concerned off the followers, their reminders to others, and what they were told out of their
        inboxes.

        sudo: reminders and notifications are other people's.
        """
        for entry in self.sudo():
            users = entry._concerned_users()
            partners = users.partner_id
            if not users:
                continue
            entry.message_unsubscribe(partners.ids)
            for message in entry.message_ids.filtered(
                lambda message, partners=partners: message.partner_ids & partners
            ):
                message.partner_ids -= partners
            entry.message_ids.notification_ids.filtered(
                lambda notice, partners=partners: notice.res_partner_id in partners
            ).unlink()
            if theirs := entry.activity_ids.filtered(lambda activity, users=users: activity.user_id in users):
                theirs.user_id = entry._reminded_instead()

    def _message_subscribe(self, partner_ids=None, subtype_ids=None, customer_ids=None):
        """Those concerned follow nothing, whoever invites them."""
        allowed = self._without_concerned(partner_ids or [])
        return super()._message_subscribe(allowed, subtype_ids=subtype_ids, customer_ids=customer_ids)

    def message_post(self, *, partner_ids=None, **kwargs):
        """No message goes to those concerned, whoever addresses them."""
        return super().message_post(partner_ids=self._without_concerned(partner_ids or []), **kwargs)

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        recipients = super()._notify_get_recipients(message, msg_vals=msg_vals, **kwargs)
        allowed = set(self._without_concerned([recipient["id"] for recipient in recipients]))
        return [recipient for recipient in recipients if recipient["id"] in allowed]

    def _without_concerned(self, partner_ids):
        """Partners but for those concerned; who writes a message need not know whose logins they are.

        :param list partner_ids: ids of ``res.partner``
        :return: list of ids
        """
        concerned = set(self._concerned_users().partner_id.ids)
        return [partner_id for partner_id in partner_ids if partner_id not in concerned]
