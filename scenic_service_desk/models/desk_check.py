from odoo import api, fields, models

from .hazard import OPEN_STATES


class ScenicDesk(models.Model):
    """After-shift checks: what a desk has, what it owes, and what its card says about it (registers 11 and 12)."""

    _inherit = "scenic.desk"

    equipment_ids = fields.One2many("maintenance.equipment", "scenic_desk_id", readonly=True)
    goods_ids = fields.One2many("scenic.desk.goods", "desk_id", "Counted Goods")
    safety_template_id = fields.Many2one(
        "scenic.check.template",
        "Safety Check Template",
        compute="_compute_safety_template_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('company_id', 'in', (company_id, False))]",
        help="The points looked at after the shift. Without a template the desk owes no safety check.",
    )
    owes_asset_check = fields.Boolean(
        "Asset Check Every Day", default=True, help="For a desk without shifts; otherwise the shift says so."
    )
    owes_safety_check = fields.Boolean(
        "Safety Check Every Day", default=True, help="For a desk without shifts; otherwise the shift says so."
    )
    asset_check_recheck = fields.Boolean(
        "Asset Check by Two", compute="_compute_recheck", store=True, readonly=False, precompute=True
    )
    safety_check_recheck = fields.Boolean(
        "Safety Check by Two", compute="_compute_recheck", store=True, readonly=False, precompute=True
    )
    recheck_blocks_closing = fields.Boolean(
        "Second Checker Signs Before Closing",
        default=True,
        help="The day is not closed before the second checker has signed.",
    )
    asset_audit_monthly = fields.Boolean(
        "Full Audit Once a Month",
        help="The month's first asset check is a full audit: each label is scanned, or each thing judged by itself.",
    )
    hazard_days = fields.Integer("Rectify Within (Days)", default=3)
    hazard_critical_days = fields.Integer("Critical: Within (Days)", default=1)
    hazard_count = fields.Integer("Open Hazards", compute="_compute_check_overview")
    hazard_overdue_count = fields.Integer("Overdue Hazards", compute="_compute_check_overview")
    missing_asset_count = fields.Integer("Checks With Missing Things", compute="_compute_check_overview")
    owed_asset_count = fields.Integer("Asset Check Owed", compute="_compute_check_overview")
    owed_safety_count = fields.Integer("Safety Check Owed", compute="_compute_check_overview")

    _hazard_days_positive = models.Constraint(
        "CHECK (hazard_days >= 0 AND hazard_critical_days >= 0)", "A number of days cannot be negative."
    )

    @api.depends("kind")
    def _compute_recheck(self):
        """A kiosk is often one person: nobody is there to look a second time."""
        for desk in self:
            desk.asset_check_recheck = desk.safety_check_recheck = desk.kind == "centre"

    @api.depends("company_id")
    def _compute_safety_template_id(self):
        """A new desk has the usual template, so that it owes a safety check from its first day on."""
        for desk in self:
            if not desk._origin:
                desk.safety_template_id = self.env["scenic.check.template"]._usual(desk.company_id)

    def _safety_points(self):
        """The points of the desk's safety check; those of an equipment only where it stands.

        sudo: a point may name an equipment of another desk.
        :return: ``scenic.check.template.line`` recordset
        """
        self.ensure_one()
        template = self.sudo().safety_template_id
        return template.line_ids.filtered(
            lambda point: not point.equipment_id or point.equipment_id.scenic_desk_id == self
        )

    def _owed_checks(self, kind):
        """Which of the desk's shifts owe a check every day.

        :param str kind: ``asset`` or ``safety``
        :return: list of ``scenic.shift.slot`` records; an empty record for the one a desk without shifts owes
        """
        self.ensure_one()
        if not (self._safety_points() if kind == "safety" else self._has_things()):
            return []
        field = f"owes_{kind}_check"
        # sudo: asked by jobs and by people of other desks; the shifts' hours are no secret
        slots = self.sudo().slot_ids.sorted(lambda slot: (slot.hour_to, slot.hour_from, slot.id))
        if not slots:
            return [slots] if self[field] else []
        return [slot for slot in slots if slot[field] == "yes" or (slot[field] == "last" and slot == slots[-1])]

    def _has_things(self):
        """Whether there is anything to count at the desk.

        sudo: also for those who see no equipment.
        """
        desk = self.sudo()
        return bool(desk.goods_ids or desk.equipment_ids)

    def _responsible_reader(self, record, *roles):
        """The first of the desk's people who may read a record; a reminder nobody can open helps nobody.

        :param record: the record
        :param str roles: field names of users, the most fitting first
        :return: ``res.users`` record, the current user where none fits
        """
        self.ensure_one()
        for role in roles:
            # sudo: who is responsible may be unknown to the one whose act reminds him
            user = self.sudo()[role]
            if user.active and record.with_user(user).has_access("read"):
                return user.with_env(self.env)
        return self.env.user

    @api.depends_context("uid")
    def _compute_check_overview(self):
        hazards = self.env["scenic.hazard"]
        mine = [("desk_id", "in", self.ids)]
        still_open = [*mine, ("state", "in", OPEN_STATES)]
        counts = {
            "hazard_count": hazards._read_group(still_open, ["desk_id"], ["__count"]),
            "hazard_overdue_count": hazards._read_group(
                [*still_open, ("is_overdue", "=", True)], ["desk_id"], ["__count"]
            ),
            "missing_asset_count": self.env["scenic.asset.check"]._read_group(
                [*mine, ("has_open_missing", "=", True)], ["desk_id"], ["__count"]
            ),
        }
        for name, rows in counts.items():
            by_desk = {desk.id: count for desk, count in rows}
            for desk in self:
                desk[name] = by_desk.get(desk.id, 0)
        now = fields.Datetime.now()
        days = {desk: desk._local_date(now) for desk in self if desk._day_end(now) <= now}
        logs = self.env["scenic.duty.log"].search(
            [("desk_id", "in", [desk.id for desk in days]), ("date", "in", list(set(days.values())))]
        )
        for desk in self:
            log = logs.filtered(lambda log, desk=desk: log.desk_id == desk and log.date == days.get(desk))
            desk.owed_asset_count = desk._count_owed("asset", log) if desk in days else 0
            desk.owed_safety_count = desk._count_owed("safety", log) if desk in days else 0

    def _count_owed(self, kind, log):
        """How many checks a day still owes.

        :param str kind: ``asset`` or ``safety``
        :param log: the day's ``scenic.duty.log`` record, may be empty
        """
        return len(self.env[f"scenic.{kind}.check"]._owed_gaps(log) if log else self._owed_checks(kind))

    def action_start_asset_check(self):
        """Begin the desk's asset check of today, or go on with it.

        :return: act_window
        """
        return self.env["scenic.asset.check"]._start(self)

    def action_start_safety_check(self):
        """Begin the desk's safety check of today, or go on with it.

        :return: act_window
        """
        return self.env["scenic.safety.check"]._start(self)

    def action_hazards(self):
        """The desk's hazards; the card's figure pressed is the filter set.

        :return: act_window
        """
        wanted = self.env.context.get("scenic_filter", "open")
        return self._open("hazard_action", search_default_desk_id=self.id, **{f"search_default_{wanted}": 1})

    def action_missing_assets(self):
        """The desk's checks with things still missing.

        :return: act_window
        """
        return self._open("asset_check_action", search_default_desk_id=self.id, search_default_missing=1)

    def action_report_hazard(self):
        """A new hazard at this desk.

        :return: act_window
        """
        return self.env["scenic.hazard"]._new_form(self)
