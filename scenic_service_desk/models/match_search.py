from datetime import timedelta

from odoo import api, models
from odoo.tools import SQL, ormcache, split_every

from ..tools.matching import Needle, Thing, proposed, score

# so many finds are compared in full; the index has put the likeliest of them first, and the right one nearly always among the first 30
_MOST = 100
# things of the same kind that nothing else speaks for: only those nearest in time
_NEAREST = 80
# beyond what is believed of the times, for who errs by some days
_SLACK = timedelta(days=3)
# so many entries are asked for at once
_TOGETHER = 40
# the share of entries from which on a word is common
_COMMON = 0.02
# the rank of what decides: before all that only tells
_DECIDES = 1000


class ScenicMatchMixin(models.AbstractModel):
    """The likeliest entries of the other register, from one query that indexes answer."""

    _inherit = "scenic.match.mixin"

    def _match_candidates(self, limit=20):
        """Open entries of the other register that this one may belong to.

        Entries of the whole company, whoever asks: what a user may not read is left out by who shows them.
        :param int limit: how many at most
        :return: list of pairs: id, Score; the best first, none below the company's threshold or far behind the
            best
        """
        self.ensure_one()
        return self._match_candidates_each(limit)[self.id]

    def _match_candidates_each(self, limit=20, without=None):
        """The same of many entries, from one query for some dozens of them.

        :param int limit: how many at most for each
        :param dict without: sets of the others' ids by id, what is not compared any more
        :return: dict by id of lists, as ``_match_candidates`` returns them
        """
        rules = {company: self._match_rules(company) for company in self.company_id}
        answers = {}
        for some in split_every(_TOGETHER, self, lambda records: self.browse([record.id for record in records])):
            things = {record.id: record._match_thing() for record in some}
            found = some._match_search(things, rules)
            for record in some:
                settled = rules[record.company_id]
                scored = [
                    (other_id, record._match_compare(things[record.id], theirs, settled))
                    for other_id, theirs in found[record.id]
                    if not without or other_id not in without.get(record.id, ())
                ]
                answers[record.id] = proposed(scored, settled)[:limit]
        return answers

    def _match_compare(self, mine, theirs, rules):
        """The score of two things, one of either register.

        :return: Score
        """
        lost, found = (mine, theirs) if self._match_is_lost else (theirs, mine)
        return score(lost, found, rules)

    def _match_search(self, things, rules):
        """What the index knows of the likeliest entries of the other register.

        :param dict things: Thing by id of the entries
        :param dict rules: Rules by company
        :return: dict by id of lists of pairs: the other's id, Thing
        """
        found = {record.id: [] for record in self}
        queries = [(record.id, record._match_query(things[record.id], rules[record.company_id])) for record in self]
        asked = [SQL("(SELECT %s, q.* FROM (%s) q)", record_id, query) for record_id, query in queries if query]
        for record_id, other_id, tokens, since, until in (
            self.env.execute_query(SQL(" UNION ALL ").join(asked)) if asked else ()
        ):
            # a tsvector is written with its words in quotes; ours hold none
            words = tokens.replace("'", "").split()
            found[record_id].append((other_id, Thing(frozenset(words), since, until)))
        return found

    def _match_query(self, thing, rules):
        """The one query.

        :param Thing thing: what is looked for
        :param Rules rules: what words tell
        :return: SQL, or None where nothing is known to look for
        """
        other = self.env[self._match_with]
        needle = Needle.of(thing, rules, other._match_common())
        rank = SQL(" + ").join(
            SQL("CASE WHEN match_tokens @@ %s::tsquery THEN %s ELSE 0 END", f"'{token}'", weight)
            for token, weight in needle.terms
        )
        since, _until = other._match_times_sql("other")
        window = self._match_window(since, thing, rules)
        nearest = SQL("%s, id", since) if self._match_is_lost else SQL("%s DESC, id DESC", since)
        best = SQL("rank DESC, id DESC")
        arms = [
            SQL(
                # "+ 0": the company's own index would be read in full beside the small one that answers
                "(SELECT id, %s AS rank FROM %s other WHERE company_id + 0 = %s AND %s AND %s @@ %s::tsquery"
                " AND %s ORDER BY %s LIMIT %s)",
                ranked,
                SQL.identifier(other._table),
                self.company_id.id,
                other._match_open_sql("other"),
                SQL.identifier(column),
                asked,
                times,
                order,
                most,
            )
            for ranked, column, asked, times, order, most in (
                (SQL("%s", _DECIDES), "match_names", needle.names, SQL("TRUE"), best, _MOST),
                (SQL("%s", _DECIDES), "match_tokens", needle.serials, SQL("TRUE"), best, _MOST),
                (rank, "match_tokens", needle.telling, window, best, _MOST),
                (rank, "match_tokens", needle.kind, window, nearest, _NEAREST),
            )
            if asked
        ]
        if not arms:
            return None
        other.flush_model()
        return SQL(
            "SELECT id, concat_ws(' ', match_tokens, match_names), %s, %s"
            " FROM (SELECT id, max(rank) FROM (%s) hit GROUP BY id ORDER BY max(rank) DESC, id DESC LIMIT %s) best"
            " JOIN %s other USING (id)",
            *other._match_times_sql("other"),
            SQL(" UNION ALL ").join(arms),
            _MOST,
            SQL.identifier(other._table),
        )

    @api.model
    @ormcache()
    def _match_common(self):
        """Words that so many entries hold that they are asked for with another one only, as PostgreSQL has counted
        them; what they tell does not depend on it.

        :return: frozenset of str
        """
        rows = self.env.execute_query(
            SQL(
                "SELECT most_common_elems::text::text[], most_common_elem_freqs FROM pg_stats"
                " WHERE schemaname = current_schema AND tablename = %s AND attname = 'match_tokens'",
                self._table,
            )
        )
        return frozenset(
            token
            for tokens, shares in rows
            for token, share in zip(tokens or (), shares or (), strict=False)
            if share > _COMMON
        )

    def _match_window(self, since, thing, rules):
        """Whether the other side's time allows for it: found no more than some days before the loss.

        :param SQL since: of the other side
        :param Thing thing: this side
        :param Rules rules: what is believed
        :return: SQL
        """
        if not thing.since:
            return SQL("TRUE")
        slack = rules.tolerance + _SLACK
        if self._match_is_lost:
            return SQL("%s >= %s", since, thing.since - slack)
        return SQL("%s <= %s", since, thing.since + slack)
