from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

_AGENT = "scenic_service_desk.group_agent"
_SUPERVISOR = "scenic_service_desk.group_supervisor"


class ScenicGoodDeed(models.Model):
    """A good deed 好人好事 of an employee or a visitor (register 10).

    ``employee_id`` is who entered it, ``doer_id`` who did it. Points are 0 until a supervisor has confirmed the deed:
    whoever sums them up never counts one that nobody looked at.
    """

    _name = "scenic.good.deed"
    _description = "Good Deed"
    _inherit = ["scenic.register.mixin", "scenic.visitor.mixin", "scenic.signable.mixin"]

    _initial_state = "draft"
    _closed_states = ("confirmed", "rejected", "withdrawn")
    # who judges and who withdraws is more than a matter of groups: see good_deed_review.py; back to "draft" a deed comes
    # with its found item only: there is no button for it
    _transitions = {
        "draft": {"confirmed": _SUPERVISOR, "rejected": _SUPERVISOR, "withdrawn": _AGENT},
        "confirmed": {"withdrawn": _SUPERVISOR},
        "withdrawn": {"draft": _SUPERVISOR},
    }
    _sign_acts = {"confirm": "_signed_confirm"}

    state = fields.Selection(
        selection_add=[
            ("draft", "To Confirm"),
            ("confirmed", "Confirmed"),
            ("rejected", "Rejected"),
            ("withdrawn", "Withdrawn"),
        ],
        tracking=True,
    )
    date = fields.Datetime("Happened At")
    day = fields.Date(
        compute="_compute_day", store=True, precompute=True, help="The day as the desk counts it, for statistics."
    )
    employee_id = fields.Many2one(string="Recorded By")
    doer_kind = fields.Selection(
        [("employee", "Employee"), ("visitor", "Visitor")], "Good Deed By", required=True, default="employee"
    )
    doer_id = fields.Many2one(
        "hr.employee", "Employee", check_company=True, copy=False, ondelete="restrict", tracking=True
    )
    doer_name = fields.Char("Visitor's Name", groups=_AGENT, copy=False)
    doer_phone = fields.Char("Visitor's Phone", groups=_AGENT, copy=False)
    department_id = fields.Many2one(
        "hr.department",
        compute="_compute_department_id",
        store=True,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The employee's department at the time.",
    )
    kind_id = fields.Many2one(
        "scenic.good.deed.kind",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        domain="[('company_id', 'in', [company_id, False])]",
    )
    description = fields.Text("Account of the Deed", required=True)
    visitor_name = fields.Char("Beneficiary")
    visitor_phone = fields.Char("Beneficiary's Phone")
    value = fields.Monetary()
    currency_id = fields.Many2one("res.currency", default=lambda self: self.env.company.currency_id)
    witness_id = fields.Many2one("hr.employee", check_company=True, ondelete="restrict")
    receipt_number = fields.Char(
        "Receipt",
        compute="_compute_receipt_number",
        store=True,
        precompute=True,
        readonly=False,
        copy=False,
        help="Number of the finder's receipt: the voucher of the good deed.",
    )
    item_id = fields.Many2one(
        "scenic.found.item",
        readonly=True,
        copy=False,
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    is_returned = fields.Boolean(
        "Returned to Owner", compute="_compute_is_returned", store=True, precompute=True, tracking=True
    )
    opinion = fields.Text("Reviewer's Opinion", copy=False)
    reward = fields.Char(copy=False)
    reviewer_id = fields.Many2one("hr.employee", "Reviewed By", readonly=True, copy=False, ondelete="restrict")
    reviewed_at = fields.Datetime(readonly=True, copy=False)
    close_reason = fields.Text("Reason", readonly=True, copy=False)
    withdrawn_by_item = fields.Boolean(readonly=True, copy=False)
    points = fields.Integer("Merit Points", readonly=True, copy=False, aggregator="sum", tracking=True)
    proposed_points = fields.Integer(compute="_compute_proposed_points")

    # each find is somebody's good deed once
    _item_doer_uniq = models.UniqueIndex(
        "(item_id, COALESCE(doer_id, 0)) WHERE item_id IS NOT NULL",
        "The good deed of this find has been recorded already.",
    )
    _value_positive = models.Constraint("CHECK (value >= 0)", "A value cannot be negative.")
    _draft_idx = models.Index("(date DESC, id DESC, company_id) WHERE state = 'draft'")
    _doer_idx = models.Index("(doer_id, day) WHERE state = 'confirmed'")
    _company_day_idx = models.Index("(company_id, day)")

    @api.depends("date", "desk_id")
    def _compute_day(self):
        for deed in self:
            deed.day = deed.desk_id._local_date(deed.date) if deed.desk_id and deed.date else False

    @api.depends("doer_id")
    def _compute_department_id(self):
        for deed in self:
            deed.department_id = deed.doer_id.department_id

    @api.depends("item_id.receipt_number")
    def _compute_receipt_number(self):
        """A find's receipt is printed after its deed was proposed: its number follows."""
        for deed in self:
            deed.receipt_number = deed.item_id.receipt_number if deed.item_id else deed.receipt_number

    @api.depends("item_id.state")
    def _compute_is_returned(self):
        """Whatever way the item goes back, and also when a wrong return is reversed."""
        for deed in self:
            deed.is_returned = deed.item_id.state == "returned"

    @api.depends("kind_id.points", "doer_kind", "state")
    def _compute_proposed_points(self):
        for deed in self:
            deed.proposed_points = deed._points_on_confirm() if deed.state == "draft" else 0

    def _points_on_confirm(self):
        """What the deed earns as the rules stand now: visitors earn no points.

        :return: int
        """
        self.ensure_one()
        return self.kind_id.points if self.doer_kind == "employee" else 0

    @api.depends("name", "doer_id")
    def _compute_display_name(self):
        for deed in self:
            deed.display_name = " ".join(filter(None, [deed.name, deed.doer_id.name]))

    @api.model
    def _search_display_name(self, operator, value):
        if operator in ("ilike", "like", "=ilike") and isinstance(value, str) and value.strip():
            return Domain("name", operator, value) | Domain("doer_id", operator, value)
        return super()._search_display_name(operator, value)

    @api.constrains("doer_kind", "doer_id", "witness_id")
    def _check_people(self):
        for deed in self:
            if deed.doer_kind == "employee" and not deed.doer_id:
                raise ValidationError(self.env._("Please choose the employee who did it."))
            if deed.doer_kind == "visitor" and deed.doer_id:
                raise ValidationError(self.env._("A visitor's good deed names no employee."))
            if deed.doer_id and deed.doer_id == deed.witness_id:
                raise ValidationError(self.env._("Nobody is the witness of his own good deed."))

    @api.model_create_multi
    def create(self, vals_list):
        """Record good deeds; a supervisor is reminded of those that wait, once for all of them."""
        deeds = super().create(vals_list)
        self._remind_of_drafts(deeds.desk_id)
        return deeds

    def write(self, vals):
        """:raise UserError: when a find's good deed would become somebody else's than its finder's"""
        if {"doer_id", "doer_kind"} & vals.keys() and self.item_id and not self._is_unlocked():
            raise UserError(self.env._("Whose good deed a find is follows from its finder. Correct the found item."))
        return super().write(vals)

    @api.model
    def _open_matter_domain(self):
        return Domain("state", "=", "draft")

    def _timeline_text(self):
        return " · ".join(filter(None, [self.kind_id.name, self.doer_id.name or self.env._("Visitor")]))

    @api.model
    def _archive_fields(self):
        return [
            *super()._archive_fields(),
            "doer_id",
            "department_id",
            "kind_id",
            "description",
            "receipt_number",
            "is_returned",
            "points",
        ]

    def _purge_values(self):
        return {**super()._purge_values(), "doer_name": False, "doer_phone": False}

    def action_open_item(self):
        """The find that the good deed comes from.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Found Item"),
            "res_model": "scenic.found.item",
            "res_id": self.item_id.id,
            "views": [(False, "form")],
        }

    def _doer_number(self):
        """The employee's 工号 for his form and the lists of good deeds.

        sudo: the badge number is HR's; it is printed for its own holder, as on his receipts.
        :return: str
        """
        return self.sudo().doer_id.barcode or ""
