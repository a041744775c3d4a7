from odoo import api, fields, models
from odoo.fields import Domain


def _open_deeds(employee):
    """The confirmed good deeds of an employee; the rules of the register say who sees what.

    :param employee: ``hr.employee`` or ``hr.employee.public`` record
    :return: act_window
    """
    windows = employee.env["ir.actions.act_window"]
    if employee.user_id == employee.env.user:
        return windows._for_xml_id("scenic_service_desk.good_deed_own_action")
    title = employee.env._("Good Deeds of %s", employee.name)
    return {
        **windows._for_xml_id("scenic_service_desk.good_deed_employee_action"),
        "name": title,
        "display_name": title,
        "domain": [("doer_id", "=", employee.id), ("state", "=", "confirmed")],
        "context": {"create": False, "active_id": employee.id},
    }


class HrEmployee(models.Model):
    """The good deeds of an employee, for HR (register 10)."""

    _inherit = "hr.employee"

    scenic_deed_count = fields.Integer("Good Deeds", compute="_compute_scenic_deeds", groups="hr.group_hr_user")
    scenic_deed_points = fields.Integer("Merit Points", compute="_compute_scenic_deeds", groups="hr.group_hr_user")
    scenic_deed_year_count = fields.Integer(
        "Good Deeds This Year", compute="_compute_scenic_deeds", groups="hr.group_hr_user"
    )
    scenic_deed_year_points = fields.Integer(
        "Merit Points This Year", compute="_compute_scenic_deeds", groups="hr.group_hr_user"
    )

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_scenic_deeds(self):
        figures = self._scenic_deed_figures(self.ids)
        for employee in self:
            for name, value in zip(_FIGURES, figures.get(employee.id, (0, 0, 0, 0)), strict=True):
                employee[name] = value

    @api.model
    def _scenic_deed_figures(self, employee_ids):
        """How many confirmed good deeds employees have, and their points: what the user himself may read of them.

        :param list employee_ids: ids of ``hr.employee``
        :return: dict from an employee's id to (deeds, points, deeds this year, points this year)
        """
        deeds = self.env["scenic.good.deed"]
        if not employee_ids or not deeds.has_access("read"):
            return {}
        confirmed = Domain("doer_id", "in", employee_ids) & Domain("state", "=", "confirmed")
        january = fields.Date.context_today(self).replace(month=1, day=1)
        aggregates = ["__count", "points:sum"]
        ever = deeds._read_group(confirmed, ["doer_id"], aggregates)
        this_year = deeds._read_group(confirmed & Domain("day", ">=", january), ["doer_id"], aggregates)
        years = {doer.id: (count, points) for doer, count, points in this_year}
        return {doer.id: (count, points, *years.get(doer.id, (0, 0))) for doer, count, points in ever}

    def action_scenic_deeds(self):
        """The good deeds of the employee.

        :return: act_window
        """
        self.ensure_one()
        return _open_deeds(self)


_FIGURES = ("scenic_deed_count", "scenic_deed_points", "scenic_deed_year_count", "scenic_deed_year_points")


class HrEmployeePublic(models.Model):
    """An employee's own good deeds on his own profile; a colleague's profile says nothing of them."""

    _inherit = "hr.employee.public"

    scenic_deed_count = fields.Integer("Good Deeds", compute="_compute_scenic_deeds")
    scenic_deed_points = fields.Integer("Merit Points", compute="_compute_scenic_deeds")
    scenic_deed_year_count = fields.Integer("Good Deeds This Year", compute="_compute_scenic_deeds")
    scenic_deed_year_points = fields.Integer("Merit Points This Year", compute="_compute_scenic_deeds")

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_scenic_deeds(self):
        own = self.filtered(lambda employee: employee.user_id == self.env.user)
        figures = self.env["hr.employee"]._scenic_deed_figures(own.ids)
        for employee in self:
            for name, value in zip(_FIGURES, figures.get(employee.id, (0, 0, 0, 0)), strict=True):
                employee[name] = value

    def action_scenic_deeds(self):
        """One's own good deeds.

        :return: act_window
        """
        self.ensure_one()
        return _open_deeds(self)
