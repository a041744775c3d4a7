from collections import namedtuple
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

# what becomes of one person on one day: ``verdict`` is new, there, off, leave, busy or closed
Entry = namedtuple("Entry", ["day", "slot", "employee", "verdict"])
_LONGEST = 366


class ScenicShiftPlan(models.TransientModel):
    """Plans the shifts of a desk from a pattern 排班: each week the same, or rotating through the slots.

    Who is off by his working calendar, on leave, or on duty elsewhere is left out and named. Planning again adds
    nothing twice.
    """

    _name = "scenic.shift.plan"
    _description = "Plan Shifts"
    _inherit = ["scenic.shift.plan.days"]

    desk_id = fields.Many2one(
        "scenic.desk", required=True, default=lambda self: self.env["scenic.desk"]._default_desk()
    )
    date_from = fields.Date(
        "From", compute="_compute_date_from", store=True, readonly=False, precompute=True, required=True
    )
    date_to = fields.Date("To", compute="_compute_date_to", store=True, readonly=False, precompute=True, required=True)
    mode = fields.Selection(
        [("weekly", "Each Week the Same"), ("rotating", "Rotating")], "Pattern", required=True, default="weekly"
    )
    rotate_every = fields.Selection(
        [("day", "Every Day"), ("week", "Every Week")], "To the Next Slot", required=True, default="day"
    )
    line_ids = fields.One2many(
        "scenic.shift.plan.line", "plan_id", "People", compute="_compute_line_ids", store=True, readonly=False
    )
    step_ids = fields.One2many(
        "scenic.shift.plan.step", "plan_id", "Sequence", compute="_compute_step_ids", store=True, readonly=False
    )
    replace = fields.Boolean(
        "Replace What Is Planned",
        help="Who stands on the roster of these days but not in the pattern is taken off, unless he has signed in.",
    )
    slot_choice_ids = fields.Many2many("scenic.shift.slot", compute="_compute_slot_choice_ids")

    @api.constrains("date_from", "date_to")
    def _check_dates(self):
        for plan in self:
            if not plan.date_from <= plan.date_to <= plan.date_from + timedelta(days=_LONGEST):
                raise ValidationError(self.env._("The last day comes after the first, within a year."))

    @api.depends("desk_id")
    def _compute_slot_choice_ids(self):
        for plan in self:
            plan.slot_choice_ids = plan.desk_id.slot_ids

    @api.depends("desk_id")
    def _compute_date_from(self):
        """The day after the last one planned, today at the earliest; to print, the first of the month."""
        members = self.env["scenic.shift.member"]
        for plan in self:
            today = plan.desk_id._local_date(fields.Datetime.now()) if plan.desk_id else fields.Date.today()
            if self.env.context.get("scenic_sheet"):
                plan.date_from = today.replace(day=1)
                continue
            last = members.search([("desk_id", "=", plan.desk_id.id)], order="date_start desc", limit=1).day
            plan.date_from = max(today, last + timedelta(days=1)) if last else today

    @api.depends("date_from")
    def _compute_date_to(self):
        for plan in self.filtered("date_from"):
            plan.date_to = plan.date_from + relativedelta(day=31)

    @api.depends("desk_id")
    def _compute_line_ids(self):
        """The roster of the last seven days planned, else the desk's team, to be given slots."""
        for plan in self:
            plan.line_ids = [fields.Command.clear()] + [fields.Command.create(vals) for vals in plan._first_lines()]

    @api.depends("desk_id")
    def _compute_step_ids(self):
        """The desk's slots, then a day off."""
        for plan in self:
            slots = [*plan.desk_id.slot_ids.ids, False]
            plan.step_ids = [fields.Command.clear()] + [
                fields.Command.create({"sequence": i, "slot_id": slot}) for i, slot in enumerate(slots)
            ]

    def _days(self):
        """The days of the plan, in order."""
        count = (self.date_to - self.date_from).days + 1 if self.date_from and self.date_to else 0
        return [self.date_from + timedelta(days=i) for i in range(min(max(count, 0), _LONGEST + 1))]

    def action_apply(self):
        """Put everybody on the roster whom nothing keeps from it.

        :return: client action: says what was done, then shows the calendar
        :raise AccessError: for users who plan no shifts
        :raise UserError: when there is nothing to plan
        """
        self.ensure_one()
        members = self.env["scenic.shift.member"]
        members._check_may_plan()
        wanted = self._wanted()
        if not wanted:
            raise UserError(self.env._("Nobody is in the pattern yet. Please choose people and their slots."))
        entries = self._judge(wanted)
        gone = self._replaced(wanted)
        new = [entry for entry in entries if entry.verdict == "new"]
        gone.unlink()
        members.create(
            [
                {"desk_id": self.desk_id.id, "day": e.day, "slot_id": e.slot.id, "employee_id": e.employee.id}
                for e in new
            ]
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if new or gone else "info",
                "message": self._summary(entries, gone),
                "sticky": any(entry.verdict not in ("new", "there") for entry in entries),
                "next": self._calendar_action(),
            },
        }

    def action_print(self):
        """Print the roster as it is planned now, a month on a page.

        :return: report action
        """
        self.ensure_one()
        report = self.env.ref("scenic_service_desk.roster_sheet_report")
        return {**report.report_action(self, config=False), "close_on_report_download": True}

    def _calendar_action(self):
        """The calendar of the planned month.

        :return: act_window
        """
        action = self.desk_id._open("shift_member_action", search_default_desk_id=self.desk_id.id)
        return {
            **action,
            "views": [(False, kind) for kind in action["view_mode"].split(",")],
            "context": {**action["context"], "initial_date": fields.Date.to_string(self.date_from)},
            "target": "main",
        }
