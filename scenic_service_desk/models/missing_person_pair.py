from datetime import timedelta

from odoo import api, fields, models

from ..tools.matching import concepts, normalise_name
from ..tools.matching.person import THRESHOLD, Person, compare
from .missing_person import OPEN_STATES

_PAIR = "scenic_service_desk.mail_activity_missing_pair"
# who is compared: so far apart in time, so many at most
_DAYS = timedelta(days=3)
_MOST = 200
_COMPARED = {
    "direction",
    "person_name",
    "sex",
    "age",
    "age_group",
    "height",
    "clothing",
    "features",
    "zone_id",
    "last_seen_at",
    "date",
}
# from so many points on two entries of one kind speak of the same person
_SAME = 60


class ScenicMissingPerson(models.Model):
    """Who was brought in for whom is sought: proposed at every save of either, with the reasons (register 5)."""

    _inherit = "scenic.missing.person"

    sought_pair_ids = fields.One2many("scenic.missing.pair", "sought_id", "Brought In, Compared", readonly=True)
    brought_pair_ids = fields.One2many("scenic.missing.pair", "brought_id", "Sought, Compared", readonly=True)
    pair_ids = fields.Many2many("scenic.missing.pair", "Pairs", compute="_compute_pair_ids")
    proposed_count = fields.Integer("Pairs to Judge", compute="_compute_pair_ids")
    same_as_id = fields.Many2one(
        "scenic.missing.person",
        "Same Person As",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
    )
    duplicate_ids = fields.Many2many(
        "scenic.missing.person", "Possibly Entered Twice", compute="_compute_duplicate_ids"
    )

    @api.depends("sought_pair_ids.state", "brought_pair_ids.state")
    def _compute_pair_ids(self):
        order = {"confirmed": 0, "proposed": 1, "rejected": 2}
        for person in self:
            pairs = person.sought_pair_ids | person.brought_pair_ids
            person.pair_ids = pairs.sorted(lambda pair: (order[pair.state], -pair.score, -pair.id))
            person.proposed_count = len(pairs.filtered(lambda pair: pair.state == "proposed"))

    @api.depends("direction", "sex", "age", "age_group", "height", "clothing", "features", "person_name", "state")
    def _compute_duplicate_ids(self):
        """Entries of the same kind that seem to speak of the same person: mother and father ask at two desks."""
        for person in self:
            others = person._compared(person.direction) if person.state in OPEN_STATES else person.browse()
            mine = others and person._as_compared()
            person.duplicate_ids = others.filtered(
                lambda other, mine=mine: compare(mine, other._as_compared()).total >= _SAME
            )

    def _compared(self, direction):
        """Open entries of a kind that may concern the person.

        :param str direction: a value of ``direction``
        :return: ``scenic.missing.person`` recordset
        """
        self.ensure_one()
        if not self.date or not self.company_id:
            return self.browse()
        return self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("direction", "=", direction),
                ("state", "in", OPEN_STATES),
                ("date", ">=", self.date - _DAYS),
                ("date", "<=", self.date + _DAYS),
                ("id", "!=", self._origin.id),
            ],
            order="date desc, id desc",
            limit=_MOST,
        )

    def _as_compared(self):
        """The person as the engine compares it.

        sudo: names are compared without being shown.

        :return: Person
        """
        person = self.sudo()
        vocabulary = self.env["scenic.match.word"]._vocabulary(person.company_id.id)
        texts = concepts(person.clothing, vocabulary) + concepts(person.features, vocabulary)
        return Person(
            sex=person.sex or "",
            age=person.age,
            age_group=person.age_group or "",
            height=person.height,
            name=normalise_name(person.person_name) if person.person_name else "",
            tokens=frozenset(texts),
            zone=person.zone_id.id or 0,
            seen=person.last_seen_at or person.date or None,
        )

    def write(self, vals):
        """Compare again when what is compared has changed."""
        res = super().write(vals)
        if _COMPARED & vals.keys():
            # sudo: cards of other desks are compared too; who may read them is asked when pairs are shown
            self.sudo()._find_pairs()
        return res

    def _find_pairs(self):
        """Propose who may be whom; what somebody judged stays as it is. Called by the superuser: what belongs together
        does not depend on who asks.
        """
        vals_list = []
        for person in self.filtered(lambda person: person.state == "searching"):
            is_sought = person.direction == "sought"
            known = {pair[("brought_id", "sought_id")[not is_sought]]: pair for pair in person.pair_ids}
            mine = person._as_compared()
            for other in person._compared("brought_in" if is_sought else "sought"):
                theirs = other._as_compared()
                score = compare(mine, theirs) if is_sought else compare(theirs, mine)
                values = {"score": score.total, "parts": score.as_dict()["parts"]}
                if other in known:
                    if known[other].state == "proposed":
                        known[other]._write_unlocked(values)
                elif score.total >= THRESHOLD and other.state == "searching":
                    sought, brought = (person, other) if is_sought else (other, person)
                    vals_list.append((sought, brought, values))
        self._propose(vals_list)

    @api.model
    def _propose(self, found):
        """Make pairs and remind who took the cards.

        :param list found: triples of who is sought, who was brought in, and the score's values
        """
        pairs = self.env["scenic.missing.pair"]
        for sought, brought, values in found:
            pair = pairs._make(sought, brought, values)
            for person in sought | brought:
                person._remind_of_pair(pair)

    def _remind_of_pair(self, pair):
        """One reminder that the other one may be here, for who took the card, and at once on his screen."""
        if self.activity_search([_PAIR]):
            return
        user = self.user_id if self.user_id.active else self.desk_id._responsible("supervisor_id")
        self._remind_user(_PAIR, user, lambda _person: pair.display_name)
        user._bus_send(
            "simple_notification",
            {
                "title": self.env._("May be the same person"),
                "message": pair.display_name,
                "type": "warning",
            },
        )

    def _settle_pairs(self):
        """The reminder goes when nothing waits for a judgement. sudo: it may be a colleague's."""
        self.sudo().filtered(lambda person: not person.proposed_count).activity_unlink([_PAIR])

    def _take_apart(self, partners):
        """What was confirmed with ``partners`` was wrong; sudo: they may belong to another desk.

        :param partners: ``scenic.missing.person`` recordset
        """
        pairs = (self | partners).sudo().pair_ids.filtered(lambda pair: pair.state == "confirmed")
        pairs = pairs.filtered(lambda pair: pair.sought_id in self or pair.brought_id in self)
        for pair in pairs:
            pair._judge("rejected")
        others = (pairs.sought_id | pairs.brought_id) - self.sudo()
        if parted := others.filtered(lambda person: person.state == "found"):
            parted._search_on(by_system=True)
