from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

# the rules of the clocks
_REPORT, _SUPPLEMENT = "incident_authority", "incident_supplement"


class ScenicIncident(models.Model):
    """The statutory timer: the authority within the hour, supplements for 30 days, 7 for fire and traffic (register 4;
    Tourism Law art. 81, accident reporting rules).
    """

    _inherit = "scenic.incident"

    is_reportable = fields.Boolean(
        "To Be Reported to the Authority", compute="_compute_is_reportable", store=True, precompute=True, readonly=True
    )
    authority_due_at = fields.Datetime("Report Due", readonly=True, copy=False)
    authority = fields.Char(readonly=True, copy=False, help="Which one was told.")
    authority_reported_at = fields.Datetime("Reported to the Authority At", readonly=True, copy=False)
    authority_reported_by_id = fields.Many2one(
        "hr.employee", "Reported to the Authority By", readonly=True, copy=False, ondelete="restrict"
    )
    authority_receipt = fields.Char("Receipt Number or Name", readonly=True, copy=False)
    supplement_until = fields.Date("Supplements Until", readonly=True, copy=False)
    no_report_reason = fields.Char("Why Nothing Is Reported", copy=False, tracking=True, help="The manager's word.")
    is_report_late = fields.Boolean(compute="_compute_is_report_late", search="_search_is_report_late")

    _report_due_idx = models.Index(
        "(authority_due_at) WHERE authority_reported_at IS NULL AND authority_due_at IS NOT NULL"
    )

    @api.depends("type_id")
    def _compute_is_reportable(self):
        for incident in self:
            incident.is_reportable = incident.type_id.is_reportable

    @api.depends("authority_due_at", "authority_reported_at", "no_report_reason")
    def _compute_is_report_late(self):
        now = fields.Datetime.now()
        for incident in self:
            incident.is_report_late = bool(
                incident._owes_report() and incident.authority_due_at and incident.authority_due_at < now
            )

    @api.model
    def _search_is_report_late(self, operator, _value):
        if operator != "in":
            return NotImplemented
        return [
            ("is_reportable", "=", True),
            ("authority_reported_at", "=", False),
            ("no_report_reason", "in", (False, "")),
            ("authority_due_at", "<", fields.Datetime.now()),
        ]

    def _owes_report(self):
        """Whether the authority still is to be told.

        :return: bool
        """
        self.ensure_one()
        return self.is_reportable and not self.authority_reported_at and not self.no_report_reason

    def write(self, vals):
        """:raise AccessError: when somebody else than the manager says that nothing is reported"""
        if vals.get("no_report_reason"):
            self._check_may_waive()
        res = super().write(vals)
        if "no_report_reason" in vals:
            self._stop_timer_not_owed()
            self._resume_timer()
        return res

    @api.model_create_multi
    def create(self, vals_list):
        """:raise AccessError: see ``write``"""
        if any(vals.get("no_report_reason") for vals in vals_list):
            self._check_may_waive()
        return super().create(vals_list)

    def _start_timer(self):
        """The hour runs from when somebody here knew, and only for types that are reportable.

        What is entered afterwards owes its report since it happened: red in every list, and asked for when the day is
        closed. Nobody is called for what lies behind: the report may long be on paper.

        sudo: whoever reports an incident need not be allowed to change it.
        """
        for incident in self.sudo().filtered(
            lambda incident: incident._owes_report() and not incident.authority_due_at
        ):
            clock = incident._clock_start(_REPORT, incident.date if incident.is_late_entry else None)
            clock._skip_passed_steps()
            incident._write_unlocked({"authority_due_at": clock.deadline})

    def _restart_timer(self):
        """It is news after all: the hour runs from now. sudo: as above."""
        for incident in self.sudo().filtered(lambda incident: incident._owes_report()):
            clock = self.env["scenic.deadline"]._open_of(incident, _REPORT) or incident._clock_start(_REPORT)
            clock.write({"started_at": fields.Datetime.now()})
            clock._compute_again()
            incident._write_unlocked({"authority_due_at": clock.deadline})

    def _resume_timer(self):
        """What was waived is owed again: the hour counts from where it began, and people are called. sudo: as above."""
        for incident in self.sudo().filtered(lambda incident: incident._owes_report()):
            earlier = incident.deadline_ids.filtered(lambda clock: clock.code == _REPORT)
            incident._clock_start(_REPORT, earlier[-1:].started_at)

    def _resume_supplements(self):
        """The incident goes on, and so does what is still passed on to the authority. sudo: as above."""
        for incident in self.sudo().filtered("authority_reported_at"):
            incident._start_supplements()

    def _start_supplements(self):
        """News is passed on as long as the type says; none where it says so, and nobody is called for days behind."""
        if days := self.type_id.supplement_days:
            self._clock_start(_SUPPLEMENT, self.authority_reported_at, days)._skip_passed_steps()

    def _stop_timer(self):
        """The incident is over: its report is noted or not asked for, and its supplements end."""
        self._clock_cancel(_REPORT)
        self._clock_done(_SUPPLEMENT)

    def _stop_timer_not_owed(self):
        """It turned out not to be reportable, or the manager says so: nobody is called for it. sudo: as above."""
        for incident in self.sudo().filtered(lambda incident: not incident._owes_report()):
            incident._clock_cancel(_REPORT)
            if not incident.is_reportable and not incident.authority_reported_at:
                incident._write_unlocked({"authority_due_at": False})

    def action_report_authority(self):
        """Note the report to the authority, or a supplement to it.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Report to the Authority"),
            "res_model": "scenic.incident.authority",
            "view_mode": "form",
            "target": "new",
            "context": {"default_incident_id": self.id},
        }

    def _note_report(self, authority, moment, employee, receipt, text):
        """The authority was told: for the first time, or something more.

        :param str authority: which one
        :param datetime moment: naive UTC
        :param employee: ``hr.employee`` record who told it
        :param str receipt: what it answered with
        :param str text: what was said
        :raise UserError: for a time to come
        """
        self.ensure_one()
        self.check_access("write")
        if moment > fields.Datetime.now() + timedelta(minutes=10):
            raise UserError(self.env._("The time lies in the future. Please check date and hour."))
        if not self.authority_reported_at:
            until = self.desk_id._local(moment).date() + timedelta(days=self.type_id.supplement_days)
            self._write_unlocked(
                {
                    "authority": authority,
                    "authority_reported_at": moment,
                    "authority_reported_by_id": employee.id,
                    "authority_receipt": receipt,
                    "supplement_until": until,
                }
            )
            self._clock_done(_REPORT, moment)
            self._start_supplements()
        parts = [authority, receipt, text]
        self.env["scenic.incident.follow.up"].create(
            {
                "incident_id": self.id,
                "date": moment,
                "kind": "authority",
                "text": " · ".join(filter(None, parts)),
                "employee_id": employee.id,
            }
        )
