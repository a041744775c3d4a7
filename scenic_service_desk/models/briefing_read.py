from odoo import models
from odoo.exceptions import AccessError, UserError


class ScenicBriefing(models.Model):
    """Holding a briefing; then everybody reads the minutes and signs."""

    _inherit = "scenic.briefing"

    def action_hold(self):
        """The briefing was held: the minutes are ready to be read and signed. Its host has read them.

        :raise UserError: without minutes
        """
        for briefing in self:
            if not any(briefing[name] for name in self._minutes_fields()):
                raise UserError(self.env._("Please write what was spoken about."))
        self._transition("held")
        if not self.env["scenic.desk"]._is_shared_login():
            own = self.env.user.employee_id
            for briefing in self.filtered(lambda b: b.host_id == own and own not in b._readers().employee_id):
                briefing._ask_signature("read")

    def action_correct(self):
        """Take the minutes back to correct them, while nobody but the host has signed; what he signed were other words,
        so he signs again.

        :raise UserError: when others have read and signed them
        """
        for briefing in self:
            if briefing._readers().employee_id - briefing.host_id:
                raise UserError(
                    self.env._(
                        "Others have read and signed these minutes. What is still to be said goes into the messages."
                    )
                )
            briefing._transition("draft", {"revision": briefing.revision + 1})

    def action_read(self):
        """Sign that one has read the minutes.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        """
        return self._ask_signature("read", self.env._("I Have Read It"))

    def _sign_candidates(self, _act):
        return self.unread_employee_ids

    def _signed_read(self, employee, method):
        """Note who has read the minutes, whether or not the day is closed.

        :param employee: ``hr.employee`` record
        :param str method: how he proved who he is
        :raise AccessError: for somebody who is neither on the roster nor of the team
        :raise UserError: while the minutes are still being written, or when he has signed already
        """
        if self.state != "held":
            raise UserError(self.env._("These minutes are still being written."))
        if employee not in self._may_read():
            raise AccessError(self.env._("The minutes are signed by those on the day's roster and by the desk's team."))
        if employee in self._readers().employee_id:
            raise UserError(self.env._("%s has signed already.", employee.name))
        self._add_reader(employee)
        self.env["scenic.signature"]._sign(self, "reader", method, employee)

    def _may_read(self):
        """Who signs the minutes.

        sudo: the team is read for their names.
        :return: ``hr.employee`` recordset
        """
        return self.sudo().log_id.member_ids.employee_id | self.sudo().desk_id.member_ids | self.host_id

    def _add_reader(self, employee):
        """Write a reader down.

        sudo: nobody writes readers but this act, and reading goes on after the day was closed.
        """
        self.sudo().env["scenic.briefing.reader"].create(
            {"briefing_id": self.id, "employee_id": employee.id, "revision": self.revision}
        )
