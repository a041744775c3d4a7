from odoo import models


class ScenicLostReport(models.Model):
    """What is printed of a lost report: the form with the owner's slip."""

    _inherit = "scenic.lost.report"

    _scan_path = "lost"

    def action_print_form(self):
        """Print the form; the owner takes its lower part with him.

        :return: report action
        """
        return self.env.ref("scenic_service_desk.lost_report_report").report_action(self, config=False)
