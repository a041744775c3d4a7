from odoo import fields, models
from odoo.exceptions import AccessError, UserError


class ScenicShiftMember(models.Model):
    """At the post: the check of appearance 仪容仪表, and leaving it to somebody who stands in 替岗."""

    _inherit = "scenic.shift.member"

    def action_check_appearance(self):
        """Sign that one has looked at uniform, badge, grooming and hygiene: all fine, or what the line says.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        """
        return self._ask_signature("appearance", self.env._("Appearance Check"))

    def _appearance_checkers(self):
        """Who may look at the appearance: the desk's team and the day's roster.

        sudo: the team is read for their names.
        """
        return self.sudo().desk_id.member_ids | self.sudo().log_id.member_ids.employee_id

    def _signed_appearance(self, employee, method):
        """Note who looked at the appearance.

        :raise AccessError: for somebody who neither belongs to the desk nor supervises
        :raise UserError: for exceptions without a remark, or on a closed day
        """
        self.check_access("write")
        is_supervisor = self.env.user.has_group("scenic_service_desk.group_supervisor")
        if employee not in self._appearance_checkers() and not is_supervisor:
            raise AccessError(self.env._("The appearance is checked by the desk's own team or its supervisor."))
        self._check_parent_unlocked(self.shift_id)
        fine = self.uniform_ok and self.badge_ok and self.grooming_ok and self.hygiene_ok
        if not fine and not (self.appearance_remark or "").strip():
            raise UserError(self.env._("Please write what is not in order."))
        self._write_unlocked({"appearance_by_id": employee.id, "appearance_at": fields.Datetime.now()})
        self.env["scenic.signature"]._sign(self, "checker", method, employee)

    def action_leave_post(self):
        """Ask who relieves the person, and why he leaves his post.

        :return: act_window of a new relief
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Leave the Post"),
            "res_model": "scenic.shift.relief",
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_member_id": self.id},
        }

    def action_back(self):
        """Note that the person is back at his post."""
        self.check_access("write")
        self.relief_ids.filtered(lambda relief: not relief.back_at).write({"back_at": fields.Datetime.now()})
