from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

OPEN_STATES = ("searching", "proposed", "told")
_AGENT = "scenic_service_desk.group_agent"
_SUPERVISOR = "scenic_service_desk.group_supervisor"


class ScenicLostReport(models.Model):
    """Something a visitor misses, from his call to its return (register 7)."""

    _name = "scenic.lost.report"
    _description = "Lost Report"
    _inherit = [
        "scenic.register.mixin",
        "scenic.visitor.mixin",
        "scenic.item.mixin",
        "scenic.hidden.mixin",
        "scenic.scanned.mixin",
        "image.mixin",
    ]

    _initial_state = "searching"
    _closed_states = ("returned", "closed")
    # a report goes back to searching when the item turns out to be another's
    _transitions = {
        "searching": {"proposed": _AGENT, "told": _AGENT, "returned": _AGENT, "closed": _AGENT},
        "proposed": {"searching": _AGENT, "told": _AGENT, "returned": _AGENT, "closed": _AGENT},
        "told": {"searching": _AGENT, "proposed": _AGENT, "returned": _AGENT, "closed": _AGENT},
        "returned": {"searching": "scenic_service_desk.group_manager"},
        "closed": {"searching": _SUPERVISOR},
    }

    state = fields.Selection(
        selection_add=[
            ("searching", "Searching"),
            ("proposed", "Match Proposed"),
            ("told", "Owner Told"),
            ("returned", "Returned"),
            ("closed", "Case Closed"),
        ],
        tracking=True,
    )
    date = fields.Datetime("Reported At")
    employee_id = fields.Many2one(string="Report Taken By")
    visitor_name = fields.Char("Owner")
    visitor_lang_id = fields.Many2one(
        context={"active_test": False},
        default=lambda self: self.env["scenic.inquiry"]._default_lang_id(),
        ondelete="restrict",
    )
    contact_other = fields.Char(
        "Other Contact", groups=_AGENT, copy=False, help="WeChat, e-mail or hotel, for a visitor without a phone here."
    )
    party = fields.Char(
        "Party or Ticket", groups=_AGENT, copy=False, help="Tour group, travel agency or ticket number, if that helps."
    )
    category_id = fields.Many2one(tracking=True)
    lost_from = fields.Datetime(help="When it was certainly still there.", copy=False)
    lost_until = fields.Datetime(help="When it was missed.", copy=False)
    zone_ids = fields.Many2many(
        "scenic.zone", string="Lost Where", check_company=True, help="Everywhere it may have been lost."
    )
    zone_id = fields.Many2one(
        string="First Zone",
        compute="_compute_zone_id",
        inverse="_inverse_zone_id",
        store=True,
        precompute=True,
        readonly=False,
    )
    place_detail = fields.Char("Where Exactly", help="The way taken, the seat, the ride.")
    value_estimate = fields.Monetary("Stated Value")
    currency_id = fields.Many2one("res.currency", default=lambda self: self.env.company.currency_id)
    is_valuable = fields.Boolean("Valuable", related="category_id.is_valuable")
    is_document = fields.Boolean(related="category_id.is_document")
    police_told = fields.Boolean(help="The owner has reported it to the police.")
    police_case = fields.Char("Police Case Number", copy=False)
    wish = fields.Selection(
        [("pickup", "Picks It Up"), ("courier", "By Courier")], "Owner's Wish", required=True, default="pickup"
    )
    courier_address = fields.Text(groups=_AGENT, copy=False)
    item_id = fields.Many2one(
        "scenic.found.item",
        "Found Item",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
        tracking=True,
        help="What was found and is the owner's, as far as is known.",
    )

    _value_positive = models.Constraint("CHECK (value_estimate >= 0)", "An estimated value cannot be negative.")
    # the list opens on what is still searched for; with the company in it the pager's count needs the index alone
    _open_idx = models.Index(
        "(date DESC, id DESC, company_id) INCLUDE (desk_id, state) WHERE state IN ('searching', 'proposed', 'told')"
    )
    _open_tokens_idx = models.Index("USING gin (search_tokens) WHERE state IN ('searching', 'proposed', 'told')")

    @api.depends("description")
    def _compute_from_description(self):
        """What no word tells is “other”: somebody on the phone is not kept waiting for a category."""
        other = self.env.ref("scenic_service_desk.item_category_other", raise_if_not_found=False)
        unclear = self.filtered(lambda report: other and report.category_id == other)
        unclear.category_id = False
        res = super()._compute_from_description()
        for report in self.filtered(lambda report: report.description and not report.category_id):
            report.category_id = other
        return res

    @api.depends("zone_ids")
    def _compute_zone_id(self):
        """One zone for lists and statistics: the first of those named."""
        for report in self:
            zones = report.zone_ids._origin
            report.zone_id = report.zone_id if report.zone_id._origin in zones else zones[:1]

    def _inverse_zone_id(self):
        for report in self.filtered("zone_id"):
            if report.zone_id not in report.zone_ids:
                report.zone_ids |= report.zone_id

    @api.constrains("lost_from", "lost_until")
    def _check_times(self):
        soon = fields.Datetime.now() + timedelta(minutes=10)
        for report in self:
            times = [moment for moment in (report.lost_from, report.lost_until) if moment]
            if times and min(times).year < 2000:
                raise ValidationError(
                    self.env._("The year %s cannot be right. Please check the date.", min(times).year)
                )
            if times and max(times) > soon:
                raise ValidationError(self.env._("The time of the loss lies in the future. Please check it."))
            if len(times) == 2 and report.lost_until < report.lost_from:
                raise ValidationError(self.env._("The loss ends before it begins. Please check both times."))

    @api.constrains("image_1920", "category_id")
    def _check_no_document_photo(self):
        """No photo of identity or bank cards is kept (register 6; PIPL art. 28)."""
        if any(report.category_id.is_document and report.image_1920 for report in self):
            raise ValidationError(
                self.env._(
                    "No photos are kept of identity or bank cards. Remove the photo; write the name on the card"
                    " into its hidden field instead."
                )
            )

    @api.onchange("police_case")
    def _onchange_police_case(self):
        if self.police_case:
            self.police_told = True

    @api.onchange("courier_address")
    def _onchange_courier_address(self):
        if self.courier_address:
            self.wish = "courier"

    @api.model
    def _open_matter_domain(self):
        """A match that waits for somebody's judgement, and an owner who is to be called."""
        called = Domain("next_contact_at", "!=", False) & Domain("state", "in", OPEN_STATES)
        return Domain("state", "=", "proposed") | called

    def _timeline_text(self):
        return " · ".join(filter(None, [self.category_id.name, self.description]))

    @api.model
    def _archive_fields(self):
        return [
            *super()._archive_fields(),
            "category_id",
            "description",
            "color",
            "zone_id",
            "lost_from",
            "lost_until",
            "wish",
            "item_id",
            "valid_until",
            "result",
        ]
