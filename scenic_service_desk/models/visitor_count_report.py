from odoo import api, fields, models


class ScenicVisitorCount(models.Model):
    """What of the figures was sent, and what has changed since."""

    _inherit = "scenic.visitor.count"

    sent_count = fields.Integer("As Sent", compute="_compute_sent_state", aggregator=None)
    sent_state = fields.Selection(
        [("unsent", "Not Sent"), ("sent", "Sent"), ("changed", "Changed Since Sent")],
        "Report",
        compute="_compute_sent_state",
    )

    @api.depends("venue_id", "date", "count", "is_counted")
    def _compute_sent_state(self):
        reports = self.env["scenic.count.report"]._last_sent(self.company_id, set(self.filtered("date").mapped("date")))
        sent = {}
        for (company_id, day, _kind), report in reports.items():
            for row in report.figures or ():
                sent.setdefault((company_id, day, row["venue_id"]), []).append(row["count"])
        days = {(company_id, day) for company_id, day, _kind in reports}
        for record in self:
            present = record.count if record.is_counted else None
            figures = sent.get((record.company_id.id, record.date, record.venue_id.id), [None])
            record.sent_count = figures[-1] or 0
            if (record.company_id.id, record.date) not in days:
                record.sent_state = "unsent"
            else:
                record.sent_state = "sent" if all(figure == present for figure in figures) else "changed"

    @api.model_create_multi
    def create(self, vals_list):
        """Remind who adds a figure to a day that was sent."""
        records = super().create(vals_list)
        records._remind_of_correction()
        return records

    def write(self, vals):
        """Remind who changes a figure that was sent."""
        res = super().write(vals)
        # the many figures of a batch are looked at together, in its end
        if {"count", "hour_ids", "is_counted"} & vals.keys() and self._entry([{}]).source == "typed":
            self._remind_of_correction()
        return res

    def _remind_of_correction(self):
        """Put a reminder on figures that were sent as something else, one each; take it off those set right again."""
        changed = self.filtered(lambda record: record.sent_state == "changed")
        (self - changed)._end_reminders()
        if not changed:
            return
        kind = self.env.ref("scenic_service_desk.mail_activity_send_correction")
        # sudo: activities of others count as well
        reminded = changed.sudo().filtered(lambda record: kind in record.activity_ids.activity_type_id)
        (changed - reminded.with_env(self.env))._remind_user(
            "scenic_service_desk.mail_activity_send_correction", self.env.user
        )

    def _end_reminders(self):
        """Tick off the reminders to send a correction.

        sudo: they may be a colleague's.
        """
        kind = self.env.ref("scenic_service_desk.mail_activity_send_correction")
        self.sudo().activity_ids.filtered(lambda activity: activity.activity_type_id == kind).action_done()

    def _day_asked(self):
        """The company and day a button of a list or form means: that of the records chosen, else the list's own.

        :return: pair of ``res.company`` record and date
        """
        if self:
            return self[0].company_id, self[0].date
        return self.env.company, fields.Date.to_date(self.env.context.get("scenic_day")) or self._today()

    def action_send(self):
        """Send the day's figures, or what changed since they were sent.

        :return: notification that says who got them
        :raise AccessError: for users who may not enter figures
        """
        self.env["scenic.visitor.count"].check_access("create")
        company, day = self._day_asked()
        reports = self.env["scenic.count.report"]._send_day(company, day)
        return self._sent_notification(reports)

    @api.model
    def _sent_notification(self, reports):
        """Tell who got what.

        :param reports: ``scenic.count.report`` recordset
        :return: client action
        """
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": ", ".join(reports.mapped("display_name")),
                "message": self.env._("Sent to %s.", ", ".join(dict.fromkeys(reports.mapped("recipient_names")))),
                "type": "success",
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def action_send_holiday(self):
        """Open the dialog for a holiday's report or other recipients.

        :return: act_window
        """
        company, day = self._day_asked()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Send Visitor Figures"),
            "res_model": "scenic.count.send",
            "view_mode": "form",
            "target": "new",
            "context": {"default_company_id": company.id, "default_date": day, "scenic_holiday": True},
        }

    def action_paste(self):
        """Open the dialog that takes figures from a spreadsheet.

        :return: act_window
        """
        return {
            **self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.count_paste_action"),
            "context": {"default_date": self._day_asked()[1]},
        }

    @api.model
    def action_open_today(self):
        """Today's figures, to be typed.

        :return: act_window
        """
        return self._open_day_action(self.env.company, self._today())

    @api.model
    def _open_day_action(self, company, day):
        """A day's figures as a list to be typed in.

        :param company: ``res.company`` record
        :param date day: the day
        :return: act_window
        """
        self._open_day(company, day)
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.visitor_count_day_action")
        return {
            **action,
            "domain": [("date", "=", day), ("company_id", "=", company.id)],
            "context": {"scenic_day": fields.Date.to_string(day), "default_date": fields.Date.to_string(day)},
        }
