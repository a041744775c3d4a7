"""The complaint summary as a workbook: by category with a chart, by department, one across the other, by month."""

from .summary_workbook import SummaryWorkbook


class ComplaintWorkbook(SummaryWorkbook):
    """Figures only: nothing in it says who complained of whom."""

    def _write(self):
        self.percent = self.book.add_format({"num_format": "0 %"})
        self.strong_percent = self.book.add_format({"bold": True, "top": 1, "num_format": "0 %"})
        self.hours = self.book.add_format({"num_format": "0.0"})
        self.strong_hours = self.book.add_format({"bold": True, "top": 1, "num_format": "0.0"})
        self._write_figures(self.env._("By Category"), self.env._("Category"), "main_category_id")
        self._write_figures(self.env._("By Department"), self.env._("Department"), "department_id")
        self._write_matrix()
        self._write_trend()

    def _sheet(self, name):
        return self._figure_sheet(name, self.env._("Complaint Summary by Category"), [30, *[13] * 20])

    def _write_figures(self, name, what, by):
        sheet = self._sheet(name)
        headings = (
            what,
            self.env._("Cases"),
            self.env._("Period Before"),
            self.env._("Founded"),
            self.env._("Concluded"),
            self.env._("Closure Rate"),
            self.env._("On-Time Rate"),
            self.env._("First Response (Hours)"),
            self.env._("Repeat Rate"),
        )
        sheet.write_row(4, 0, headings, self.head)
        columns = ("total", "before", "founded", "closed", "closed_rate", "on_time_rate", "response", "repeat_rate")
        lines = self.summary._figures(by)
        for row, figures in enumerate(lines, 5):
            total = figures["is_total"]
            sheet.write_string(row, 0, figures["name"], self.strong if total else None)
            for column, key in enumerate(columns, 1):
                self._write_number(sheet, row, column, figures[key], self._style(key, total))
        if len(lines) > 1:
            self._add_chart(sheet, "bar", name, 5, 3 + len(lines), (0, 1), len(lines) + 7)

    def _style(self, key, total):
        if key.endswith("_rate"):
            return self.strong_percent if total else self.percent
        if key == "response":
            return self.strong_hours if total else self.hours
        return self.strong if total else None

    def _add_chart(self, sheet, kind, name, first, last, columns, below):
        chart = self.book.add_chart({"type": kind})
        label, value = columns
        chart.add_series(
            {
                "name": self.env._("Complaints"),
                "categories": [sheet.name, first, label, last, label],
                "values": [sheet.name, first, value, last, value],
                "data_labels": {"value": True},
                "fill": {"color": "#4C78A8"},
            }
        )
        chart.set_title({"name": name, "name_font": {"size": 11}})
        chart.set_legend({"none": True})
        if kind == "bar":
            chart.set_y_axis({"reverse": True})
        chart.set_size({"width": 720, "height": 300})
        sheet.insert_chart(below, 0, chart)

    def _write_matrix(self):
        sheet = self._sheet(self.env._("Category and Department"))
        departments, rows = self.summary._matrix()
        sheet.write_row(4, 0, [self.env._("Category"), *departments, self.env._("Total")], self.head)
        for row, (category, counts) in enumerate(rows, 5):
            sheet.write_string(row, 0, category)
            for column, count in enumerate([*counts, sum(counts)], 1):
                if count:
                    sheet.write_number(row, column, count)

    def _write_trend(self):
        sheet = self._sheet(self.env._("By Month"))
        sheet.write_row(4, 0, [self.env._("Month"), self.env._("Complaints"), self.env._("Concluded")], self.head)
        trend = self.summary._trend()
        for row, month in enumerate(trend, 5):
            sheet.write_string(row, 0, month["label"])
            sheet.write_number(row, 1, month["total"])
            sheet.write_number(row, 2, month["closed"])
        self._add_chart(sheet, "column", self.env._("By Month"), 5, 4 + len(trend), (0, 1), len(trend) + 7)
