"""The complaint summary as a workbook: by category with a chart, by department, one across the other, by month."""

import io

import xlsxwriter


class ComplaintWorkbook:
    """Figures only: nothing in it says who complained of whom."""

    def __init__(self, summary):
        self.summary = summary
        self.env = summary.env

    def make(self):
        """Write the workbook.

        :return: bytes
        """
        target = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(target, options) as book:
            self.book = book
            self.title = book.add_format({"bold": True, "font_size": 14})
            self.head = book.add_format({"bold": True, "bg_color": "#EEEEEE", "border": 1, "text_wrap": True})
            self.strong = book.add_format({"bold": True, "top": 1})
            self.percent = book.add_format({"num_format": "0 %"})
            self.strong_percent = book.add_format({"bold": True, "top": 1, "num_format": "0 %"})
            self.hours = book.add_format({"num_format": "0.0"})
            self.strong_hours = book.add_format({"bold": True, "top": 1, "num_format": "0.0"})
            self._write_figures(self.env._("By Category"), self.env._("Category"), "main_category_id")
            self._write_figures(self.env._("By Department"), self.env._("Department"), "department_id")
            self._write_matrix()
            self._write_trend()
        return target.getvalue()

    def _sheet(self, name):
        summary = self.summary
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 20, 13)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        who = " · ".join(filter(None, [summary.company_id.name, summary.desk_id.name]))
        sheet.write_string(0, 0, self.env._("Complaint Summary by Category"), self.title)
        sheet.write_string(1, 0, who)
        sheet.write_string(2, 0, f"{summary.date_from} – {summary.date_to}")
        return sheet

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
                style = self._style(key, total)
                if figures[key] is None:
                    sheet.write_blank(row, column, None, style)
                else:
                    sheet.write_number(row, column, figures[key], style)
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
