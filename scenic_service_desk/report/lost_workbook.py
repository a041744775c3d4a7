"""The summary of lost reports as a workbook: figures by category, and a line for each report."""

import tempfile
from pathlib import Path

import xlsxwriter

from ..tools.field_text import field_text

_PORTION = 500
_COLUMNS = (
    ("name", 16),
    ("date", 17),
    ("description", 42),
    ("category_id", 18),
    ("color", 10),
    ("brand", 14),
    ("zone_ids", 26),
    ("lost_from", 17),
    ("lost_until", 17),
    ("visitor_phone_masked", 16),
    ("wish", 12),
    ("state", 14),
    ("result", 20),
    ("item_id", 30),
    ("desk_id", 18),
    ("employee_id", 14),
)


class LostWorkbook:
    """Writes row by row into a file, a portion of reports at a time: memory does not grow with the period."""

    def __init__(self, summary):
        self.summary = summary
        self.env = summary.env

    def make(self):
        """Write the workbook.

        :return: bytes
        """
        with tempfile.TemporaryDirectory(prefix="scenic-lost-") as folder:
            path = Path(folder) / "lost.xlsx"
            options = {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "tmpdir": folder,
            }
            with xlsxwriter.Workbook(str(path), options) as book:
                self.title = book.add_format({"bold": True, "font_size": 14})
                self.head = book.add_format({"bold": True, "bg_color": "#EEEEEE", "border": 1, "text_wrap": True})
                self.strong = book.add_format({"bold": True, "top": 1})
                self.percent = book.add_format({"num_format": "0 %"})
                self.strong_percent = book.add_format({"bold": True, "top": 1, "num_format": "0 %"})
                self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
                self._write_figures(book.add_worksheet(self.env._("By Category")))
                self._write_reports(book.add_worksheet(self.env._("Lost Reports")))
            return path.read_bytes()

    def _write_figures(self, sheet):
        summary = self.summary
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, 5, 14)
        who = " · ".join(filter(None, [summary.company_id.name, summary.desk_id.name]))
        sheet.write_string(0, 0, self.env._("Summary of Visitors' Lost Items"), self.title)
        sheet.write_string(1, 0, who)
        sheet.write_string(2, 0, f"{summary.date_from} – {summary.date_to}")
        headings = (
            self.env._("Category"),
            self.env._("Lost Reports"),
            self.env._("Still Open"),
            self.env._("Returned"),
            self.env._("Closed Otherwise"),
            self.env._("Returned, %"),
        )
        sheet.write_row(4, 0, headings, self.head)
        for row, figure in enumerate(summary._figures(), 5):
            total = figure["is_total"]
            style = self.strong if total else None
            sheet.write_string(row, 0, self.env._("Total") if total else figure["category"], style)
            for column, name in enumerate(("total", "open", "returned", "closed"), 1):
                sheet.write_number(row, column, figure[name], style)
            rate = figure["returned"] / figure["total"] if figure["total"] else 0
            sheet.write_number(row, 5, rate, self.strong_percent if total else self.percent)

    def _write_reports(self, sheet):
        reports = self.summary._reports()
        labels = reports.fields_get([name for name, _width in _COLUMNS], ["string"])
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(reports), 1), len(_COLUMNS) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for column, (name, width) in enumerate(_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, labels[name]["string"], self.head)
        row = 0
        for start in range(0, len(reports), _PORTION):
            for report in reports.browse(reports.ids[start : start + _PORTION]):
                row += 1
                for column, (name, _width) in enumerate(_COLUMNS):
                    self._write_value(sheet, row, column, report, name)
            self.env.invalidate_all()

    def _write_value(self, sheet, row, column, report, name):
        local = report.desk_id._local
        if report._fields[name].type == "datetime":
            if report[name]:
                sheet.write_datetime(row, column, local(report[name]), self.moment)
        elif report[name]:
            sheet.write_string(row, column, field_text(report, name, local))
