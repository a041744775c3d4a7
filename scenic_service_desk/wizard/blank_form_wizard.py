from odoo import fields, models

# which report, that is which paper, a form is printed on; A4 where nothing is said
_REPORTS = {
    "card": "scenic_service_desk.blank_card_report",
    "card_sheet": "scenic_service_desk.blank_card_sheet_report",
    "broadcast": "scenic_service_desk.blank_broadcast_report",
    "inquiry": "scenic_service_desk.blank_inquiry_report",
    "receipt_employee": "scenic_service_desk.blank_slip_report",
    "receipt_visitor": "scenic_service_desk.blank_slip_report",
    "slip": "scenic_service_desk.blank_slip_report",
    "patrol": "scenic_service_desk.blank_patrol_report",
}


class ScenicBlankForm(models.TransientModel):
    """Asks which form to print empty, and how many."""

    _name = "scenic.blank.form"
    _description = "Blank Forms"

    form = fields.Selection(
        [
            ("sheet_visitor", "Registration and Claim of Property Handed In by a Visitor"),
            ("sheet_employee", "Registration and Claim of Property Handed In by an Employee"),
            ("sheet_on_site", "Registration and Claim of Property Found on Site"),
            ("receipt_employee", "Employee's Receipt for Found Property"),
            ("receipt_visitor", "Visitor's Receipt for Found Property"),
            ("slip", "Receipt Slip"),
            ("card_sheet", "Item Cards (Label Sheet)"),
            ("card", "Item Card"),
            ("patrol", "Duty Manager's Patrol Sheet"),
            ("duty_entry", "Duty Log Entries"),
            ("handover", "Shift Handover"),
            ("inquiry", "Inquiry Log"),
            ("duty_log", "Duty Log Sheet"),
        ],
        required=True,
        default="sheet_visitor",
    )
    copies = fields.Integer(default=10, required=True)
    desk_id = fields.Many2one(
        "scenic.desk", required=True, default=lambda self: self.env["scenic.desk"]._default_desk()
    )

    _copies_range = models.Constraint("CHECK (copies BETWEEN 1 AND 500)", "Print between 1 and 500 copies.")

    def _form_title(self):
        """The chosen form's title.

        :return: str in the reader's language
        """
        return dict(self._fields["form"]._description_selection(self.env)).get(self.form, "")

    def action_print(self):
        """Print the empty forms.

        :return: report action
        """
        self.ensure_one()
        report = _REPORTS.get(self.form, "scenic_service_desk.blank_form_report")
        return {**self.env.ref(report).report_action(self, config=False), "close_on_report_download": True}
