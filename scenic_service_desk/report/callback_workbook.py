"""The summary of call-backs as a workbook: figures by reason, and a line for each call-back."""

from .callback_report import SUMMARY_COLUMNS
from .summary_workbook import SummaryWorkbook

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


class CallbackWorkbook(SummaryWorkbook):
    """What was answered, and by how many; nobody's telephone number."""

    def _write(self):
        self._write_figures()
        self._write_entries(self.env._("Call-backs"), self.summary._callbacks(), _COLUMNS)

    def _write_figures(self):
        widths = [24, *[12] * len(SUMMARY_COLUMNS)]
        sheet = self._figure_sheet(self.env._("Figures"), self.env._("Summary of Call-backs"), widths)
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
        for row, figure in enumerate(self.summary._figures(), 5):
            style = self.strong if figure["is_total"] else None
            sheet.write_string(row, 0, self.env._("Total") if figure["is_total"] else figure["reason"], style)
            for column, name in enumerate(SUMMARY_COLUMNS, 1):
                self._write_number(sheet, row, column, figure[name], style)
