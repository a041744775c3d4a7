from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools.sql import escape_psql

_STAFF = "scenic_service_desk.group_agent,scenic_service_desk.group_crew_leader"
_SUPERVISOR = "scenic_service_desk.group_supervisor"
# what a second person judges
_JUDGED_FIELDS = {
    "item_id",
    "description",
    "visitor_name",
    "visitor_phone",
    "id_type",
    "id_number",
    "id_number_entry",
    "is_representative",
    "owner_name",
    "owner_relation",
    "owner_letter",
    "answer_ids",
    "verdict",
    "verdict_reason",
}


class ScenicClaim(models.Model):
    """Somebody says a found item is his (register 8)."""

    _name = "scenic.claim"
    _description = "Claim"
    _inherit = ["scenic.register.mixin", "scenic.visitor.mixin"]

    _initial_state = "draft"
    _closed_states = ("returned", "rejected", "withdrawn", "reversed")
    # approval, return and rejection check more than groups: see claim_approval.py, claim_hand_over.py
    _transitions = {
        "draft": {"submitted": _STAFF, "approved": _STAFF, "rejected": _STAFF, "withdrawn": _STAFF},
        "submitted": {"approved": _SUPERVISOR, "rejected": _SUPERVISOR, "withdrawn": _STAFF, "draft": _SUPERVISOR},
        "approved": {"returned": _STAFF, "withdrawn": _STAFF, "rejected": _SUPERVISOR},
        "returned": {"reversed": "scenic_service_desk.group_manager"},
    }

    state = fields.Selection(
        selection_add=[
            ("draft", "Open"),
            ("submitted", "Waiting for Approval"),
            ("approved", "Approved"),
            ("returned", "Returned"),
            ("rejected", "Rejected"),
            ("withdrawn", "Withdrawn"),
            ("reversed", "Reversed"),
        ],
        tracking=True,
    )
    date = fields.Datetime("Claimed At")
    item_id = fields.Many2one("scenic.found.item", index=True, check_company=True, ondelete="restrict", tracking=True)
    item_state = fields.Selection(related="item_id.state", string="State of the Item")
    category_id = fields.Many2one(related="item_id.category_id")
    tier = fields.Selection(
        [("ordinary", "Ordinary"), ("valuable", "Valuable"), ("on_site", "On Site")],
        compute="_compute_tier",
        store=True,
        precompute=True,
    )
    needs_approval = fields.Boolean(compute="_compute_tier", store=True, precompute=True)
    description = fields.Text("What the Claimant Says", copy=False, help="What it is, where and when it was lost.")
    is_representative = fields.Boolean("Comes for the Owner", copy=False)
    owner_name = fields.Char("Owner", copy=False, groups=_STAFF)
    owner_relation = fields.Char("Relation to the Owner", copy=False)
    owner_letter = fields.Boolean("Owner's Letter Seen", copy=False)
    approver_id = fields.Many2one("hr.employee", "Approved By", readonly=True, copy=False, ondelete="restrict")
    approver_user_id = fields.Many2one("res.users", "Approving Login", readonly=True, copy=False)
    approved_at = fields.Datetime(readonly=True, copy=False)
    crew_leader_id = fields.Many2one("hr.employee", check_company=True, ondelete="restrict")
    mode = fields.Selection(
        [("person", "In Person"), ("courier", "By Courier")], "Hand-Over", required=True, default="person"
    )
    courier_address = fields.Text("Address", copy=False, groups=_STAFF)
    courier_waybill = fields.Char("Waybill", copy=False)
    courier_check = fields.Char("How Identity Was Checked", copy=False)
    signature = fields.Binary("Claimant's Signature", copy=False, attachment=True, groups=_STAFF)
    signed_on_paper = fields.Boolean(copy=False, help="The visitor signed the printed form.")
    paper_photo = fields.Image("Photo of the Signed Form", copy=False, max_width=1920, max_height=1920, groups=_STAFF)
    returned_at = fields.Datetime(readonly=True, copy=False)
    close_reason = fields.Text("Reason", readonly=True, copy=False)
    competing_ids = fields.Many2many(
        "scenic.claim", compute="_compute_competing_ids", string="Other Claims on the Item"
    )

    _one_approved = models.UniqueIndex(
        "(item_id) WHERE state IN ('approved', 'returned')",
        "Another claim on this item has been approved already. Look at the item's claims; if that one is wrong, it must"
        " be withdrawn or reversed first.",
    )
    _state_date_idx = models.Index("(state, date DESC, id DESC)")

    @api.model
    def default_get(self, fields):
        """A claim made from an item of the crew leader's is signed by him.

        :raise AccessError: for an item the user may not see
        """
        values = super().default_get(fields)
        self._check_item_visible(values)
        if "crew_leader_id" in fields and values.get("item_id"):
            item = self.env["scenic.found.item"].browse(values["item_id"])
            if item.state == "on_site":
                values["crew_leader_id"] = item.crew_leader_id.id
        return values

    def onchange(self, values, field_names, fields_spec):
        """:raise AccessError: for an item the user may not see"""
        self._check_item_visible(values)
        return super().onchange(values, field_names, fields_spec)

    def _check_item_visible(self, values):
        """:raise AccessError: when computed fields would tell of an item that the user may not see"""
        if values.get("item_id"):
            self.env["scenic.found.item"].browse(values["item_id"]).check_access("read")

    @api.depends("item_id", "desk_id")
    def _compute_tier(self):
        """Which tests a claim needs; as the rules stood when the item was claimed."""
        for claim in self:
            item = claim.item_id
            if item.state == "on_site" and item.crew_leader_id:
                claim.tier = "on_site"
            else:
                claim.tier = item._claim_tier() if item else "ordinary"
            claim.needs_approval = claim.tier == "valuable" or (
                claim.tier == "ordinary" and any((claim.desk_id | item.desk_id).mapped("approve_every_claim"))
            )

    @api.depends("item_id")
    def _compute_competing_ids(self):
        others = self.search([("item_id", "in", self.item_id.ids)]) if self.item_id else self.browse()
        for claim in self:
            claim.competing_ids = others.filtered(
                lambda other, claim=claim: other.item_id == claim.item_id and other != claim._origin
            )

    def write(self, vals):
        """:raise UserError: when the item would change after the marks were seen, or what a second person judges or
        has judged would change under him
        """
        self._check_not_judged(vals)
        if "desk_id" in vals and self.filtered(lambda claim: claim.desk_id.id != vals["desk_id"]):
            raise UserError(self.env._("A claim stays at the desk where it was made."))
        if "item_id" in vals and self.filtered("marks_shown_at"):
            raise UserError(
                self.env._("The marks of this item were compared already. Make a new claim for the other item.")
            )
        return super().write(vals)

    def _check_not_judged(self, vals):
        """:raise UserError: when ``vals`` touch more than the hand-over of a claim submitted or approved"""
        judged = self.filtered(lambda claim: claim.state in ("submitted", "approved"))
        if judged and not self._is_unlocked() and vals.keys() & _JUDGED_FIELDS:
            raise UserError(
                self.env._(
                    "%s waits for, or has, its approval: what was tested can no longer be changed. A supervisor may"
                    " send it back, or it is withdrawn.",
                    judged[0].display_name,
                )
            )

    @api.constrains("date", "item_id")
    def _check_after_find(self):
        for claim in self:
            if claim.item_id and claim.date < claim.item_id.found_at:
                raise ValidationError(self.env._("It was claimed before it was found. Please check the time."))

    @api.constrains("is_representative", "owner_name")
    def _check_owner(self):
        for claim in self:
            if claim.is_representative and not claim.owner_name and not claim.visitor_purged_on:
                raise ValidationError(self.env._("Please write the name of the owner whom the visitor stands for."))

    @api.depends("name", "item_id")
    def _compute_display_name(self):
        for claim in self:
            claim.display_name = " ".join(filter(None, [claim.name, claim.item_id.description]))

    @api.model
    def _search_display_name(self, operator, value):
        if operator in ("ilike", "like", "=ilike") and isinstance(value, str) and value.strip():
            items = self.env["scenic.found.item"]._any_domain(value.strip())
            number = escape_psql(value.strip().upper())
            return Domain("name", "=like", number + "%") | Domain("item_id", "any", items)
        return super()._search_display_name(operator, value)

    @api.model
    def _open_matter_domain(self):
        return Domain("state", "in", ("draft", "submitted", "approved"))

    def _timeline_text(self):
        return " · ".join(filter(None, [self.item_id.name, self.item_id.category_id.name]))

    @api.model
    def _archive_fields(self):
        return [*super()._archive_fields(), "item_id"]

    def _purge_values(self):
        return {
            **super()._purge_values(),
            "owner_name": False,
            "owner_relation": False,
            "description": False,
            "verdict_reason": False,
            "courier_address": False,
            "courier_check": False,
            "signature": False,
            "paper_photo": False,
        }

    def _purge(self):
        res = super()._purge()
        self.answer_ids._purge()
        return res
