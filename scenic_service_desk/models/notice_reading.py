from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class ScenicNotice(models.Model):
    """Reading and signing, and who has not."""

    _inherit = "scenic.notice"

    _sign_acts = {"read": "_signed_read"}

    reader_ids = fields.One2many("scenic.notice.reader", "notice_id", "Read By", readonly=True)
    unread_employee_ids = fields.Many2many(
        "hr.employee", string="Not Read Yet", compute="_compute_unread", compute_sudo=True
    )
    reader_count = fields.Integer("Have Read", compute="_compute_unread", compute_sudo=True)
    unread_count = fields.Integer("Have Not Read", compute="_compute_unread", compute_sudo=True)
    is_unread_by_me = fields.Boolean("I Have to Read It", compute="_compute_unread", compute_sudo=True)

    @api.depends_context("uid")
    @api.depends("reader_ids.employee_id", "desk_ids", "state", "must_read", "valid_from", "valid_to")
    def _compute_unread(self):
        """Who of the teams concerned has not signed yet; at a shared login everybody signs who has not.

        sudo: whoever reads a notice sees who has not; teams are names only.
        """
        own = self.env.user.employee_id
        is_shared = self.env["scenic.desk"]._is_shared_login()
        for notice in self:
            readers = notice.sudo().reader_ids.employee_id
            waiting = readers.browse()
            if notice.must_read and notice.state == "published":
                waiting = notice._team() - readers
            here = waiting & (notice._desks_here().member_ids if is_shared else own)
            notice.unread_employee_ids = waiting
            notice.reader_count = len(readers)
            notice.unread_count = len(waiting)
            notice.is_unread_by_me = bool(here) and notice.is_in_force

    def _team(self):
        """Who has to read the notice: the teams of the desks concerned.

        :return: ``hr.employee`` recordset, sudo
        """
        return self._desks().member_ids

    def _desks_here(self):
        """The desks concerned whose shared login the user is.

        :return: ``scenic.desk`` recordset, sudo
        """
        return self._desks().filtered(lambda desk: self.env.user in desk.shared_user_ids)

    def action_read(self):
        """Sign that one has read the notice.

        :return: the dialog at a shared login, else a reload
        """
        return self._ask_signature("read", self.env._("I Have Read It"))

    def _sign_candidates(self, _act):
        return self.unread_employee_ids

    def _signed_read(self, employee, method):
        """Note who has read the notice.

        sudo: nobody writes readers but this act.

        :param employee: ``hr.employee`` record
        :param str method: how he proved who he is
        :raise UserError: for a notice that is not published, or when he has signed already
        :raise AccessError: for somebody whom it does not concern
        """
        if self.state != "published":
            raise UserError(self.env._("This notice is not published."))
        if employee not in self.sudo()._team():
            raise AccessError(self.env._("This notice is signed by the teams of the desks it concerns."))
        if employee in self.sudo().reader_ids.employee_id:
            raise UserError(self.env._("%s has signed already.", employee.name))
        self.env["scenic.notice.reader"].sudo().create(
            {"notice_id": self.id, "employee_id": employee.id, "method": method}
        )
        self.env["scenic.signature"]._sign(self, "reader", method, employee)
        self.invalidate_recordset()
        return True
