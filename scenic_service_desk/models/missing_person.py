from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

OPEN_STATES = ("searching", "found")
_AGENT = "scenic_service_desk.group_agent"
_SUPERVISOR = "scenic_service_desk.group_supervisor"
# who searches must know for whom
SEARCHERS = "scenic_service_desk.group_agent,scenic_service_desk.group_duty_manager"
MINORS = ("child", "youth")
_OLDEST, _TALLEST = 120, 250


class ScenicMissingPerson(models.Model):
    """Somebody who is sought, or was brought in and whose family is sought (register 5)."""

    _name = "scenic.missing.person"
    _description = "Missing Person"
    _inherit = [
        "scenic.register.mixin",
        "scenic.clock.mixin",
        "scenic.chain.mixin",
        "scenic.visitor.mixin",
        "scenic.search.mixin",
        "image.mixin",
    ]

    _initial_state = "searching"
    _closed_states = ("reunited", "closed")
    _transitions = {
        "searching": {"found": _AGENT, "reunited": _AGENT, "closed": _AGENT},
        "found": {"searching": _AGENT, "reunited": _AGENT, "closed": _AGENT},
        "reunited": {"searching": "scenic_service_desk.group_manager"},
        "closed": {"searching": _SUPERVISOR},
    }

    state = fields.Selection(
        selection_add=[
            ("searching", "Searching"),
            ("found", "Located"),
            ("reunited", "Reunited"),
            ("closed", "Case Closed"),
        ],
        tracking=True,
    )
    direction = fields.Selection(
        [("sought", "Sought"), ("brought_in", "Brought In")],
        "Who Is Missing",
        required=True,
        default="sought",
        help="Sought: somebody misses the person. Brought in: the person is here, and the family is sought.",
    )
    date = fields.Datetime("Reported At")
    employee_id = fields.Many2one(string="Taken By")
    visitor_name = fields.Char("Reporter")
    visitor_lang_id = fields.Many2one(context={"active_test": False}, ondelete="restrict")
    relation = fields.Selection(
        [
            ("mother", "Mother"),
            ("father", "Father"),
            ("grandparent", "Grandparent"),
            ("spouse", "Husband or Wife"),
            ("child", "Son or Daughter"),
            ("relative", "Other Relative"),
            ("teacher", "Teacher or Guide"),
            ("friend", "Friend"),
            ("stranger", "No Relation"),
        ],
        "Relation to the Person",
        copy=False,
    )
    party = fields.Char("Party or Ticket", groups=SEARCHERS, copy=False)
    person_name = fields.Char("Name of the Person", groups=SEARCHERS, copy=False)
    sex = fields.Selection([("female", "Female"), ("male", "Male")])
    age = fields.Integer("Age (About)", aggregator=None)
    age_group = fields.Selection(
        [("child", "Child (under 14)"), ("youth", "Youth (14 to 17)"), ("adult", "Adult"), ("elder", "Elder (60 up)")],
        compute="_compute_age_group",
        store=True,
        precompute=True,
        readonly=False,
        required=True,
        help="Follows from the age; chosen by hand where nobody knows the age. In doubt, a child.",
    )
    is_minor = fields.Boolean("Minor", compute="_compute_is_minor", store=True, precompute=True)
    height = fields.Integer("Height (cm)", aggregator=None)
    clothing = fields.Char(required=True, help="From head to foot, with colours: nobody is searched for without.")
    features = fields.Char("Distinctive Features", help="Hair, glasses, scars, what he or she carries.", copy=False)
    illness = fields.Char("Illness or Disability", groups=SEARCHERS, copy=False)
    speech = fields.Char("Language or Accent")
    contact_number = fields.Char(
        "Phone or Watch", groups=SEARCHERS, copy=False, help="Of the person, if carried along."
    )
    # a photo of a person is personal data (PIPL art. 28): who talks to visitors or searches sees it, and it is purged
    image_1920 = fields.Image(groups=SEARCHERS, copy=False)
    image_1024 = fields.Image(groups=SEARCHERS, copy=False)
    image_512 = fields.Image(groups=SEARCHERS, copy=False)
    image_256 = fields.Image(groups=SEARCHERS, copy=False)
    image_128 = fields.Image(groups=SEARCHERS, copy=False)
    zone_id = fields.Many2one(
        "scenic.zone", "Last Seen Where", index="btree_not_null", check_company=True, ondelete="restrict"
    )
    place_detail = fields.Char("Where Exactly", help="The ride, the bench, the direction taken.")
    last_seen_at = fields.Datetime("Time Last Seen", copy=False)
    who = fields.Char("Person", compute="_compute_who")

    # the list opens on who is searched for; with the company in it the pager's count needs the index alone
    _open_idx = models.Index("(date DESC, id DESC, company_id) WHERE state IN ('searching', 'found')")

    @api.depends("age")
    def _compute_age_group(self):
        """What the age says; a choice made without an age stays."""
        for person in self:
            if person.age:
                limits = ((14, "child"), (18, "youth"), (60, "adult"))
                person.age_group = next((group for limit, group in limits if person.age < limit), "elder")
            else:
                person.age_group = person.age_group or "child"

    @api.depends("age_group")
    def _compute_is_minor(self):
        for person in self:
            person.is_minor = person.age_group in MINORS

    @api.depends("sex", "age", "age_group", "height")
    @api.depends_context("lang")
    def _compute_who(self):
        for person in self:
            person.who = person._describe()

    @api.constrains("age", "height")
    def _check_measures(self):
        for person in self:
            if not 0 <= person.age <= _OLDEST:
                raise ValidationError(self.env._("Please check the age: it is at most %s years.", _OLDEST))
            if not 0 <= person.height <= _TALLEST:
                raise ValidationError(self.env._("Please check the height: it is in centimetres."))

    @api.constrains("last_seen_at")
    def _check_last_seen(self):
        soon = fields.Datetime.now() + timedelta(minutes=10)
        for person in self:
            if person.last_seen_at and person.last_seen_at > soon:
                raise ValidationError(self.env._("Nobody was last seen in the future. Please check the time."))

    def _describe(self):
        """The person in a few words, without a name.

        :return: str, e.g. “boy · about 5 · 110 cm”
        """
        self.ensure_one()
        parts = [
            self._noun(),
            self.env._("about %s", self.age) if self.age else "",
            self.env._("%s cm", self.height) if self.height else "",
        ]
        return " · ".join(filter(None, parts))

    def _noun(self):
        """What one calls somebody of that age and sex."""
        names = {
            ("child", "female"): self.env._("girl"),
            ("child", "male"): self.env._("boy"),
            ("child", False): self.env._("child"),
            ("youth", "female"): self.env._("teenage girl"),
            ("youth", "male"): self.env._("teenage boy"),
            ("youth", False): self.env._("teenager"),
            ("adult", "female"): self.env._("woman"),
            ("adult", "male"): self.env._("man"),
            ("adult", False): self.env._("adult"),
            ("elder", "female"): self.env._("elderly woman"),
            ("elder", "male"): self.env._("elderly man"),
            ("elder", False): self.env._("elderly person"),
        }
        return names.get((self.age_group, self.sex), "")

    @api.depends("clothing", "features", "place_detail", "zone_id")
    def _compute_search_tokens(self):
        return super()._compute_search_tokens()

    def _search_texts(self):
        return [self.clothing, self.features, self.place_detail, self.zone_id.name]

    @api.model
    def _open_matter_domain(self):
        return Domain("state", "in", OPEN_STATES)

    def _timeline_text(self):
        direction = dict(self._fields["direction"]._description_selection(self.env))[self.direction]
        return " · ".join(filter(None, [direction, self._describe(), self.zone_id.name]))

    @api.model
    def _archive_fields(self):
        return [
            *super()._archive_fields(),
            "direction",
            "age_group",
            "sex",
            "zone_id",
            "last_seen_at",
            "police_told_at",
            "police_case",
            "found_at",
            "found_zone_id",
            "health",
            "result",
            "ended_at",
        ]
