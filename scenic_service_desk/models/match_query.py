from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL, ormcache

from ..tools.matching import Needle, day_keys, days_sql, fortnight_keys

# so many finds are compared in full; the index has put the likeliest of them first, and the right one nearly always among the first 30
_MOST = 100
# things of the same kind that nothing else speaks for: only those nearest in time
_NEAREST = 60
# they are looked for within these days around the loss, then within the next ones, then in all of the time that is
# believed: of a frequent kind the first ones hold enough, and what lies beyond is not read
_NEAR, _NEXT = (-4, 8), (-4, 30)
# beyond what is believed of the times, for who errs by some days
_SLACK = timedelta(days=3)
# what lies further apart than this belongs together by its name or number only
_FAR = timedelta(days=730)
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
        rank = [
            SQL("CASE WHEN match_tokens @@ %s::tsquery THEN %s ELSE 0 END", f"'{token}'", weight)
            for token, weight in needle.terms
        ]
        window = self._match_window(thing, rules)
        if thing.since:
            company_id, believed = self.company_id.id, self._match_believed(thing, rules)
            keys = day_keys(company_id, *believed)
            keys = keys if len(keys) <= _NEXT[1] else fortnight_keys(company_id, *believed)
            window = SQL("%s && %s AND %s", SQL(days_sql(other._match_since)), keys, window)
        arms = [
            self._match_arm(decides, column, asked, times)
            for decides, column, asked, times in (
                (_DECIDES, "match_names", needle.names, SQL("TRUE")),
                (_DECIDES, "match_tokens", needle.serials, SQL("TRUE")),
                (0, "match_tokens", needle.telling, window),
            )
            if asked
        ]
        if needle.kind:
            told = needle.telling and SQL("NOT match_tokens @@ %s::tsquery", needle.telling)
            arms.append(self._match_nearest(needle.kind, thing, rules, told or SQL("TRUE")))
        if not arms:
            return None
        other.flush_model()
        return SQL(
            "SELECT id, concat_ws(' ', match_tokens, match_names), since, until FROM (%s) hit"
            " ORDER BY %s DESC, id DESC LIMIT %s",
            SQL(" UNION ALL ").join(arms),
            SQL(" + ").join([SQL("decides"), *rank]),
            _MOST,
        )

    def _match_arm(self, decides, column, asked, times, order=None, most=None):
        """One of the questions: which entries, from one index, with what is compared of them.

        :param int decides: added to their rank
        :param str column: the one that is asked
        :param str asked: a tsquery
        :param SQL times: condition on the other side's time
        :param SQL order: which come first, where only some are wanted
        :param int most: how many
        :return: SQL
        """
        other = self.env[self._match_with]
        return SQL(
            # "+ 0": the company's own index would be read in full beside the small one that answers
            "(SELECT id, %s AS decides, match_tokens, match_names, %s AS since, %s AS until"
            " FROM %s WHERE company_id + 0 = %s AND %s AND %s @@ %s::tsquery AND %s%s)",
            decides,
            SQL(other._match_since),
            SQL(other._match_until),
            SQL.identifier(other._table),
            self.company_id.id,
            SQL(other._match_open),
            SQL.identifier(column),
            asked,
            times,
            SQL(" ORDER BY %s LIMIT %s", order, most) if most else SQL(),
        )

    def _match_nearest(self, kind, thing, rules, others):
        """Things of a kind, those nearest in time: of some days first, then of some weeks, then of all of the time.

        PostgreSQL reads a part of a UNION ALL when those before have not filled the LIMIT; the index knows the days.
        :param str kind: a tsquery
        :param Thing thing: this side
        :param Rules rules: what is believed
        :param SQL others: condition on those that are not asked for otherwise
        :return: SQL
        """
        other = self.env[self._match_with]
        since = SQL(other._match_since)
        if not thing.since:
            return self._match_arm(0, "match_tokens", kind, others, SQL("%s DESC, id DESC", since), _NEAREST)
        company_id = self.company_id.id
        days, window = SQL(days_sql(other._match_since)), self._match_window(thing, rules)
        slices, seen = [], []
        for first, last in (self._match_around(thing, rules, *some) for some in (_NEAR, _NEXT)):
            if keys := [key for key in day_keys(company_id, first, last) if key not in seen]:
                slices.append(SQL("%s && %s", days, keys))
                seen += keys
        believed = self._match_believed(thing, rules)
        if len(day_keys(company_id, *believed)) > len(seen):
            slices.append(SQL("%s && %s AND NOT %s && %s", days, fortnight_keys(company_id, *believed), days, seen))
        order = SQL("greatest(%s - %s, %s - %s), id", since, thing.since, thing.since, since)
        arms = [
            self._match_arm(0, "match_tokens", kind, SQL("%s AND %s AND %s", part, window, others), order, _NEAREST)
            for part in slices
        ]
        return SQL("(SELECT * FROM (%s) near LIMIT %s)", SQL(" UNION ALL ").join(arms), _NEAREST)

    def _match_around(self, thing, rules, before, after):
        """First and last moment of the other side, so many days before the loss and after it, as far as believed.

        :return: pair of datetimes
        """
        before, after = (before, after) if self._match_is_lost else (-after, -before)
        first, last = self._match_believed(thing, rules)
        return max(first, thing.since + timedelta(days=before)), min(last, thing.since + timedelta(days=after))

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
        since = SQL(self.env[self._match_with]._match_since)
        first, last = self._match_believed(thing, rules)
        return SQL("%s >= %s", since, first) if self._match_is_lost else SQL("%s <= %s", since, last)

    def _match_believed(self, thing, rules):
        """First and last moment of the other side that are believed.

        :param Thing thing: this side
        :param Rules rules: what is believed
        :return: pair of datetimes
        """
        slack = rules.tolerance + _SLACK
        if self._match_is_lost:
            first = thing.since - slack
            return first, max(first, min(first + _FAR, fields.Datetime.now() + timedelta(days=1)))
        last = thing.since + slack
        return last - _FAR, last
