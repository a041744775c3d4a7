import json

from odoo import api, models
from odoo.tools import SQL

# so many are shown to somebody; further ones say nothing
_SHOWN = 10


class ScenicMatchMixin(models.AbstractModel):
    """Pairs are proposed after every save of either side, and when it is opened."""

    _inherit = "scenic.match.mixin"

    @api.model
    def _match_triggers(self):
        """Names of the fields whose change makes another comparison.

        :return: set of str
        """
        return {
            "description",
            "note",
            "category_id",
            "color",
            "brand",
            "serial_number",
            "serial_entry",
            "zone_id",
            "zone_ids",
            "document_name",
            "document_name_entry",
            "visitor_name",
            "lost_from",
            "lost_until",
            "found_at",
            "date",
            "content_ids",
            "state",
        }

    @api.model_create_multi
    def create(self, vals_list):
        """Compare what is new with the other register's open entries."""
        records = super().create(vals_list)
        records._match_later()
        return records

    def write(self, vals):
        """Compare again when what is compared has changed."""
        changed = self._match_triggers() & vals.keys()
        # from one open state to another nothing becomes likelier: a pair that is proposed is no reason to compare again
        still_open = self._match_states if changed == {"state"} and vals["state"] in self._match_states else ()
        compared = self.filtered(lambda record: record.state not in still_open) if changed else self.browse()
        res = super().write(vals)
        compared._match_later()
        return res

    def _find_matches(self):
        """Propose the likely pairs of each entry, take back those that are no longer likely.

        sudo: what belongs together does not depend on who asks; the pairs are shown to those who may see both.
        """
        records = self.sudo()
        open_ones = records.filtered(lambda record: record.state in record._match_states)
        pairs = records.env["scenic.lost.match"]
        found = open_ones._match_candidates_each(_SHOWN, without=pairs._rejected(open_ones))
        pairs._propose(records, found)


class ScenicLostMatch(models.Model):
    """How pairs come and go."""

    _inherit = "scenic.lost.match"

    @api.model
    def _propose(self, records, found):
        """Bring the pairs of entries up to date. What somebody judged stays as it is.

        :param records: ``scenic.lost.report`` or ``scenic.found.item`` recordset
        :param dict found: lists of pairs of id and Score by id of record, as ``_match_candidates_each`` gives them
        """
        mine, other = ("report_id", "item_id") if records._match_is_lost else ("item_id", "report_id")
        told = self._upsert(records, mine, other, found)
        known = self.search([(mine, "in", records.ids), ("state", "=", "proposed")])
        best = {(record_id, other_id) for record_id, pairs in found.items() for other_id, _score in pairs}
        gone = known.filtered(lambda pair: (pair[mine].id, pair[other].id) not in best and not pair._is_likely())
        gone |= (known | told)._far_behind()
        reports = told.report_id | gone.report_id
        told -= gone
        gone._drop()
        reports._follow_matches()
        if not records._match_is_lost:
            # whoever registers the report has the pairs before his eyes; who took it on another day has not
            told.report_id._remind_of_match()

    @api.model
    def _rejected(self, records):
        """What somebody has said not to belong to these entries: it stands in nothing's way.

        :param records: ``scenic.lost.report`` or ``scenic.found.item`` recordset
        :return: dict of sets of the others' ids by id
        """
        mine, other = ("report_id", "item_id") if records._match_is_lost else ("item_id", "report_id")
        rows = self._read_group([(mine, "in", records.ids), ("state", "=", "rejected")], [mine], [f"{other}:array_agg"])
        return {record.id: set(others) for record, others in rows}

    @api.model
    def _upsert(self, records, mine, other, found):
        """Write the scores of pairs, in one statement: two saves at once propose the same pair, and neither fails.

        :return: ``scenic.lost.match`` recordset, those that are new
        """
        rows = [
            SQL(
                "(%s, %s, %s, %s, %s::jsonb, 'proposed', %s, %s, now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC')",
                record.id,
                other_id,
                record.company_id.id,
                score.total,
                json.dumps(score.as_dict()["parts"]),
                self.env.uid,
                self.env.uid,
            )
            for record in records
            for other_id, score in found.get(record.id, ())
        ]
        if not rows:
            return self.browse()
        self.flush_model()
        written = self.env.execute_query(
            SQL(
                "INSERT INTO scenic_lost_match AS m (%s, %s, company_id, score, parts, state, create_uid, write_uid,"
                " create_date, write_date) VALUES %s ON CONFLICT (report_id, item_id) DO UPDATE"
                " SET score = EXCLUDED.score, parts = EXCLUDED.parts, write_date = EXCLUDED.write_date"
                " WHERE m.state = 'proposed' AND (m.score, m.parts) IS DISTINCT FROM (EXCLUDED.score, EXCLUDED.parts)"
                " RETURNING id, xmax = 0",
                SQL.identifier(mine),
                SQL.identifier(other),
                SQL(", ").join(rows),
            )
        )
        self.invalidate_model(["score", "parts"])
        new = self.browse([row_id for row_id, is_new in written if is_new])
        if new:
            self._forget_lists()
        return new

    def _is_likely(self):
        """Whether a proposed pair, not among the best of the other side, is still worth showing.

        :return: bool
        """
        self.ensure_one()
        report, item = self.report_id, self.item_id
        if report.state not in report._match_states or item.state not in item._match_states:
            return False
        score = report._match_score(item)
        if score.total < self.company_id.scenic_match_threshold:
            return False
        parts = score.as_dict()["parts"]
        if (score.total, parts) != (self.score, self.parts):
            self._write_unlocked({"score": score.total, "parts": parts})
        return True

    def _far_behind(self):
        """Pairs of these reports and items that are no longer worth a look: either side has a much better one.

        :return: ``scenic.lost.match`` recordset, only proposed ones
        """
        if not self:
            return self
        self.flush_model()
        sides = SQL(" UNION ").join(
            SQL(
                "SELECT id FROM (SELECT id, company_id, state, max(score) OVER (PARTITION BY %(side)s) - score AS behind"
                " FROM scenic_lost_match WHERE %(side)s IN %(ids)s AND state <> 'rejected') pair"
                " WHERE state = 'proposed'"
                " AND behind > (SELECT scenic_match_behind FROM res_company WHERE id = pair.company_id)",
                side=SQL.identifier(side),
                ids=tuple(self[side].ids),
            )
            for side in ("report_id", "item_id")
        )
        self.env["res.company"].flush_model(["scenic_match_behind"])
        return self.browse(row[0] for row in self.env.execute_query(sides))

    def _drop(self):
        """Take back what was only proposed; nobody has judged it, so nothing disappears."""
        if self:
            self.flush_model()
            self.env.execute_query(SQL("DELETE FROM scenic_lost_match WHERE id IN %s RETURNING id", tuple(self.ids)))
            self.invalidate_recordset(flush=False)
            self._forget_lists()

    @api.model
    def _forget_lists(self):
        """The pairs of reports and items are to be read again."""
        self.env["scenic.lost.report"].invalidate_model(["match_ids"], flush=False)
        self.env["scenic.found.item"].invalidate_model(["match_ids"], flush=False)
