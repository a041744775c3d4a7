from odoo import models
from odoo.tools import SQL, split_every

from ..tools.matching import Thing, proposed, score

# so many entries are asked for at once
_TOGETHER = 40


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
        found = {record.id: {} for record in self}
        queries = [(record.id, record._match_query(things[record.id], rules[record.company_id])) for record in self]
        asked = [SQL("(SELECT %s, q.* FROM (%s) q)", record_id, query) for record_id, query in queries if query]
        for record_id, other_id, tokens, since, until in (
            self.env.execute_query(SQL(" UNION ALL ").join(asked)) if asked else ()
        ):
            # a tsvector is written with its words in quotes; ours hold none
            words = tokens.replace("'", "").split()
            # by its id: a name or a number may have found it beside its words
            found[record_id][other_id] = Thing(frozenset(words), since, until)
        return {record_id: list(hits.items()) for record_id, hits in found.items()}
