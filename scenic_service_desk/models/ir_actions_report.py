from odoo import models

from ..tools.file_name import file_name


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    def _build_wkhtmltopdf_args(self, paperformat_id, *args, **kwargs):
        """Print our forms at once: they run no script that the printer would have to wait a second for."""
        command = super()._build_wkhtmltopdf_args(paperformat_id, *args, **kwargs)
        ours = (paperformat_id.get_external_id().get(paperformat_id.id) or "").startswith("scenic_service_desk.")
        if ours and "--javascript-delay" in command:
            command[command.index("--javascript-delay") + 1] = "0"
        return command

    def _paper_name(self, *marks):
        """What the file of a print is called; ``print_report_name`` of each form asks for it.

        sudo: who prints need not read reports.

        :param marks: what tells it from others of its kind: the number, the day, first and last day; empty ones are
            left out
        :return: str without a suffix: the form's title in the reader's language, and the marks
        """
        self.ensure_one()
        return file_name(self.sudo().name, *marks)
