from odoo import api, fields, models
from odoo.tools import format_date

from ..tools.count_rows import parse_rows


class ScenicCountPaste(models.TransientModel):
    """Takes visitor figures pasted from a spreadsheet: all rows, or none."""

    _name = "scenic.count.paste"
    _description = "Paste Visitor Figures"

    text = fields.Text("Rows", required=True)
    date = fields.Date(
        "Day of Rows Without a Date", required=True, default=lambda self: self.env["scenic.visitor.count"]._today()
    )
    preview = fields.Html(compute="_compute_preview", sanitize=False)
    row_count = fields.Integer(compute="_compute_preview")
    wrong_count = fields.Integer(compute="_compute_preview")

    def _rows(self):
        """The rows as read, with venues and what is wrong.

        :return: list of dicts, see ``scenic.visitor.count._resolve_rows``
        """
        counts = self.env["scenic.visitor.count"]
        date_format = self.env["res.lang"]._get_data(code=self.env.lang or "en_US").date_format or ""
        month_first = date_format.find("%m") < date_format.find("%d") and not date_format.startswith("%Y")
        rows = parse_rows(self.text, self.date, month_first, counts._today())
        for row in rows:
            row["problem"] = row["problem"] and counts._problem_text(row["problem"])
        counts._resolve_rows(rows)
        return rows

    @api.depends("text", "date")
    def _compute_preview(self):
        for wizard in self:
            rows = wizard._rows() if wizard.text else []
            wizard.row_count = len(rows)
            wizard.wrong_count = sum(bool(row["problem"]) for row in rows)
            wizard.preview = rows and self.env["ir.qweb"]._render(
                "scenic_service_desk.count_paste_preview",
                {"rows": rows, "format_date": lambda day: format_date(self.env, day)},
            )

    def action_enter(self):
        """Enter the rows.

        :return: act_window with the figures entered
        :raise UserError: naming every row that is wrong; nothing is entered then
        """
        self.ensure_one()
        counts = self.env["scenic.visitor.count"]
        counts.check_access("create")
        rows = self._rows()
        counts._refuse_wrong_rows(rows)
        counts._store_rows(rows, "pasted")
        days = sorted({row["date"] for row in rows})
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.visitor_count_action")
        return {**action, "domain": [("date", "in", days)], "context": {}}
