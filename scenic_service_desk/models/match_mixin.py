from collections import defaultdict

from odoo import api, models
from odoo.fields import NO_ACCESS, Domain
from odoo.tools import SQL, misc

from ..tools.matching import Rules, Thing, normalise_name, score, spelled
from ..tools.matching.thing import NAME, SPELLED, describe
from ..tools.tokens_field import Tokens


class ScenicMatchMixin(models.AbstractModel):
    """What is compared with the entries of another register: what was lost with what was found.

    Whoever inherits names the other model in ``_match_with``, the states in which its own entries are looked for in
    ``_match_states``, and says the same and its times in SQL, of which its partial GIN index on ``match_tokens`` and
    ``days_sql`` is made as well.
    """

    _name = "scenic.match.mixin"
    _description = "Compared With Another Register"

    # name of the other model; whether this one holds what was lost
    _match_with = None
    _match_is_lost = False
    # in which states an entry is looked for; where these alone do not say it, see _match_open_domain
    _match_states = ()
    # SQL over the table's own columns, the same to the letter in its indexes: since when and until when it was lost or
    # found, and whether it is looked for (as _match_open_domain)
    _match_since = _match_until = "date"
    _match_open = "FALSE"
    # known when the row is inserted: written afterwards, it would go through every index of the table a second time
    match_tokens = Tokens(compute="_compute_match_tokens", store=True, precompute=True, copy=False, prefetch=False)
    # keyed hashes of the names on it; nobody reads them through the ORM
    match_names = Tokens(
        compute="_compute_match_names", store=True, copy=False, prefetch=False, groups=NO_ACCESS, compute_sudo=True
    )

    @api.depends("description", "note", "category_id", "color", "brand", "serial_number", "zone_id", "company_id")
    def _compute_match_tokens(self):
        for record in self:
            record.match_tokens = " ".join(record._match_describe())

    @api.depends("document_name")
    def _compute_match_names(self):
        for record in self:
            record.match_names = " ".join(record._match_hashes()) or False

    def _match_describe(self):
        """Tokens of the entry, without its names.

        :return: list of str
        """
        self.ensure_one()
        return describe(
            self.env["scenic.match.word"]._vocabulary(self.company_id.id),
            self.description,
            *self._match_texts(),
            category=self.category_id._match_code(),
            color=self.color,
            brand=self.brand,
            serial=self.serial_number,
            zones=self._match_zones().ids,
        )

    def _match_texts(self):
        """Texts besides the description that tell the thing.

        :return: list of str
        """
        return [self.note]

    def _match_zones(self):
        """Where it may have been lost, or was found.

        :return: ``scenic.zone`` recordset
        """
        return self.zone_id

    def _match_names(self):
        """Names that may stand on the thing; they leave as keyed hashes only.

        :return: list of str
        """
        self.ensure_one()
        return (self.document_name or "").splitlines()

    def _match_hashes(self):
        """Tokens of the names that may stand on the thing; a Chinese one also as it stands on a passport.

        :return: list of str
        """
        names = dict.fromkeys(filter(None, map(normalise_name, self._match_names())))
        forms = dict.fromkeys(form for name in names for form in spelled(name))
        return [
            f"{kind}.{self._match_name_hash(name)}" for kind, some in ((NAME, names), (SPELLED, forms)) for name in some
        ]

    @api.model
    def _match_name_hash(self, name):
        """A name as it is compared: with a key of the database's own, so that nobody can try out names.

        sudo: the key is the system's.
        :param str name: as ``normalise_name`` gives it
        :return: str
        """
        return misc.hmac(self.env(su=True), "scenic.match.name", name)[:20]

    def _match_thing(self):
        """The entry as the engine compares it.

        sudo: names are compared without being read.
        :return: Thing
        """
        self.ensure_one()
        record = self.sudo()
        return Thing(
            frozenset(record._match_describe() + record._match_hashes()),
            *record._match_times(),
        )

    def _match_times(self):
        """When it was lost or found, from and until.

        :return: pair of naive UTC datetimes
        """
        self.ensure_one()
        return self.date, self.date

    def _match_score(self, other):
        """Compare two entries.

        :param other: record of the other register
        :return: Score
        """
        mine, theirs = self._match_thing(), other._match_thing()
        lost, found = (mine, theirs) if self._match_is_lost else (theirs, mine)
        return score(lost, found, self._match_rules(self.company_id))

    @api.model
    def _match_open_domain(self):
        """Which entries are looked for.

        :return: Domain
        """
        return Domain("state", "in", self._match_states)

    @api.model
    def _match_rules(self, company):
        """What a company has settled about matching.

        :param company: ``res.company`` record
        :return: Rules
        """
        return Rules(
            weights=company._match_weights(),
            threshold=company.scenic_match_threshold,
            behind=company.scenic_match_behind,
            nearness=self.env["scenic.zone"]._match_nearness(company.id),
        )

    @api.model
    def _match_refresh(self, batch=500):
        """Read the open entries again with the words as they are now; what has not changed is not written.

        sudo: the words are the same for the entries of all companies.

        :param int batch: how many at a time
        :return: generator of int, entries read
        """
        last = 0
        while True:
            records = self.sudo().search(self._match_open_domain() & Domain("id", ">", last), order="id", limit=batch)
            if not records:
                return
            last = records[-1].id
            stored = self._match_stored(records)
            changed = records.browse(
                record.id for record in records if set(record._match_describe()) != stored[record.id]
            )
            self.env.add_to_compute(self._fields["match_tokens"], changed)
            changed._recompute_recordset(["match_tokens"])
            changed.flush_recordset(["match_tokens"])
            changed._match_later()
            self.env.invalidate_all()
            yield len(records)

    @api.model
    def _match_stored(self, records):
        records.flush_recordset(["match_tokens"])
        rows = self.env.execute_query(
            SQL(
                "SELECT id, tsvector_to_array(match_tokens) FROM %s WHERE id IN %s",
                SQL.identifier(self._table),
                tuple(records.ids),
            )
        )
        return defaultdict(set, {row_id: set(tokens or ()) for row_id, tokens in rows})
