from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

# the same visitor within so many days
_REPEAT_DAYS = 365


class ScenicComplaint(models.Model):
    """What statistics ask of a complaint and cannot be told later, when the visitor's data are blanked."""

    _inherit = "scenic.complaint"

    is_repeat = fields.Boolean(
        "Same Visitor Again",
        compute="_compute_is_repeat",
        store=True,
        copy=False,
        help="The same telephone number stood on an earlier complaint within a year.",
    )

    @api.depends("visitor_phone_key", "date", "kind")
    def _compute_is_repeat(self):
        """Asked for all in one query; a number that was purged takes nothing back.

        sudo: the number's key is compared alone.
        """
        keys = {complaint: complaint.sudo().visitor_phone_key for complaint in self}
        wanted = [key for key in keys.values() if key]
        rows = []
        if wanted:
            of_kind = Domain("visitor_phone_key", "in", wanted) & Domain("kind", "in", ("complaint", "grievance"))
            rows = self.sudo().search_fetch(of_kind, ["visitor_phone_key", "date"], order="id")
        for complaint, key in keys.items():
            if not key:
                complaint.is_repeat = complaint.is_repeat
                continue
            earlier = (row for row in rows if row.visitor_phone_key == key and row.id != complaint._origin.id)
            complaint.is_repeat = any(
                row.date < complaint.date and (complaint.date - row.date).days < _REPEAT_DAYS for row in earlier
            )


class ScenicComplaintStat(models.Model):
    """Complaints for statistics: one row each, the merged ones with the one they went into (register 3: 分类统计)."""

    _name = "scenic.complaint.stat"
    _description = "Complaint Statistics"
    _auto = False
    _order = "day desc, id desc"
    _rec_name = "complaint_id"
    _depends = {
        "scenic.complaint": [
            "date",
            "day",
            "company_id",
            "desk_id",
            "kind",
            "channel",
            "category_id",
            "zone_id",
            "severity",
            "judgement",
            "state",
            "department_id",
            "against_department_id",
            "fault_department_id",
            "judged_at",
            "notice_at",
            "proposed_at",
            "replied_at",
            "settled_at",
            "closed_at",
            "was_late",
            "is_repeat",
        ],
        "scenic.complaint.category": ["parent_path"],
    }

    complaint_id = fields.Many2one("scenic.complaint", readonly=True)
    day = fields.Date(readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    desk_id = fields.Many2one("scenic.desk", readonly=True)
    kind = fields.Selection(lambda self: self._choices("kind"), readonly=True)
    channel = fields.Selection(lambda self: self._choices("channel"), readonly=True)
    category_id = fields.Many2one("scenic.complaint.category", readonly=True)
    main_category_id = fields.Many2one("scenic.complaint.category", readonly=True)
    department_id = fields.Many2one("hr.department", readonly=True, help="At fault, else concerned, else in charge.")
    zone_id = fields.Many2one("scenic.zone", readonly=True)
    severity = fields.Selection(lambda self: self._choices("severity"), readonly=True)
    judgement = fields.Selection(lambda self: self._choices("judgement"), readonly=True)
    complaint_count = fields.Integer("Complaints", readonly=True)
    founded_count = fields.Integer("Founded", readonly=True)
    closed_count = fields.Integer("Concluded", readonly=True)
    repeat_count = fields.Integer("From the Same Visitor Again", readonly=True)
    closed_rate = fields.Float("Closure Rate", readonly=True, aggregator="avg")
    on_time_rate = fields.Float("On-Time Rate", readonly=True, aggregator="avg")
    repeat_rate = fields.Float(readonly=True, aggregator="avg")
    answered_count = fields.Integer("Answered", readonly=True)
    first_response_hours = fields.Float("First Response (Hours)", readonly=True, aggregator="avg", digits=(16, 1))
    handling_days = fields.Float("Days to Conclusion", readonly=True, aggregator="avg", digits=(16, 1))

    @api.model
    def _choices(self, name):
        return self.env["scenic.complaint"]._fields[name]._description_selection(self.env)

    @property
    def _table_query(self):
        # on time: of those concluded, the ones none of whose deadlines was missed
        return SQL(
            """
            SELECT c.id, c.id AS complaint_id, c.day, c.company_id, c.desk_id, c.kind, c.channel, c.category_id,
                split_part(category.parent_path, '/', 1)::int AS main_category_id,
                COALESCE(c.fault_department_id, c.against_department_id, c.department_id) AS department_id,
                c.zone_id, c.severity, c.judgement, 1 AS complaint_count,
                (COALESCE(c.judgement, '') IN ('founded', 'partly'))::int AS founded_count,
                (c.state IN ('closed', 'settled'))::int AS closed_count,
                COALESCE(c.is_repeat, FALSE)::int AS repeat_count,
                (c.state IN ('closed', 'settled'))::int::float AS closed_rate,
                CASE WHEN c.state = 'closed' THEN (NOT COALESCE(c.was_late, FALSE))::int::float END AS on_time_rate,
                COALESCE(c.is_repeat, FALSE)::int::float AS repeat_rate,
                (c.answered IS NOT NULL)::int AS answered_count,
                CASE WHEN c.answered IS NOT NULL
                    THEN EXTRACT(EPOCH FROM GREATEST(c.answered, c.date) - c.date)::float / 3600
                END AS first_response_hours,
                CASE WHEN c.ended IS NOT NULL
                    THEN EXTRACT(EPOCH FROM GREATEST(c.ended, c.date) - c.date)::float / 86400
                END AS handling_days
            FROM (
                SELECT *, COALESCE(closed_at, settled_at) AS ended,
                    LEAST(settled_at, judged_at, notice_at, proposed_at, replied_at, closed_at) AS answered
                FROM scenic_complaint
                WHERE state != 'merged'
            ) c LEFT JOIN scenic_complaint_category category ON category.id = c.category_id
            """
        )
