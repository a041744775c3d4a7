from odoo import api, fields, models
from odoo.fields import Domain

OPEN_STATES = ("found", "assigned", "rectified")
_AGENT = "scenic_service_desk.group_agent,scenic_service_desk.group_safety"
_OFFICER = "scenic_service_desk.group_supervisor,scenic_service_desk.group_safety"


class ScenicHazard(models.Model):
    """A safety hazard 安全隐患, from being found to the recheck of its rectification (register 12)."""

    _name = "scenic.hazard"
    _description = "Hazard"
    _inherit = ["scenic.register.mixin", "scenic.deadline.mixin", "scenic.signable.mixin"]

    _initial_state = "found"
    _closed_states = ("closed",)
    _transitions = {
        "found": {"assigned": _OFFICER, "rectified": _AGENT},
        "assigned": {"rectified": _AGENT},
        "rectified": {"closed": _AGENT, "assigned": _AGENT},
    }
    _sign_acts = {
        "acknowledge": "_signed_acknowledge",
        "rectify": "_signed_rectify",
        "recheck": "_signed_recheck",
    }

    state = fields.Selection(
        selection_add=[
            ("found", "Detected"),
            ("assigned", "Being Rectified"),
            ("rectified", "To Recheck"),
            ("closed", "Closed"),
        ],
        tracking=True,
    )
    date = fields.Datetime("Detected At")
    employee_id = fields.Many2one(string="Detected By")
    description = fields.Char("What Is Wrong", required=True, tracking=True)
    details = fields.Text()
    kind = fields.Selection(
        [
            ("electric", "Electricity"),
            ("fire", "Fire Safety"),
            ("water", "Water"),
            ("building", "Building, Doors, Windows"),
            ("equipment", "Equipment"),
            ("behaviour", "Behaviour"),
            ("other", "Other"),
        ],
        default="other",
        required=True,
    )
    zone_id = fields.Many2one("scenic.zone", check_company=True, index="btree_not_null", ondelete="restrict")
    place = fields.Char("Exact Place")
    is_critical = fields.Boolean(
        "Critical", tracking=True, help="The day is closed only after the safety officer has acknowledged it."
    )
    critical_label = fields.Char(compute="_compute_critical_label")
    photo = fields.Image("Photo of the Hazard", max_width=1600, max_height=1600, copy=False)
    safety_line_ids = fields.One2many("scenic.safety.check.line", "hazard_id", "Found in Checks", readonly=True)
    point_id = fields.Many2one(
        "scenic.check.template.line", "Point of the Template", readonly=True, copy=False, ondelete="set null"
    )
    equipment_id = fields.Many2one(
        "maintenance.equipment", check_company=True, index="btree_not_null", ondelete="restrict"
    )
    request_id = fields.Many2one(
        "maintenance.request", "Repair", readonly=True, copy=False, index="btree_not_null", ondelete="set null"
    )

    acknowledged_by_id = fields.Many2one("hr.employee", readonly=True, copy=False, ondelete="restrict")
    acknowledged_at = fields.Datetime(readonly=True, copy=False)
    responsible_id = fields.Many2one(
        "hr.employee",
        "To Be Rectified By",
        check_company=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
        help="Who is to put it right.",
    )
    deadline = fields.Datetime("Rectification Deadline", tracking=True)
    measure = fields.Text(copy=False, help="What was done about it.")
    done_photo = fields.Image("Photo Afterwards", max_width=1600, max_height=1600, copy=False)
    rectified_by_id = fields.Many2one("hr.employee", "Reported Done By", readonly=True, copy=False, ondelete="restrict")
    rectified_at = fields.Datetime(readonly=True, copy=False)
    recheck_note = fields.Char(copy=False)
    rechecked_by_id = fields.Many2one("hr.employee", readonly=True, copy=False, ondelete="restrict")
    rechecked_at = fields.Datetime(readonly=True, copy=False)
    failed_count = fields.Integer("Rechecks Failed", readonly=True, copy=False, aggregator="sum")

    _open_idx = models.Index("(date DESC, id DESC, company_id) WHERE state IN ('found', 'assigned', 'rectified')")

    @api.depends("is_critical")
    def _compute_critical_label(self):
        for hazard in self:
            hazard.critical_label = self.env._("Critical") if hazard.is_critical else False

    @api.depends("name", "description")
    def _compute_display_name(self):
        for hazard in self:
            hazard.display_name = " ".join(filter(None, [hazard.name, hazard.description]))

    @api.model_create_multi
    def create(self, vals_list):
        """Register hazards: the safety officer hears of them at once, maintenance of faulty equipment."""
        hazards = super().create(vals_list)
        for hazard in hazards:
            user = hazard.desk_id._responsible_reader(hazard, "safety_officer_id", "supervisor_id", "manager_id")
            hazard._remind_user("scenic_service_desk.mail_activity_hazard", user, lambda this: this.description)
        hazards._request_repairs()
        return hazards

    def write(self, vals):
        """Ask for the repair of equipment that is named later.

        :raise AccessError: when somebody who may not judge it makes a critical hazard an ordinary one
        """
        if "is_critical" in vals and not vals["is_critical"]:
            self.filtered("is_critical")._check_may_judge()
        res = super().write(vals)
        if vals.get("equipment_id"):
            self._request_repairs()
        return res

    def _request_repairs(self):
        """Ask maintenance for the repair of the equipment concerned: one open request per equipment."""
        for hazard in self.filtered("equipment_id"):
            request = hazard.equipment_id._request_repair(
                hazard.description, hazard, hazard.employee_id, hazard.company_id
            )
            if request != hazard.request_id:
                hazard._write_unlocked({"request_id": request.id})

    @api.model
    def _of_point(self, line):
        """The open hazard of a point of a safety check, made where there is none.

        :param line: ``scenic.safety.check.line`` record, found abnormal
        :return: ``scenic.hazard`` record
        """
        check = line.check_id
        text = ": ".join(filter(None, [line.name, line.remark]))
        hazard = self.browse()
        if line.point_id:
            hazard = self.search(
                [
                    ("desk_id", "=", check.desk_id.id),
                    ("point_id", "=", line.point_id.id),
                    ("state", "in", OPEN_STATES),
                ],
                limit=1,
            )
        if hazard:
            hazard.message_post(body=self.env._("Still there: %(text)s (%(check)s)", text=text, check=check.name))
            return hazard
        hazard = self.create(
            {
                "desk_id": check.desk_id.id,
                "date": check.date,
                "is_late_entry": check.is_late_entry,
                "description": text,
                "kind": "equipment" if line.equipment_id else "other",
                "place": line.equipment_id.scenic_location_note,
                "is_critical": line.is_critical,
                "equipment_id": line.equipment_id.id,
                "photo": line.photo,
                "employee_id": check.employee_id.id,
            }
        )
        hazard._write_unlocked({"point_id": line.point_id.id})
        return hazard

    @api.model
    def _new_form(self, desk):
        """An empty form for a hazard at a desk.

        :param desk: ``scenic.desk`` record
        :return: act_window
        """
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.hazard_action")
        return {**action, "views": [(False, "form")], "view_mode": "form", "context": {"default_desk_id": desk.id}}

    @api.model
    def _due_domain(self):
        return Domain("state", "in", ("found", "assigned"))

    @api.model
    def _open_matter_domain(self):
        return Domain("state", "in", OPEN_STATES)

    def _timeline_text(self):
        self.ensure_one()
        return " · ".join(filter(None, [self.description, self.place or self.zone_id.name]))

    @api.model
    def _archive_fields(self):
        return [
            *super()._archive_fields(),
            "description",
            "is_critical",
            "responsible_id",
            "deadline",
            "rectified_at",
            "rechecked_by_id",
        ]
