from datetime import datetime, time, timedelta

from odoo import fields, models


class ScenicPatrolStop(models.Model):
    """A post of a round, and between which hours it is visited."""

    _name = "scenic.patrol.stop"
    _description = "Post of a Patrol Round"
    _order = "plan_id, sequence, hour_from, id"
    _check_company_auto = True

    plan_id = fields.Many2one("scenic.patrol.plan", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="plan_id.company_id")
    sequence = fields.Integer(default=10)
    checkpoint_id = fields.Many2one(
        "scenic.checkpoint", required=True, index=True, check_company=True, ondelete="restrict"
    )
    hour_from = fields.Float("From", required=True, default=9.0)
    hour_to = fields.Float("To", required=True, default=11.0, help="Before the hour it begins: the next day's.")

    _hours_range = models.Constraint(
        "CHECK (hour_from >= 0 AND hour_from < 24 AND hour_to >= 0 AND hour_to <= 24 AND hour_from <> hour_to)",
        "A post is visited between two hours of the day.",
    )

    def _window(self, day):
        """From when to when the post is visited on a day.

        An hour before the desk's day turns is one after midnight; summer time is the desk's clock's business.

        :param date day: the desk's local day
        :return: tuple of two datetimes, naive UTC
        """
        self.ensure_one()
        desk = self.plan_id.desk_id
        midnight = datetime.combine(day, time.min)
        start = self.hour_from + (24 if self.hour_from < desk.day_turn_hour else 0)
        end = self.hour_to + (24 if self.hour_to <= desk.day_turn_hour else 0)
        if end <= start:
            end += 24
        return tuple(desk._utc(midnight + timedelta(minutes=round(hour * 60))) for hour in (start, end))

    def _hours_label(self):
        """The hours as a sheet shows them.

        :return: str
        """
        self.ensure_one()
        return "–".join(
            "{:02d}:{:02d}".format(*divmod(round(hour * 60), 60)) for hour in (self.hour_from, self.hour_to)
        )
