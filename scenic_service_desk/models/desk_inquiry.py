from odoo import api, fields, models


class ScenicDesk(models.Model):
    """Calls and questions on the desk's card."""

    _inherit = "scenic.desk"

    call_back_minutes = fields.Integer(
        "Call Back Within (Minutes)", default=30, help="When a call-back is due that nobody agreed a time for."
    )
    inquiry_count = fields.Integer("Inquiries Today", compute="_compute_inquiries")
    tap_count = fields.Integer("Counted Today", compute="_compute_inquiries")
    owed_count = fields.Integer("Call-Backs Owed", compute="_compute_inquiries")
    owed_late_count = fields.Integer("Call-Backs Overdue", compute="_compute_inquiries")

    _call_back_minutes_positive = models.Constraint(
        "CHECK (call_back_minutes > 0)", "A call-back is due after at least a minute."
    )

    @api.depends_context("uid")
    def _compute_inquiries(self):
        inquiries, tallies = self.env["scenic.inquiry"], self.env["scenic.inquiry.tally"]
        now = fields.Datetime.now()
        days = {desk.id: desk._local_date(now) for desk in self}
        logs = self.env["scenic.duty.log"].search([("desk_id", "in", self.ids), ("date", "in", list(days.values()))])
        today = [("log_id", "in", logs.filtered(lambda log: log.date == days[log.desk_id.id]).ids)]
        owed = [("desk_id", "in", self.ids), ("state", "=", "owed")]
        counts = {
            "inquiry_count": inquiries._read_group([*today, ("state", "!=", "withdrawn")], ["desk_id"], ["__count"]),
            "tap_count": tallies._read_group(today, ["desk_id"], ["count:sum"]),
            "owed_count": inquiries._read_group(owed, ["desk_id"], ["__count"]),
            "owed_late_count": inquiries._read_group([*owed, ("is_overdue", "=", True)], ["desk_id"], ["__count"]),
        }
        for name, rows in counts.items():
            by_desk = {desk.id: count for desk, count in rows}
            for desk in self:
                desk[name] = by_desk.get(desk.id, 0)

    def action_calls(self):
        """The day's calls of the desk, ready for the next one.

        :return: act_window
        """
        return self._open("inquiry_today_action", search_default_desk_id=self.id, search_default_today=1)

    def action_call_backs(self):
        """The call-backs the desk owes, the most urgent first.

        :return: act_window
        """
        return self._open("inquiry_action", search_default_desk_id=self.id, search_default_owed=1)

    def action_board(self):
        """The counter board of the desk.

        :return: act_window
        """
        action = self._open("inquiry_board_action", scenic_desk_id=self.id, search_default_on_board=1)
        return {**action, "name": f"{action['name']} · {self.name}"}
