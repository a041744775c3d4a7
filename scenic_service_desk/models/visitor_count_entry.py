import psycopg2.errors

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError, UserError

from ..tools.count_rows import CountRowError, read_count, read_date, read_hour
from .visitor_count import CountEntry

_KEYS = {"venue", "date", "hour", "count", "reason"}
_MOST_ROWS = 10_000


class ScenicVisitorCount(models.Model):
    """Figures that come many at a time: all of them or none."""

    _inherit = "scenic.visitor.count"

    @api.model
    def record_counts(self, rows):
        """Enter the figures of venues, for a ticketing system or a gate counter. Documented for callers in
        ``docs/rpc-visitor-counts.md``.

        A row is a dict:

        * ``venue``: the venue's code (or name),
        * ``date``: the day, ``"2026-10-01"``,
        * ``count``: how many visitors, a whole number from 0 on,
        * ``hour`` (optional): 0 to 23, for the figure of one hour; the day's figure is then the sum of its hours,
        * ``reason`` (optional): why a figure of a sealed day is corrected; without it such a row is refused.

        A figure that is there is replaced, one that says the same is left alone: sending twice does no harm, and what
        was not acknowledged is simply sent again. All rows are entered or none. The figures go to the caller's company.

        :param list rows: at most 10,000 dicts
        :return: dict: how many rows were ``created``, ``updated`` and ``unchanged``
        :raise UserError: naming every row that is wrong, and why
        :raise AccessError: for users who may not enter figures
        """
        self.check_access("create")
        if not isinstance(rows, list | tuple) or len(rows) > _MOST_ROWS:
            raise UserError(self.env._("Please send a list of at most %s rows.", _MOST_ROWS))
        read = [self._read_row(number, row) for number, row in enumerate(rows, 1)]
        self._resolve_rows(read)
        self._refuse_wrong_rows(read)
        return self._store_rows(read, "ticketing")

    @api.model
    def _read_row(self, number, row):
        """A caller's row, its values read.

        :param int number: which row it is, from 1 on
        :param row: what the caller sent
        :return: dict with ``number``, ``venue``, ``date``, ``hour``, ``count``, ``reason`` and ``problem``
        """
        result = {"number": number, "venue": "", "date": None, "hour": None, "count": 0, "reason": "", "problem": ""}
        if not isinstance(row, dict):
            return {**result, "problem": self._problem_text("row")}
        if unknown := sorted(str(key) for key in row.keys() - _KEYS):
            return {**result, "problem": self.env._("“%s” is not known here.", unknown[0])}
        try:
            result.update(
                venue=str(row.get("venue") or "").strip(),
                reason=str(row.get("reason") or "").strip(),
                date=read_date(row.get("date")),
                hour=read_hour(row.get("hour")),
                count=read_count(row.get("count")),
            )
        except CountRowError as error:
            result["problem"] = self._problem_text(error.code)
        return result

    @api.model
    def _problem_text(self, code):
        """The sentence for what is wrong with a row.

        :param str code: see ``tools/count_rows.py``
        :return: str
        """
        return {
            "row": self.env._("A row needs a venue, a date and a count."),
            "date": self.env._("The date cannot be read."),
            "hour": self.env._("The hour is not a number between 0 and 23."),
            "count": self.env._("The count is not a whole number."),
            "negative": self.env._("A number of visitors is not negative."),
            "large": self.env._("The count is too large."),
        }[code]

    @api.model
    def _resolve_rows(self, rows):
        """Find the venues of rows and what is wrong with them; noted in the rows.

        :param list rows: dicts of ``_read_row``; get ``venue_id`` and ``old`` (what the figure is now, may be None)
        """
        names = self.env["scenic.venue"]._of_company(self.env.company)._known_names()
        for row in rows:
            row.setdefault("problem", "")
            row["venue_id"] = names.get(row["venue"].lower())
            row["old"] = None
            if not row["venue_id"] and not row["problem"]:
                row["problem"] = (
                    self.env._("There is no venue “%s”.", row["venue"])
                    if row["venue"]
                    else self.env._("The venue is missing.")
                )
        allowed = self.env["scenic.venue"].browse({v.id for v in names.values()})._filter_countable()
        for row in rows:
            if not row["problem"] and row["venue_id"] not in allowed:
                row["problem"] = self.env._("Another desk counts at “%s”.", row["venue_id"].name)
        good = [row for row in rows if not row["problem"]]
        days = {row["date"] for row in good}
        records = self.search(
            [("venue_id", "in", list({row["venue_id"].id for row in good})), ("date", "in", list(days))]
        )
        by_day = {(record.venue_id.id, record.date): record for record in records}
        sealed = self._sealed_days(self.env.company, days)
        latest = fields.Date.add(self._today(), days=1)
        seen = {}
        for row in good:
            key = row["venue_id"].id, row["date"]
            record = by_day.get(key, self.browse())
            row["old"] = self._old_figure(record, row["hour"])
            hours = seen.setdefault(key, {})
            if row["date"] > latest:
                row["problem"] = self.env._("The day lies in the future. Please check the date.")
            elif row["hour"] in hours:
                row["problem"] = self.env._("The figure stands already in row %s.", hours[row["hour"]])
            elif hours and (row["hour"] is None) != (None in hours):
                row["problem"] = self.env._("A day has either one figure or one for each hour.")
            elif row["hour"] is None and record.hour_ids:
                row["problem"] = self.env._("The venue is counted by the hour on this day: the hour is missing.")
            elif (self.env.company.id, row["date"]) in sealed and row["old"] != row["count"] and not row.get("reason"):
                row["problem"] = self.env._("The day's log is sealed: a correction needs a reason.")
            hours[row["hour"]] = row["number"]

    @api.model
    def _old_figure(self, record, hour):
        """What a figure is now.

        :param record: ``scenic.visitor.count`` record, may be empty
        :param hour: int, or None for the day's figure
        :return: int, None where it was not counted yet
        """
        if hour is None:
            return record.count if record.is_counted else None
        line = record.hour_ids.filtered(lambda line: line.hour == hour)
        return line.count if line and record.is_counted else None

    @api.model
    def _refuse_wrong_rows(self, rows):
        """:raise UserError: naming every row with a problem"""
        if wrong := [row for row in rows if row["problem"]]:
            lines = [self.env._("Row %(number)s: %(problem)s", number=r["number"], problem=r["problem"]) for r in wrong]
            raise UserError("\n".join([self.env._("Nothing was entered."), *lines]))

    @api.model
    def _store_rows(self, rows, source):
        """Enter rows without a problem.

        :param list rows: dicts of ``_resolve_rows``
        :param str source: a value of ``source``
        :return: dict: how many rows were ``created``, ``updated`` and ``unchanged``
        :raise ConcurrencyError: when another transaction enters the same figure at this moment; Odoo then runs the
            request again
        """
        changed = [row for row in rows if row["old"] != row["count"]]
        by_day = {}
        for row in changed:
            by_day.setdefault((row["venue_id"].id, row["date"]), []).append(row)
        records = self.search(
            [
                ("venue_id", "in", list({venue for venue, _day in by_day})),
                ("date", "in", list({day for _venue, day in by_day})),
            ]
        )
        there = {(record.venue_id.id, record.date): record for record in records}
        to_create = []
        try:
            with self.env.cr.savepoint():
                for key, day_rows in by_day.items():
                    vals = self._row_values(there.get(key, self.browse()), day_rows)
                    entry = CountEntry(source, next((row["reason"] for row in day_rows if row.get("reason")), None))
                    if key in there:
                        there[key]._entered(entry).write(vals)
                    else:
                        to_create.append((entry, {"venue_id": key[0], "date": key[1], **vals}))
                self._create_entered(to_create)
        except psycopg2.errors.UniqueViolation as error:
            raise ConcurrencyError("visitor counts") from error
        records._remind_of_correction()
        new = sum(row["old"] is None for row in changed)
        return {"created": new, "updated": len(changed) - new, "unchanged": len(rows) - len(changed)}

    @api.model
    def _row_values(self, record, rows):
        """The values of a day's figure.

        :param record: ``scenic.visitor.count`` record, may be empty
        :param list rows: the rows of its venue and day
        :return: dict
        """
        if rows[0]["hour"] is None:
            return {"count": rows[0]["count"], "is_counted": True}
        lines = {line.hour: line.id for line in record.hour_ids}
        commands = [
            fields.Command.update(lines[row["hour"]], {"count": row["count"]})
            if row["hour"] in lines
            else fields.Command.create({"hour": row["hour"], "count": row["count"]})
            for row in rows
        ]
        return {"hour_ids": commands, "is_counted": True}

    @api.model
    def _create_entered(self, pairs):
        """Make figures, a batch for each way they come in.

        :param list pairs: CountEntry and values
        """
        batches = {}
        for entry, vals in pairs:
            batches.setdefault((entry.source, entry.reason), (entry, []))[1].append(vals)
        for entry, vals_list in batches.values():
            self._entered(entry).create(vals_list)
