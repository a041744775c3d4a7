from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicCountSend(models.TransientModel):
    """Sends a day's figures as part of a holiday, or to others than usual."""

    _name = "scenic.count.send"
    _description = "Send Visitor Figures"

    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    date = fields.Date("Day", required=True)
    kind = fields.Selection(
        [("daily", "Daily"), ("holiday", "Holiday")],
        compute="_compute_holiday",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    holiday = fields.Char("Holiday's Name", compute="_compute_holiday", store=True, readonly=False, precompute=True)
    date_from = fields.Date(
        "Holiday's First Day", compute="_compute_holiday", store=True, readonly=False, precompute=True
    )
    recipient_ids = fields.Many2many(
        "res.partner",
        "scenic_count_send_partner_rel",
        string="Recipients",
        compute="_compute_recipient_ids",
        store=True,
        readonly=False,
        precompute=True,
    )
    is_correction = fields.Boolean(compute="_compute_preview")
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    @api.depends("company_id", "date")
    def _compute_holiday(self):
        for wizard in self:
            name, first = self.env["scenic.count.report"]._holiday_of(wizard.company_id, wizard.date)
            wizard.holiday = name
            wizard.date_from = first
            wizard.kind = "holiday" if first or self.env.context.get("scenic_holiday") else "daily"

    @api.depends("company_id", "date")
    def _compute_recipient_ids(self):
        for wizard in self:
            wizard.recipient_ids = self.env["scenic.count.report"]._recipients(wizard.company_id, wizard.date)

    def _last(self):
        """The report of this day and kind that was sent before, may be empty."""
        reports = self.env["scenic.count.report"]
        sent = reports._last_sent(self.company_id, [self.date])
        return sent.get((self.company_id.id, self.date, self.kind), reports)

    def _values(self):
        """What the report says: name and first day of the holiday, none for a daily one."""
        is_holiday = self.kind == "holiday"
        return {
            "holiday": (self.holiday or "") if is_holiday else "",
            "date_from": (self.date_from or self.date) if is_holiday else None,
        }

    @api.depends("company_id", "date", "kind", "holiday", "date_from")
    def _compute_preview(self):
        reports = self.env["scenic.count.report"]
        for wizard in self:
            last = wizard._last()
            values = wizard._values()
            wizard.is_correction = bool(last)
            wizard.preview = reports._render(
                {
                    "company": wizard.company_id,
                    "date": wizard.date,
                    "kind": wizard.kind,
                    "figures": reports._figures_of(wizard.company_id, wizard.date, values["date_from"]),
                    "before": last.figures if last else None,
                    "first": (last.original_id or last) if last else None,
                    **values,
                },
                self.env.lang or "en_US",
            )

    def action_send(self):
        """Send the report; of one that was sent already, what changed since.

        :return: notification that says who got it
        :raise UserError: when nothing has changed, or the holiday begins after the day
        """
        self.ensure_one()
        counts = self.env["scenic.visitor.count"]
        counts.check_access("create")
        reports, last, values = self.env["scenic.count.report"], self._last(), self._values()
        if values["date_from"] and values["date_from"] > self.date:
            raise UserError(self.env._("The holiday's first day comes after the day of the figures."))
        if last and not reports._differences(last.figures, reports._figures_of(self.company_id, self.date)):
            raise UserError(self.env._("Nothing has changed since the figures were sent. Nothing was sent again."))
        report = reports._send(self.company_id, self.date, **values, recipients=self.recipient_ids, last=last)
        return {**counts._sent_notification(report)}
