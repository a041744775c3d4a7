from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..tools.severity import SEVERITIES

_AGENT = "scenic_service_desk.group_agent"
_SUPERVISOR = "scenic_service_desk.group_supervisor"
_MANAGER = "scenic_service_desk.group_manager"
OPEN_STATES = ("received", "judged", "investigating", "solution", "approved", "carried_out")


class ScenicComplaint(models.Model):
    """What a visitor has to say, from the counter to the answer: complaint 投诉, grievance 抱怨, suggestion, request for
    help, praise (register 3; ISO 10002).

    ``employee_id`` is who took it; whom it is about stands in ``against_employee_id``, and at fault may be another.
    """

    _name = "scenic.complaint"
    _description = "Complaint"
    _inherit = [
        "scenic.silent.mixin",
        "scenic.register.mixin",
        "scenic.visitor.mixin",
        "scenic.search.mixin",
        "scenic.signable.mixin",
        "scenic.clock.mixin",
        "scenic.chain.mixin",
    ]

    _initial_state = "received"
    _closed_states = ("closed", "settled", "merged")
    # closing and approving check more than groups: see complaint_flow.py, complaint_approval.py
    _transitions = {
        "received": {"judged": _SUPERVISOR, "settled": _AGENT, "merged": _SUPERVISOR, "closed": _SUPERVISOR},
        "judged": {
            "judged": _SUPERVISOR,
            "investigating": _AGENT,
            "solution": _AGENT,
            "merged": _SUPERVISOR,
            "closed": _SUPERVISOR,
        },
        "investigating": {
            "judged": _SUPERVISOR,
            "solution": _AGENT,
            "merged": _SUPERVISOR,
            "closed": _SUPERVISOR,
        },
        "solution": {"approved": _AGENT, "investigating": _AGENT, "merged": _SUPERVISOR, "closed": _SUPERVISOR},
        "approved": {"carried_out": _AGENT, "investigating": _SUPERVISOR, "closed": _SUPERVISOR},
        "carried_out": {"closed": _AGENT, "investigating": _AGENT},
        "closed": {"investigating": _MANAGER},
        "settled": {"received": _AGENT},
        "merged": {"received": _SUPERVISOR},
    }

    state = fields.Selection(
        selection_add=[
            ("received", "Lodged"),
            ("judged", "Judged"),
            ("investigating", "Under Investigation"),
            ("solution", "Solution Proposed"),
            ("approved", "Solution Approved"),
            ("carried_out", "Carried Out"),
            ("closed", "Concluded"),
            ("settled", "Dealt With"),
            ("merged", "Merged"),
        ],
        tracking=True,
    )
    kind = fields.Selection(
        [
            ("complaint", "Complaint"),
            ("grievance", "Grievance"),
            ("suggestion", "Suggestion"),
            ("help", "Request for Help"),
            ("praise", "Praise"),
        ],
        required=True,
        default="complaint",
        tracking=True,
    )
    channel = fields.Selection(
        [
            ("counter", "In Person at the Desk"),
            ("phone", "By Phone"),
            ("online", "Online"),
            ("platform", "Travel Platform"),
            ("authority", "Authority's Letter"),
        ],
        required=True,
        default="counter",
        tracking=True,
    )
    date = fields.Datetime("Taken At")
    day = fields.Date(compute="_compute_day", store=True, precompute=True, help="The day as the desk counts it.")
    employee_id = fields.Many2one(string="Complaint Taken By")
    description = fields.Text("The Visitor's Account", required=True)
    category_id = fields.Many2one(
        "scenic.complaint.category",
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
        tracking=True,
    )
    severity = fields.Selection(
        SEVERITIES,
        required=True,
        compute="_compute_severity",
        store=True,
        precompute=True,
        readonly=False,
        tracking=True,
    )
    zone_id = fields.Many2one("scenic.zone", check_company=True, index="btree_not_null", ondelete="restrict")
    place = fields.Char("Exact Place")
    happened_at = fields.Datetime(copy=False)
    remedy = fields.Char("Remedy Sought", copy=False, help="What the visitor asks for.")
    visitor_lang_id = fields.Many2one(
        context={"active_test": False},
        default=lambda self: self.env["scenic.inquiry"]._default_lang_id(),
        ondelete="restrict",
    )
    letter_number = fields.Char("Reference of the Authority or Platform", copy=False)
    letter_received_on = fields.Date(copy=False, tracking=True)
    against_department_id = fields.Many2one(
        "hr.department", "Department Concerned", check_company=True, index="btree_not_null", ondelete="restrict"
    )
    against_employee_id = fields.Many2one(
        "hr.employee",
        "Employee Concerned",
        check_company=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
    )
    against_equipment_id = fields.Many2one(
        "maintenance.equipment", "Facility Concerned", check_company=True, index="btree_not_null", ondelete="restrict"
    )
    department_id = fields.Many2one(
        "hr.department",
        "Handled By",
        compute="_compute_route",
        store=True,
        precompute=True,
        readonly=False,
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
    )
    responsible_id = fields.Many2one(
        "hr.employee",
        "Person in Charge",
        compute="_compute_route",
        store=True,
        precompute=True,
        readonly=False,
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    note = fields.Text("Internal Note", copy=False)
    evidence_ids = fields.One2many("scenic.complaint.evidence", "complaint_id")

    _open_idx = models.Index(
        "(date DESC, id DESC, company_id) INCLUDE (desk_id, kind, state)"
        " WHERE state IN ('received', 'judged', 'investigating', 'solution', 'approved', 'carried_out')"
    )
    _company_day_idx = models.Index("(company_id, day)")
    _employee_date_idx = models.Index("(against_employee_id, date DESC) WHERE against_employee_id IS NOT NULL")
    _zone_date_idx = models.Index("(zone_id, date DESC) WHERE zone_id IS NOT NULL")

    @api.depends("date", "desk_id")
    def _compute_day(self):
        for complaint in self:
            known = complaint.desk_id and complaint.date
            complaint.day = complaint.desk_id._local_date(complaint.date) if known else False

    @api.depends("category_id")
    def _compute_severity(self):
        for complaint in self:
            complaint.severity = complaint.category_id.severity or complaint.severity or "medium"

    @api.depends("category_id", "zone_id", "company_id")
    def _compute_route(self):
        """The routing table proposes; what somebody chose stays where the table is silent."""
        for complaint in self:
            route = self.env["scenic.complaint.route"]._for(complaint)
            complaint.department_id = route.department_id or complaint.department_id
            responsible = route._person()
            complaint.responsible_id = responsible or complaint.responsible_id

    @api.depends_context("lang")
    @api.depends("name", "kind", "category_id")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for complaint in self:
            what = complaint.category_id.name or kinds.get(complaint.kind)
            complaint.display_name = " ".join(filter(None, [complaint.name, what]))

    @api.depends("name", "description", "place", "category_id", "letter_number")
    def _compute_search_tokens(self):
        return super()._compute_search_tokens()

    def _search_texts(self):
        names = self.category_id._all_names() if self.category_id else ()
        return [*super()._search_texts(), self.name, self.description, *names, self.place, self.letter_number]

    @api.constrains("happened_at")
    def _check_happened_at(self):
        soon = fields.Datetime.now() + timedelta(minutes=10)
        if any(complaint.happened_at and complaint.happened_at > soon for complaint in self):
            raise ValidationError(self.env._("It is said to have happened in the future. Please check the time."))

    @api.onchange("against_employee_id")
    def _onchange_against_employee_id(self):
        department = self.env["hr.employee.public"].browse(self.against_employee_id._origin.id).department_id
        self.against_department_id = department or self.against_department_id

    @api.model_create_multi
    def create(self, vals_list):
        """Take in what visitors say; of a complaint the supervisor hears at once, and its clocks start."""
        for vals in vals_list:
            vals["description"] = (vals.get("description") or "").strip()
            if not vals["description"]:
                raise UserError(self.env._("Please write what the visitor says."))
        complaints = super().create(vals_list)
        complaints.filtered(lambda complaint: complaint.kind == "complaint")._begin()
        return complaints

    def write(self, vals):
        """:raise UserError: when the kind of an entry would change by hand: a complaint does not become less"""
        if "kind" in vals and not self._is_unlocked():
            changed = self.filtered(lambda complaint: complaint.kind != vals["kind"])
            if changed:
                raise UserError(self.env._("The kind stays. A grievance is raised to a complaint with its button."))
        return super().write(vals)

    @api.model
    def _open_matter_domain(self):
        return Domain("state", "in", OPEN_STATES)
