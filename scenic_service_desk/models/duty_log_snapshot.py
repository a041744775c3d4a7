from odoo import models
from odoo.tools import format_date

from ..tools.field_text import field_text
from ..tools.mask import mask_numbers

# the parts of the sheet in the order of the paper; each is read by ``_snapshot_<part>``
_PARTS = (
    "head",
    "operation",
    "roster",
    "opening",
    "briefing",
    "counts",
    "timeline",
    "checks",
    "handover",
    "matters",
    "waivers",
    "remarks",
    "comment",
    "signatures",
)


class ScenicDutyLog(models.Model):
    """What a duty log says, as plain texts: read once for the print, the seal and the workbook.

    A part is a dict with ``title`` and any of ``pairs`` (label and value), ``text``, ``columns`` with ``rows``. Every
    part can be read of no log at all: the blank form is printed from it.
    """

    _inherit = "scenic.duty.log"

    def _snapshot_data(self, entries=None):
        """All the log says, in the language of the context and on the desk's clock.

        sudo: who may read the log reads the day, also the lines of registers that are closed to him; they hold no
        personal data, and numbers that somebody typed into a free text are masked.
        :param entries: rows of ``_snapshot_entries`` that joined the log after its sealing; all of the day by default
        :return: dict of strings, lists and dicts
        """
        self.check_access("read")
        log = self.sudo()
        if entries is None:
            entries = log._snapshot_entries()
            parts = {part: getattr(log, f"_snapshot_{part}")() for part in log._snapshot_parts() if part != "timeline"}
        else:
            parts = {"head": log._snapshot_head()}
        parts["timeline"] = log._snapshot_timeline(entries)
        return _masked(
            {
                "log": log.display_name if log else "",
                "company": log.company_id.name or "",
                "desk": log.desk_id.name or "",
                "date": log.date.isoformat() if log else "",
                "lang": self.env.lang or "en_US",
                "tz": log.desk_id.tz or "",
                "entries": sorted(f"{entry['model']},{entry['id']}" for entry in entries),
                "parts": [[part, parts[part]] for part in log._snapshot_parts() if parts.get(part)],
            }
        )

    def _snapshot_parts(self):
        """The parts of the sheet in their order; extended where the log holds more.

        :return: list of str
        """
        return list(_PARTS)

    def _says(self, record, *names):
        """The first of several fields of a record that says something.

        :param record: a record, may be empty
        :param str names: fields; one that is not there says nothing
        :return: str
        """
        return next(filter(None, (field_text(record, name, self.desk_id._local) for name in names)), "")

    def _pairs(self, *names):
        """Labels and values of the log's fields; of those it has."""
        own = self._fields
        return [[own[name]._description_string(self.env), self._says(self, name)] for name in names if name in own]

    def _lines(self, field_name, columns):
        """The lines of one of the log's lists as a table.

        :param str field_name: the list; where the log has none, there is no table
        :param list columns: pairs of title and field, or several fields of which the first that says something counts
        :return: dict with ``columns`` and ``rows``
        """
        lines = self[field_name] if field_name in self._fields else ()
        return {
            "columns": [title for title, *_names in columns],
            "rows": [[self._says(line, *names) for _title, *names in columns] for line in lines],
        }

    def _snapshot_head(self):
        weekday = format_date(self.env, self.date, date_format="EEEE") if self.date else ""
        return {
            "title": self.env._("Day"),
            "pairs": [
                [self.env._("Service Desk"), self.desk_id.name or ""],
                [self.env._("Date"), " ".join(filter(None, [self._says(self, "date"), weekday]))],
                *self._pairs("weather", "temperature", "event", "duty_manager_id", "duty_leader_ids"),
                [self.env._("Closed By"), self._says(self, "closed_by_id")],
                [self.env._("Closed At"), self._says(self, "closed_at")],
            ],
        }

    def _snapshot_operation(self):
        notices = self.notice_ids if "notice_ids" in self._fields else ()
        lines = [notice.display_name for notice in notices] + [self._says(self, "operating_info")]
        return {"title": self.env._("Operating Information"), "text": "\n".join(filter(None, lines))}

    def _snapshot_remarks(self):
        return {"title": self.env._("Remarks"), "text": self._says(self, "remarks")}

    def _snapshot_comment(self):
        signed = " ".join(
            filter(None, [self._says(self, "leader_comment_by_id"), self._says(self, "leader_comment_on")])
        )
        return {
            "title": self.env._("Leader's Comment"),
            "text": "\n".join(filter(None, [self._says(self, "leader_comment"), signed])),
        }

    def _snapshot_signatures(self):
        """Who signed the log itself; on the blank form the places to sign."""
        roles = dict(self.env["scenic.signature"]._fields["role"]._description_selection(self.env))
        signatures = self.env["scenic.signature"].search(
            [("res_model", "=", self._name), ("res_id", "in", self.ids)], order="signed_at, id"
        )
        return {
            "title": self.env._("Signatures"),
            "columns": [self.env._("Signed As"), self.env._("Signed By"), self.env._("Time"), self.env._("Proven By")],
            "rows": [
                [
                    roles[signature.role],
                    signature.signer_name,
                    self._says(signature, "signed_at"),
                    self._says(signature, "method"),
                ]
                for signature in signatures
            ],
        }


def _masked(value):
    """``value`` with the numbers masked in every text it holds; a seal outlives the purge of personal data."""
    if isinstance(value, str):
        return mask_numbers(value)
    if isinstance(value, dict):
        return {key: _masked(content) for key, content in value.items()}
    if isinstance(value, list):
        return [_masked(content) for content in value]
    return value
