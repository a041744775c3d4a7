import psycopg2.errors

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError
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

    @api.model
    def _of_log(self, log):
        """The shifts of a day that are there already.

        sudo: whoever may save an entry needs its shift.
        :param log: ``scenic.duty.log`` record
        :return: ``scenic.shift`` recordset, sudo; empty at a desk without slots
        """
        if not log.sudo().desk_id._slot_hours():
            return self.sudo()
        return self.sudo().search_fetch([("log_id", "=", log.id)], ["slot_id", "date_start", "date_end", "company_id"])

    def _with_running(self, log, moment):
        """``self`` with the shifts running at ``moment``, which are made where they are missing.

        sudo: as in ``_of_log``.
        :param log: ``scenic.duty.log`` record, the day of ``self``
        :param datetime moment: naive UTC
        :return: ``scenic.shift`` recordset, sudo
        :raise ConcurrencyError: when another transaction makes one at this moment; Odoo then runs the request again
        """
        desk = log.sudo().desk_id
        vals_list = []
        there = set(self.slot_id.ids)
        for slot_id, hour_from, hour_to in desk._slot_hours():
            start, end = desk._slot_span(log.date, hour_from, hour_to)
            if slot_id not in there and start <= moment < end:
                vals_list.append({"log_id": log.id, "slot_id": slot_id, "date_start": start, "date_end": end})
        if not vals_list:
            return self
        try:
            with self.env.cr.savepoint():
                return self | self.sudo().create(vals_list)
        except psycopg2.errors.UniqueViolation as error:
            raise ConcurrencyError(f"shift of log {log.id}") from error

    def _of_moment(self, moment, employee_id):
        """The shift an entry belongs to: the running one whose roster holds its employee, else the latest started.

        :param datetime moment: naive UTC
        :param int employee_id: who made the entry, or a false value
        :return: ``scenic.shift`` record of ``self``, may be empty
        """
        started = self.filtered(lambda shift: shift.date_start <= moment).sorted("date_start")
        running = started.filtered(lambda shift: moment < shift.date_end)
        if len(running) > 1:
            running = running._rostered(employee_id) or running
        return (running or started)[-1:]

    def _rostered(self, employee_id):
        """Those of ``self`` whose roster holds an employee, in the order of ``self``.

        sudo: whoever may save an entry needs its shift, whether or not he may read rosters.
        :param int employee_id: may be a false value
        :return: ``scenic.shift`` recordset
        """
        if not employee_id:
            return self.browse()
        members = self.env["scenic.shift.member"].sudo()
        found = members.search_fetch([("shift_id", "in", self.ids), ("employee_id", "=", employee_id)], ["shift_id"])
        return self.filtered(lambda shift: shift.id in found.shift_id.ids)
