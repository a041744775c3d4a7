from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import fields, models

from ..tools.working_days import working_day

DESTINATIONS = [
    ("finance", "Finance"),
    ("police", "Police"),
    ("issuer", "Issuer of the Card"),
    ("dispose", "Disposal"),
]
# what decides how long things are kept and where they go then
KEEPING = ("keep_unit", "keep_count", "destination")


class ScenicKeepingMixin(models.AbstractModel):
    """How long things are kept and where they go when nobody has claimed them (register 6): a category says it for
    everybody, a rule for one company.
    """

    _name = "scenic.keeping.mixin"
    _description = "Keeping Period and Destination"

    keep_unit = fields.Selection(
        [
            ("hours", "Hours"),
            ("days", "Days"),
            ("working_days", "Working Days"),
            ("month_end", "Until the Month's End"),
        ],
        "Keeping Period",
        required=True,
        default="month_end",
    )
    keep_count = fields.Integer("Hours or Days", default=0)
    destination = fields.Selection(
        DESTINATIONS, required=True, default="finance", help="Where it goes when nobody has claimed it."
    )

    _keep_count_positive = models.Constraint(
        "CHECK (keep_unit = 'month_end' OR keep_count >= 0)", "A keeping period cannot be negative."
    )
    # no calendar goes on for ever
    _keep_count_possible = models.Constraint(
        "CHECK (keep_count <= 9999)", "A keeping period has at most 9999 hours or days."
    )

    def _keep_until(self, handed_in, to_local, to_utc, calendar=None):
        """When the keeping period of something ends.

        :param datetime handed_in: naive UTC
        :param to_local: function from naive UTC to the desk's wall clock
        :param to_utc: the way back
        :param calendar: ``resource.calendar`` that knows the working days; without one they are Monday to Friday
        :return: naive UTC datetime
        """
        self.ensure_one()
        if self.keep_unit == "hours":
            return handed_in + timedelta(hours=self.keep_count)
        local = to_local(handed_in)
        if self.keep_unit == "days":
            local += timedelta(days=self.keep_count)
        elif self.keep_unit == "working_days":
            local = working_day(local, self.keep_count, calendar, to_local, to_utc)
        else:
            local += relativedelta(day=31)
        return to_utc(local.replace(hour=23, minute=59, second=59, microsecond=0))

    def _period_text(self):
        """The keeping period as people say it.

        :return: str
        """
        self.ensure_one()
        count = self.keep_count
        if self.keep_unit == "hours":
            return self.env._("%s hours", count) if count else self.env._("At Once")
        if self.keep_unit == "days":
            return self.env._("%s days", count)
        if self.keep_unit == "working_days":
            return self.env._("%s working days", count)
        return self.env._("until the month's end")

    def _destination_text(self):
        """The destination in the reader's language.

        :return: str
        """
        self.ensure_one()
        return dict(self._fields["destination"]._description_selection(self.env)).get(self.destination, "")

    def _keeping_facts(self):
        """What decides, in words: compared before and after a change, for the trace of it.

        :return: dict of text by label
        """
        return self._period_facts()

    def _period_facts(self):
        """Period and destination in words.

        :return: dict of text by label
        """
        self.ensure_one()
        return {
            self.env._("Keeping Period"): self._period_text(),
            self.env._("Destination"): self._destination_text(),
        }

    def _change_text(self, before, after):
        """What differs between two results of ``_keeping_facts``.

        :return: str, empty where nothing does
        """
        nothing = self.env._("none")
        return "\n".join(
            f"{label}: {before.get(label) or nothing} → {after.get(label) or nothing}"
            for label in {**before, **after}
            if before.get(label) != after.get(label)
        )
