from datetime import datetime, time, timedelta

import psycopg2.errors

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError
from odoo.tools import format_date

from ..tools.link_commands import only_links

WEATHER = [
    ("sunny", "Sunny"),
    ("cloudy", "Cloudy"),
    ("overcast", "Overcast"),
    ("light_rain", "Light Rain"),
    ("rain", "Rain"),
    ("heavy_rain", "Heavy Rain"),
    ("thunderstorm", "Thunderstorm"),
    ("snow", "Snow"),
    ("fog", "Fog"),
    ("wind", "Strong Wind"),
    ("heat", "Heat"),
]


class ScenicDutyLog(models.Model):
    """The log of a desk's day (register 1). Entries of all registers hang on it."""

    _name = "scenic.duty.log"
    _description = "Duty Log"
    _inherit = ["mail.thread", "mail.activity.mixin", "scenic.lock.mixin", "scenic.signable.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True
    _rec_name = "date"

    _initial_state = "open"
    _closed_states = ("closed", "sealed")
    _transitions = {
        "open": {"closed": "scenic_service_desk.group_agent"},
        "closed": {
            "open": "scenic_service_desk.group_manager",
            # the monthly archive seals, nobody by hand
            "sealed": "base.group_system",
        },
    }

    desk_id = fields.Many2one("scenic.desk", required=True, readonly=True, check_company=True, ondelete="restrict")
    date = fields.Date("Day", required=True, readonly=True)
    company_id = fields.Many2one(related="desk_id.company_id", store=True, index=True, precompute=True)
    state = fields.Selection(
        selection_add=[("open", "Open"), ("closed", "Closed"), ("sealed", "Sealed")], tracking=True
    )
    weather = fields.Selection(WEATHER)
    temperature = fields.Char(help="As people say it, e.g. 12–21 °C.")
    event = fields.Char(
        "Holiday or Event", compute="_compute_event", store=True, readonly=False, precompute=True, compute_sudo=True
    )
    duty_manager_id = fields.Many2one("hr.employee", check_company=True, ondelete="restrict")
    duty_leader_ids = fields.Many2many("hr.employee", string="Duty Leaders", check_company=True, ondelete="restrict")
    operating_info = fields.Text("Operating Information")
    remarks = fields.Text()
    shift_ids = fields.One2many("scenic.shift", "log_id", "Shifts", readonly=True)

    _desk_date_uniq = models.UniqueIndex("(desk_id, date)", "The desk has a log of this day already.")
    _company_date_idx = models.Index("(company_id, date DESC, id DESC)")

    @api.depends_context("lang")
    @api.depends("desk_id", "date")
    def _compute_display_name(self):
        for log in self:
            day = log.date and f"{format_date(self.env, log.date)} {format_date(self.env, log.date, date_format='EEE')}"
            log.display_name = " ".join(filter(None, [log.desk_id.name, day]))

    @api.depends("desk_id", "date")
    def _compute_event(self):
        """The holidays of the desk's calendar, else the company's; what somebody typed stays."""
        for log in self:
            log.event = log.event or ", ".join(filter(None, log._holidays().mapped("name"))) or False

    def _start(self):
        """When the desk's day begins.

        :return: datetime, naive UTC
        """
        self.ensure_one()
        turn = timedelta(hours=self.desk_id.day_turn_hour)
        return self.desk_id._utc(datetime.combine(self.date, time.min) + turn)

    def _moment_now(self):
        """When what is written into the log now happened: now, or the last moment of a day that is over.

        sudo: whoever writes into the log need not read its shifts.
        :return: datetime, naive UTC
        """
        self.ensure_one()
        now = fields.Datetime.now()
        if self.desk_id._local_date(now) <= self.date:
            return now
        ends = [end - timedelta(minutes=1) for end in self.sudo().shift_ids.mapped("date_end")]
        last = self._start() + timedelta(days=1, minutes=-1)
        return min(max([self.desk_id._day_end(self._start()), *ends]), last, now)

    def _holidays(self):
        """Days off of everybody that touch the log's day.

        :return: ``resource.calendar.leaves`` recordset
        """
        self.ensure_one()
        leaves = self.env["resource.calendar.leaves"]
        if not (self.desk_id and self.date):
            return leaves
        desk = self.desk_id
        calendar = desk.resource_calendar_id or desk.company_id.resource_calendar_id
        midnight = datetime.combine(self.date, time.min)
        return leaves.search(
            [
                ("resource_id", "=", False),
                ("calendar_id", "in", [calendar.id, False]),
                ("company_id", "in", [desk.company_id.id, False]),
                ("date_from", "<", desk._utc(midnight + timedelta(days=1))),
                ("date_to", ">", desk._utc(midnight)),
            ]
        )

    @api.model_create_multi
    def create(self, vals_list):
        """Propose who has duty in the whole park that day."""
        logs = super().create(vals_list)
        logs._propose_duty()
        return logs

    def _propose_duty(self):
        """Take over manager and leaders from the duty plan where the log names none.

        sudo: a log is made by whoever saves the day's first entry.
        """
        logs = self.sudo()
        plans = logs.env["scenic.duty.day"].search(
            [("company_id", "in", logs.company_id.ids), ("date", "in", logs.mapped("date"))]
        )
        by_day = {(plan.company_id, plan.date): plan for plan in plans}
        for log in logs:
            plan = by_day.get((log.company_id, log.date))
            if not plan:
                continue
            if not log.duty_manager_id:
                log.duty_manager_id = plan.manager_id
            if not log.duty_leader_ids:
                log.duty_leader_ids = plan.leader_ids

    def write(self, vals):
        """Set the leaders on duty.

        sudo: to link employees one needs to read them, which is HR's right; they are chosen among their names.
        """
        leaders = vals.get("duty_leader_ids")
        if leaders is None or self.env.su:
            return super().write(vals)
        self.check_access("write")
        super(ScenicDutyLog, self.sudo()).write({"duty_leader_ids": only_links(self.env, leaders)})
        return super().write({name: value for name, value in vals.items() if name != "duty_leader_ids"})

    @api.model
    def _of_day(self, desk, day):
        """The desk's log of a day, made when first needed.

        sudo: whoever may save an entry needs its log, whether or not he may make logs.

        :param desk: ``scenic.desk`` record
        :param date day: the desk's local day
        :return: ``scenic.duty.log`` record in the caller's environment
        :raise ConcurrencyError: when another transaction makes the same log at this moment; Odoo then runs the
            request again, and the second run finds it
        """
        logs = self.sudo()
        log = logs.search_fetch(
            [("desk_id", "=", desk.id), ("date", "=", day)], ["desk_id", "date", "company_id", "state"], limit=1
        )
        if not log:
            try:
                with self.env.cr.savepoint():
                    log = logs.create({"desk_id": desk.id, "date": day})
            except psycopg2.errors.UniqueViolation as error:
                raise ConcurrencyError(f"log of desk {desk.id} on {day}") from error
        return log.with_env(self.env)
