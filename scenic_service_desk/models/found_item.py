from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

OPEN_STATES = ("on_site", "at_counter", "in_custody", "reserved", "recovering")
_STAFF = "scenic_service_desk.group_agent,scenic_service_desk.group_crew_leader"
_AGENT = "scenic_service_desk.group_agent"
_CUSTODIAN = "scenic_service_desk.group_custodian"


class ScenicFoundItem(models.Model):
    """Something found, from hand-in to return or transfer (register 6)."""

    _name = "scenic.found.item"
    _description = "Found Item"
    _inherit = [
        "scenic.register.mixin",
        "scenic.visitor.mixin",
        "scenic.item.mixin",
        "scenic.hidden.mixin",
        "scenic.scanned.mixin",
        "image.mixin",
    ]

    _initial_state = "at_counter"
    _closed_states = ("returned", "transferred", "disposed")
    # to "reserved", "returned" and "recovering" an item goes with its claim only: there is no button for them
    _transitions = {
        "on_site": {"at_counter": _STAFF, "reserved": _STAFF, "returned": _STAFF, "transferred": _AGENT},
        "at_counter": {
            "in_custody": _CUSTODIAN,
            "reserved": _STAFF,
            "returned": _STAFF,
            "transferred": _AGENT,
            "disposed": _AGENT,
        },
        "in_custody": {
            "at_counter": _CUSTODIAN,
            "reserved": _STAFF,
            "returned": _STAFF,
            "transferred": _CUSTODIAN,
            "disposed": _CUSTODIAN,
        },
        "reserved": {"on_site": _STAFF, "at_counter": _STAFF, "in_custody": _STAFF, "returned": _STAFF},
        "transferred": {"returned": _AGENT, "reserved": _AGENT, "disposed": _CUSTODIAN},
        "returned": {"recovering": "scenic_service_desk.group_manager"},
        "recovering": {"at_counter": _AGENT, "in_custody": _CUSTODIAN},
    }

    state = fields.Selection(
        selection_add=[
            ("on_site", "On Site"),
            ("at_counter", "At the Counter"),
            ("in_custody", "In Custody"),
            ("reserved", "Reserved"),
            ("returned", "Returned"),
            ("transferred", "Transferred"),
            ("disposed", "Disposed Of"),
            ("recovering", "Recovering"),
        ],
        tracking=True,
    )
    source = fields.Selection(
        [("visitor", "Visitor Hands In"), ("employee", "Employee Hands In"), ("on_site", "On Site")],
        "Way In",
        required=True,
        default=lambda self: "visitor" if self.env.user.has_group(_AGENT) else "on_site",
    )
    date = fields.Datetime("Handed In At")
    found_at = fields.Datetime(required=True, default=fields.Datetime.now, copy=False)
    place_detail = fields.Char("Exact Place")
    finder_employee_id = fields.Many2one(
        "hr.employee", "Finder", index="btree_not_null", check_company=True, ondelete="restrict"
    )
    finder_anonymous = fields.Boolean("Stays Anonymous")
    finder_waives_reward = fields.Boolean("Waives Reward")
    witness_id = fields.Many2one("hr.employee", check_company=True, ondelete="restrict")
    crew_leader_id = fields.Many2one(
        "hr.employee",
        check_company=True,
        ondelete="restrict",
        default=lambda self: self._default_crew_leader(),
        help="Registered on site in the agent's place, because the owner could not wait.",
    )
    quantity = fields.Integer(default=1, required=True)
    content_ids = fields.One2many("scenic.found.content", "item_id", "Contents")
    cash_ids = fields.One2many("scenic.found.cash", "item_id")
    photo_ids = fields.One2many("scenic.found.photo", "item_id", "More Photos")
    condition = fields.Char()
    seal_number = fields.Char("Seal Bag")
    location_id = fields.Many2one(
        "stock.location",
        "Storage Place",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('usage', '=', 'internal')]",
    )
    custodian_id = fields.Many2one("hr.employee", "In Custody Of", readonly=True, copy=False, ondelete="restrict")
    value_estimate = fields.Monetary("Estimated Value")
    currency_id = fields.Many2one("res.currency", default=lambda self: self.env.company.currency_id)
    category_id = fields.Many2one(tracking=True)
    is_valuable = fields.Boolean(
        "Valuable", compute="_compute_is_valuable", store=True, precompute=True, readonly=False, tracking=True
    )
    keep_until = fields.Datetime(compute="_compute_keep_until", store=True, precompute=True, tracking=True)
    is_overdue = fields.Boolean(compute="_compute_is_overdue", search="_search_is_overdue")
    is_document = fields.Boolean(related="category_id.is_document")
    is_cash = fields.Boolean("Is Cash", related="category_id.is_cash")
    is_perishable = fields.Boolean(related="category_id.is_perishable")
    is_dangerous = fields.Boolean(related="category_id.is_dangerous")
    receipt_number = fields.Char(readonly=True, copy=False)
    receipt_given_at = fields.Datetime(readonly=True, copy=False)
    custody_move_ids = fields.One2many("scenic.custody.move", "item_id", "Custody", readonly=True)
    claim_ids = fields.One2many("scenic.claim", "item_id", "Claims", readonly=True)
    claim_count = fields.Integer(compute="_compute_claim_count")

    _quantity_positive = models.Constraint("CHECK (quantity > 0)", "A quantity is at least 1.")
    _value_positive = models.Constraint("CHECK (value_estimate >= 0)", "An estimated value cannot be negative.")
    # the list opens on what is still in the house; with the company in it the pager's count needs the index alone
    _open_idx = models.Index(
        "(date DESC, id DESC, company_id) INCLUDE (desk_id, state, is_valuable)"
        " WHERE state IN ('on_site', 'at_counter', 'in_custody', 'reserved', 'recovering')"
    )
    _open_tokens_idx = models.Index(
        "USING gin (search_tokens) WHERE state IN ('on_site', 'at_counter', 'in_custody', 'reserved', 'recovering')"
    )
    # a crew leader's list
    _on_site_idx = models.Index("(create_uid, date DESC, id DESC) WHERE source = 'on_site'")
    # of one column alone PostgreSQL believes that walking through all of it is cheap, and tries every item in the house
    # for two words instead of asking the words' index
    _keep_until_idx = models.Index(
        "(keep_until, company_id) WHERE state IN ('on_site', 'at_counter', 'in_custody', 'reserved', 'recovering')"
    )

    @api.model
    def _state_of_new(self, vals):
        source = vals.get("source") or self.default_get(["source"]).get("source")
        return "on_site" if source == "on_site" else "at_counter"

    @api.model
    def _default_crew_leader(self):
        """Who registers without being an agent is the crew leader himself."""
        return self.env["hr.employee"] if self.env.user.has_group(_AGENT) else self.env.user.employee_id

    @api.depends("category_id", "content_ids.category_id", "cash_ids")
    def _compute_is_valuable(self):
        """A bag with cash, a phone or a document in it is a valuable; once saved, only a supervisor says otherwise."""
        for item in self:
            kinds = item.category_id | item.content_ids.category_id
            by_rule = item.cash_ids or kinds.filtered(lambda kind: kind.is_valuable or kind.is_cash or kind.is_document)
            item.is_valuable = bool(by_rule) or bool(item._origin.id and item.is_valuable)

    @api.depends("keep_until", "state")
    def _compute_is_overdue(self):
        now = fields.Datetime.now()
        for item in self:
            item.is_overdue = bool(item.keep_until and item.keep_until < now and item.state in OPEN_STATES)

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        overdue = Domain("state", "in", OPEN_STATES) & Domain("keep_until", "<", fields.Datetime.now())
        return overdue if True in value else ~overdue

    def _compute_claim_count(self):
        counts = dict(self.env["scenic.claim"]._read_group([("item_id", "in", self.ids)], ["item_id"], ["__count"]))
        for item in self:
            item.claim_count = counts.get(item, 0)

    def _search_texts(self):
        return super()._search_texts() + self.content_ids.mapped("name")

    @api.depends("content_ids.name")
    def _compute_search_tokens(self):
        return super()._compute_search_tokens()

    @api.constrains("found_at", "date")
    def _check_times(self):
        soon = fields.Datetime.now() + timedelta(minutes=10)
        for item in self:
            if item.found_at.year < 2000:
                raise ValidationError(
                    self.env._("The year %s cannot be right. Please check the date.", item.found_at.year)
                )
            if item.date > soon or item.found_at > soon:
                raise ValidationError(self.env._("The time lies in the future. Please check date and hour."))
            if item.found_at > item.date + timedelta(minutes=10):
                raise ValidationError(self.env._("It was handed in before it was found. Please check both times."))

    @api.constrains("image_1920", "category_id")
    def _check_no_document_photo(self):
        """No photo of identity or bank cards is kept (register 6; PIPL art. 28)."""
        for item in self:
            if item.category_id.is_document and (item.image_1920 or item.photo_ids):
                raise ValidationError(
                    self.env._(
                        "No photos are kept of identity or bank cards. Remove the photo; write the name on the card"
                        " into its hidden field instead."
                    )
                )

    @api.constrains("source", "finder_employee_id", "witness_id", "crew_leader_id")
    def _check_people(self):
        for item in self:
            if item.source != "visitor" and not item.finder_employee_id:
                raise ValidationError(self.env._("Please choose the employee who found it: he gets the receipt."))
            if item.crew_leader_id and not item.witness_id:
                raise ValidationError(
                    self.env._("Registered by the crew leader, the find needs a witnessing employee.")
                )
            people = [item.finder_employee_id, item.witness_id, item.crew_leader_id]
            people = [person.id for person in people if person]
            if len(people) != len(set(people)):
                raise ValidationError(self.env._("Finder, witness and crew leader are different persons."))

    def _purge_values(self):
        return {**super()._purge_values(), "document_name": False, "marks": False}

    @api.model
    def _open_matter_domain(self):
        at_counter = Domain("state", "=", "at_counter") & Domain("is_valuable", "=", True)
        return Domain("state", "in", ("on_site", "recovering")) | at_counter

    def _timeline_text(self):
        return " · ".join(filter(None, [self.category_id.name, self.description]))

    @api.model
    def _archive_fields(self):
        return [*super()._archive_fields(), "category_id", "description", "zone_id", "source"]
