from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.link_commands import only_links


class ScenicComplaint(models.Model):
    """Whom an entry is about: whom the visitor names, who is at fault, and who came with a merged one. None of them
    takes or handles it (register 3).
    """

    _inherit = "scenic.complaint"

    further_employee_ids = fields.Many2many(
        "hr.employee",
        "scenic_complaint_further_employee_rel",
        string="Further Employees Concerned",
        check_company=True,
        copy=False,
    )
    further_names = fields.Char("Also Concerned", compute="_compute_further_names", compute_sudo=True)
    concerned_user_ids = fields.Many2many(
        "res.users",
        "scenic_complaint_concerned_rel",
        string="Logins of Those Concerned",
        compute="_compute_concerned_user_ids",
        compute_sudo=True,
        store=True,
        recursive=True,
    )

    @api.depends(
        "kind",
        "against_employee_id.user_id",
        "fault_employee_id.user_id",
        "further_employee_ids.user_id",
        "merged_into_id.concerned_user_ids",
    )
    def _compute_concerned_user_ids(self):
        for complaint in self:
            staff = complaint.against_employee_id | complaint.fault_employee_id | complaint.further_employee_ids
            # who is praised may read it
            own = staff.user_id if complaint.kind != "praise" else staff.user_id.browse()
            # one matter with the entry it went into
            complaint.concerned_user_ids = own | complaint.merged_into_id.concerned_user_ids

    @api.depends("further_employee_ids.name")
    def _compute_further_names(self):
        for complaint in self:
            complaint.further_names = ", ".join(complaint.further_employee_ids.mapped("name"))

    def _staff_concerned(self):
        """The employees it is about, in whose face nothing of it is said.

        :return: ``hr.employee`` recordset
        """
        blamed = self.filtered(lambda complaint: complaint.kind != "praise")
        return blamed.against_employee_id | blamed.fault_employee_id | blamed.further_employee_ids

    def _is_confidential(self):
        """Whether it is about somebody of the house. sudo: readers need not see the list.

        :return: bool
        """
        complaint = self.sudo()
        return bool(complaint._staff_concerned() or complaint.concerned_user_ids)

    @api.model_create_multi
    def create(self, vals_list):
        """sudo: who somebody's login is, is HR's to read.

        :raise UserError: when somebody would take a complaint about himself
        """
        further = [vals.pop("further_employee_ids", None) for vals in vals_list]
        # before the record is made: he could not even be told why he may not read it
        employees = self.env["hr.employee"].sudo()
        for vals in vals_list:
            accused = employees.browse(vals.get("against_employee_id") or ())
            if accused and accused.user_id == self.env.user and vals.get("kind") != "praise":
                self._refuse_about_self()
        complaints = super().create(vals_list)
        for complaint, commands in zip(complaints, further, strict=True):
            if commands:
                complaint.write({"further_employee_ids": commands})
        complaints._check_not_about_self()
        return complaints

    def write(self, vals):
        """Whoever comes to be concerned hears no more of it; who was named once stays concerned.

        sudo: to link employees one needs to read them, which is HR's right.
        :raise UserError: when somebody would name himself
        """
        if "further_employee_ids" in vals and not self.env.su:
            self.check_access("write")
            further = only_links(self.env, vals["further_employee_ids"])
            before = {complaint: complaint.sudo().further_employee_ids for complaint in self}
            self.sudo().write({"further_employee_ids": further})
            if not self.env.user.has_group("scenic_service_desk.group_supervisor"):
                self._keep_concerned(before)
            vals = {name: value for name, value in vals.items() if name != "further_employee_ids"}
            if not vals:
                return True
        naming = {"against_employee_id", "fault_employee_id", "further_employee_ids", "kind"} & vals.keys()
        if not naming:
            return super().write(vals)
        before = {complaint.id: complaint._staff_concerned() for complaint in self}
        named = {complaint: complaint._staff_named() for complaint in self}
        res = super().write(vals)
        self._keep_concerned(named)
        # what a supervisor finds out later may well be about who took it
        self._check_not_about_self(taken=not self.env.user.has_group("scenic_service_desk.group_supervisor"))
        for complaint in self:
            if complaint._staff_concerned() - before[complaint.id]:
                complaint._silence()
        return res

    def _staff_named(self):
        """The employees complained of and at fault. sudo: who writes the entry need not read employees.

        :return: ``hr.employee`` recordset
        """
        blamed = self.sudo().filtered(lambda complaint: complaint.kind != "praise")
        return blamed.against_employee_id | blamed.fault_employee_id

    def _keep_concerned(self, before):
        """Who was named once may not read it when another name takes the place of his: else a friend at the desk could
        open the entry to him for a minute. A supervisor takes him off, from the list of further employees.

        sudo: as above.

        :param dict before: who was named, by ``scenic.complaint`` record
        """
        for complaint in self.sudo():
            staff = before[complaint]
            if complaint.kind != "praise" and (left_out := staff - complaint._staff_concerned()):
                complaint.further_employee_ids |= left_out

    def _check_not_about_self(self, taken=True):
        """Nobody handles what is about himself.

        sudo: whoever is concerned could not even read that he is.

        :param bool taken: whether who took the entry counts too
        :raise UserError: when who is at work here, or took the entry, is concerned himself
        """
        for complaint in self.sudo():
            staff = complaint._staff_concerned()
            if self.env.user in complaint.concerned_user_ids or (taken and complaint.employee_id in staff):
                self._refuse_about_self()

    @api.model
    def _refuse_about_self(self):
        raise UserError(
            self.env._("Nobody takes or handles a complaint about himself. Please call a colleague or the supervisor.")
        )
