from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .asset_check import FINDINGS


class ScenicAssetCheckLine(models.Model):
    """One equipment, one kind of counted goods, or something that should not be there (register 11)."""

    _name = "scenic.asset.check.line"
    _description = "Line of an Asset Check"
    _inherit = ["scenic.check.line.mixin"]
    _found_fields = frozenset({"remark", "photo", "finding", "counted_quantity", "location_note"})

    check_id = fields.Many2one("scenic.asset.check", required=True, index=True, ondelete="restrict")
    desk_id = fields.Many2one(related="check_id.desk_id", store=True, precompute=True)
    date = fields.Datetime(related="check_id.date", store=True, precompute=True)
    name = fields.Char("Thing")
    kind = fields.Selection(
        [("equipment", "Equipment"), ("goods", "Counted Goods"), ("extra", "Not on the List")],
        required=True,
        default="extra",
        readonly=True,
    )
    equipment_id = fields.Many2one("maintenance.equipment", readonly=True, ondelete="restrict")
    goods_id = fields.Many2one("scenic.desk.goods", readonly=True, index="btree_not_null", ondelete="set null")
    code = fields.Char(readonly=True, help="What the scanner reads on its label.")
    location_note = fields.Char("Where It Stands")
    book_quantity = fields.Integer("Book", readonly=True)
    counted_quantity = fields.Integer("Counted", copy=False)
    finding = fields.Selection(FINDINGS, copy=False)
    result = fields.Selection(compute="_compute_result", store=True)
    is_scanned = fields.Boolean("Scanned", readonly=True, copy=False)
    request_id = fields.Many2one(
        "maintenance.request", "Repair", readonly=True, copy=False, index="btree_not_null", ondelete="set null"
    )
    settled = fields.Selection(
        [("found", "Found Again"), ("written_off", "Written Off"), ("carried", "Already Reported")],
        "Missing Thing",
        readonly=True,
        copy=False,
    )
    settled_by_id = fields.Many2one("res.users", readonly=True, copy=False, ondelete="restrict")
    settled_at = fields.Datetime(readonly=True, copy=False)

    # where an equipment was last seen; where something is still missing
    _equipment_date_idx = models.Index("(equipment_id, date DESC) WHERE equipment_id IS NOT NULL")
    _missing_idx = models.Index("(desk_id) WHERE finding = 'missing' AND settled IS NULL")
    _unexpected_only_extra = models.Constraint(
        "CHECK (finding IS DISTINCT FROM 'unexpected' OR kind = 'extra')",
        "Only what is not on the list can be unexpected.",
    )

    @api.depends("finding")
    def _compute_result(self):
        for line in self:
            line.result = ("ok" if line.finding == "present" else "abnormal") if line.finding else False

    @api.depends("name", "code")
    def _compute_display_name(self):
        for line in self:
            line.display_name = line.name

    @api.model_create_multi
    def create(self, vals_list):
        """:raise UserError: for anything but what stands there unexpected; the list itself comes from the desk"""
        if not self.env.su:
            for vals in vals_list:
                if vals.get("kind", "extra") != "extra":
                    raise UserError(self.env._("Only what is not on the list is added by hand."))
                vals |= {"kind": "extra", "finding": "unexpected"}
        return super().create(vals_list)

    def write(self, vals):
        """Counting says what was found: fewer than the book says are missing."""
        if "counted_quantity" in vals and "finding" not in vals:
            counted = vals["counted_quantity"]
            for finding, lines in self.grouped(
                lambda line: "missing" if counted < line.book_quantity else "present"
            ).items():
                super(ScenicAssetCheckLine, lines).write({**vals, "finding": finding})
            return True
        if vals.get("finding") == "present" and "counted_quantity" not in vals:
            for quantity, lines in self.grouped("book_quantity").items():
                super(ScenicAssetCheckLine, lines).write({**vals, "counted_quantity": quantity})
            return True
        return super().write(vals)

    @api.constrains("finding", "counted_quantity")
    def _check_count(self):
        for line in self:
            if line.kind == "goods" and line.finding == "present" and line.counted_quantity < line.book_quantity:
                raise ValidationError(
                    self.env._("%s: fewer were counted than the book says, so some are missing.", line.name)
                )

    @api.onchange("counted_quantity")
    def _onchange_counted_quantity(self):
        if self.kind == "goods":
            self.finding = "missing" if self.counted_quantity < self.book_quantity else "present"

    def _is_added_by_hand(self):
        return self.kind == "extra"

    def _judge(self, finding):
        """Write what was found; for counted goods the whole book quantity is there."""
        self.write({"finding": finding})

    def action_present(self):
        """The thing is there."""
        self._judge("present")

    def action_missing(self):
        """The thing is not there."""
        self._judge("missing")

    def action_misplaced(self):
        """The thing stands elsewhere."""
        self._judge("misplaced")

    def action_damaged(self):
        """The thing is broken."""
        self._judge("damaged")

    def action_remove(self):
        """Take away a line that was added during the check by mistake."""
        self.unlink()

    def _label(self):
        """The thing in a line of text: with its number, or counted and book quantity."""
        self.ensure_one()
        if self.kind == "goods":
            return self.env._(
                "%(name)s: %(counted)s of %(book)s",
                name=self.name,
                counted=self.counted_quantity,
                book=self.book_quantity,
            )
        return " ".join(filter(None, [self.name, self.code]))
