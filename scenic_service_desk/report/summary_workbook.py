"""A summary as a workbook: sheets of figures, and one with a line for each entry behind them."""

from ..tools.field_text import field_text
from .workbook import Workbook


class SummaryWorkbook(Workbook):
    """Figures of a period, and the entries that they were counted from."""

    def __init__(self, summary):
        super().__init__(summary)
        self.summary = summary

    def _add_styles(self):
        self.title = self.book.add_format({"bold": True, "font_size": 14})
        self.head = self.book.add_format({"bold": True, "bg_color": "#EEEEEE", "border": 1, "text_wrap": True})
        self.strong = self.book.add_format({"bold": True, "top": 1})
        self.moment = self.book.add_format({"num_format": "yyyy-mm-dd hh:mm"})

    def _figure_sheet(self, name, title, widths):
        """Begin a sheet of figures; its columns' heads stand in row 4.

        :param str name: the sheet's
        :param str title: what it is about
        :param list widths: of its columns
        :return: the sheet
        """
        summary = self.summary
        sheet = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, title, self.title)
        sheet.write_string(1, 0, " · ".join(filter(None, [summary.company_id.name, summary.desk_id.name])))
        sheet.write_string(2, 0, f"{summary.date_from} – {summary.date_to}")
        return sheet

    def _write_number(self, sheet, row, column, number, style=None):
        """Write a figure; a rate of nothing is None and stays empty."""
        if number is None:
            sheet.write_blank(row, column, None, style)
        else:
            sheet.write_number(row, column, number, style)

    def _write_entries(self, name, entries, columns):
        """A sheet with a line for each entry of a register.

        :param str name: the sheet's
        :param entries: recordset
        :param columns: pairs of a field's name and its column's width
        """
        sheet = self.book.add_worksheet(name)
        labels = entries.fields_get([field for field, _width in columns], ["string"])
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(entries), 1), len(columns) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for column, (field, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, labels[field]["string"], self.head)
        for row, entry in enumerate(self._portions(entries), 1):
            for column, (field, _width) in enumerate(columns):
                self._write_value(sheet, row, column, entry, field)

    def _write_value(self, sheet, row, column, entry, field):
        local = entry.desk_id._local
        if entry._fields[field].type == "datetime":
            if entry[field]:
                sheet.write_datetime(row, column, local(entry[field]), self.moment)
        elif entry[field]:
            sheet.write_string(row, column, field_text(entry, field, local))
