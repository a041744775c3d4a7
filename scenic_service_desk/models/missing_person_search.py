from datetime import timedelta

from odoo import api, fields, models

# a report so old is an entry about what has long ended, marked as such or not
_FRESH = timedelta(hours=12)


class ScenicMissingPerson(models.Model):
    """The search: it starts on save; each step is one tap (register 5; Minors Protection Law art. 56)."""

    _inherit = "scenic.missing.person"

    zone_line_ids = fields.One2many("scenic.missing.zone", "person_id", "Zones")
    zone_count = fields.Integer("Zones to Search", compute="_compute_zones")
    zone_done_count = fields.Integer("Zones Searched", compute="_compute_zones")
    zone_progress = fields.Char("Zones Searched of All", compute="_compute_zones")
    exits_held_at = fields.Datetime(readonly=True, copy=False, tracking=True)
    exits_held_by_id = fields.Many2one("res.users", readonly=True, copy=False, ondelete="restrict")
    cctv_checked_at = fields.Datetime("CCTV Checked At", readonly=True, copy=False, tracking=True)
    cctv_checked_by_id = fields.Many2one("res.users", "CCTV Checked By", readonly=True, copy=False, ondelete="restrict")
    cctv_note = fields.Char("CCTV Shows", copy=False)
    broadcast_ids = fields.One2many("scenic.broadcast", "person_id", "Broadcasts")
    broadcast_count = fields.Integer(compute="_compute_broadcasts")
    read_count = fields.Integer("Read Out", compute="_compute_broadcasts")

    is_quiet = fields.Boolean("Nobody Has Been Alarmed", compute="_compute_is_quiet")

    @api.depends("zone_line_ids.searched_at")
    def _compute_zones(self):
        lines = self.env["scenic.missing.zone"]
        domain = [("person_id", "in", self.ids)]
        rows = lines._read_group(domain, ["person_id"], ["__count", "searched_at:count"])
        counts = {person.id: (count, done) for person, count, done in rows}
        for person in self:
            person.zone_count, person.zone_done_count = counts.get(person._origin.id, (0, 0))
            person.zone_progress = f"{person.zone_done_count}/{person.zone_count}" if person.zone_count else ""

    @api.depends("broadcast_ids.reading_ids")
    def _compute_broadcasts(self):
        for person in self:
            person.broadcast_count = len(person.broadcast_ids)
            person.read_count = len(person.broadcast_ids.reading_ids)

    @api.model_create_multi
    def create(self, vals_list):
        """Whoever saves the card starts the search: zones, text to read out, alarm, police."""
        persons = super().create(vals_list)
        afterwards = persons.filtered(lambda person: person._is_of_the_past())
        # sudo: zones, broadcast, chain and clocks are made by the card
        (persons - afterwards).sudo()._start_search()
        afterwards.sudo()._start_search(alarm=False)
        return persons

    def _start_search(self, alarm=True):
        """Everything that begins with a search; called by the superuser, as it concerns more than the own desk.

        :param bool alarm: tell people, and prepare what is read out
        """
        self._add_zones()
        if alarm:
            self._draft_broadcast()
            self._alarm()
        self._start_police()
        self._find_pairs()

    def _is_of_the_past(self):
        """Whether the card was entered afterwards: from paper, or about what was reported many hours ago.

        Such a card alarms nobody by itself; who enters it may raise the alarm where somebody is still missing.

        :return: bool
        """
        return self.is_late_entry or self.date <= fields.Datetime.now() - _FRESH

    def _is_alarmed(self):
        """Whether anybody was told, or anything prepared to be read out. sudo: that it was is no secret.

        :return: bool
        """
        person = self.sudo()
        return bool(person.broadcast_ids or person.chain_ids)

    def _compute_is_quiet(self):
        for person in self:
            person.is_quiet = person.state == "searching" and bool(person.id) and not person._is_alarmed()

    def action_alarm(self):
        """Somebody entered afterwards is still missing: start what a card of today starts on save.

        :raise AccessError: for others than agents and duty managers
        :raise UserError: when the search has ended
        """
        self._check_searcher()
        # sudo: zones, broadcast, chain and clocks are made by the card; the right was checked
        self.sudo()._start_search()

    def _add_zones(self):
        """A line for each zone of the company, where somebody was last seen first."""
        sought = self.filtered(lambda person: person.direction == "sought" and not person.zone_line_ids)
        zones = self.env["scenic.zone"].search([("company_id", "in", [*sought.company_id.ids, False])])
        vals_list = []
        for person in sought:
            own = zones.filtered(lambda zone, person=person: zone.company_id in (zone.browse(), person.company_id))
            ordered = person.zone_id + (own - person.zone_id)
            vals_list += [
                {"person_id": person.id, "zone_id": zone.id, "sequence": place} for place, zone in enumerate(ordered)
            ]
        self.env["scenic.missing.zone"].create(vals_list)

    def _alarm(self):
        """Tell supervisor, security and whoever else the chain names: activity, screen, mail, or radio."""
        for person in self:
            person._chain_reopen()
            person._chain_start("missing", person._severity())

    def _severity(self):
        """How grave it is that somebody is missing: who cannot look after himself is in danger.

        :return: str, a severity of the notification chains
        """
        if self.direction == "brought_in":
            return "medium"
        return "critical" if self.is_minor or self.age_group == "elder" or self.illness else "high"

    def action_exits_held(self):
        """One tap: the exits are watched."""
        self._search_step({"exits_held_at": fields.Datetime.now(), "exits_held_by_id": self.env.uid})

    def action_cctv_checked(self):
        """One tap: the cameras have been looked at."""
        self._search_step({"cctv_checked_at": fields.Datetime.now(), "cctv_checked_by_id": self.env.uid})

    def action_open_zones(self):
        """The zones as a list of their own, for those who walk.

        :return: act_window
        """
        self.ensure_one()
        return {
            **self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.missing_zone_action"),
            "domain": [("person_id", "=", self.id)],
            "name": self.env._("Zones: %s", self.name),
        }
