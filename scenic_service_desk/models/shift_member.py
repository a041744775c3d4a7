from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools.misc import clean_context

# where and when a line stands on the roster; all of it follows from the shift
_PLACE = frozenset({"shift_id", "log_id", "desk_id", "slot_id", "day", "date_start", "date_end"})
_CHECKED = frozenset({"uniform_ok", "badge_ok", "grooming_ok", "hygiene_ok", "appearance_remark"})


class ScenicShiftMember(models.Model):
    """Somebody on the roster of a shift (register 1, 排班): when he came and went, and how he was dressed.

    Supervisors plan; whoever is planned signs for himself. What was signed is never changed by hand.
    """

    _name = "scenic.shift.member"
    _description = "Roster Line"
    _inherit = ["scenic.lock.mixin", "scenic.lock.line.mixin", "scenic.signable.mixin"]
    _order = "date_start desc, id desc"
    _check_company_auto = True
    _rec_name = "employee_id"

    _lock_parent = "shift_id"
    _lock_lines = "member_ids"
    _initial_state = "planned"
    _transitions = {"planned": {"on_duty": ""}, "on_duty": {"left": ""}}

    shift_id = fields.Many2one(
        "scenic.shift", required=True, index=True, check_company=True, ondelete="restrict", copy=False
    )
    employee_id = fields.Many2one("hr.employee", required=True, check_company=True, ondelete="restrict")
    log_id = fields.Many2one(
        "scenic.duty.log", compute="_compute_place", store=True, precompute=True, readonly=False, index=True
    )
    desk_id = fields.Many2one(
        "scenic.desk", compute="_compute_place", store=True, precompute=True, readonly=False, index=True
    )
    slot_id = fields.Many2one(
        "scenic.shift.slot", compute="_compute_place", store=True, precompute=True, readonly=False, index=True
    )
    day = fields.Date(compute="_compute_place", store=True, precompute=True, readonly=False, index=True)
    date_start = fields.Datetime("Starts", compute="_compute_place", store=True, precompute=True, readonly=False)
    date_end = fields.Datetime("Ends", compute="_compute_place", store=True, precompute=True, readonly=False)
    company_id = fields.Many2one("res.company", compute="_compute_company_id", store=True, precompute=True)
    state = fields.Selection(
        selection_add=[("planned", "Rostered"), ("on_duty", "On Duty"), ("left", "Signed Out")],
    )
    is_unplanned = fields.Boolean("Unplanned", readonly=True, copy=False, help="Came without being on the roster.")
    signed_in_at = fields.Datetime("Signed In", readonly=True, copy=False)
    signed_out_at = fields.Datetime("Signed Out", readonly=True, copy=False)
    is_late_entry = fields.Boolean(
        "Late Entry", readonly=True, copy=False, help="The times were entered later, from the signed paper sheet."
    )
    late_minutes = fields.Integer(
        "Minutes Late",
        readonly=True,
        copy=False,
        help="Against the time to sign in: the start of the shift, less the minutes the desk asks to be there before.",
    )
    uniform_ok = fields.Boolean("Uniform", default=True)
    badge_ok = fields.Boolean("Badge", default=True)
    grooming_ok = fields.Boolean("Grooming", default=True)
    hygiene_ok = fields.Boolean("Hygiene", default=True)
    appearance_remark = fields.Char("Remark on Appearance")
    appearance_by_id = fields.Many2one(
        "hr.employee", "Appearance Checked By", readonly=True, copy=False, ondelete="restrict"
    )
    appearance_at = fields.Datetime("Appearance Checked", readonly=True, copy=False)
    appearance = fields.Selection(
        [("fine", "All Fine"), ("exception", "Exceptions")], compute="_compute_appearance", store=True
    )
    relief_ids = fields.One2many("scenic.shift.relief", "member_id", "Post Left")

    _shift_employee_uniq = models.UniqueIndex("(shift_id, employee_id)", "This person is on the roster already.")
    _company_date_idx = models.Index("(company_id, date_start DESC, id DESC)")
    _employee_date_idx = models.Index("(employee_id, date_start)")

    @api.depends("shift_id")
    def _compute_place(self):
        """What a line of the calendar or of a day's form says of its shift.

        sudo: not all who read the roster read the shifts' days.
        """
        for member in self.filtered("shift_id"):
            shift = member.sudo().shift_id
            member.log_id = shift.log_id
            member.desk_id = shift.desk_id
            member.slot_id = shift.slot_id
            member.day = shift.log_id.date
            member.date_start = shift.date_start
            member.date_end = shift.date_end

    @api.depends("shift_id.company_id", "desk_id.company_id", "log_id.company_id")
    def _compute_company_id(self):
        """The shift's company; the desk's or the day's while a line is still being filled in."""
        # sudo: shift, desk and day may be of a desk the user does not read
        for member in self.sudo():
            member.company_id = (member.shift_id or member.desk_id or member.log_id).company_id

    @api.depends("appearance_by_id", "uniform_ok", "badge_ok", "grooming_ok", "hygiene_ok")
    def _compute_appearance(self):
        for member in self:
            fine = member.uniform_ok and member.badge_ok and member.grooming_ok and member.hygiene_ok
            member.appearance = ("fine" if fine else "exception") if member.appearance_by_id else False

    @api.depends("shift_id.state", "log_id.state")
    def _compute_is_locked(self):
        for member in self:
            member.is_locked = member.shift_id.is_locked

    @api.depends("employee_id", "slot_id")
    def _compute_display_name(self):
        for member in self:
            member.display_name = " ".join(filter(None, [member.employee_id.name, member.slot_id.name]))

    @api.constrains("employee_id", "shift_id")
    def _check_employee_is_there(self):
        # sudo: whether somebody left is HR's to read
        if any(not member.employee_id.active for member in self.sudo()):
            raise ValidationError(self.env._("Somebody who has left the house cannot be planned."))

    @api.model_create_multi
    def create(self, vals_list):
        """Put people on the roster; a line may name its shift, or desk, day and slot, or a place in the calendar.

        :raise AccessError: for users who plan no shifts
        :raise UserError: when the day is closed
        """
        self._check_may_plan()
        self.check_access("create")
        self._fill_shifts(vals_list)
        clean = self.with_env(self.env(context=clean_context(self.env.context)))
        return super(ScenicShiftMember, clean).create(vals_list).with_env(self.env)

    def write(self, vals):
        """Move a line whose place changes to the shift meant; what was signed about the appearance counts no more
        when the findings change.

        :raise AccessError: for users who plan no shifts
        :raise UserError: when the day is closed, or the person has signed in already
        """
        if self._is_unlocked():
            return super().write(vals)
        if _CHECKED & vals.keys() and (checked := self.filtered("appearance_by_id")):
            checked._write_unlocked({"appearance_by_id": False, "appearance_at": False})
        if not (_PLACE | {"employee_id"}) & vals.keys():
            return super().write(vals)
        self._check_may_plan()
        if there := self.filtered(lambda member: member.state != "planned")[:1]:
            raise UserError(
                self.env._("%s has signed in already; this line of the roster stays.", there.employee_id.name)
            )
        rest = {name: value for name, value in vals.items() if name not in _PLACE}
        for member in self:
            shift = member._shift_meant(vals)
            super(ScenicShiftMember, member).write({**rest, "shift_id": shift.id})
        return True

    def _check_parent_unlocked(self, parents):
        # one's own step: signing out comes after the day was closed
        return None if self and self._is_unlocked() else super()._check_parent_unlocked(parents)

    @api.model
    def _check_may_plan(self):
        """:raise AccessError: for users who plan no shifts"""
        if not (self.env.su or self.env.user.has_group("scenic_service_desk.group_supervisor")):
            raise AccessError(self.env._("The roster is made by the supervisor."))

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        """A plan may change; whoever has signed in stays on the roster."""
        signed = self.filtered(lambda member: member.state != "planned")
        return super(ScenicShiftMember, signed)._unlink_never() if signed else None
