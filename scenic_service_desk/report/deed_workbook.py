"""The summary of good deeds as a workbook: figures by department and employee, and the deeds behind them."""

from .workbook import Workbook


class DeedWorkbook(Workbook):
    """The two sheets of a ``scenic.deed.summary``."""

    def __init__(self, summary):
        super().__init__(summary)
        self.summary = summary

    def _add_styles(self):
        self.title = self.book.add_format({"bold": True, "font_size": 14})
        self.head = self.book.add_format(
            {"bold": True, "bg_color": "#D9E1F2", "border": 1, "text_wrap": True, "valign": "vcenter"}
        )
        self.cell = self.book.add_format({"border": 1, "valign": "top", "text_wrap": True})
        self.date = self.book.add_format({"border": 1, "valign": "top", "num_format": "yyyy-mm-dd", "align": "left"})
        self.sum = self.book.add_format({"bold": True, "border": 1, "bg_color": "#F2F2F2"})

    def _write(self):
        self._write_figures(self.book.add_worksheet(self.env._("By Department")))
        self._write_deeds(self.book.add_worksheet(self.env._("Good Deeds")))

    def _write_head(self, sheet, title, columns):
        """Title, period and headings; columns are pairs of heading and width."""
        summary = self.summary
        sheet.write_string(0, 0, f"{summary.company_id.name} · {title}", self.title)
        sheet.write_string(1, 0, f"{summary.date_from} – {summary.date_to}")
        for column, (heading, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(2, column, heading, self.head)
        sheet.freeze_panes(3, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)

    def _write_figures(self, sheet):
        columns = [
            (self.env._("Department"), 26),
            (self.env._("Employee"), 18),
            (self.env._("Employee No."), 14),
            (self.env._("Good Deeds"), 11),
            (self.env._("Returned to Owner"), 13),
            (self.env._("Merit Points"), 9),
        ]
        self._write_head(sheet, self.env._("Summary of Employees' Good Deeds"), columns)
        row, totals = 3, [0, 0, 0]
        for group in self.summary._departments():
            for line in group["rows"]:
                for column, value in enumerate([group["name"], line["name"], line["number"]]):
                    sheet.write_string(row, column, value or "", self.cell)
                for column, name in enumerate(("count", "returned", "points"), 3):
                    sheet.write_number(row, column, line[name], self.cell)
                row += 1
            self._write_sums(sheet, row, self.env._("%s, together", group["name"]), group)
            totals = [total + group[name] for total, name in zip(totals, ("count", "returned", "points"), strict=True)]
            row += 1
        self._write_sums(
            sheet, row, self.env._("Total"), dict(zip(("count", "returned", "points"), totals, strict=True))
        )

    def _write_sums(self, sheet, row, label, sums):
        sheet.merge_range(row, 0, row, 2, label, self.sum)
        for column, name in enumerate(("count", "returned", "points"), 3):
            sheet.write_number(row, column, sums[name], self.sum)

    def _write_deeds(self, sheet):
        columns = [
            (self.env._("Number"), 15),
            (self.env._("Day"), 12),
            (self.env._("Department"), 22),
            (self.env._("Employee"), 16),
            (self.env._("Employee No."), 13),
            (self.env._("Kind"), 24),
            (self.env._("Account of the Deed"), 60),
            (self.env._("Receipt"), 15),
            (self.env._("Returned to Owner"), 12),
            (self.env._("Reward"), 16),
            (self.env._("Merit Points"), 8),
        ]
        self._write_head(sheet, self.env._("Good Deeds"), columns)
        yes, visitor = self.env._("Yes"), self.env._("Visitor")
        deeds = self.summary._deeds()
        for row, deed in enumerate(deeds, 3):
            texts = [
                deed.name,
                None,
                deed.department_id.display_name,
                deed.doer_id.name or visitor,
                deed._doer_number(),
                deed.kind_id.name,
                deed.description,
                deed.receipt_number,
                yes if deed.is_returned else "",
                deed.reward,
            ]
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text or "", self.cell)
            sheet.write_datetime(row, 1, deed.day, self.date)
            sheet.write_number(row, len(texts), deed.points, self.cell)
        sheet.autofilter(2, 0, max(len(deeds) + 2, 3), len(columns) - 1)
