from odoo import api, fields, models


class ScenicDutyLog(models.Model):
    """The visitor figures of the day, as the log shows them."""

    _inherit = "scenic.duty.log"

    count_ids = fields.One2many("scenic.visitor.count", string="Visitor Counts", compute="_compute_count_ids")
    visitor_total = fields.Integer("Visitors", compute="_compute_count_ids", help="The park's total of the day.")
    count_state = fields.Selection(
        [("none", "Nothing Counted"), ("unsent", "Not Sent"), ("sent", "Sent"), ("changed", "Changed Since Sent")],
        "Visitor Report",
        compute="_compute_count_ids",
    )

    @api.depends("company_id", "date")
    def _compute_count_ids(self):
        counts = self.env["scenic.visitor.count"].search(
            [("company_id", "in", self.company_id.ids), ("date", "in", self.mapped("date"))]
        )
        by_day = counts.grouped(lambda count: (count.company_id, count.date))
        for log in self:
            mine = by_day.get((log.company_id, log.date), counts.browse())
            counted = mine.filtered("is_counted")
            log.count_ids = mine
            log.visitor_total = sum(counted.filtered("in_total").mapped("count"))
            states = set(mine.mapped("sent_state"))
            log.count_state = (
                "changed"
                if "changed" in states
                else "none"
                if not counted
                else "sent"
                if "sent" in states
                else "unsent"
            )

    def action_enter_counts(self):
        """Put a row for every venue into the log, so that only numbers are left to type.

        :return: bool
        """
        self.ensure_one()
        self.env["scenic.visitor.count"]._open_day(self.company_id, self.date)
        self.invalidate_recordset(["count_ids", "visitor_total", "count_state"])
        return True

    def action_open_counts(self):
        """The day's figures, to be typed.

        :return: act_window
        """
        self.ensure_one()
        return self.env["scenic.visitor.count"]._open_day_action(self.company_id, self.date)

    def _closing_gaps(self):
        """The venues that the desk counts have a figure, be it nought."""
        gaps = super()._closing_gaps()
        counted = self.count_ids.filtered("is_counted").venue_id
        if missing := self.desk_id._venues_owed() - counted:
            gaps.append(
                {
                    "key": "visitor_counts",
                    "text": self.env._("No visitor figure yet: %s", ", ".join(missing.mapped("name"))),
                    "method": "action_open_counts",
                }
            )
        return gaps

    def action_send_counts(self):
        """Send the day's figures, or what changed since they were sent; see ``scenic.visitor.count.action_send``.

        :return: action that says to whom they went
        """
        self.ensure_one()
        counts = self.env["scenic.visitor.count"].with_context(scenic_day=self.date).with_company(self.company_id)
        return counts.action_send()

    def action_count_reports(self):
        """What was sent of the day.

        :return: act_window
        """
        self.ensure_one()
        return {
            **self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.count_report_action"),
            "domain": [("company_id", "=", self.company_id.id), ("date", "=", self.date)],
        }
