from odoo import api, fields, models
from odoo.fields import Domain

from ..tools.link_commands import only_links


class ScenicShift(models.Model):
    """A slot of a desk's day, with the people on it (register 1)."""

    _name = "scenic.shift"
    _description = "Shift"
    _inherit = ["scenic.lock.mixin"]
    _order = "date_start desc, id desc"
    _check_company_auto = True
    _rec_name = "slot_id"

    _initial_state = "open"
    _closed_states = ("closed",)
    _transitions = {
        "open": {"closed": "scenic_service_desk.group_agent"},
        "closed": {"open": "scenic_service_desk.group_manager"},
    }

    log_id = fields.Many2one(
        "scenic.duty.log", required=True, readonly=True, index=True, check_company=True, ondelete="restrict"
    )
    slot_id = fields.Many2one("scenic.shift.slot", required=True, readonly=True, ondelete="restrict")
    desk_id = fields.Many2one(related="log_id.desk_id", store=True, index=True, precompute=True)
    company_id = fields.Many2one(related="log_id.company_id", store=True, index=True, precompute=True)
    date_start = fields.Datetime("Starts", required=True, readonly=True)
    date_end = fields.Datetime("Ends", required=True, readonly=True)
    state = fields.Selection(selection_add=[("open", "Open"), ("closed", "Closed")])
    member_ids = fields.One2many("scenic.shift.member", "shift_id", "Roster Lines")
    employee_ids = fields.Many2many(
        "hr.employee",
        string="Roster",
        compute="_compute_employee_ids",
        inverse="_inverse_employee_ids",
        search="_search_employee_ids",
        compute_sudo=True,
    )

    _log_slot_uniq = models.UniqueIndex("(log_id, slot_id)", "The day has a shift of this slot already.")

    @api.depends("member_ids.employee_id")
    def _compute_employee_ids(self):
        for shift in self:
            shift.employee_ids = shift.member_ids.employee_id

    def _inverse_employee_ids(self):
        """Plan who was chosen, and whoever is no longer chosen not."""
        members = self.env["scenic.shift.member"]
        wanted = {shift: shift.employee_ids for shift in self}
        for shift, employees in wanted.items():
            shift.member_ids.filtered(lambda member, those=employees: member.employee_id not in those).unlink()
            members.create(
                [
                    {"shift_id": shift.id, "employee_id": employee.id}
                    for employee in employees - shift.member_ids.employee_id
                ]
            )

    @api.model
    def _search_employee_ids(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("member_ids", "any!", [("employee_id", "in", value)])

    @api.depends("state", "log_id.state")
    def _compute_is_locked(self):
        """A shift closes with its day."""
        res = super()._compute_is_locked()
        for shift in self:
            shift.is_locked = shift.is_locked or shift.log_id.is_locked
        return res

    def write(self, vals):
        """Set the roster.

        sudo: to link employees one needs to read them, which is HR's right; the roster is chosen among their names.
        :raise AccessError: when somebody who plans no shifts changes the roster
        """
        if "employee_ids" in vals:
            self.check_access("write")
            self.env["scenic.shift.member"]._check_may_plan()
            super(ScenicShift, self.sudo()).write({"employee_ids": only_links(self.env, vals["employee_ids"])})
        return super().write({name: value for name, value in vals.items() if name != "employee_ids"})

    @api.depends("slot_id", "log_id")
    def _compute_display_name(self):
        for shift in self:
            shift.display_name = f"{shift.log_id.display_name} {shift.slot_id.name}"
