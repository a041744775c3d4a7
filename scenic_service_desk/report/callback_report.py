from odoo import api, models

# the figures of a summary, in the order of its columns
SUMMARY_COLUMNS = (
    "total",
    "planned",
    "answered",
    "satisfied",
    "so_so",
    "dissatisfied",
    "unreached",
    "rate",
    "time_rate",
    "reopened",
)
# rows of a landscape page; the first one holds the figures too
_ROWS, _ROWS_FIRST = 20, 17


class CallbackReport(models.AbstractModel):
    """A call-back on its form 回访记录表."""

    _name = "report.scenic_service_desk.report_callback"
    _description = "Form: Call-back"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.callback"

    @api.model
    def _masked_phone(self, callback):
        """The number on paper, its middle starred: the sheet lies about; whoever calls reads it on the screen.

        :param callback: ``scenic.callback`` record, may be empty
        :return: str or False
        """
        return callback and callback._mask(callback.contact_phone, 3, 4)

    @api.model
    def _attempt_rows(self, callback):
        """The lines for attempts, filled as far as there are any, five at least.

        :param callback: ``scenic.callback`` record, may be empty
        :return: list of ``scenic.callback.attempt`` records, some empty
        """
        attempts = list(callback.attempt_ids.sorted("date"))
        return attempts + [callback.attempt_ids.browse()] * (5 - len(attempts))


class CallbackSummaryReport(models.AbstractModel):
    """The call-backs of a period 回访总结: figures by reason, then who was not satisfied and why."""

    _name = "report.scenic_service_desk.report_callback_summary"
    _description = "Form: Summary of Call-backs"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.callback.summary"

    @api.model
    def _summary_pages(self, summary):
        """Those not satisfied in portions of a page; the first one leaves room for the figures.

        :param summary: ``scenic.callback.summary`` record
        :return: list of ``scenic.callback`` recordsets, at least one
        """
        callbacks = summary._unhappy()
        room = max(_ROWS_FIRST - len(summary._figures()), 0)
        return [callbacks[:room], *(self._pages(callbacks[room:], _ROWS) if len(callbacks) > room else [])]

    @api.model
    def _columns(self):
        """The figures of a line, in the order of the table's heads."""
        return SUMMARY_COLUMNS
