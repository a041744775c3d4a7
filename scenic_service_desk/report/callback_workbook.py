"""The summary of call-backs as a workbook: figures by reason, and a line for each call-back."""

import tempfile
from pathlib import Path

import xlsxwriter

from ..tools.field_text import field_text
from .callback_report import SUMMARY_COLUMNS

_PORTION = 500
_COLUMNS = (
    ("name", 16),
    ("date", 17),
    ("reason", 18),
    ("source_name", 36),
    ("deadline", 17),
    ("state", 14),
    ("called_at", 17),
    ("called_by_id", 14),
    ("in_time", 10),
    ("satisfaction", 14),
    ("dissatisfaction", 50),
    ("follow_up", 18),
    ("desk_id", 18),
)


class CallbackWorkbook:
    """Writes row by row into a file, a portion at a time: memory does not grow with the period."""

    def __init__(self, summary):
        self.summary = summary
        self.env = summary.env

    def make(self):
        """Write the workbook.

        :return: bytes
        """
        with tempfile.TemporaryDirectory(prefix="scenic-callback-") as folder:
            path = Path(folder) / "callback.xlsx"
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
                self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
                self._write_figures(book.add_worksheet(self.env._("Figures")))
                self._write_callbacks(book.add_worksheet(self.env._("Call-backs")))
            return path.read_bytes()

    def _write_figures(self, sheet):
        summary = self.summary
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, len(SUMMARY_COLUMNS), 12)
        sheet.write_string(0, 0, self.env._("Summary of Call-backs"), self.title)
        sheet.write_string(1, 0, " · ".join(filter(None, [summary.company_id.name, summary.desk_id.name])))
        sheet.write_string(2, 0, f"{summary.date_from} – {summary.date_to}")
        headings = (
            self.env._("Why Called Back"),
            self.env._("Call-backs"),
            self.env._("To Be Called"),
            self.env._("Answered"),
            self.env._("Satisfied"),
            self.env._("So-So"),
            self.env._("Not Satisfied"),
            self.env._("Not Reached"),
            self.env._("Satisfied, %"),
            self.env._("In Time, %"),
            self.env._("Reopened"),
        )
        sheet.write_row(4, 0, headings, self.head)
        for row, figure in enumerate(summary._figures(), 5):
            style = self.strong if figure["is_total"] else None
            sheet.write_string(row, 0, self.env._("Total") if figure["is_total"] else figure["reason"], style)
            for column, name in enumerate(SUMMARY_COLUMNS, 1):
                sheet.write_number(row, column, figure[name], style)

    def _write_callbacks(self, sheet):
        callbacks = self.summary._callbacks()
        labels = callbacks.fields_get([name for name, _width in _COLUMNS], ["string"])
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(callbacks), 1), len(_COLUMNS) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for column, (name, width) in enumerate(_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, labels[name]["string"], self.head)
        row = 0
        for start in range(0, len(callbacks), _PORTION):
            for callback in callbacks.browse(callbacks.ids[start : start + _PORTION]):
                row += 1
                for column, (name, _width) in enumerate(_COLUMNS):
                    self._write_value(sheet, row, column, callback, name)
            self.env.invalidate_all()

    def _write_value(self, sheet, row, column, callback, name):
        local = callback.desk_id._local
        if callback._fields[name].type == "datetime":
            if callback[name]:
                sheet.write_datetime(row, column, local(callback[name]), self.moment)
        elif callback[name]:
            sheet.write_string(row, column, field_text(callback, name, local))
