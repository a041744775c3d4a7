"""The summary of lost reports as a workbook: figures by category, and a line for each report."""

from .summary_workbook import SummaryWorkbook

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


class LostWorkbook(SummaryWorkbook):
    """Visitors' telephone numbers stand in it masked."""

    def _write(self):
        self.percent = self.book.add_format({"num_format": "0 %"})
        self.strong_percent = self.book.add_format({"bold": True, "top": 1, "num_format": "0 %"})
        self._write_figures()
        self._write_entries(self.env._("Lost Reports"), self.summary._reports(), _COLUMNS)

    def _write_figures(self):
        title = self.env._("Summary of Visitors' Lost Items")
        sheet = self._figure_sheet(self.env._("By Category"), title, [28, *[14] * 5])
        headings = (
            self.env._("Category"),
            self.env._("Lost Reports"),
            self.env._("Still Open"),
            self.env._("Returned"),
            self.env._("Closed Otherwise"),
            self.env._("Returned, %"),
        )
        sheet.write_row(4, 0, headings, self.head)
        for row, figure in enumerate(self.summary._figures(), 5):
            total = figure["is_total"]
            style = self.strong if total else None
            sheet.write_string(row, 0, self.env._("Total") if total else figure["category"], style)
            for column, name in enumerate(("total", "open", "returned", "closed"), 1):
                sheet.write_number(row, column, figure[name], style)
            rate = figure["returned"] / figure["total"] if figure["total"] else None
            self._write_number(sheet, row, 5, rate, self.strong_percent if total else self.percent)
