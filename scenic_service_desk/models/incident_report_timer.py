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
        if vals.get("no_report_reason"):
            self._stop_timer()
        return res

    @api.model_create_multi
    def create(self, vals_list):
        """:raise AccessError: see ``write``"""
        if any(vals.get("no_report_reason") for vals in vals_list):
            self._check_may_waive()
        return super().create(vals_list)

    def _start_timer(self):
        """The hour runs from when somebody here knew; only for types that are reportable.

        sudo: whoever reports an incident need not be allowed to change it.
        """
        for incident in self.sudo().filtered(
            lambda incident: incident._owes_report() and not incident.authority_due_at
        ):
            since = incident.date if incident.is_late_entry else fields.Datetime.now()
            clock = incident._clock_start(_REPORT, since)
            incident._write_unlocked({"authority_due_at": clock.deadline})

    def _stop_timer(self):
        """Nothing is owed any more: the first report is the manager's word, the supplements end with the incident."""
        self._clock_cancel(_REPORT)
        self._clock_done(_SUPPLEMENT)

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
            self._clock_start(_SUPPLEMENT, moment, self.type_id.supplement_days)
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
