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

    def _silence(self):
        """Nor are they asked for an answer any more, reminded of its measures, or hear of its call-backs.

        sudo: reminders and notices are other people's.
        """
        res = super()._silence()
        for complaint in self.sudo():
            users = complaint.concerned_user_ids
            complaint.measure_ids._silence()
            complaint.chain_ids.filtered(lambda notice, users=users: notice.user_id in users)._end()
        of_them = Domain("res_model", "=", self._name) & Domain("res_id", "in", self.ids)
        self.env["scenic.callback"].sudo().search(of_them)._silence()
        return res

    def _concerned_users(self):
        # sudo: who is concerned is what the asker may not read
        return self.sudo().concerned_user_ids

    def _reminded_instead(self):
        return self._somebody("supervisor_id", "manager_id")

    def _chain_late_user(self):
        """Who reported it may have come to be concerned. sudo: the list is nobody's to read."""
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
