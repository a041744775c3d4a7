import json

from odoo import api, models

from odoo.addons.base.models.ir_actions_report import _wkhtml

from ..tools.page_foot import number_pages
from .paper import _UNPATCHED_ZOOM

# lines to write on, where the form is empty
_BLANK_ROWS = {
    "roster": 3,
    "counts": 1,
    "timeline": 35,
    "checks": 2,
    "handover": 2,
    "signatures": 2,
}
# left out where there is nothing to say
_OPTIONAL = ("opening", "waivers", "matters")
# column widths in percent; equal where nothing is said
_WIDTHS = {
    "timeline": (8, 16, 13, 37, 12, 14),
    "roster": (10, 13, 10, 10, 13, 23, 21),
    "briefing": (26, 74),
    "counts": (40, 20, 40),
    "handover": (10, 20, 20, 28, 22),
    "matters": (18, 60, 22),
    "opening": (46, 16, 38),
    "checks": (20, 9, 12, 12, 11, 36),
    "waivers": (34, 46, 20),
}


class DutyLogReport(models.AbstractModel):
    """The duty log as the paper form 客服岗位值班记录表; of a sealed log what was sealed."""

    _name = "report.scenic_service_desk.report_duty_log"
    _description = "Duty Log"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.duty.log"

    @api.model
    def _get_report_values(self, docids, data=None):
        values = super()._get_report_values(docids, data)
        return {**values, "sheets": [sheet for log in values["docs"] for sheet in self._sheets_of(log)]}

    @api.model
    def _sheets_of(self, log):
        """What is printed of a log: its snapshot, or the seals' own content.

        :param log: ``scenic.duty.log`` record
        :return: list of pairs: snapshot, and the seal's ``hash``, ``at`` and ``number`` or None
        """
        if log.state != "sealed":
            return [(log._snapshot_data(), None)]
        return [
            (
                json.loads(seal.content),
                {
                    "hash": seal.content_hash,
                    "at": seal.desk_id._local(seal.sealed_at).strftime("%Y-%m-%d %H:%M"),
                    "number": seal.number,
                },
            )
            for seal in log.seal_ids
        ]

    @api.model
    def _blank(self, desk):
        """What the empty form of a desk says.

        :param desk: ``scenic.desk`` record, may be empty
        :return: dict, a snapshot without a log
        """
        data = self.env["scenic.duty.log"]._snapshot_data()
        return {**data, "company": desk.company_id.name or "", "desk": desk.name or ""}

    @api.model
    def _widths(self, part, columns):
        """Widths of a table's columns.

        :param str part: part of the sheet
        :param list columns: headings
        :return: list of CSS lengths
        """
        widths = _WIDTHS.get(part, ())
        if len(widths) != len(columns):
            widths = [round(100 / len(columns), 2)] * len(columns)
        return [f"{width}%" for width in widths]

    @api.model
    def _rows(self, part, content, is_blank):
        """A table's rows; at least one, and lines to write on where the form is empty."""
        rows = content.get("rows") or []
        empty = [""] * len(content["columns"])
        return rows or [empty] * (_BLANK_ROWS.get(part, 1) if is_blank else 1)

    @api.model
    def _is_shown(self, part, content, is_blank):
        """Whether a table is printed, though it may be empty."""
        return is_blank or bool(content["rows"]) or part not in _OPTIONAL

    @api.model
    def _pairs_in_rows(self, pairs):
        """Labels and values, two pairs a row."""
        pairs = [*pairs, ["", ""]] if len(pairs) % 2 else pairs
        return [pairs[start : start + 2] for start in range(0, len(pairs), 2)]

    @api.model
    def _sealed_pdf(self, data, seal):
        """A sealed log as PDF, without any style sheet or picture from the web server: the job needs none to run.

        :param dict data: the snapshot
        :param dict seal: ``hash``, ``at`` and ``number`` of the seal
        :return: bytes
        """
        pdf = self._document("scenic_service_desk.duty_log_pages", {"sheets": [(data, seal)]}, data["lang"])
        return number_pages(pdf, f"{data['date']} - SHA-256 {seal['hash'][:16]}")

    @api.model
    def _document(self, template, values, lang):
        """A template as PDF on the paper of the duty log.

        :param str template: XML id
        :param dict values: what it gets to see besides ``paper``
        :param str lang: language code
        :return: bytes
        """
        paper = self.with_context(lang=lang)
        body = (
            self.env["ir.qweb"]
            .with_context(lang=lang)
            ._render(
                "scenic_service_desk.paper_document",
                {
                    **values,
                    "content": template,
                    "paper": paper,
                    "lang": lang,
                    "zoom": 1 if _wkhtml().is_patched_qt else _UNPATCHED_ZOOM,
                },
            )
        )
        return paper.env["ir.actions.report"]._run_wkhtmltopdf(
            [f"<!DOCTYPE html>{body}"], report_ref="scenic_service_desk.duty_log_report"
        )

    @api.model
    def _cover_pdf(self, archive):
        """The first pages of a month's archive: which logs, which hashes, what is missing.

        :param archive: ``scenic.archive`` record
        :return: bytes
        """
        pdf = self._document("scenic_service_desk.archive_cover", {"archive": archive}, archive.env.lang)
        return number_pages(pdf, archive._month_name())
