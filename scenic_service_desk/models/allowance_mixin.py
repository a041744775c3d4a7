from odoo import api, fields, models

UNITS = [
    ("minutes", "Minutes (Elapsed)"),
    ("hours", "Hours (Elapsed)"),
    ("days", "Calendar Days"),
    ("next_day_at", "Days Later, by the Hour Set"),
    ("working_hours", "Hours of Work"),
    ("working_days", "Working Days"),
]


class ScenicAllowanceMixin(models.AbstractModel):
    """How long something may take: so many units, or until an hour of a later day; said as people say it."""

    _name = "scenic.allowance.mixin"
    _description = "Time Allowed"

    amount = fields.Float()
    unit = fields.Selection(UNITS)
    cut_off = fields.Float("By (Hour)", default=24.0)
    duration_text = fields.Char("Time Allowed", compute="_compute_duration_text")

    @api.depends_context("lang")
    @api.depends("amount", "unit", "cut_off")
    def _compute_duration_text(self):
        for record in self:
            record.duration_text = record.unit and record._allowance_text()

    def _allowance_text(self):
        """The time allowed in a sentence, as ``tools.due`` counts it.

        :return: str
        """
        if self.unit == "next_day_at" or (self.unit == "days" and not self.amount):
            return self._by_hour_text()
        if not self.amount:
            return self.env._("At Once")
        if self.amount == 1:
            return {
                "minutes": self.env._("Within 1 minute"),
                "hours": self.env._("Within 1 hour"),
                "days": self.env._("Within 1 calendar day"),
                "working_hours": self.env._("Within 1 working hour"),
                "working_days": self.env._("Within 1 working day"),
            }[self.unit]
        count = f"{self.amount:g}"
        return {
            "minutes": self.env._("Within %s minutes", count),
            "hours": self.env._("Within %s hours", count),
            "days": self.env._("Within %s calendar days", count),
            "working_hours": self.env._("Within %s working hours", count),
            "working_days": self.env._("Within %s working days", count),
        }[self.unit]

    def _by_hour_text(self):
        """As ``_allowance_text``, where an hour of a day is the end."""
        days = int(self.amount)
        minutes = round((self.cut_off or 24) * 60) if self.unit == "next_day_at" else 24 * 60
        if minutes == 24 * 60:
            if not days:
                return self.env._("By the end of the same day")
            if days == 1:
                return self.env._("By the end of the next day")
            return self.env._("By the end of the day, %s days later", days)
        hour = f"{minutes // 60:02d}:{minutes % 60:02d}"
        if not days:
            return self.env._("By %s the same day", hour)
        if days == 1:
            return self.env._("By %s the next day", hour)
        return self.env._("By %(hour)s, %(count)s days later", hour=hour, count=days)
