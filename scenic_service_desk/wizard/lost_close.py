from odoo import fields, models


class ScenicLostClose(models.TransientModel):
    """How the search for something lost has ended."""

    _name = "scenic.lost.close"
    _description = "Close a Lost Report"
    _inherit = ["scenic.visible.mixin"]

    report_id = fields.Many2one("scenic.lost.report", "Lost Report", required=True, readonly=True)
    result = fields.Selection(
        lambda self: [
            choice
            for choice in self.env["scenic.lost.report"]._fields["result"]._description_selection(self.env)
            if choice[0] != "returned"
        ],
        required=True,
        default="found_himself",
    )
    note = fields.Char("Closing Note")

    def action_confirm(self):
        """Close the report.

        :return: action that closes the dialog
        :raise UserError: when it has moved on meanwhile
        """
        self.ensure_one()
        self.report_id._end(self.result, (self.note or "").strip() or None)
        return {"type": "ir.actions.act_window_close"}
