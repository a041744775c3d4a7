from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools.severity import SEVERITIES

OPEN_STATES = ("reported", "handling")
# what lies further back alarms nobody by itself
_FRESH = timedelta(hours=12)
_AGENT = "scenic_service_desk.group_agent,scenic_service_desk.group_duty_manager"
_SUPERVISOR = "scenic_service_desk.group_supervisor"
_RANK = {severity: rank for rank, (severity, _label) in enumerate(SEVERITIES)}


class ScenicIncident(models.Model):
    """An injury or emergency 意外伤害及突发事件, from the first word to its end (register 4)."""

    _name = "scenic.incident"
    _description = "Incident"
    _inherit = ["scenic.register.mixin", "scenic.chain.mixin", "scenic.clock.mixin"]

    _initial_state = "reported"
    _closed_states = ("closed",)
    _transitions = {
        "reported": {"handling": _AGENT, "closed": _SUPERVISOR},
        "handling": {"closed": _SUPERVISOR},
        "closed": {"handling": "scenic_service_desk.group_manager"},
    }

    state = fields.Selection(
        selection_add=[("reported", "Reported"), ("handling", "Being Handled"), ("closed", "Closed")], tracking=True
    )
    date = fields.Datetime("Happened At")
    is_late_entry = fields.Boolean(
        compute="_compute_is_late_entry",
        store=True,
        precompute=True,
        readonly=False,
        help="Entered afterwards: nobody is told by itself. Ticked for whatever lies more than 12 hours back.",
    )
    employee_id = fields.Many2one(string="Report Taken By")
    type_id = fields.Many2one("scenic.incident.type", required=True, index=True, ondelete="restrict", tracking=True)
    severity = fields.Selection(
        SEVERITIES,
        compute="_compute_severity",
        store=True,
        precompute=True,
        readonly=False,
        required=True,
        tracking=True,
        help="Who is told depends on it. Made worse, it tells those who were not told before.",
    )
    zone_id = fields.Many2one(
        "scenic.zone", check_company=True, index="btree_not_null", ondelete="restrict", tracking=True
    )
    place = fields.Char("Exact Place")
    description = fields.Char(
        "Incident in Brief", required=True, help="In a few words, without names: everybody told reads it."
    )
    first_report = fields.Text(help="What was said first: by whom, in which words.")
    reported_via = fields.Selection(
        [
            ("counter", "In Person at the Desk"),
            ("phone", "Telephone"),
            ("radio", "Radio"),
            ("patrol", "On Patrol"),
            ("other", "Another Way"),
        ],
        default="counter",
    )
    department_id = fields.Many2one(
        "hr.department",
        "Department Concerned",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Its head and its manager are told. Empty: those of the department of who took the report.",
    )
    first_measure = fields.Text("First Measures", help="What was done on the spot.")
    cause = fields.Text(help="As far as it is known.")
    person_ids = fields.One2many("scenic.incident.person", "incident_id", "Persons Involved")
    injured_count = fields.Integer(
        "Persons Injured", compute="_compute_injured_count", store=True, aggregator="sum", readonly=True
    )
    follow_up_ids = fields.One2many("scenic.incident.follow.up", "incident_id", "Follow-Up Log")
    photo = fields.Image(max_width=1600, max_height=1600, copy=False)
    source = fields.Reference("_source_models", "Reported From", copy=False)
    result = fields.Text(copy=False, help="How it ended; asked before closing.")
    closed_at = fields.Datetime(readonly=True, copy=False)
    closed_by_id = fields.Many2one("res.users", readonly=True, copy=False, ondelete="restrict")

    _open_idx = models.Index("(date DESC, id DESC, company_id) WHERE state IN ('reported', 'handling')")
    _source_idx = models.Index("(source) WHERE source IS NOT NULL")

    @api.model
    def _source_models(self):
        """What an incident may be raised from: entries of registers, and a patrol's findings.

        :return: list of (model's name, its title)
        """
        names = {*self.env.registry.descendants(["scenic.register.mixin"], "_inherit"), "scenic.patrol.finding"}
        return [
            (name, self.env[name]._description)
            for name in sorted(names)
            if not self.env[name]._abstract and name != "scenic.incident"
        ]

    @api.depends("date")
    def _compute_is_late_entry(self):
        """What lies hours back is entered afterwards; ticked by hand where it is newer, never taken away by a
        correction of the time.
        """
        long_ago = fields.Datetime.now() - _FRESH
        for incident in self:
            is_old = not incident._origin and incident.date and incident.date < long_ago
            incident.is_late_entry = incident.is_late_entry or bool(is_old)

    @api.depends("type_id")
    def _compute_severity(self):
        for incident in self:
            incident.severity = incident.type_id.severity or "medium"

    @api.depends("person_ids.injury_degree")
    def _compute_injured_count(self):
        for incident in self:
            incident.injured_count = len(
                incident.person_ids.filtered(lambda person: person.injury_degree not in (False, "none"))
            )

    @api.depends_context("lang")
    @api.depends("name", "type_id")
    def _compute_display_name(self):
        for incident in self:
            incident.display_name = " ".join(filter(None, [incident.name, incident.type_id.name]))

    @api.model_create_multi
    def create(self, vals_list):
        """Raise incidents: the chain is told at once; one entered afterwards tells nobody."""
        incidents = super().create(vals_list)
        incidents.filtered(lambda incident: not incident.is_late_entry)._tell_chain()
        incidents._start_timer()
        return incidents

    def write(self, vals):
        """Tell more people when it is worse than it was; start the statutory timer when the type wants it."""
        before = {incident: _RANK.get(incident.severity, 0) for incident in self}
        res = super().write(vals)
        if {"severity", "type_id"} & vals.keys():
            worse = self.filtered(lambda incident: _RANK.get(incident.severity, 0) > before[incident])
            worse.filtered("chain_ids")._tell_chain()
        if "type_id" in vals:
            self._start_timer()
            self._stop_timer_not_owed()
        return res

    def _tell_chain(self):
        """Tell the people of the severity, or of the type's own chain."""
        for (template, severity), incidents in self.grouped(
            lambda incident: (incident.type_id.chain_template_id, incident.severity)
        ).items():
            incidents._chain_start("incident", severity, template)

    def action_tell(self):
        """Tell the chain of an incident that was entered afterwards: it is news after all, also for the authority.

        :raise UserError: of what is closed
        """
        self.check_access("write")
        if closed := self.filtered("is_locked")[:1]:
            raise UserError(self.env._("%s is closed; nobody is told of it any more.", closed.display_name))
        self._tell_chain()
        self._restart_timer()

    def _chain_department(self):
        return self.department_id

    def _chain_text(self):
        """What happened and where: whoever is told goes there."""
        self.ensure_one()
        where = " ".join(filter(None, [self.zone_id.name, self.place]))
        return " · ".join(filter(None, [self.type_id.name, where, self.description]))

    @api.model
    def _raise_action(self, defaults=None):
        """The short form that raises an incident, from wherever somebody hears of one; from one entry once, then the
        incident opens.

        :param dict defaults: values of the new incident, without ``default_``; what is empty is left out
        :return: act_window
        """
        defaults = {name: value for name, value in (defaults or {}).items() if value}
        if defaults.get("source") and (raised := self.search([("source", "=", defaults["source"])], limit=1)):
            return raised.action_raised()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Raise an Incident"),
            "res_model": self._name,
            "view_mode": "form",
            "views": [(self.env.ref("scenic_service_desk.incident_view_form_raise").id, "form")],
            "target": "new",
            "context": {f"default_{name}": value for name, value in defaults.items()},
        }

    @api.model
    def action_raise(self):
        """For buttons of the web client; see ``_raise_action``.

        :return: act_window
        """
        return self._raise_action()

    def action_raised(self):
        """The short form was saved: go on in the whole one.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    @api.model
    def _open_matter_domain(self):
        return Domain("state", "in", OPEN_STATES)

    def _timeline_text(self):
        return self._chain_text()

    @api.model
    def _archive_fields(self):
        return [
            *super()._archive_fields(),
            "type_id",
            "severity",
            "zone_id",
            "place",
            "description",
            "injured_count",
            "chain_first_minutes",
            "chain_arrival_minutes",
            "authority_reported_at",
            "closed_at",
        ]
