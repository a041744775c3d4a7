from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

FINDINGS = [
    ("present", "Present"),
    ("missing", "Missing"),
    ("misplaced", "Misplaced"),
    ("damaged", "Damaged"),
    ("unexpected", "Unexpected"),
]


class ScenicAssetCheck(models.Model):
    """The after-shift check of a desk's fixed assets and counted goods (register 11)."""

    _name = "scenic.asset.check"
    _description = "Asset Check"
    _inherit = ["scenic.check.mixin"]
    _check_kind = "asset"

    employee_id = fields.Many2one(string="Keeper")
    mode = fields.Selection(
        [("quick", "All Present, With Exceptions"), ("audit", "Full Audit by Scanning")],
        required=True,
        default="quick",
    )
    line_ids = fields.One2many("scenic.asset.check.line", "check_id", "Things")
    present_count = fields.Integer("Present", compute="_compute_results")
    missing_count = fields.Integer("Missing", compute="_compute_results")
    misplaced_count = fields.Integer("Misplaced", compute="_compute_results")
    damaged_count = fields.Integer("Damaged", compute="_compute_results")
    unexpected_count = fields.Integer("Unexpected", compute="_compute_results")
    scanned_count = fields.Integer("Scanned", compute="_compute_results")
    scannable_count = fields.Integer("To Scan", compute="_compute_results")
    scan_progress = fields.Char(compute="_compute_results")
    summary = fields.Char("Exceptions", compute="_compute_results")
    # kept: what is missing is looked for in every handover, over all days
    has_open_missing = fields.Boolean(
        "Something Is Missing", compute="_compute_has_open_missing", store=True, readonly=True
    )

    _missing_idx = models.Index("(date DESC, id DESC, company_id) WHERE has_open_missing")

    @api.depends("line_ids.result", "line_ids.finding", "line_ids.is_scanned", "line_ids.kind")
    def _compute_results(self):
        res = super()._compute_results()
        for check in self:
            findings = check.line_ids.mapped("finding")
            for finding, _label in FINDINGS:
                check[f"{finding}_count"] = findings.count(finding)
            check.summary = check._exceptions()
            listed = check.line_ids.filtered(lambda line: line.kind == "equipment")
            check.scannable_count = len(listed)
            check.scanned_count = len(listed.filtered("is_scanned"))
            check.scan_progress = self.env._(
                "%(scanned)s of %(total)s scanned", scanned=check.scanned_count, total=check.scannable_count
            )
        return res

    @api.depends("state", "line_ids.finding", "line_ids.settled")
    def _compute_has_open_missing(self):
        for check in self:
            check.has_open_missing = check.state != "draft" and bool(check.line_ids._open_missing())

    def _fill_lines(self):
        res = super()._fill_lines()
        vals_list = []
        for check in self:
            desk = check.desk_id
            vals_list += [
                {
                    "check_id": check.id,
                    "sequence": 10,
                    "kind": "equipment",
                    "name": equipment.name,
                    "equipment_id": equipment.id,
                    "code": equipment.scenic_code,
                    "location_note": equipment.scenic_location_note,
                }
                for equipment in desk.equipment_ids
            ]
            vals_list += [
                {
                    "check_id": check.id,
                    "sequence": 20,
                    "kind": "goods",
                    "name": goods.name,
                    "goods_id": goods.id,
                    "book_quantity": goods.quantity,
                    "location_note": goods.location_note,
                }
                for goods in desk.goods_ids
            ]
        # sudo: lines are made by the check, never by its users
        self.env["scenic.asset.check.line"].sudo().create(vals_list)
        return res

    def action_all_fine(self):
        """Everything not judged yet is present. In a full audit only what was scanned is.

        :raise UserError: in a full audit
        """
        if self.filtered(lambda check: check.mode == "audit"):
            raise UserError(self.env._("In a full audit each thing is scanned or judged by itself."))
        self.check_access("write")
        self.line_ids.filtered(lambda line: not line.finding)._judge("present")

    def _follow_up(self):
        """What is missing goes to the asset manager, what is damaged to maintenance; what is back is settled."""
        res = super()._follow_up()
        self.line_ids._settle_found()
        self._report_missing()
        self._request_repairs()
        return res

    def _report_missing(self):
        """Tell the asset manager of what is missing and was not missing before."""
        self.ensure_one()
        new = self.line_ids._open_missing()._carry_earlier()
        if new:
            note = "\n".join(line._label() for line in new)
            self._tell(
                "missing_asset", "asset_manager_id", "manager_id", "supervisor_id", about=lambda _check: note[:200]
            )

    def _request_repairs(self):
        """Ask maintenance for what is damaged: one open request per equipment."""
        self.ensure_one()
        for line in self.line_ids.filtered(lambda line: line.finding == "damaged" and line.equipment_id):
            request = line.equipment_id._request_repair(
                line.remark or self.env._("Damaged"), self, self.checker_id, self.company_id
            )
            line._unlocked_lines().write({"request_id": request.id})

    @api.model
    def _open_matter_domain(self):
        return super()._open_matter_domain() | Domain("has_open_missing", "=", True)

    def _timeline_text(self):
        self.ensure_one()
        if self.state == "draft":
            return self.env._("Being checked")
        return self._exceptions() or self.env._("All present")

    def _exceptions(self):
        """What is not as it should be: e.g. “Missing 1 · Damaged 2”; empty where nothing is.

        :return: str
        """
        self.ensure_one()
        labels = dict(self.line_ids._fields["finding"]._description_selection(self.env))
        found = [
            f"{labels[finding]} {count}"
            for finding, _label in FINDINGS
            if finding != "present" and (count := self[f"{finding}_count"])
        ]
        return " · ".join(found)

    @api.model
    def _archive_fields(self):
        return [
            *super()._archive_fields(),
            "missing_count",
            "misplaced_count",
            "damaged_count",
            "unexpected_count",
        ]
