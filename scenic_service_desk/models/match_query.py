from datetime import timedelta

from odoo import api, models
from odoo.tools import SQL, ormcache

from ..tools.matching import Needle

# so many finds are compared in full; the index has put the likeliest of them first, and the right one nearly always among the first 30
_MOST = 100
# things of the same kind that nothing else speaks for: only those nearest in time
_NEAREST = 80
# they are looked for within these days around the loss; what lies beyond is read where those do not hold enough
_DAYS = range(-4, 21)
# beyond what is believed of the times, for who errs by some days
_SLACK = timedelta(days=3)
# the share of entries from which on a word is common
_COMMON = 0.02
# the rank of what decides: before all that only tells
_DECIDES = 1000


class ScenicMatchMixin(models.AbstractModel):
    """The query that indexes answer."""

    _inherit = "scenic.match.mixin"

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
        window = self._match_window(thing, rules)
        best = SQL("rank DESC, id DESC")
        arms = [
            self._match_arm(ranked, column, asked, times, best, _MOST)
            for ranked, column, asked, times in (
                (SQL("%s", _DECIDES), "match_names", needle.names, SQL("TRUE")),
                (SQL("%s", _DECIDES), "match_tokens", needle.serials, SQL("TRUE")),
                (rank, "match_tokens", needle.telling, window),
            )
            if asked
        ]
        if needle.kind:
            arms.append(self._match_nearest(rank, needle.kind, thing, window))
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

    def _match_arm(self, rank, column, asked, times, order, most):
        """One of the questions: which entries, from one index.

        :param SQL rank: what speaks for an entry
        :param str column: the one that is asked
        :param str asked: a tsquery
        :param SQL times: condition on the other side's time
        :param SQL order: which come first
        :param int most: how many
        :return: SQL
        """
        other = self.env[self._match_with]
        return SQL(
            # "+ 0": the company's own index would be read in full beside the small one that answers
            "(SELECT id, %s AS rank FROM %s other WHERE company_id + 0 = %s AND %s AND %s @@ %s::tsquery"
            " AND %s ORDER BY %s LIMIT %s)",
            rank,
            SQL.identifier(other._table),
            self.company_id.id,
            other._match_open_sql("other"),
            SQL.identifier(column),
            asked,
            times,
            order,
            most,
        )

    def _match_nearest(self, rank, kind, thing, window):
        """Things of a kind, those nearest in time: within some weeks, and beyond where these have too few.

        PostgreSQL reads a part of a UNION ALL when those before have not filled the LIMIT; the index knows the days.
        :param SQL rank: what speaks for an entry
        :param str kind: a tsquery
        :param Thing thing: this side
        :param SQL window: which times are believed
        :return: SQL
        """
        other = self.env[self._match_with]
        since, _until = other._match_times_sql("other")
        if not thing.since:
            return self._match_arm(rank, "match_tokens", kind, window, SQL("%s DESC, id DESC", since), _NEAREST)
        forth = 1 if self._match_is_lost else -1
        near = SQL(
            "%s && %s", other._match_day_sql("other"), [thing.since.date() + forth * timedelta(days=n) for n in _DAYS]
        )
        order = SQL("greatest(%s - %s, %s - %s), id", since, thing.since, thing.since, since)
        arms = [
            self._match_arm(rank, "match_tokens", kind, SQL("%s AND %s", days, window), order, _NEAREST)
            for days in (near, SQL("NOT %s", near))
        ]
        return SQL("(SELECT id, rank FROM (%s) near LIMIT %s)", SQL(" UNION ALL ").join(arms), _NEAREST)

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

    def _match_window(self, thing, rules):
        """Whether the other side's time allows for it: found no more than some days before the loss.

        :param Thing thing: this side
        :param Rules rules: what is believed
        :return: SQL
        """
        if not thing.since:
            return SQL("TRUE")
        since, _until = self.env[self._match_with]._match_times_sql("other")
        slack = rules.tolerance + _SLACK
        if self._match_is_lost:
            return SQL("%s >= %s", since, thing.since - slack)
        return SQL("%s <= %s", since, thing.since + slack)
