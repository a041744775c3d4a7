from odoo import api, fields, models

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class ScenicShiftPlanDays(models.AbstractModel):
    """The days of the week that a pattern runs on."""

    _name = "scenic.shift.plan.days"
    _description = "Days of the Week"

    monday = fields.Boolean("Mon", default=True)
    tuesday = fields.Boolean("Tue", default=True)
    wednesday = fields.Boolean("Wed", default=True)
    thursday = fields.Boolean("Thu", default=True)
    friday = fields.Boolean("Fri", default=True)
    saturday = fields.Boolean("Sat", default=True)
    sunday = fields.Boolean("Sun", default=True)

    @api.model
    def _day_fields(self):
        """The fields, Monday's first.

        :return: list of names
        """
        return _DAYS

    def _is_on(self, day):
        """Whether the pattern runs on a day.

        :param date day: any
        :return: bool
        """
        return self[_DAYS[day.weekday()]]


class ScenicShiftPlanLine(models.TransientModel):
    """Somebody in the pattern: each week in the same slot, or taking part in the rotation."""

    _name = "scenic.shift.plan.line"
    _description = "Person in a Shift Pattern"
    _inherit = ["scenic.shift.plan.days"]
    _order = "sequence, id"

    plan_id = fields.Many2one("scenic.shift.plan", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    employee_id = fields.Many2one("hr.employee")
    slot_id = fields.Many2one("scenic.shift.slot")


class ScenicShiftPlanStep(models.TransientModel):
    """A step of the rotation: a slot, or time off."""

    _name = "scenic.shift.plan.step"
    _description = "Step of a Rotation"
    _order = "sequence, id"

    plan_id = fields.Many2one("scenic.shift.plan", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    slot_id = fields.Many2one("scenic.shift.slot")
    note = fields.Char(compute="_compute_note")

    @api.depends("slot_id")
    def _compute_note(self):
        for step in self:
            step.note = False if step.slot_id else self.env._("time off")
